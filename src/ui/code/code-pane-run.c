/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "ui/code/code-pane-private.h"

#include <glib/gi18n.h>

#include "engine/narration/narration.h"
#include "engine/trace/trace-links.h"
#include "engine/trace/unrun.h"
#include "ui/code/code-text.h"

/* How a run is shown in the text: its marks, the current statement, and a flash when a callback is done. */

/* Puts the current statement into the description of the view, where a screen reader finds it. */
static void
describe_statement (RbCodePane *self,
                    guint       line,
                    guint       start,
                    guint       end)
{
  g_autofree char *text = NULL;
  g_autofree char *description = NULL;

  if (line == 0)
    {
      gtk_accessible_reset_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
      return;
    }

  text = rb_code_text_dup_first_line (GTK_TEXT_BUFFER (self->buffer), start, end);
  /* Translators: the current statement, such as "Line 12: console.log(user);" */
  description = g_strdup_printf (_("Line %u: %s"), line, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description, -1);
}

/* If animations are off, the stronger tint stays for the whole moment. */
static void
show_flash (RbCodePane *self,
            gboolean    flashes)
{
  adw_animation_reset (self->flash);
  rb_code_view_set_flash (self->view, flashes ? 1 : 0);
  if (flashes && adw_get_enable_animations (GTK_WIDGET (self)))
    adw_animation_play (self->flash);
}

/* Adds the lines that have no code before the stretch. */
static void
add_whole_lines (GtkTextBuffer *buffer,
                 const RbUnrun *stretch,
                 GArray        *lines)
{
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_line (buffer, &iter, (int) stretch->line - 1);
  while (g_unichar_isspace (gtk_text_iter_get_char (&iter)) && gtk_text_iter_forward_char (&iter))
    continue;

  for (guint line = stretch->line; line <= stretch->last_line; line++)
    if (line > stretch->line || (guint) gtk_text_iter_get_offset (&iter) == stretch->start)
      g_array_append_val (lines, line);
}

/* Marks the code that did not run, once the end of the run was shown. It stays marked when one goes back. */
static void
show_unrun (RbCodePane *self,
            RbMachine  *machine)
{
  g_autoptr (GArray) unrun = NULL;
  g_autoptr (GArray) lines = NULL;
  g_autofree char *words = NULL;

  if (self->knows_unrun || rb_machine_get_loop_state (machine) != RB_LOOP_FINISHED)
    return;

  unrun = rb_unrun_find (rb_machine_get_trace (machine));
  lines = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < unrun->len; i++)
    add_whole_lines (GTK_TEXT_BUFFER (self->buffer), &g_array_index (unrun, RbUnrun, i), lines);
  words = rb_narration_describe_unrun (unrun);

  rb_code_view_set_unrun (self->view, unrun);
  rb_callback_gutter_set_unrun (self->gutter, (const guint *) (gpointer) lines->data, lines->len, words);
  self->knows_unrun = TRUE;
}

/* Removes everything that a run shows. */
void
rb_code_pane_clear_run (RbCodePane *self)
{
  show_flash (self, FALSE);
  rb_run_marks_clear (self->marks);
  rb_code_view_set_ranges (self->view, NULL, 0);
  rb_code_view_set_waits (self->view, NULL, 0);
  rb_code_view_set_unrun (self->view, NULL);
  rb_callback_gutter_set_unrun (self->gutter, NULL, 0, NULL);
  self->knows_unrun = FALSE;
  rb_code_view_set_statement (self->view, 0, 0);
  rb_depth_strip_set_trace (self->depth_strip, NULL);
  rb_callback_gutter_set_badges (self->gutter, NULL, 0);
  rb_callback_gutter_set_waits (self->gutter, NULL, 0);
  rb_code_pane_update_badge (self);
  rb_callback_gutter_set_current_line (self->gutter, 0);
  describe_statement (self, 0, 0, 0);
}

static void
show_statement (RbCodePane   *self,
                const RbSite *site)
{
  guint old_start = 0;
  guint old_end = 0;

  rb_code_view_get_statement (self->view, &old_start, &old_end);
  if (site == NULL)
    {
      rb_code_view_set_statement (self->view, 0, 0);
      rb_callback_gutter_set_current_line (self->gutter, 0);
      describe_statement (self, 0, 0, 0);
      return;
    }

  if (site->start == old_start && site->end == old_end)
    return;

  rb_code_view_set_statement (self->view, site->start, site->end);
  rb_callback_gutter_set_current_line (self->gutter, site->line);
  describe_statement (self, site->line, site->start, site->end);
  rb_code_pane_scroll_to (self, site->start);
}

