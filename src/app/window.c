/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "app/window.h"

#include <glib/gi18n.h>

#include "app/window-private.h"
#include "ui/article-page.h"
#include "ui/console-view.h"
#include "ui/main-row.h"
#include "ui/narration-bar.h"
#include "ui/program-notes.h"
#include "ui/run-row.h"
#include "ui/stage.h"

/* How much of the reading pane prose may take: this part in any case, and up to the other if the program needs less. */
#define PROSE_SHARE 0.25
#define PROSE_PROJECTED_SHARE 0.2
#define PROSE_MAX_SHARE 0.6
/* About what surrounds the text in the code pane. */
#define CODE_FRAME 24

G_DEFINE_FINAL_TYPE (RbWindow, rb_window, ADW_TYPE_APPLICATION_WINDOW)

enum
{
  PROP_0,
  PROP_SESSION,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* What is open. */

/* Gives prose the height it needs, as far as the program can spare it. */
static gboolean
rb_window_balance_cb (gpointer user_data)
{
  RbWindow *self = user_data;
  GtkWidget *pane = GTK_WIDGET (self->reading_pane);
  GtkWidget *prose = gtk_scrolled_window_get_child (self->prose_scroller);
  int width = gtk_widget_get_width (pane);
  int height = gtk_widget_get_height (pane);
  int code_height;
  int prose_height;
  int spare;

  self->balance_source = 0;

  gtk_widget_measure (prose, GTK_ORIENTATION_VERTICAL, width, NULL, &prose_height, NULL, NULL);
  gtk_widget_measure (rb_code_pane_get_view (self->code_pane), GTK_ORIENTATION_VERTICAL, width,
                      NULL, &code_height, NULL, NULL);
  spare = CLAMP (height - code_height - CODE_FRAME,
                 (int) (height * (self->projecting ? PROSE_PROJECTED_SHARE : PROSE_SHARE)),
                 (int) (height * PROSE_MAX_SHARE));
  gtk_paned_set_position (self->reading_pane, MIN (prose_height, spare));

  return G_SOURCE_REMOVE;
}

/* Not at once: the widths are known only after the layout that is under way. */
static void
rb_window_balance (RbWindow *self)
{
  if (self->balance_source == 0)
    self->balance_source = g_idle_add (rb_window_balance_cb, self);
}

static char *
rb_window_dup_subtitle (RbWindow *self)
{
  RbLibrary *library = rb_lesson_list_get_library (self->lesson_list);
  RbLesson *lesson = rb_document_get_lesson (rb_session_get_document (self->session));
  guint position = 0;

  if (lesson == NULL || rb_library_find (library, rb_lesson_get_id (lesson), &position) == NULL)
    return g_strdup ("");

  return g_strdup_printf (_("Lesson %u of %u"), position + 1, g_list_model_get_n_items (G_LIST_MODEL (library)));
}

static void
rb_window_show_prose (RbWindow   *self,
                      RbDocument *document)
{
  RbArticle *article = rb_document_get_article (document);
  RbExercise *exercise = rb_document_get_exercise (document);
  g_autoptr(GListModel) blocks = NULL;
  gboolean has_prose;

  if (article != NULL)
    blocks = rb_article_page_new (article, exercise);

  has_prose = blocks != NULL && g_list_model_get_n_items (blocks) > 0;
  rb_prose_view_set_blocks (self->prose_view, blocks);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->prose_scroller), 0);
  gtk_widget_set_visible (GTK_WIDGET (self->prose_scroller), has_prose);
  if (has_prose)
    gtk_widget_remove_css_class (GTK_WIDGET (self->reading_pane), "without-prose");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->reading_pane), "without-prose");
}

static void
rb_window_show_broken (RbWindow   *self,
                       RbDocument *document)
{
  const char *message = rb_document_get_error_message (document);
  g_autofree char *description = g_markup_escape_text (message, -1);
  g_autofree char *title = g_markup_escape_text (rb_document_get_title (document), -1);

  adw_status_page_set_title (self->broken_page, title);
  adw_status_page_set_description (self->broken_page, description);
  gtk_stack_set_visible_child_name (self->content_stack, "broken");
}

