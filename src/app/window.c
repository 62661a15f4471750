/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "app/window.h"

#include <glib/gi18n.h>

#include "app/main-row.h"
#include "app/window-private.h"
#include "lesson/prediction.h"
#include "ui/code/program-notes.h"
#include "ui/console/console-view.h"
#include "ui/stage/stage.h"
#include "ui/transport/narration-bar.h"
#include "ui/transport/run-row.h"

G_DEFINE_FINAL_TYPE (RbWindow, rb_window, ADW_TYPE_APPLICATION_WINDOW)

enum
{
  PROP_0,
  PROP_SESSION,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* --- The program: edited or chosen -------------------------------------------------------------------------------- */

static void
draft_text_cb (RbWindow *self)
{
  g_autofree char *shown = rb_code_pane_get_source (self->code_pane);
  const char *text = rb_draft_get_text (rb_session_get_draft (self->session));

  if (g_strcmp0 (shown, text) != 0)
    rb_code_pane_set_source (self->code_pane, text);

  /* The person has not been warned about these new changes yet. */
  self->warned_of_loss = FALSE;
  rb_window_update_actions (self);
}

static void
code_edited_cb (RbWindow *self)
{
  g_autofree char *text = rb_code_pane_get_source (self->code_pane);

  rb_session_edit (self->session, text);
}

static void
version_chosen_cb (RbWindow *self)
{
  const char *version = rb_version_switcher_get_version (self->version_switcher);

  if (version != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.version", "s", version);
}

static void
lesson_chosen_cb (RbWindow *self,
                  RbLesson *lesson)
{
  rb_session_open_lesson (self->session, lesson);
  if (adw_flap_get_folded (self->flap))
    adw_flap_set_reveal_flap (self->flap, FALSE);
}

static void
say_cb (RbWindow   *self,
        const char *message)
{
  rb_window_say (self, message, ADW_TOAST_PRIORITY_NORMAL);
}

/* --- The run ------------------------------------------------------------------------------------------------------ */

static void
at_end_cb (RbWindow *self)
{
  RbDocument *document = rb_session_get_document (self->session);
  RbMachine *machine;
  g_autofree char *printed = NULL;

  rb_window_update_actions (self);

  if (!rb_session_get_completed (self->session))
    return;

  machine = rb_player_get_machine (rb_session_get_player (self->session));
  printed = rb_prediction_dup_printed (rb_machine_get_trace (machine));
  rb_prose_view_reveal_predictions (self->prose_view, rb_document_get_exercise (document),
                                    rb_version_get_name (rb_document_get_version (document)), printed);
}

static void
finished_cb (RbWindow *self)
{
  RbPlayer *player = rb_session_get_player (self->session);
  RbEventLoop *event_loop;
  RbOutcome outcome;

  rb_window_update_actions (self);

  /* The session has discarded the run that ends. If an action did this by setting a property, "notify::player" is
   * emitted only later. */
  if (player == NULL)
    return;

  event_loop = rb_player_get_event_loop (player);
  outcome = rb_event_loop_get_outcome (event_loop);
  if (outcome == RB_OUTCOME_SYNTAX_ERROR)
    rb_code_pane_set_error (self->code_pane, rb_event_loop_get_place (event_loop),
                            rb_event_loop_get_message (event_loop));
  else if (outcome == RB_OUTCOME_RUNNER_FAILED)
    say_cb (self, rb_event_loop_get_message (event_loop));
}

static void
player_changed_cb (RbWindow *self)
{
  RbPlayer *player = rb_session_get_player (self->session);

  g_signal_group_set_target (self->player_signals, player);
  g_signal_group_set_target (self->event_loop_signals, player != NULL ? rb_player_get_event_loop (player) : NULL);
  rb_code_pane_set_error (self->code_pane, NULL, NULL);
  rb_window_update_actions (self);
}

/* --- The window itself -------------------------------------------------------------------------------------------- */

static void
blank_pressed_cb (RbWindow *self)
{
  rb_window_set_blank (self, FALSE);
}

static gboolean
folding_cb (gpointer user_data)
{
  RbWindow *self = user_data;

  self->folding_source = 0;
  rb_window_update_header (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self->flap));

  /* A screen reader must not read a list that is folded away. */
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->lesson_list), GTK_ACCESSIBLE_STATE_HIDDEN,
                               !adw_flap_get_reveal_flap (self->flap), -1);

  return G_SOURCE_REMOVE;
}

/* The flap folds during a layout, when no widget may change its size and GTK ignores requests for another layout. So
 * the changes wait until the layout is over. */
static void
folded_cb (RbWindow *self)
{
  if (self->session != NULL && self->folding_source == 0)
    self->folding_source = g_idle_add (folding_cb, self);
}

static void
fullscreened_cb (RbWindow *self)
{
  /* The desktop can end full screen without the action. */
  if (!gtk_window_is_fullscreen (GTK_WINDOW (self)) && self->projecting)
    g_action_group_change_action_state (G_ACTION_GROUP (self), "projection", g_variant_new_boolean (FALSE));
}