/* Returns whether the text is the program of the run. */
gboolean
rb_code_pane_matches (RbCodePane *self,
                      RbMachine  *machine)
{
  const char *source = rb_trace_get_source (rb_machine_get_trace (machine));
  g_autofree char *text = rb_code_pane_get_source (self);

  return g_strcmp0 (source, text) == 0;
}

void
rb_code_pane_show_run (RbCodePane *self,
                       RbMachine  *machine)
{
  guint site;
  guint n_ranges;
  guint n_badges;
  guint n_waits;
  const RbCodeRange *ranges;
  const RbGutterBadge *badges;
  const RbCodeWait *waits;
  gboolean flashes;

  if (!self->source_matches)
    return;

  flashes = rb_run_marks_update (self->marks, machine);
  ranges = rb_run_marks_get_ranges (self->marks, &n_ranges);
  badges = rb_run_marks_get_badges (self->marks, &n_badges);
  waits = rb_run_marks_get_waits (self->marks, &n_waits);
  rb_code_view_set_ranges (self->view, ranges, n_ranges);
  rb_code_view_set_waits (self->view, waits, n_waits);
  rb_callback_gutter_set_badges (self->gutter, badges, n_badges);
  rb_callback_gutter_set_waits (self->gutter, waits, n_waits);
  rb_depth_strip_update (self->depth_strip, machine);

  site = rb_machine_get_current_site (machine);
  show_statement (self, site != 0 ? rb_trace_get_site (rb_machine_get_trace (machine), site) : NULL);
  show_flash (self, flashes);
  show_unrun (self, machine);
  rb_code_pane_update_badge (self);
}

/**
 * rb_code_pane_reveal:
 * @self: a code pane
 * @site: a site of the run, or 0
 *
 * Puts the cursor where a site begins, and scrolls there. Nothing happens if the text is not the program of a run.
 */
void
rb_code_pane_reveal (RbCodePane *self,
                     guint       site)
{
  RbTrace *trace;
  GtkTextIter iter;
  guint offset;

  g_return_if_fail (RB_IS_CODE_PANE (self));

  if (site == 0 || self->player == NULL || !self->source_matches)
    return;

  trace = rb_machine_get_trace (rb_player_get_machine (self->player));
  offset = rb_trace_get_site (trace, site)->start;
  gtk_text_buffer_get_iter_at_offset (GTK_TEXT_BUFFER (self->buffer), &iter, (int) offset);
  gtk_text_buffer_place_cursor (GTK_TEXT_BUFFER (self->buffer), &iter);
  rb_code_pane_scroll_to (self, offset);
}

/* A badge is a link: each time, it leads to what happens to its callback next. */
void
rb_code_pane_follow_badge (RbCodePane *self,
                           guint       line)
{
  guint callback = rb_callback_gutter_get_callback (self->gutter, line);
  RbMachine *machine;
  guint record;

  if (callback == 0 || self->player == NULL)
    return;

  machine = rb_player_get_machine (self->player);
  record = rb_trace_links_find_next (rb_machine_get_trace (machine), callback, rb_machine_get_position (machine));
  if (record != RB_TRACE_NO_RECORD)
    rb_player_seek (self->player, rb_trace_find_moment (rb_machine_get_trace (machine), record));
}

static void
show_callback_action (GtkWidget  *widget,
                      const char *name,
                      GVariant   *parameter)
{
  RbCodePane *self = RB_CODE_PANE (widget);

  rb_code_pane_follow_badge (self, rb_code_pane_get_cursor_line (self));
}

/* The context menu is about the line of the cursor. */
void
rb_code_pane_update_badge (RbCodePane *self)
{
  guint callback = rb_callback_gutter_get_callback (self->gutter, rb_code_pane_get_cursor_line (self));

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "code.show-callback", callback != 0 && self->player != NULL);
}

/* Binds what the template calls. */
void
rb_code_pane_bind_run (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "code.show-callback", NULL, show_callback_action);
  gtk_widget_class_bind_template_callback_full (widget_class, "level_chosen_cb", G_CALLBACK (rb_code_pane_reveal));
}
