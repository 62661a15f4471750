/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* Writes many small JSON objects to a stream in large pieces. After a failure the writer writes no more, and
 * rb_export_writer_finish() reports the failure. */
typedef struct
{
  GOutputStream *stream;
  GCancellable *cancellable;
  JsonGenerator *generator;
  GString *buffer;
  GError *error;
} RbExportWriter;

void     rb_export_writer_init       (RbExportWriter  *writer,
                                      GOutputStream   *stream,
                                      GCancellable    *cancellable);
void     rb_export_writer_put_text   (RbExportWriter  *writer,
                                      const char      *text);
void     rb_export_writer_put_object (RbExportWriter  *writer,
                                      JsonObject      *object);
gboolean rb_export_writer_finish     (RbExportWriter  *writer,
                                      GError         **error);

G_END_DECLS