static gboolean
rb_window_close_request (GtkWindow *window)
{
  RbWindow *self = RB_WINDOW (window);
  RbDraft *draft = rb_session_get_draft (self->session);

  rb_draft_save (draft);
  if (!rb_draft_get_saved (draft) && !self->warned_of_loss)
    {
      self->warned_of_loss = TRUE;
      rb_window_say (self,
                     _("Your changes could not be saved and would be lost. Close the window again to discard them."),
                     ADW_TOAST_PRIORITY_HIGH);
      return TRUE;
    }

  rb_session_discard_run (self->session);

  return GTK_WINDOW_CLASS (rb_window_parent_class)->close_request (window);
}

static void
rb_window_dispose (GObject *object)
{
  RbWindow *self = RB_WINDOW (object);

  g_clear_handle_id (&self->balance_source, g_source_remove);
  g_clear_handle_id (&self->folding_source, g_source_remove);
  if (self->player_signals != NULL)
    {
      g_signal_group_set_target (self->player_signals, NULL);
      g_signal_group_set_target (self->event_loop_signals, NULL);
    }

  g_clear_object (&self->player_signals);
  g_clear_object (&self->event_loop_signals);
  g_clear_object (&self->session);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (rb_window_parent_class)->dispose (object);
}

static void
rb_window_finalize (GObject *object)
{
  RbWindow *self = RB_WINDOW (object);

  g_clear_pointer (&self->said, g_hash_table_unref);

  G_OBJECT_CLASS (rb_window_parent_class)->finalize (object);
}

