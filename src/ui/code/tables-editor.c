/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "ui/code/tables-editor.h"

#include <gtksourceview/gtksource.h>

#include "session/draft.h"
#include "ui/code/code-schemes.h"
#include "ui/common/callback-palette.h"

struct _RbTablesEditor
{
  GtkWindow parent_instance;

  GtkWidget *view;
  GtkSourceBuffer *buffer;
  GtkLabel *error_label;

  RbPlaygrounds *playgrounds;
  GFile *file;
  RbDraft *draft; /* keeps what was typed */
};

G_DEFINE_FINAL_TYPE (RbTablesEditor, rb_tables_editor, GTK_TYPE_WINDOW)

enum
{
  APPLIED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
say_error (RbTablesEditor *self,
           const char     *message)
{
  gtk_label_set_text (self->error_label, message != NULL ? message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->error_label), message != NULL);
}

static char *
dup_text (RbTablesEditor *self)
{
  char *text;

  g_object_get (self->buffer, "text", &text, NULL);

  return text;
}

static void
changed_cb (RbTablesEditor *self)
{
  g_autofree char *text = dup_text (self);

  if (self->draft != NULL)
    rb_draft_set_text (self->draft, text);
  say_error (self, NULL);
}

static void
apply_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  RbTablesEditor *self = RB_TABLES_EDITOR (widget);
  g_autofree char *text = dup_text (self);
  g_autoptr (GError) error = NULL;

  if (!rb_playgrounds_set_tables (self->playgrounds, self->file, text, &error))
    {
      say_error (self, error->message);
      gtk_widget_grab_focus (self->view);
      return;
    }

  rb_draft_reset (self->draft);
  rb_draft_close (self->draft);
  g_signal_emit (self, signals[APPLIED], 0);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
rb_tables_editor_dispose (GObject *object)
{
  RbTablesEditor *self = RB_TABLES_EDITOR (object);

  if (self->draft != NULL)
    rb_draft_close (self->draft);
  g_clear_object (&self->draft);
  g_clear_object (&self->playgrounds);
  g_clear_object (&self->file);

  G_OBJECT_CLASS (rb_tables_editor_parent_class)->dispose (object);
}

static void
rb_tables_editor_class_init (RbTablesEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rb_tables_editor_dispose;

  /**
   * RbTablesEditor::applied:
   * @self: the editor
   *
   * Emitted when the tables have been saved, just before the editor closes.
   */
  signals[APPLIED] =
    g_signal_new ("applied", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (GTK_SOURCE_TYPE_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/ringback/Ringback/ui/code/tables-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, RbTablesEditor, view);
  gtk_widget_class_bind_template_child (widget_class, RbTablesEditor, buffer);
  gtk_widget_class_bind_template_child (widget_class, RbTablesEditor, error_label);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_install_action (widget_class, "tables.apply", NULL, apply_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
rb_tables_editor_init (RbTablesEditor *self)
{
  GtkSourceLanguageManager *languages = gtk_source_language_manager_get_default ();

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_source_buffer_set_style_scheme (self->buffer, rb_code_schemes_get (rb_scheme_get_current ()));
  gtk_source_buffer_set_language (self->buffer, gtk_source_language_manager_get_language (languages, "yaml"));
}

/**
 * rb_tables_editor_new:
 * @playgrounds: the playgrounds
 * @drafts: where what was typed is kept until it is applied
 * @file: one of the playgrounds
 *
 * Makes a dialog with the tables of a playground, or with what was typed there last and could not be applied.
 *
 * Returns: (transfer none): a new dialog
 */
RbTablesEditor *
rb_tables_editor_new (RbPlaygrounds *playgrounds,
                      RbDraftStore  *drafts,
                      GFile         *file)
{
  RbTablesEditor *self;
  g_autoptr (GError) error = NULL;
  g_autofree char *uri = NULL;
  g_autofree char *tables = NULL;

  g_return_val_if_fail (RB_IS_PLAYGROUNDS (playgrounds), NULL);
  g_return_val_if_fail (G_IS_FILE (file), NULL);

  self = g_object_new (RB_TYPE_TABLES_EDITOR, NULL);
  self->playgrounds = g_object_ref (playgrounds);
  self->file = g_object_ref (file);
  self->draft = rb_draft_new (drafts);
  g_signal_connect_object (self->draft, "failed", G_CALLBACK (say_error), self, G_CONNECT_SWAPPED);

  uri = g_file_get_uri (file);
  tables = rb_playgrounds_dup_tables (playgrounds, file, &error);
  rb_draft_open (self->draft, uri, 0, RB_PLAYGROUNDS_TABLES, tables != NULL ? tables : "");
  gtk_text_buffer_set_text (GTK_TEXT_BUFFER (self->buffer), rb_draft_get_text (self->draft), -1);
  if (error != NULL)
    say_error (self, error->message);

  return self;
}