/* What the header has room for. */
static void
rb_window_update_header (RbWindow *self)
{
  gboolean blocking = g_str_equal (rb_session_get_answers (self->session), "blocking");
  gboolean narrow = adw_flap_get_folded (self->flap);

  if (narrow)
    gtk_menu_button_set_label (self->answers_button, blocking ? _("Blocks") : _("Answers later"));
  else
    gtk_menu_button_set_label (self->answers_button, blocking ? _("Database: blocks") : _("Database: answers later"));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->answers_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  blocking ? _("Database: blocks") : _("Database: answers later"), -1);
  gtk_widget_set_visible (GTK_WIDGET (self->subtitle_label),
                          !narrow && *gtk_label_get_text (self->subtitle_label) != '\0');
}

static void
rb_window_document_changed_cb (RbWindow *self)
{
  RbDocument *document = rb_session_get_document (self->session);
  RbExercise *exercise = rb_document_get_exercise (document);
  RbVersion *version = rb_document_get_version (document);
  g_autofree char *subtitle = rb_window_dup_subtitle (self);
  g_autofree char *title = NULL;

  title = g_strdup_printf ("%s – %s", rb_document_get_title (document), _("Ringback"));
  gtk_window_set_title (GTK_WINDOW (self), title);
  gtk_label_set_text (self->subtitle_label, subtitle);
  rb_window_update_header (self);
  rb_lesson_list_set_selected (self->lesson_list, rb_document_get_lesson (document));

  rb_version_switcher_set_exercise (self->version_switcher, exercise);
  if (version != NULL)
    rb_version_switcher_set_version (self->version_switcher, rb_version_get_name (version));

  gtk_widget_set_visible (GTK_WIDGET (self->code_pane), exercise != NULL);
  gtk_widget_set_visible (self->run_area, exercise != NULL);
  gtk_widget_set_visible (self->stage, exercise != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->answers_button), exercise != NULL);
  rb_code_pane_set_source (self->code_pane, rb_draft_get_text (rb_session_get_draft (self->session)));

  if (rb_document_get_error_message (document) != NULL)
    {
      rb_window_show_broken (self, document);
    }
  else
    {
      rb_window_show_prose (self, document);
      gtk_stack_set_visible_child_name (self->content_stack, "lesson");
      rb_window_balance (self);
    }

  rb_window_update_actions (self);
}

static void
rb_window_draft_text_cb (RbWindow *self)
{
  g_autofree char *shown = rb_code_pane_get_source (self->code_pane);
  const char *text = rb_draft_get_text (rb_session_get_draft (self->session));

  if (g_strcmp0 (shown, text) != 0)
    rb_code_pane_set_source (self->code_pane, text);

  rb_window_update_actions (self);
}

static void
rb_window_code_edited_cb (RbWindow *self)
{
  g_autofree char *text = rb_code_pane_get_source (self->code_pane);

  rb_session_edit (self->session, text);
}

static void
rb_window_version_chosen_cb (RbWindow *self)
{
  const char *version = rb_version_switcher_get_version (self->version_switcher);

  if (version != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.version", "s", version);
}

static void
rb_window_lesson_chosen_cb (RbWindow *self,
                            RbLesson *lesson)
{
  rb_session_open_lesson (self->session, lesson);
  if (adw_flap_get_folded (self->flap))
    adw_flap_set_reveal_flap (self->flap, FALSE);
}

static void
rb_window_toast_dismissed_cb (RbWindow *self,
                              AdwToast *toast)
{
  g_hash_table_remove (self->said, gtk_label_get_text (GTK_LABEL (adw_toast_get_custom_title (toast))));
}

/* Once, as long as it is there to be read: what fails at each key would fail in a long queue of messages. */
static void
rb_window_say (RbWindow         *self,
               const char       *message,
               AdwToastPriority  priority)
{
  GtkWidget *label;
  AdwToast *toast;

  if (!g_hash_table_add (self->said, g_strdup (message)))
    return;

  /* A title of its own would be cut off where the window ends; why something failed is often said last. */
  label = gtk_label_new (message);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 60);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "heading");
  toast = adw_toast_new ("");
  adw_toast_set_custom_title (toast, label);
  adw_toast_set_priority (toast, priority);
  g_signal_connect_object (toast, "dismissed", G_CALLBACK (rb_window_toast_dismissed_cb), self, G_CONNECT_SWAPPED);
  adw_toast_overlay_add_toast (self->toast_overlay, toast);
}

