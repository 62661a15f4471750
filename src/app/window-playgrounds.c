/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "app/window-private.h"

#include <glib/gi18n.h>

#include "ui/code/tables-editor.h"

/* The learner's playgrounds: their actions, and their place in the list of lessons. */

static RbApplication *
get_application (RbWindow *self)
{
  return RB_APPLICATION (gtk_window_get_application (GTK_WINDOW (self)));
}

static RbPlaygrounds *
get_playgrounds (RbWindow *self)
{
  return rb_application_get_playgrounds (get_application (self));
}

/* Gets the playground that is open, even a broken one. */
static GFile *
dup_open (RbWindow *self)
{
  const char *key = rb_document_get_key (rb_session_get_document (self->session));
  g_autoptr (GFile) file = NULL;

  if (key == NULL || !g_str_has_prefix (key, "file:"))
    return NULL;

  file = g_file_new_for_uri (key);

  return rb_playgrounds_contain (get_playgrounds (self), file) ? g_steal_pointer (&file) : NULL;
}

static void
say_error (RbWindow     *self,
           const GError *error)
{
  g_autofree char *message = NULL;

  /* Translators: followed by the reason */
  message = g_strdup_printf (_("The playground could not be saved: %s"), error->message);
  rb_window_say (self, message);
}

/* Shows a playground, or says why it could not be made. */
static gboolean
open_playground (RbWindow     *self,
                 GFile        *file,
                 const GError *error)
{
  if (file == NULL && error != NULL)
    say_error (self, error);
  if (file == NULL)
    return FALSE;

  rb_session_open_file (self->session, file);
  rb_window_close_lessons (self);
  rb_workspace_grab_run (self->workspace);

  return TRUE;
}

/* --- New ones ----------------------------------------------------------------------------------------------------- */

static void
new_action (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  RbWindow *self = RB_WINDOW (widget);
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = rb_playgrounds_create (get_playgrounds (self), &error);

  open_playground (self, file, error);
}

static void
try_action (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  RbWindow *self = RB_WINDOW (widget);
  RbDocument *document = rb_session_get_document (self->session);
  RbArticle *article = rb_document_get_article (document);
  RbAnswers answers = rb_session_get_answers (self->session);
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file =
    rb_playgrounds_create_copy (get_playgrounds (self), rb_document_get_title (document),
                                article != NULL ? rb_article_get_file (article) : NULL,
                                rb_exercise_get_setup (rb_document_get_exercise (document)),
                                rb_draft_get_text (rb_session_get_draft (self->session)), &error);

  if (open_playground (self, file, error))
    rb_session_set_answers (self->session, answers);
}

/* --- Changes ------------------------------------------------------------------------------------------------------ */

/* Reads the playground that is open anew. What was typed into its program is a draft, and stays. */
static void
reload (RbWindow *self)
{
  RbDocument *document = rb_session_get_document (self->session);
  g_autoptr (GFile) file = dup_open (self);

  if (file != NULL)
    rb_document_open_file (document, file);
}

static void
applied_cb (RbWindow *self)
{
  RbArticle *article;

  reload (self);
  article = rb_document_get_article (rb_session_get_document (self->session));
  if (article != NULL)
    rb_session_set_answers (self->session, rb_database_config_get_answers (rb_article_get_database (article)));
}

static void
tables_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  RbWindow *self = RB_WINDOW (widget);
  g_autoptr (GFile) file = dup_open (self);
  RbTablesEditor *editor = rb_tables_editor_new (get_playgrounds (self),
                                                 rb_application_get_drafts (get_application (self)), file);

  g_signal_connect_object (editor, "applied", G_CALLBACK (applied_cb), self, G_CONNECT_SWAPPED);
  gtk_window_set_transient_for (GTK_WINDOW (editor), GTK_WINDOW (self));
  gtk_window_present (GTK_WINDOW (editor));
}

static void
rename_response_cb (RbWindow         *self,
                    const char       *response,
                    AdwMessageDialog *dialog)
{
  GtkWidget *entry = adw_message_dialog_get_extra_child (dialog);
  g_autofree char *title = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry))));
  g_autoptr (GFile) file = dup_open (self);
  g_autoptr (GError) error = NULL;

  if (!g_str_equal (response, "rename") || *title == '\0' || file == NULL)
    return;

  if (rb_playgrounds_rename (get_playgrounds (self), file, title, &error))
    reload (self);
  else
    say_error (self, error);
}

