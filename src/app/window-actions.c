/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "app/window-private.h"

#include <glib/gi18n.h>

#include "app/type-scale.h"

static RbDocument *
get_document (RbWindow *self)
{
  return rb_session_get_document (self->session);
}

static void
speed_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  RbWindow *self = RB_WINDOW (widget);
  double speed = rb_session_get_speed (self->session);

  if (g_str_equal (name, "win.faster"))
    speed *= 2;
  else if (g_str_equal (name, "win.slower"))
    speed /= 2;
  else
    speed = g_variant_get_double (parameter);

  rb_session_set_speed (self->session, CLAMP (speed, RB_PLAYER_MIN_SPEED, RB_PLAYER_MAX_SPEED));
}

static void
page_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  RbDocument *document = get_document (RB_WINDOW (widget));
  guint page = rb_document_get_page (document);

  if (g_str_equal (name, "win.next-exercise"))
    rb_document_set_page (document, page + 1);
  else if (page > 0)
    rb_document_set_page (document, page - 1);
}

static void
lesson_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  RbWindow *self = RB_WINDOW (widget);
  RbLesson *lesson = rb_document_get_lesson (get_document (self));
  RbLibrary *library = rb_session_get_library (self->session);
  gboolean forward = g_str_equal (name, "win.next-lesson");
  g_autoptr (RbLesson) other = NULL;
  guint position = 0;

  if (lesson != NULL)
    {
      rb_library_find (library, rb_lesson_get_id (lesson), &position);
      if (!forward && position == 0)
        return;

      position = forward ? position + 1 : position - 1;
    }

  other = g_list_model_get_item (G_LIST_MODEL (library), position);
  if (other != NULL)
    rb_session_open_lesson (self->session, other);
}

static void
version_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  rb_document_set_version (get_document (RB_WINDOW (widget)), g_variant_get_string (parameter, NULL));
}

/* Gets the version after the one that is open; after the last one comes the first. */
static RbVersion *
get_next_version (RbDocument *document,
                  gboolean   *ret_is_first)
{
  GListModel *versions = rb_exercise_get_versions (rb_document_get_exercise (document));
  guint n_versions = g_list_model_get_n_items (versions);

  for (guint i = 0; i < n_versions; i++)
    {
      g_autoptr (RbVersion) version = g_list_model_get_item (versions, i);

      if (version != rb_document_get_version (document))
        continue;

      *ret_is_first = i + 1 == n_versions;
      return g_list_model_get_item (versions, (i + 1) % n_versions);
    }

  return NULL;
}

static void
next_version_action (GtkWidget  *widget,
                     const char *name,
                     GVariant   *parameter)
{
  RbDocument *document = get_document (RB_WINDOW (widget));
  g_autoptr (RbVersion) next = NULL;
  gboolean is_first;

  if (rb_document_get_exercise (document) != NULL)
    next = get_next_version (document, &is_first);
  if (next != NULL)
    rb_document_set_version (document, rb_version_get_name (next));
}

/* Goes on to the next version, then to the next exercise, then to the next lesson. So a clicker, which has no other
 * keys, goes through the whole course. */
static void
go_on (RbWindow *self)
{
  RbDocument *document = get_document (self);
  guint page = rb_document_get_page (document);
  gboolean is_first = TRUE;
  g_autoptr (RbVersion) next = get_next_version (document, &is_first);

  /* A comparison has shown the versions already. */
  if (self->comparison == NULL && next != NULL && !is_first)
    rb_document_set_version (document, rb_version_get_name (next));
  else if (page + 1 < rb_document_get_n_pages (document))
    rb_document_set_page (document, page + 1);
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "win.next-lesson", NULL);
}

static void
step_forward (RbWindow *self)
{
  RbPlayer *player = rb_session_get_player (self->session);

  /* A class is asked before it is shown the answer. */
  if (self->projecting && player == NULL && !rb_session_get_asking (self->session) &&
      rb_session_ask (self->session))
    return;

  if (self->projecting && player != NULL && rb_player_get_at_end (player))
    go_on (self);
  else
    rb_session_step_forward (self->session);
}

