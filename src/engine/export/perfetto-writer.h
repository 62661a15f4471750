/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include "engine/export/export-writer.h"

G_BEGIN_DECLS

/**
 * RbPerfettoWriter:
 * @writer: what writes the text
 * @has_event: whether an event has been written already
 *
 * Writes a file in the trace event format, event by event.
 */
typedef struct
{
  RbExportWriter writer;
  gboolean has_event;
} RbPerfettoWriter;

JsonObject *rb_perfetto_event_new           (const char        *phase,
                                             guint              track,
                                             gint64             time,
                                             const char        *name);

void        rb_perfetto_writer_init         (RbPerfettoWriter  *self,
                                             GOutputStream     *stream,
                                             GCancellable      *cancellable);
void        rb_perfetto_writer_put          (RbPerfettoWriter  *self,
                                             JsonObject        *event);
void        rb_perfetto_writer_put_metadata (RbPerfettoWriter  *self,
                                             guint              track,
                                             const char        *what,
                                             const char        *name,
                                             guint              sort_index);
void        rb_perfetto_writer_put_track    (RbPerfettoWriter  *self,
                                             guint              track,
                                             const char        *name);
void        rb_perfetto_writer_put_arrow    (RbPerfettoWriter  *self,
                                             const char        *phase,
                                             guint              track,
                                             const char        *name,
                                             const char        *category,
                                             guint32            id,
                                             gint64             time);
void        rb_perfetto_writer_put_instant  (RbPerfettoWriter  *self,
                                             guint              track,
                                             gint64             time,
                                             const char        *name);
gboolean    rb_perfetto_writer_finish       (RbPerfettoWriter  *self,
                                             GError           **error);

G_END_DECLS