static void
rb_window_say_cb (RbWindow   *self,
                  const char *message)
{
  rb_window_say (self, message, ADW_TOAST_PRIORITY_NORMAL);
}

/* The run. */

static char *
rb_window_dup_printed (RbPlayer *player)
{
  RbTrace *trace = rb_machine_get_trace (rb_player_get_machine (player));
  guint n_lines = rb_trace_get_n_lines (trace);
  GString *printed = g_string_new (NULL);

  for (guint i = 0; i < n_lines; i++)
    {
      RbRecord record = rb_trace_get_record (trace, rb_trace_get_line (trace, i));

      if (record.kind != RB_RECORD_CONSOLE)
        continue;

      if (printed->len > 0)
        g_string_append_c (printed, '\n');
      g_string_append (printed, rb_trace_get_string (trace, record.b));
    }

  return g_string_free (printed, FALSE);
}

static void
rb_window_at_end_cb (RbWindow *self)
{
  RbDocument *document = rb_session_get_document (self->session);
  RbPlayer *player = rb_session_get_player (self->session);
  g_autofree char *printed = NULL;

  rb_window_update_actions (self);

  if (!rb_player_get_at_end (player)
      || rb_event_loop_get_outcome (rb_player_get_event_loop (player)) != RB_OUTCOME_IDLE)
    return;

  /* A prediction is about the article's program, not about what the learner made of it. */
  if (rb_draft_get_edited (rb_session_get_draft (self->session)))
    return;

  printed = rb_window_dup_printed (player);
  rb_prose_view_reveal_predictions (self->prose_view, rb_document_get_exercise (document),
                                    rb_version_get_name (rb_document_get_version (document)), printed);
}

static void
rb_window_finished_cb (RbWindow *self)
{
  RbPlayer *player = rb_session_get_player (self->session);
  RbEventLoop *event_loop;
  RbOutcome outcome;

  rb_window_update_actions (self);

  /* The session has let go of the run that ends. */
  if (player == NULL)
    return;

  event_loop = rb_player_get_event_loop (player);
  outcome = rb_event_loop_get_outcome (event_loop);
  if (outcome == RB_OUTCOME_SYNTAX_ERROR)
    rb_code_pane_set_error (self->code_pane, rb_event_loop_get_place (event_loop),
                            rb_event_loop_get_message (event_loop));
  else if (outcome == RB_OUTCOME_RUNNER_FAILED)
    rb_window_say_cb (self, rb_event_loop_get_message (event_loop));
}

static void
rb_window_player_changed_cb (RbWindow *self)
{
  RbPlayer *player = rb_session_get_player (self->session);

  g_signal_group_set_target (self->player_signals, player);
  g_signal_group_set_target (self->event_loop_signals, player != NULL ? rb_player_get_event_loop (player) : NULL);
  rb_code_pane_set_error (self->code_pane, NULL, NULL);
  rb_window_update_actions (self);
}

/* The window itself. */

static void
rb_window_blank_pressed_cb (RbWindow *self)
{
  rb_window_set_blank (self, FALSE);
}

static gboolean
rb_window_folding_cb (gpointer user_data)
{
  RbWindow *self = user_data;

  self->folding_source = 0;
  rb_window_update_header (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self->flap));

  /* A list that is folded away is not to be read either. */
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->lesson_list), GTK_ACCESSIBLE_STATE_HIDDEN,
                               !adw_flap_get_reveal_flap (self->flap), -1);

  return G_SOURCE_REMOVE;
}

/* It folds in the middle of a layout, when nothing else may change its size; and what it asks for itself then, as where
 * nothing may move and it is folded at once, is not heard. So all of it is done after the layout. */
static void
rb_window_folded_cb (RbWindow *self)
{
  if (self->session != NULL && self->folding_source == 0)
    self->folding_source = g_idle_add (rb_window_folding_cb, self);
}