static void
rename_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  RbWindow *self = RB_WINDOW (widget);
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (self), _("Rename the Playground"), NULL);
  GtkWidget *entry = gtk_entry_new ();

  gtk_editable_set_text (GTK_EDITABLE (entry), rb_document_get_title (rb_session_get_document (self->session)));
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Name"), -1);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), entry);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"), "rename", _("_Rename"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "rename", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "rename");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (rename_response_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
  gtk_widget_grab_focus (entry);
}

/* --- Deleted ones ------------------------------------------------------------------------------------------------- */

/* Opens something else than the playground that is no more: another one, or the first lesson. */
static void
open_other (RbWindow *self)
{
  g_autoptr (RbEntry) entry = g_list_model_get_item (rb_playgrounds_get_entries (get_playgrounds (self)), 0);
  g_autoptr (RbLesson) first = g_list_model_get_item (G_LIST_MODEL (rb_session_get_library (self->session)), 0);

  if (entry != NULL)
    rb_session_open_file (self->session, rb_entry_get_file (entry));
  else if (first != NULL)
    rb_session_open_lesson (self->session, first);
}

static void
delete_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  RbWindow *self = RB_WINDOW (widget);
  g_autoptr (GFile) file = dup_open (self);
  g_autoptr (GError) error = NULL;

  rb_draft_save (rb_session_get_draft (self->session));
  if (!rb_playgrounds_delete (get_playgrounds (self), file, &error))
    {
      say_error (self, error);
      return;
    }

  open_other (self);
  rb_window_offer_undo (self, _("The playground was deleted"), "win.undo-delete-playground");
}

static void
undo_delete_action (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  RbWindow *self = RB_WINDOW (widget);
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = rb_playgrounds_restore (get_playgrounds (self), &error);

  open_playground (self, file, error);
}

/* --- In the list -------------------------------------------------------------------------------------------------- */

/* Lists the playgrounds anew among the learner's own. Files that were opened stay listed. */
static void
list_playgrounds (RbWindow *self)
{
  GListModel *own = rb_session_get_own (self->session);
  GListModel *playgrounds = rb_playgrounds_get_entries (get_playgrounds (self));

  for (guint i = g_list_model_get_n_items (own); i > 0; i--)
    {
      g_autoptr (RbEntry) entry = g_list_model_get_item (own, i - 1);

      if (rb_playgrounds_contain (get_playgrounds (self), rb_entry_get_file (entry)))
        rb_session_remove_own (self->session, entry);
    }

  for (guint i = 0; i < g_list_model_get_n_items (playgrounds); i++)
    {
      g_autoptr (RbEntry) entry = g_list_model_get_item (playgrounds, i);

      rb_session_add_own (self->session, entry);
    }
}

static void
own_chosen_cb (RbWindow *self,
               RbEntry  *entry)
{
  if (entry == NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.new-playground", NULL);
}

/**
 * rb_window_install_playground_actions:
 * @widget_class: the class of the window
 *
 * Installs the actions of playgrounds.
 */
void
rb_window_install_playground_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.new-playground", NULL, new_action);
  gtk_widget_class_install_action (widget_class, "win.try-it", NULL, try_action);
  gtk_widget_class_install_action (widget_class, "win.edit-tables", NULL, tables_action);
  gtk_widget_class_install_action (widget_class, "win.rename-playground", NULL, rename_action);
  gtk_widget_class_install_action (widget_class, "win.delete-playground", NULL, delete_action);
  gtk_widget_class_install_action (widget_class, "win.undo-delete-playground", NULL, undo_delete_action);
}

/**
 * rb_window_add_playgrounds:
 * @self: a window
 *
 * Lists the playgrounds in the window, and keeps the list up to date.
 */
void
rb_window_add_playgrounds (RbWindow *self)
{
  g_signal_connect_object (rb_playgrounds_get_entries (get_playgrounds (self)), "items-changed",
                           G_CALLBACK (list_playgrounds), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->lesson_rail, "own-chosen", G_CALLBACK (own_chosen_cb), self, G_CONNECT_SWAPPED);
  list_playgrounds (self);
}

/**
 * rb_window_update_playground_actions:
 * @self: a window
 *
 * Enables the actions of playgrounds that can do something now, and disables the others.
 */
void
rb_window_update_playground_actions (RbWindow *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  g_autoptr (GFile) file = dup_open (self);

  gtk_widget_action_set_enabled (widget, "win.try-it",
                                 rb_document_get_exercise (rb_session_get_document (self->session)) != NULL);
  gtk_widget_action_set_enabled (widget, "win.edit-tables", file != NULL);
  gtk_widget_action_set_enabled (widget, "win.rename-playground", file != NULL);
  gtk_widget_action_set_enabled (widget, "win.delete-playground", file != NULL);
}
