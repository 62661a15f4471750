/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "engine/export/export-writer.h"

#define PIECE (64 * 1024)

static void
flush (RbExportWriter *writer)
{
  /* Not every kind of stream checks its cancellable. */
  if (writer->error == NULL && !g_cancellable_set_error_if_cancelled (writer->cancellable, &writer->error))
    g_output_stream_write_all (writer->stream, writer->buffer->str, writer->buffer->len, NULL, writer->cancellable,
                               &writer->error);
  g_string_truncate (writer->buffer, 0);
}

/*
 * rb_export_writer_init:
 * @writer: a writer that holds nothing
 * @stream: where to write; it must outlive the writer
 * @cancellable: (nullable): a cancellable, which must outlive the writer, too
 */
void
rb_export_writer_init (RbExportWriter *writer,
                       GOutputStream  *stream,
                       GCancellable   *cancellable)
{
  writer->stream = stream;
  writer->cancellable = cancellable;
  writer->generator = json_generator_new ();
  writer->buffer = g_string_sized_new (PIECE + 1024);
  writer->error = NULL;
}

/*
 * rb_export_writer_put_text:
 * @writer: a writer
 * @text: what to write between objects
 */
void
rb_export_writer_put_text (RbExportWriter *writer,
                           const char     *text)
{
  g_string_append (writer->buffer, text);
  if (writer->buffer->len >= PIECE)
    flush (writer);
}

/*
 * rb_export_writer_put_object:
 * @writer: a writer
 * @object: (transfer full): what to write
 */
void
rb_export_writer_put_object (RbExportWriter *writer,
                             JsonObject     *object)
{
  g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), object);

  json_object_unref (object);
  json_generator_set_root (writer->generator, node);
  json_generator_to_gstring (writer->generator, writer->buffer);
  if (writer->buffer->len >= PIECE)
    flush (writer);
}

/*
 * rb_export_writer_finish:
 * @writer: a writer; afterwards it holds nothing
 * @error: what went wrong, if anything did
 *
 * Returns: whether all has been written
 */
gboolean
rb_export_writer_finish (RbExportWriter  *writer,
                         GError         **error)
{
  gboolean is_whole;

  flush (writer);
  is_whole = writer->error == NULL;
  if (!is_whole)
    g_propagate_error (error, g_steal_pointer (&writer->error));

  g_clear_object (&writer->generator);
  g_string_free (writer->buffer, TRUE);
  writer->buffer = NULL;

  return is_whole;
}
