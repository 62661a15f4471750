/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "app/window-private.h"

#include <glib/gi18n.h>

#include "app/save-file.h"
#include "engine/export/export.h"
#include "ui/handout/handout-file.h"

/* How a run gets into a file: as a handout or as a trace. The ending of the file's name decides. */

typedef gboolean (* WriteTrace) (RbTrace       *trace,
                                 GOutputStream *stream,
                                 GCancellable  *cancellable,
                                 GError       **error);

static const struct
{
  const char *suffix;
  const char *name;
  RbHandoutFormat handout; /* unless it is a trace */
  WriteTrace write;
} formats[] = {
  { "pdf", N_("Handout as PDF"), RB_HANDOUT_PDF, NULL },
  { "svg", N_("Handout as SVG"), RB_HANDOUT_SVG, NULL },
  { "png", N_("Handout as PNG"), RB_HANDOUT_PNG, NULL },
  { "jsonl", N_("Trace as JSON Lines"), 0, rb_export_write_jsonl },
  { "json", N_("Trace for Perfetto"), 0, rb_export_write_perfetto },
};

/* Returns the format that a file's ending stands for; the number of formats if it stands for none. */
static guint
find_format (const char *name)
{
  const char *dot = strrchr (name, '.');

  for (guint i = 0; dot != NULL && i < G_N_ELEMENTS (formats); i++)
    if (g_ascii_strcasecmp (dot + 1, formats[i].suffix) == 0)
      return i;

  return G_N_ELEMENTS (formats);
}

/* --- What is written ---------------------------------------------------------------------------------------------- */

static void
describe (RbWindow         *self,
          RbHandoutContent *ret_content)
{
  RbDocument *document = rb_session_get_document (self->session);
  RbExercise *exercise = rb_document_get_exercise (document);
  const char *position = gtk_label_get_text (self->subtitle_label);
  gboolean is_blocking = rb_session_get_answers (self->session) == RB_ANSWERS_BLOCKING;
  RbPlayer *player = rb_session_get_player (self->session);

  *ret_content = (RbHandoutContent){
    .title = g_strdup (rb_document_get_title (document)),
    .position = *position != '\0' ? g_strdup (position) : NULL,
    .database = g_strdup (is_blocking ? _("Database: blocks") : _("Database: answers later")),
    .source = g_strdup (rb_draft_get_text (rb_session_get_draft (self->session))),
    .player = player != NULL ? g_object_ref (player) : NULL,
  };
  if (g_list_model_get_n_items (rb_exercise_get_versions (exercise)) > 1)
    ret_content->version = g_strdup (rb_version_get_label (rb_document_get_version (document)));
}

static GBytes *
create_trace (RbWindow   *self,
              WriteTrace  write,
              GError    **error)
{
  RbPlayer *player = rb_session_get_player (self->session);
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();

  if (player == NULL)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                           _("The program has not run yet, so there is no trace."));
      return NULL;
    }

  if (!write (rb_machine_get_trace (rb_player_get_machine (player)), stream, NULL, error) ||
      !g_output_stream_close (stream, NULL, error))
    return NULL;

  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
}

static GBytes *
create_file (RbWindow *self,
             guint     format,
             GError  **error)
{
  g_auto (RbHandoutContent) content = { NULL, };

  if (formats[format].write != NULL)
    return create_trace (self, formats[format].write, error);

  describe (self, &content);

  return rb_handout_file_create (&content, formats[format].handout, error);
}

/* --- Writing ------------------------------------------------------------------------------------------------------ */

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (RbWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_file_get_parse_name (G_FILE (source));
  g_autofree char *base = g_path_get_basename (name);
  g_autofree char *message = NULL;

  /* Translators: %s is the name of a file */
  if (rb_save_file_finish (G_FILE (source), result, &error))
    message = g_strdup_printf (_("Exported as “%s”"), base);
  else
    /* Translators: the name of a file, and why it could not be written */
    message = g_strdup_printf (_("“%s” could not be exported: %s"), base, error->message);

  rb_window_say (self, message);
}

static void
export_to (RbWindow *self,
           GFile    *file,
           guint     otherwise)
{
  g_autofree char *name = g_file_get_basename (file);
  guint format = find_format (name);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  bytes = create_file (self, format < G_N_ELEMENTS (formats) ? format : otherwise, &error);
  if (bytes == NULL)
    {
      rb_window_say (self, error->message);
      return;
    }

  rb_save_file_async (file, bytes, NULL, saved_cb, g_object_ref (self));
}

