/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "app/save-file.h"

/* A stream that replaces a file commits what it has when it is closed, even if a write failed. It gives up if it is
 * closed while cancelled, and the old file stays as it was. A new file is written in its place, so it is removed. */
static void
give_up (GFile         *file,
         GOutputStream *stream,
         gboolean       is_new)
{
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();

  g_cancellable_cancel (cancelled);
  g_output_stream_close (stream, cancelled, NULL);
  if (is_new)
    g_file_delete (file, NULL, NULL);
}

static gboolean
write_all (GFile        *file,
           GBytes       *bytes,
           GCancellable *cancellable,
           GError      **error)
{
  g_autoptr (GError) exists = NULL;
  g_autoptr (GFileOutputStream) stream = g_file_create (file, G_FILE_CREATE_NONE, cancellable, &exists);
  gboolean is_new = stream != NULL;
  gsize size;
  gconstpointer data = g_bytes_get_data (bytes, &size);

  if (!is_new && !g_error_matches (exists, G_IO_ERROR, G_IO_ERROR_EXISTS))
    {
      g_propagate_error (error, g_steal_pointer (&exists));
      return FALSE;
    }

  if (!is_new)
    stream = g_file_replace (file, NULL, FALSE, G_FILE_CREATE_NONE, cancellable, error);
  if (stream == NULL)
    return FALSE;

  if (g_output_stream_write_all (G_OUTPUT_STREAM (stream), data, size, NULL, cancellable, error) &&
      g_output_stream_close (G_OUTPUT_STREAM (stream), cancellable, error))
    return TRUE;

  give_up (file, G_OUTPUT_STREAM (stream), is_new);

  return FALSE;
}

static void
save (GTask        *task,
      gpointer      source,
      gpointer      data,
      GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;

  if (write_all (source, data, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/**
 * rb_save_file_async:
 * @file: a file, which may exist
 * @bytes: what to write
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: data for @callback
 *
 * Writes a file in a thread, because it may be on a slow disk or far away.
 */
void
rb_save_file_async (GFile               *file,
                    GBytes              *bytes,
                    GCancellable        *cancellable,
                    GAsyncReadyCallback  callback,
                    gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (G_IS_FILE (file));
  g_return_if_fail (bytes != NULL);

  task = g_task_new (file, cancellable, callback, user_data);
  g_task_set_source_tag (task, rb_save_file_async);
  g_task_set_task_data (task, g_bytes_ref (bytes), (GDestroyNotify) g_bytes_unref);
  g_task_run_in_thread (task, save);
}

/**
 * rb_save_file_finish:
 * @file: the file
 * @result: the result
 * @error: return location for an error
 *
 * Finishes rb_save_file_async(). After an error there is no new file, and an old one has its old content.
 *
 * Returns: whether the file is written
 */
gboolean
rb_save_file_finish (GFile         *file,
                     GAsyncResult  *result,
                     GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, file), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
