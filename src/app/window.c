/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "app/window.h"

#include <glib/gi18n.h>

#include "app/window-private.h"
#include "ui/common/em.h"
#include "ui/common/popovers.h"
#include "ui/common/reader.h"

/* In a comparison, headers and consoles leave less height for the code. So the size of the type is computed from this
 * part of the window's height. */
#define COMPARED_HEIGHT 0.75

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
  rb_window_withdraw_warning (self);
  rb_window_update_actions (self);
}

static void
version_chosen_cb (RbWindow *self)
{
  const char *version = rb_version_switcher_get_version (self->version_switcher);

  if (version != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.version", "s", version);
}

static void
say_cb (RbWindow   *self,
        const char *message)
{
  rb_window_say (self, message);
}

/* --- The run ------------------------------------------------------------------------------------------------------ */

static void
finished_cb (RbWindow *self)
{
  RbPlayer *player = rb_session_get_player (self->session);

  rb_window_update_actions (self);

  /* The session has discarded the run that ends. */
  if (player == NULL)
    return;

  if (rb_event_loop_get_outcome (rb_player_get_event_loop (player)) == RB_OUTCOME_RUNNER_FAILED)
    say_cb (self, rb_event_loop_get_message (rb_player_get_event_loop (player)));
}

static void
player_changed_cb (RbWindow *self)
{
  RbPlayer *player = rb_session_get_player (self->session);

  g_signal_group_set_target (self->player_signals, player);
  g_signal_group_set_target (self->event_loop_signals, player != NULL ? rb_player_get_event_loop (player) : NULL);
  rb_window_update_actions (self);
}

/* --- The window itself -------------------------------------------------------------------------------------------- */

static void
blank_pressed_cb (RbWindow *self)
{
  rb_window_set_blank (self, FALSE);
}

static RbApplication *
get_application (RbWindow *self)
{
  return RB_APPLICATION (gtk_window_get_application (GTK_WINDOW (self)));
}

/* The projection's type follows the size of the window, not of the screen: they differ without a window manager. */
static void
fit_type (RbWindow *self)
{
  double height = gtk_widget_get_height (GTK_WIDGET (self));

  rb_type_scale_set_screen_size (rb_application_get_type_scale (get_application (self)),
                                 gtk_widget_get_width (GTK_WIDGET (self)),
                                 (int) (self->comparing ? height * COMPARED_HEIGHT : height));
}

static gboolean
resized_cb (gpointer user_data)
{
  RbWindow *self = user_data;

  self->resized_source = 0;
  rb_window_update_header (self);
  if (self->projecting)
    fit_type (self);
  else if (self->fitted_span != self->span)
    rb_window_fit_lessons (self);
  self->fitted_span = self->span;

  return G_SOURCE_REMOVE;
}

/**
 * rb_window_queue_resized:
 * @self: a window
 *
 * Lets all that depends on the window's size follow it soon.
 */
void
rb_window_queue_resized (RbWindow *self)
{
  if (self->resized_source == 0)
    self->resized_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, resized_cb, self, NULL);
}

/* What follows the window's size changes its own, which no widget may do during a layout. So it changes afterwards. */
static void
rb_window_size_allocate (GtkWidget *widget,
                         int        width,
                         int        height,
                         int        baseline)
{
  RbWindow *self = RB_WINDOW (widget);
  RbSpan span = rb_workspace_layout_find_span (width, rb_em_get (widget));

  GTK_WIDGET_CLASS (rb_window_parent_class)->size_allocate (widget, width, height, baseline);

  if (span == self->span && width == self->width && height == self->height)
    return;

  self->span = span;
  self->width = width;
  self->height = height;
  rb_window_queue_resized (self);
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
      rb_window_warn_of_loss (self);
      return TRUE;
    }

  rb_window_end_comparison (self);
  rb_session_discard_run (self->session);

  return GTK_WINDOW_CLASS (rb_window_parent_class)->close_request (window);
}