/**
 * rb_window_export_to:
 * @self: a window
 * @file: where to
 *
 * Writes what the window shows to a file: a handout as PDF, SVG or PNG, or the trace. The ending of the file's name
 * decides. The window says whether it is written.
 */
void
rb_window_export_to (RbWindow *self,
                     GFile    *file)
{
  export_to (self, file, 0);
}

/* --- The dialog --------------------------------------------------------------------------------------------------- */

static guint
get_chosen_format (GtkFileChooser *chooser)
{
  g_autoptr (GListModel) filters = gtk_file_chooser_get_filters (chooser);
  GtkFileFilter *chosen = gtk_file_chooser_get_filter (chooser);

  for (guint i = 0; i < g_list_model_get_n_items (filters); i++)
    {
      g_autoptr (GtkFileFilter) filter = g_list_model_get_item (filters, i);

      if (filter == chosen)
        return i;
    }

  return 0;
}

/* The name follows the filter, because its ending decides. */
static void
filter_chosen_cb (GtkFileChooser *chooser)
{
  g_autofree char *name = gtk_file_chooser_get_current_name (chooser);
  guint format = name != NULL ? find_format (name) : G_N_ELEMENTS (formats);
  g_autofree char *stem = NULL;
  g_autofree char *changed = NULL;

  if (format == G_N_ELEMENTS (formats) || format == get_chosen_format (chooser))
    return;

  stem = g_strndup (name, strlen (name) - strlen (formats[format].suffix));
  changed = g_strconcat (stem, formats[get_chosen_format (chooser)].suffix, NULL);
  gtk_file_chooser_set_current_name (chooser, changed);
}

/* A native chooser does not say that the filter has changed. The dialog of GTK does, if that is what is shown. */
static void
follow_filter (RbWindow *self)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWindow) toplevel = g_list_model_get_item (toplevels, i);

      if (GTK_IS_FILE_CHOOSER (toplevel) && gtk_window_get_transient_for (toplevel) == GTK_WINDOW (self) &&
          gtk_file_chooser_get_action (GTK_FILE_CHOOSER (toplevel)) == GTK_FILE_CHOOSER_ACTION_SAVE)
        g_signal_connect (toplevel, "notify::filter", G_CALLBACK (filter_chosen_cb), NULL);
    }
}

static void
export_response_cb (RbWindow       *self,
                    int             response,
                    GtkFileChooser *chooser)
{
  guint format = get_chosen_format (chooser);
  g_autoptr (GFile) file = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (chooser) : NULL;

  if (file != NULL)
    export_to (self, file, format);
}

static char *
dup_file_name (RbWindow   *self,
               const char *suffix)
{
  g_auto (RbHandoutContent) content = { NULL, };
  g_autofree char *name = NULL;

  describe (self, &content);
  name = content.version != NULL ? g_strdup_printf ("%s – %s.%s", content.title, content.version, suffix)
                                 : g_strdup_printf ("%s.%s", content.title, suffix);

  return g_strdelimit (g_steal_pointer (&name), "/\\", '-');
}

static GtkFileChooserNative *
create_dialog (RbWindow *self)
{
  GtkFileChooserNative *dialog =
    gtk_file_chooser_native_new (_("Export"), GTK_WINDOW (self), GTK_FILE_CHOOSER_ACTION_SAVE, _("_Export"), NULL);

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

      gtk_file_filter_set_name (filter, _(formats[i].name));
      gtk_file_filter_add_suffix (filter, formats[i].suffix);
      gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), filter);
    }
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect_object (dialog, "response", G_CALLBACK (export_response_cb), self, G_CONNECT_SWAPPED);

  return dialog;
}

/**
 * rb_window_export:
 * @self: a window
 *
 * Shows a dialog in which a person chooses a file, and writes to it what the window shows.
 */
void
rb_window_export (RbWindow *self)
{
  RbPlayer *player = rb_session_get_player (self->session);
  gboolean is_new = self->export_dialog == NULL;
  g_autofree char *name = NULL;

  /* The run stands still while the dialog is open, so that the file shows what the window shows. */
  if (player != NULL && rb_player_get_playing (player))
    rb_player_pause (player);

  if (is_new)
    self->export_dialog = create_dialog (self);
  name = dup_file_name (self, formats[get_chosen_format (GTK_FILE_CHOOSER (self->export_dialog))].suffix);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->export_dialog), name);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->export_dialog));
  if (is_new)
    follow_filter (self);
}