static void
run_action (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  RbWindow *self = RB_WINDOW (widget);
  RbPlayer *player = rb_session_get_player (self->session);

  if (self->comparison != NULL && self->projecting && g_str_equal (name, "win.step-forward") &&
      rb_comparison_get_at_end (self->comparison))
    go_on (self);
  else if (self->comparison != NULL)
    rb_window_run_comparison (self, name);
  else if (g_str_equal (name, "win.play"))
    rb_session_toggle (self->session);
  else if (g_str_equal (name, "win.restart"))
    rb_session_restart (self->session);
  else if (g_str_equal (name, "win.stop"))
    rb_session_stop (self->session);
  else if (g_str_equal (name, "win.step-forward"))
    step_forward (self);
  else if (g_str_equal (name, "win.to-end"))
    rb_session_to_end (self->session);
  else if (g_str_equal (name, "win.step-back") && player != NULL)
    rb_player_step_back (player, RB_STEP_MOMENT);
  else if (g_str_equal (name, "win.to-start") && player != NULL)
    rb_player_rewind (player);
}

/* The line is the one that the cursor is in. */
static void
line_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  RbWindow *self = RB_WINDOW (widget);
  guint line = rb_workspace_get_cursor_line (self->workspace);

  if (g_str_equal (name, "win.run-to-line"))
    rb_session_run_to_line (self->session, line);
  else
    rb_stops_toggle (rb_session_get_stops (self->session), line);
}

static void
toggle_answers_action (GtkWidget  *widget,
                       const char *name,
                       GVariant   *parameter)
{
  RbWindow *self = RB_WINDOW (widget);
  gboolean blocking = rb_session_get_answers (self->session) == RB_ANSWERS_BLOCKING;

  rb_session_set_answers (self->session, blocking ? RB_ANSWERS_LATER : RB_ANSWERS_BLOCKING);
}

static void
reset_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  RbWindow *self = RB_WINDOW (widget);

  rb_session_reset (self->session);
  rb_window_offer_undo (self, _("Your changes were discarded"), "win.undo-reset");
}

static void
undo_reset_action (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  rb_session_restore (RB_WINDOW (widget)->session);
}

static void
zoom_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  RbWindow *self = RB_WINDOW (widget);
  double zoom = g_settings_get_double (self->settings, "zoom");

  if (g_str_equal (name, "win.zoom-in"))
    zoom = rb_type_scale_get_larger (zoom);
  else if (g_str_equal (name, "win.zoom-out"))
    zoom = rb_type_scale_get_smaller (zoom);
  else
    zoom = 1;

  g_settings_set_double (self->settings, "zoom", zoom);
}

static void
blank_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  RbWindow *self = RB_WINDOW (widget);

  rb_window_set_blank (self, !rb_window_get_blank (self));
}

static void
search_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  RbWindow *self = RB_WINDOW (widget);

  if (self->projecting)
    return;

  rb_window_show_lessons (self, TRUE);
  rb_lesson_rail_search (self->lesson_rail, NULL);
}

static void
page_turn_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  rb_workspace_turn_page (RB_WINDOW (widget)->workspace);
}

static void
menu_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  gtk_menu_button_popup (RB_WINDOW (widget)->menu_button);
}

static void
open_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  RbWindow *self = RB_WINDOW (widget);

  if (g_str_equal (name, "win.open-uri"))
    {
      g_autoptr (GFile) file = g_file_new_for_uri (g_variant_get_string (parameter, NULL));

      rb_window_open_file (self, file);
    }
  else
    {
      rb_window_choose_file (self);
    }
}

static void
export_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  RbWindow *self = RB_WINDOW (widget);

  if (g_str_equal (name, "win.export-uri"))
    {
      g_autoptr (GFile) file = g_file_new_for_uri (g_variant_get_string (parameter, NULL));

      rb_window_export_to (self, file);
    }
  else
    {
      rb_window_export (self);
    }
}

/**
 * rb_window_install_actions:
 * @widget_class: the class of the window
 *
 * Installs the window's actions that have no state.
 */