static void
rb_window_dispose (GObject *object)
{
  RbWindow *self = RB_WINDOW (object);

  g_clear_handle_id (&self->resized_source, g_source_remove);
  if (self->player_signals != NULL)
    {
      g_signal_group_set_target (self->player_signals, NULL);
      g_signal_group_set_target (self->event_loop_signals, NULL);
    }

  rb_window_end_comparison (self);
  g_clear_object (&self->player_signals);
  g_clear_object (&self->event_loop_signals);
  g_clear_object (&self->open_dialog);
  g_clear_object (&self->export_dialog);
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
  gtk_widget_class_bind_template_child (widget_class, RbWindow, title_box);
  gtk_widget_class_bind_template_child (widget_class, RbWindow, subtitle_label);
  gtk_widget_class_bind_template_child (widget_class, RbWindow, versions_button);
  gtk_widget_class_bind_template_child (widget_class, RbWindow, versions_label);
  gtk_widget_class_bind_template_child (widget_class, RbWindow, projection_button);
  gtk_widget_class_bind_template_child (widget_class, RbWindow, answers_button);
  gtk_widget_class_bind_template_child (widget_class, RbWindow, menu_button);
  gtk_widget_class_bind_template_child (widget_class, RbWindow, recent_menu);
  gtk_widget_class_bind_template_child (widget_class, RbWindow, zoom_label);
  gtk_widget_class_bind_template_child (widget_class, RbWindow, flap);
  gtk_widget_class_bind_template_child (widget_class, RbWindow, lesson_rail);
  gtk_widget_class_bind_template_child (widget_class, RbWindow, content_stack);
  gtk_widget_class_bind_template_child (widget_class, RbWindow, broken_page);
  gtk_widget_class_bind_template_child (widget_class, RbWindow, version_switcher);
  gtk_widget_class_bind_template_child (widget_class, RbWindow, workspace);
  gtk_widget_class_bind_template_child (widget_class, RbWindow, compare_button);
  gtk_widget_class_bind_template_child (widget_class, RbWindow, compare_label);
  gtk_widget_class_bind_template_child (widget_class, RbWindow, blank);
  gtk_widget_class_bind_template_callback (widget_class, blank_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, fullscreened_cb);
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
  widget_class->size_allocate = rb_window_size_allocate;

  properties[PROP_SESSION] =
    g_param_spec_object ("session", NULL, NULL, RB_TYPE_SESSION, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (RB_TYPE_DOCUMENT);
  g_type_ensure (RB_TYPE_LESSON_RAIL);
  g_type_ensure (RB_TYPE_SESSION);
  g_type_ensure (RB_TYPE_VERSION_SWITCHER);
  g_type_ensure (RB_TYPE_WORKSPACE);
  bind_template (widget_class);
  rb_window_install_actions (widget_class);
  rb_window_install_playground_actions (widget_class);
  /* Text that has the focus undoes its own changes first. */
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "win.undo-reset", NULL);
}

static void
rb_window_init (RbWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  rb_reader_skip_unmapped (GTK_WIDGET (self->content_stack));
  if (RB_DEVELOPMENT)
    gtk_widget_add_css_class (GTK_WIDGET (self), "devel");

  self->span = self->fitted_span = RB_SPAN_NORMAL;
  self->said = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->player_signals = g_signal_group_new (RB_TYPE_PLAYER);
  g_signal_group_connect_swapped (self->player_signals, "notify::at-start", G_CALLBACK (rb_window_update_actions),
                                  self);
  g_signal_group_connect_swapped (self->player_signals, "notify::at-end", G_CALLBACK (rb_window_update_actions),
                                  self);
  g_signal_group_connect_swapped (self->player_signals, "notify::playing", G_CALLBACK (rb_window_update_actions), self);

  self->event_loop_signals = g_signal_group_new (RB_TYPE_EVENT_LOOP);
  g_signal_group_connect_swapped (self->event_loop_signals, "finished", G_CALLBACK (finished_cb), self);

  rb_popovers_watch (GTK_WINDOW (self));
  rb_window_add_keys (self);
  rb_window_init_files (self);
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
  g_settings_bind (self->settings, "pace", session, "pace", G_SETTINGS_BIND_DEFAULT);
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
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark", G_CALLBACK (rb_window_update_contrast),
                           self, G_CONNECT_SWAPPED);
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
  rb_workspace_set_settings (self->workspace, rb_application_get_settings (application));
  rb_session_set_library (session, rb_application_get_library (application));
  take_settings (self, rb_application_get_settings (application));
  take_session (self, session);
  rb_window_add_actions (self);
  rb_window_add_lessons (self);
  rb_window_add_playgrounds (self);
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
 * Opens the lesson or the file that was open last, or else the first lesson. If something is open
 * already, it stays open. Nothing runs by itself, because the last program may be one that never ends.
 */
void
rb_window_open_last (RbWindow *self)
{
  RbApplication *application;
  RbLibrary *library;
  RbLesson *lesson = NULL;
  const char *last;
  g_autoptr (RbLesson) first = NULL;
  g_autoptr (GFile) file = NULL;

  g_return_if_fail (RB_IS_WINDOW (self));

  if (rb_document_get_key (rb_session_get_document (self->session)) != NULL)
    return;

  application = get_application (self);
  library = rb_application_get_library (application);
  last = rb_progress_get_last_key (rb_application_get_progress (application));
  if (last != NULL)
    lesson = rb_library_find (library, last, NULL);
  /* Asking for a file on a server could take long. */
  if (lesson == NULL && last != NULL && g_str_has_prefix (last, "file:"))
    file = g_file_new_for_uri (last);

  first = g_list_model_get_item (G_LIST_MODEL (library), 0);
  if (lesson == NULL)
    lesson = first;

  if (file != NULL && g_file_query_exists (file, NULL))
    rb_session_open_file (self->session, file);
  else if (lesson != NULL)
    rb_session_open_lesson (self->session, lesson);

  rb_workspace_grab_run (self->workspace);
}