static void
rb_window_get_property (GObject    *object,
                        guint       prop_id,
                        GValue     *value,
                        GParamSpec *pspec)
{
  RbWindow *self = RB_WINDOW (object);

  switch (prop_id)
    {
    case PROP_SESSION:
      g_value_set_object (value, self->session);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/ringback/Ringback/app/window.ui");
  gtk_widget_class_bind_template_child (widget_class, RbWindow, toast_overlay);
  gtk_widget_class_bind_template_child (widget_class, RbWindow, header_bar);
  gtk_widget_class_bind_template_child (widget_class, RbWindow, subtitle_label);
  gtk_widget_class_bind_template_child (widget_class, RbWindow, answers_button);
  gtk_widget_class_bind_template_child (widget_class, RbWindow, menu_button);
  gtk_widget_class_bind_template_child (widget_class, RbWindow, zoom_label);
  gtk_widget_class_bind_template_child (widget_class, RbWindow, flap);
  gtk_widget_class_bind_template_child (widget_class, RbWindow, lesson_list);
  gtk_widget_class_bind_template_child (widget_class, RbWindow, content_stack);
  gtk_widget_class_bind_template_child (widget_class, RbWindow, broken_page);
  gtk_widget_class_bind_template_child (widget_class, RbWindow, reading_pane);
  gtk_widget_class_bind_template_child (widget_class, RbWindow, prose_view);
  gtk_widget_class_bind_template_child (widget_class, RbWindow, prose_scroller);
  gtk_widget_class_bind_template_child (widget_class, RbWindow, version_switcher);
  gtk_widget_class_bind_template_child (widget_class, RbWindow, code_pane);
  gtk_widget_class_bind_template_child (widget_class, RbWindow, transport_bar);
  gtk_widget_class_bind_template_child (widget_class, RbWindow, run_area);
  gtk_widget_class_bind_template_child (widget_class, RbWindow, stage);
  gtk_widget_class_bind_template_child (widget_class, RbWindow, blank);
  gtk_widget_class_bind_template_callback (widget_class, rb_window_balance);
  gtk_widget_class_bind_template_callback (widget_class, blank_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, code_edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, folded_cb);
  gtk_widget_class_bind_template_callback (widget_class, fullscreened_cb);
  gtk_widget_class_bind_template_callback (widget_class, lesson_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, version_chosen_cb);
}

static void
rb_window_class_init (RbWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = rb_window_dispose;
  object_class->finalize = rb_window_finalize;
  object_class->get_property = rb_window_get_property;
  GTK_WINDOW_CLASS (klass)->close_request = rb_window_close_request;

  properties[PROP_SESSION] =
    g_param_spec_object ("session", NULL, NULL, RB_TYPE_SESSION, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (RB_TYPE_CODE_PANE);
  g_type_ensure (RB_TYPE_CONSOLE_VIEW);
  g_type_ensure (RB_TYPE_DOCUMENT);
  g_type_ensure (RB_TYPE_EXERCISE_PAGER);
  g_type_ensure (RB_TYPE_LESSON_LIST);
  g_type_ensure (RB_TYPE_MAIN_ROW);
  g_type_ensure (RB_TYPE_NARRATION_BAR);
  g_type_ensure (RB_TYPE_PROGRAM_NOTES);
  g_type_ensure (RB_TYPE_PROSE_VIEW);
  g_type_ensure (RB_TYPE_RUN_ROW);
  g_type_ensure (RB_TYPE_SESSION);
  g_type_ensure (RB_TYPE_STAGE);
  g_type_ensure (RB_TYPE_TRANSPORT_BAR);
  g_type_ensure (RB_TYPE_VERSION_SWITCHER);
  bind_template (widget_class);
  rb_window_install_actions (widget_class);
}

static void
rb_window_init (RbWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  if (RB_DEVELOPMENT)
    gtk_widget_add_css_class (GTK_WIDGET (self), "devel");

  self->said = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->player_signals = g_signal_group_new (RB_TYPE_PLAYER);
  g_signal_group_connect_swapped (self->player_signals, "notify::at-start", G_CALLBACK (rb_window_update_actions),
                                  self);
  g_signal_group_connect_swapped (self->player_signals, "notify::at-end", G_CALLBACK (at_end_cb), self);
  g_signal_group_connect_swapped (self->player_signals, "notify::playing", G_CALLBACK (rb_window_update_actions), self);

  self->event_loop_signals = g_signal_group_new (RB_TYPE_EVENT_LOOP);
  g_signal_group_connect_swapped (self->event_loop_signals, "finished", G_CALLBACK (finished_cb), self);

  rb_window_add_keys (self);
}

static void
take_session (RbWindow  *self,
              RbSession *session)
{
  RbDocument *document = rb_session_get_document (session);
  RbDraft *draft = rb_session_get_draft (session);

  self->session = g_object_ref (session);
  g_signal_connect_object (document, "changed", G_CALLBACK (rb_window_show_document), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (draft, "notify::text", G_CALLBACK (draft_text_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::answers", G_CALLBACK (rb_window_update_header), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::player", G_CALLBACK (player_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "message", G_CALLBACK (say_cb), self, G_CONNECT_SWAPPED);

  g_settings_bind (self->settings, "speed", session, "speed", G_SETTINGS_BIND_DEFAULT);
  rb_window_update_header (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SESSION]);
}

static void
take_settings (RbWindow  *self,
               GSettings *settings)
{
  self->settings = g_object_ref (settings);
  g_settings_bind (settings, "window-width", self, "default-width", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "window-height", self, "default-height", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "maximized", self, "maximized", G_SETTINGS_BIND_DEFAULT);

  g_signal_connect_object (settings, "changed::high-contrast", G_CALLBACK (rb_window_update_contrast), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::high-contrast",
                           G_CALLBACK (rb_window_update_contrast), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "changed::zoom", G_CALLBACK (rb_window_update_zoom), self, G_CONNECT_SWAPPED);
  rb_window_update_contrast (self);
  rb_window_update_zoom (self);
}

/**
 * rb_window_new:
 * @application: the application
 *
 * Makes a window in which nothing is open.
 *
 * Returns: (transfer none): a new window
 */
RbWindow *
rb_window_new (RbApplication *application)
{
  g_autoptr (RbSession) session = NULL;
  const GError *load_error;
  RbWindow *self;

  g_return_val_if_fail (RB_IS_APPLICATION (application), NULL);

  self = g_object_new (RB_TYPE_WINDOW, "application", application, NULL);
  session = rb_session_new (rb_application_get_pool (application), rb_application_get_drafts (application),
                            rb_application_get_progress (application));
  rb_lesson_list_set_library (self->lesson_list, rb_application_get_library (application));
  take_settings (self, rb_application_get_settings (application));
  take_session (self, session);
  rb_window_add_actions (self);
  rb_window_update_actions (self);

  load_error = rb_progress_get_load_error (rb_application_get_progress (application));
  if (load_error != NULL)
    {
      /* Translators: followed by the reason */
      g_autofree char *message = g_strdup_printf (_("Your progress could not be loaded: %s"), load_error->message);

      say_cb (self, message);
    }

  return self;
}

/**
 * rb_window_open_last:
 * @self: a window
 *
 * Opens the lesson that was open last, or the first one. If something is open already, it stays open.
 */
void
rb_window_open_last (RbWindow *self)
{
  RbApplication *application;
  RbLibrary *library;
  RbLesson *lesson = NULL;
  const char *last;
  g_autoptr (RbLesson) first = NULL;

  g_return_if_fail (RB_IS_WINDOW (self));

  if (rb_document_get_key (rb_session_get_document (self->session)) != NULL)
    return;

  application = RB_APPLICATION (gtk_window_get_application (GTK_WINDOW (self)));
  library = rb_application_get_library (application);
  last = rb_progress_get_last_lesson (rb_application_get_progress (application));
  if (last != NULL)
    lesson = rb_library_find (library, last, NULL);

  first = g_list_model_get_item (G_LIST_MODEL (library), 0);
  if (lesson == NULL)
    lesson = first;

  if (lesson != NULL)
    rb_session_open_lesson (self->session, lesson);

  rb_transport_bar_grab_run (self->transport_bar);
}

/**
 * rb_window_open_file:
 * @self: a window
 * @file: an article or a JavaScript program
 *
 * Opens a file. If it cannot be read, the window says why.
 */
void
rb_window_open_file (RbWindow *self,
                     GFile    *file)
{
  g_return_if_fail (RB_IS_WINDOW (self));
  g_return_if_fail (G_IS_FILE (file));

  rb_document_open_file (rb_session_get_document (self->session), file);
  rb_transport_bar_grab_run (self->transport_bar);
}
