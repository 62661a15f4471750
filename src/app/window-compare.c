/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "app/window-private.h"

#include "app/application.h"
#include "ui/common/reader.h"

/* How a window shows two runs side by side instead of the lesson. The lesson's own run stands still meanwhile. */

static gboolean
is_comparable (RbWindow *self)
{
  RbDocument *document = rb_session_get_document (self->session);

  return rb_document_get_exercise (document) != NULL && rb_document_get_error_message (document) == NULL;
}

static void
end_comparison (RbWindow *self)
{
  if (self->comparison == NULL)
    return;

  rb_compare_view_set_comparison (self->compare_view, NULL);
  g_signal_handlers_disconnect_by_func (self->comparison, rb_window_update_actions, self);
  rb_comparison_end (self->comparison);
  g_clear_object (&self->comparison);
}

/* The view is made only now, so that a window that never compares opens sooner. */
static void
ensure_view (RbWindow *self)
{
  if (self->compare_view != NULL)
    return;

  self->compare_view = g_object_new (RB_TYPE_COMPARE_VIEW, "session", self->session, NULL);
  rb_compare_view_set_projecting (self->compare_view, self->projecting);
  gtk_stack_add_named (self->content_stack, GTK_WIDGET (self->compare_view), "compare");
  rb_reader_skip_while_unmapped (GTK_WIDGET (self->compare_view));
}

static void
start_comparison (RbWindow *self)
{
  static const char *const signals[] = { "notify::ready", "notify::playing", "notify::at-start", "notify::at-end" };
  RbApplication *application = RB_APPLICATION (gtk_window_get_application (GTK_WINDOW (self)));
  RbPlayer *player = rb_session_get_player (self->session);

  if (player != NULL && rb_player_get_playing (player))
    rb_player_pause (player);

  self->comparison = rb_comparison_new (rb_application_get_pool (application), self->session);
  for (guint i = 0; i < G_N_ELEMENTS (signals); i++)
    g_signal_connect_object (self->comparison, signals[i], G_CALLBACK (rb_window_update_actions), self,
                             G_CONNECT_SWAPPED);
  ensure_view (self);
  rb_compare_view_set_comparison (self->compare_view, self->comparison);
  gtk_stack_set_visible_child_name (self->content_stack, "compare");
}

/**
 * rb_window_set_comparing:
 * @self: a window
 * @comparing: whether to compare
 *
 * Shows versions of the exercise side by side, or the lesson as it was before.
 */
void
rb_window_set_comparing (RbWindow *self,
                         gboolean  comparing)
{
  if (self->comparing == comparing)
    return;

  self->comparing = comparing;
  rb_window_queue_resized (self);
  rb_window_show_document (self);
  if (comparing && self->compare_view != NULL)
    rb_compare_view_grab_run (self->compare_view);
  else
    rb_workspace_grab_run (self->workspace);
}

/**
 * rb_window_update_comparison:
 * @self: a window
 *
 * Starts a comparison of what is open now, if the window compares and there is something to compare. An older one ends.
 */
void
rb_window_update_comparison (RbWindow *self)
{
  end_comparison (self);
  if (self->comparing && is_comparable (self))
    start_comparison (self);
}

/**
 * rb_window_run_comparison:
 * @self: a window that shows a comparison
 * @name: the name of an action
 *
 * Does for the comparison what the action does for a run.
 */
void
rb_window_run_comparison (RbWindow   *self,
                          const char *name)
{
  static const struct
  {
    const char *name;
    void (* activate) (RbComparison *comparison);
  } actions[] = {
    { "win.play", rb_comparison_toggle },
    { "win.restart", rb_comparison_restart },
    { "win.stop", rb_comparison_stop },
    { "win.step-forward", rb_comparison_step_forward },
    { "win.step-back", rb_comparison_step_back },
    { "win.to-start", rb_comparison_rewind },
    { "win.to-end", rb_comparison_to_end },
  };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    if (g_str_equal (actions[i].name, name))
      actions[i].activate (self->comparison);
}

/**
 * rb_window_enable_comparison:
 * @self: a window that shows a comparison
 *
 * Enables the actions that can do something for the comparison, and disables the others.
 */
void
rb_window_enable_comparison (RbWindow *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean is_ready = rb_comparison_get_ready (self->comparison);
  gboolean at_start = rb_comparison_get_at_start (self->comparison);
  gboolean at_end = rb_comparison_get_at_end (self->comparison);

  gtk_widget_action_set_enabled (widget, "win.play", is_ready);
  gtk_widget_action_set_enabled (widget, "win.restart", is_ready);
  gtk_widget_action_set_enabled (widget, "win.stop", !is_ready || rb_comparison_get_playing (self->comparison));
  gtk_widget_action_set_enabled (widget, "win.step-forward", is_ready && (!at_end || self->projecting));
  gtk_widget_action_set_enabled (widget, "win.to-end", is_ready && !at_end);
  gtk_widget_action_set_enabled (widget, "win.step-back", is_ready && !at_start);
  gtk_widget_action_set_enabled (widget, "win.to-start", is_ready && !at_start);
  gtk_widget_action_set_enabled (widget, "win.run-to-line", FALSE);
  gtk_widget_action_set_enabled (widget, "win.reset", FALSE);
  gtk_widget_action_set_enabled (widget, "win.undo-reset", FALSE);
}

static void
change_cb (GSimpleAction *action,
           GVariant      *state,
           gpointer       user_data)
{
  rb_window_set_comparing (user_data, g_variant_get_boolean (state));
  g_simple_action_set_state (action, state);
}

/**
 * rb_window_add_comparison:
 * @self: a window
 *
 * Adds the action that compares, and follows what a comparison depends on.
 */
void
rb_window_add_comparison (RbWindow *self)
{
  static const GActionEntry entries[] = {
    { "compare", NULL, NULL, "false", change_cb },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  g_signal_connect_object (self->session, "notify::answers", G_CALLBACK (rb_window_update_comparison), self,
                           G_CONNECT_SWAPPED);
}

/**
 * rb_window_end_comparison:
 * @self: a window that is about to close
 *
 * Ends the runs of a comparison.
 */
void
rb_window_end_comparison (RbWindow *self)
{
  self->comparing = FALSE;
  end_comparison (self);
}