static void
rb_window_fullscreened_cb (RbWindow *self)
{
  /* The desktop has ways of its own to leave full screen. */
  if (!gtk_window_is_fullscreen (GTK_WINDOW (self)) && self->projecting)
    g_action_group_change_action_state (G_ACTION_GROUP (self), "projection", g_variant_new_boolean (FALSE));
}

static gboolean
rb_window_close_request (GtkWindow *window)
{
  RbWindow *self = RB_WINDOW (window);
  RbDraft *draft = rb_session_get_draft (self->session);

  rb_draft_save (draft);
  if (!rb_draft_get_kept (draft) && !self->warned_of_loss)
    {
      self->warned_of_loss = TRUE;
      rb_window_say (self, _("Your changes are not kept, and would be lost. Close the window again to lose them."),
                     ADW_TOAST_PRIORITY_HIGH);
      return TRUE;
    }

  rb_session_drop_run (self->session);

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
rb_window_bind_template (GtkWidgetClass *widget_class)
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
  gtk_widget_class_bind_template_callback (widget_class, rb_window_blank_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, rb_window_code_edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, rb_window_folded_cb);
  gtk_widget_class_bind_template_callback (widget_class, rb_window_fullscreened_cb);
  gtk_widget_class_bind_template_callback (widget_class, rb_window_lesson_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, rb_window_version_chosen_cb);
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
  rb_window_bind_template (widget_class);
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
  g_signal_group_connect_swapped (self->player_signals, "notify::at-end", G_CALLBACK (rb_window_at_end_cb), self);
  g_signal_group_connect_swapped (self->player_signals, "notify::playing", G_CALLBACK (rb_window_update_actions), self);

  self->event_loop_signals = g_signal_group_new (RB_TYPE_EVENT_LOOP);
  g_signal_group_connect_swapped (self->event_loop_signals, "finished", G_CALLBACK (rb_window_finished_cb), self);

  rb_window_add_keys (self);
}

static void
rb_window_take_session (RbWindow  *self,
                        RbSession *session)
{
  RbDocument *document = rb_session_get_document (session);
  RbDraft *draft = rb_session_get_draft (session);

  self->session = g_object_ref (session);
  g_signal_connect_object (document, "changed", G_CALLBACK (rb_window_document_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (draft, "notify::text", G_CALLBACK (rb_window_draft_text_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::answers", G_CALLBACK (rb_window_update_header), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::player", G_CALLBACK (rb_window_player_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "message", G_CALLBACK (rb_window_say_cb), self, G_CONNECT_SWAPPED);

  g_settings_bind (self->settings, "speed", session, "speed", G_SETTINGS_BIND_DEFAULT);
  rb_window_update_header (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SESSION]);
}

static void
rb_window_take_settings (RbWindow  *self,
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
  g_autoptr(RbSession) session = NULL;
  const GError *load_error;
  RbWindow *self;

  g_return_val_if_fail (RB_IS_APPLICATION (application), NULL);

  self = g_object_new (RB_TYPE_WINDOW, "application", application, NULL);
  session = rb_session_new (rb_application_get_pool (application), rb_application_get_drafts (application),
                            rb_application_get_progress (application));
  rb_lesson_list_set_library (self->lesson_list, rb_application_get_library (application));
  rb_window_take_settings (self, rb_application_get_settings (application));
  rb_window_take_session (self, session);
  rb_window_add_actions (self);
  rb_window_update_actions (self);

  load_error = rb_progress_get_load_error (rb_application_get_progress (application));
  if (load_error != NULL)
    {
      /* Translators: followed by why */
      g_autofree char *message = g_strdup_printf (_("Your progress cannot be read: %s"), load_error->message);

      rb_window_say_cb (self, message);
    }

  return self;
}

/**
 * rb_window_open_last:
 * @self: a window
 *
 * Opens the lesson that was open last, or the first one; what is open stays.
 */
void
rb_window_open_last (RbWindow *self)
{
  RbApplication *application;
  RbLibrary *library;
  RbLesson *lesson = NULL;
  const char *last;
  g_autoptr(RbLesson) first = NULL;

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
 * Opens a file; if that cannot be read, the window says why.
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
