/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "app/window-private.h"

/* Where the lessons are: in a rail, or in a list that stands beside the lesson or lies over it. */

static gboolean
is_beside (RbWindow *self)
{
  return self->span >= RB_SPAN_NORMAL && !self->projecting;
}

/* In a window that has room, the rail is always there, and becomes the list. In others, the list comes when it is
 * wanted, and lies over the lesson. */
static void
apply (RbWindow *self)
{
  gboolean beside = is_beside (self);

  self->fitting_lessons = TRUE;
  rb_lesson_rail_set_expanded (self->lesson_rail, !beside || self->lessons_shown);
  adw_flap_set_fold_policy (self->flap, beside ? ADW_FLAP_FOLD_POLICY_NEVER : ADW_FLAP_FOLD_POLICY_ALWAYS);
  adw_flap_set_reveal_flap (self->flap, beside || self->lessons_shown);
  self->fitting_lessons = FALSE;
}

/**
 * rb_window_show_lessons:
 * @self: a window
 * @shown: whether to show the titles of the lessons
 *
 * Shows the list of lessons, or hides it.
 */
void
rb_window_show_lessons (RbWindow *self,
                        gboolean  shown)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), "sidebar");

  self->lessons_shown = shown;
  g_simple_action_set_state (G_SIMPLE_ACTION (action), g_variant_new_boolean (shown));
  apply (self);
}

/**
 * rb_window_close_lessons:
 * @self: a window
 *
 * Hides the list of lessons, unless there is room for it beside the lesson.
 */
void
rb_window_close_lessons (RbWindow *self)
{
  if (self->span < RB_SPAN_WIDE)
    rb_window_show_lessons (self, FALSE);
}

/**
 * rb_window_fit_lessons:
 * @self: a window
 *
 * Shows the list of lessons as it suits the width of the window.
 */
void
rb_window_fit_lessons (RbWindow *self)
{
  rb_window_show_lessons (self, self->span == RB_SPAN_WIDE && !self->projecting);
}

/* The list slides in and out. It is shown until it has left the window. */
static void
update_shown (RbWindow *self)
{
  rb_lesson_rail_set_shown (self->lesson_rail,
                            adw_flap_get_reveal_flap (self->flap) || adw_flap_get_reveal_progress (self->flap) > 0);
}

/* A person can push the list away. */
static void
revealed_cb (RbWindow *self)
{
  gboolean is_open = adw_flap_get_reveal_flap (self->flap);

  /* A screen reader must not read a list that is hidden. */
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->lesson_rail), GTK_ACCESSIBLE_STATE_HIDDEN, !is_open, -1);

  if (!self->fitting_lessons && !is_beside (self) && is_open != self->lessons_shown)
    rb_window_show_lessons (self, is_open);
}

/**
 * rb_window_add_lessons:
 * @self: a window
 *
 * Connects the lessons with the window.
 */
void
rb_window_add_lessons (RbWindow *self)
{
  g_signal_connect_object (self->flap, "notify::reveal-flap", G_CALLBACK (update_shown), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->flap, "notify::reveal-flap", G_CALLBACK (revealed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->flap, "notify::reveal-progress", G_CALLBACK (update_shown), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->lesson_rail, "opened", G_CALLBACK (rb_window_close_lessons), self, G_CONNECT_SWAPPED);
  apply (self);
  update_shown (self);
}
