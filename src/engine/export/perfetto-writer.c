/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "engine/export/perfetto-writer.h"

/**
 * rb_perfetto_event_new:
 * @phase: what sort of event it is, in one letter
 * @track: where it is shown
 * @time: when, in µs
 * @name: (nullable): what it is called
 *
 * Creates an event. The caller may add members before rb_perfetto_writer_put().
 *
 * Returns: (transfer full): a new event
 */
JsonObject *
rb_perfetto_event_new (const char *phase,
                       guint       track,
                       gint64      time,
                       const char *name)
{
  JsonObject *event = json_object_new ();

  json_object_set_string_member (event, "ph", phase);
  json_object_set_int_member (event, "pid", 1);
  json_object_set_int_member (event, "tid", track);
  json_object_set_int_member (event, "ts", time);
  if (name != NULL)
    json_object_set_string_member (event, "name", name);

  return event;
}

/**
 * rb_perfetto_writer_init:
 * @self: (out): a writer
 * @stream: where to write to
 * @cancellable: (nullable): a cancellable
 *
 * Begins a file.
 */
void
rb_perfetto_writer_init (RbPerfettoWriter *self,
                         GOutputStream    *stream,
                         GCancellable     *cancellable)
{
  rb_export_writer_init (&self->writer, stream, cancellable);
  rb_export_writer_put_text (&self->writer, "{\"displayTimeUnit\":\"ms\",\"traceEvents\":[");
  self->has_event = FALSE;
}

/**
 * rb_perfetto_writer_put:
 * @self: a writer
 * @event: (transfer full): an event
 *
 * Writes an event.
 */
void
rb_perfetto_writer_put (RbPerfettoWriter *self,
                        JsonObject       *event)
{
  rb_export_writer_put_text (&self->writer, self->has_event ? ",\n" : "\n");
  rb_export_writer_put_object (&self->writer, event);
  self->has_event = TRUE;
}

/**
 * rb_perfetto_writer_put_metadata:
 * @self: a writer
 * @track: a track
 * @what: the kind of metadata
 * @name: (nullable): the name of the track; %NULL to write @sort_index instead
 * @sort_index: the place of the track among the tracks
 *
 * Writes metadata about a track.
 */
void
rb_perfetto_writer_put_metadata (RbPerfettoWriter *self,
                                 guint             track,
                                 const char       *what,
                                 const char       *name,
                                 guint             sort_index)
{
  JsonObject *event = rb_perfetto_event_new ("M", track, 0, what);
  JsonObject *args = json_object_new ();

  if (name != NULL)
    json_object_set_string_member (args, "name", name);
  else
    json_object_set_int_member (args, "sort_index", sort_index);
  json_object_set_object_member (event, "args", args);
  rb_perfetto_writer_put (self, event);
}

/**
 * rb_perfetto_writer_put_track:
 * @self: a writer
 * @track: the number of the track, which is also its place among the tracks
 * @name: its name
 *
 * Declares a track.
 */
void
rb_perfetto_writer_put_track (RbPerfettoWriter *self,
                              guint             track,
                              const char       *name)
{
  rb_perfetto_writer_put_metadata (self, track, "thread_name", name, 0);
  rb_perfetto_writer_put_metadata (self, track, "thread_sort_index", NULL, track);
}

/**
 * rb_perfetto_writer_put_arrow:
 * @self: a writer
 * @phase: "s" where it starts, "t" where it passes, "f" where it ends
 * @track: where that is
 * @name: its name
 * @category: what sort of arrow it is
 * @id: which one of the category
 * @time: when, in µs
 *
 * Writes a point of an arrow.
 */
void
rb_perfetto_writer_put_arrow (RbPerfettoWriter *self,
                              const char       *phase,
                              guint             track,
                              const char       *name,
                              const char       *category,
                              guint32           id,
                              gint64            time)
{
  JsonObject *event = rb_perfetto_event_new (phase, track, time, name);

  json_object_set_string_member (event, "cat", category);
  json_object_set_int_member (event, "id", id);
  if (*phase != 's')
    json_object_set_string_member (event, "bp", "e");
  rb_perfetto_writer_put (self, event);
}

/**
 * rb_perfetto_writer_put_instant:
 * @self: a writer
 * @track: where it is shown
 * @time: when, in µs
 * @name: its name
 *
 * Writes something that takes no time.
 */
void
rb_perfetto_writer_put_instant (RbPerfettoWriter *self,
                                guint             track,
                                gint64            time,
                                const char       *name)
{
  JsonObject *event = rb_perfetto_event_new ("i", track, time, name);

  json_object_set_string_member (event, "s", "t");
  rb_perfetto_writer_put (self, event);
}

/**
 * rb_perfetto_writer_finish:
 * @self: a writer
 * @error: return location for an error
 *
 * Ends the file.
 *
 * Returns: whether all of it has been written
 */
gboolean
rb_perfetto_writer_finish (RbPerfettoWriter  *self,
                           GError           **error)
{
  rb_export_writer_put_text (&self->writer, "\n]}\n");

  return rb_export_writer_finish (&self->writer, error);
}