void
rb_window_install_actions (GtkWidgetClass *widget_class)
{
  static const struct
  {
    const char *name;
    const char *type;
    GtkWidgetActionActivateFunc activate;
  } actions[] = {
    { "win.open", NULL, open_action },
    { "win.open-uri", "s", open_action },
    { "win.export", NULL, export_action },
    { "win.export-uri", "s", export_action },
    { "win.play", NULL, run_action },
    { "win.restart", NULL, run_action },
    { "win.stop", NULL, run_action },
    { "win.step-forward", NULL, run_action },
    { "win.step-back", NULL, run_action },
    { "win.to-start", NULL, run_action },
    { "win.to-end", NULL, run_action },
    { "win.run-to-line", NULL, line_action },
    { "win.toggle-stop", NULL, line_action },
    { "win.speed", "d", speed_action },
    { "win.faster", NULL, speed_action },
    { "win.slower", NULL, speed_action },
    { "win.next-exercise", NULL, page_action },
    { "win.previous-exercise", NULL, page_action },
    { "win.next-lesson", NULL, lesson_action },
    { "win.previous-lesson", NULL, lesson_action },
    { "win.version", "s", version_action },
    { "win.next-version", NULL, next_version_action },
    { "win.toggle-answers", NULL, toggle_answers_action },
    { "win.reset", NULL, reset_action },
    { "win.undo-reset", NULL, undo_reset_action },
    { "win.zoom-in", NULL, zoom_action },
    { "win.zoom-out", NULL, zoom_action },
    { "win.zoom-reset", NULL, zoom_action },
    { "win.blank", NULL, blank_action },
    { "win.search", NULL, search_action },
    { "win.menu", NULL, menu_action },
    { "win.turn-page", NULL, page_turn_action },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, actions[i].type, actions[i].activate);
}

static void
projection_cb (GSimpleAction *action,
               GVariant      *state,
               gpointer       user_data)
{
  rb_window_set_projecting (user_data, g_variant_get_boolean (state));
  g_simple_action_set_state (action, state);
}

static void
sidebar_cb (GSimpleAction *action,
            GVariant      *state,
            gpointer       user_data)
{
  rb_window_show_lessons (user_data, g_variant_get_boolean (state));
}

/**
 * rb_window_add_actions:
 * @self: a window
 *
 * Adds the actions that have a state. Menus show it as a tick or a dot.
 */
void
rb_window_add_actions (RbWindow *self)
{
  static const GActionEntry entries[] = {
    { "projection", NULL, NULL, "false", projection_cb },
    { "sidebar", NULL, NULL, "false", sidebar_cb },
  };
  g_autoptr (GPropertyAction) answers = g_property_action_new ("answers", self->session, "answers");
  g_autoptr (GAction) high_contrast = g_settings_create_action (self->settings, "high-contrast");

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  g_action_map_add_action (G_ACTION_MAP (self), G_ACTION (answers));
  g_action_map_add_action (G_ACTION_MAP (self), high_contrast);
  rb_window_add_comparison (self);
}

/**
 * rb_window_update_actions:
 * @self: a window
 *
 * Enables the actions that can do something now, and disables the others.
 */
void
rb_window_update_actions (RbWindow *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  RbDocument *document = get_document (self);
  RbDraft *draft = rb_session_get_draft (self->session);
  RbPlayer *player = rb_session_get_player (self->session);
  gboolean runnable = rb_document_get_exercise (document) != NULL;
  gboolean at_start = player == NULL || rb_player_get_at_start (player);
  gboolean at_end = player != NULL && rb_player_get_at_end (player);
  gboolean finished = player == NULL || rb_event_loop_get_finished (rb_player_get_event_loop (player));
  gboolean playing = player != NULL && rb_player_get_playing (player);
  guint page = rb_document_get_page (document);

  gtk_widget_action_set_enabled (widget, "win.play", runnable);
  gtk_widget_action_set_enabled (widget, "win.restart", runnable);
  gtk_widget_action_set_enabled (widget, "win.export", runnable && !self->comparing);
  gtk_widget_action_set_enabled (widget, "win.export-uri", runnable && !self->comparing);
  gtk_widget_action_set_enabled (widget, "win.run-to-line", runnable);
  gtk_widget_action_set_enabled (widget, "win.toggle-stop", runnable);
  gtk_widget_action_set_enabled (widget, "win.stop", !finished || (playing && !at_end));
  gtk_widget_action_set_enabled (widget, "win.step-forward", runnable && (!at_end || self->projecting));
  gtk_widget_action_set_enabled (widget, "win.to-end", runnable && !at_end);
  gtk_widget_action_set_enabled (widget, "win.step-back", !at_start);
  gtk_widget_action_set_enabled (widget, "win.to-start", !at_start);
  gtk_widget_action_set_enabled (widget, "win.next-exercise", page + 1 < rb_document_get_n_pages (document));
  gtk_widget_action_set_enabled (widget, "win.previous-exercise", page > 0);
  gtk_widget_action_set_enabled (widget, "win.reset", rb_draft_get_edited (draft));
  gtk_widget_action_set_enabled (widget, "win.undo-reset", rb_draft_get_restorable (draft));
  rb_window_update_playground_actions (self);
  if (self->comparison != NULL)
    rb_window_enable_comparison (self);
}
