/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "engine/export/perfetto-lanes.h"

/* Something that has started and not ended yet, in a lane of its own. */
typedef struct
{
  guint32 request;
  guint lane;
  gint64 start;
  char *name;
} Span;

static void
span_free (Span *span)
{
  g_free (span->name);
  g_free (span);
}

static Span *
find_span (RbPerfettoLanes *self,
           guint32          request)
{
  for (GList *l = self->spans.head; l != NULL; l = l->next)
    {
      Span *span = l->data;

      if (span->request == request)
        return span;
    }

  return NULL;
}

static void
put_span (RbPerfettoLanes *self,
          const Span      *span,
          gint64           time)
{
  JsonObject *event = rb_perfetto_event_new ("X", self->first_track + span->lane, span->start, span->name);
  JsonObject *args = json_object_new ();

  json_object_set_int_member (event, "dur", time - span->start);
  json_object_set_int_member (args, "request", span->request);
  json_object_set_object_member (event, "args", args);
  rb_perfetto_writer_put (self->writer, event);
  self->in_use->data[span->lane] = FALSE;
}

/**
 * rb_perfetto_lanes_init:
 * @self: (out): lanes
 * @writer: where they are drawn
 * @name: what their tracks are called
 * @first_track: the first one
 *
 * Nothing is under way yet.
 */
void
rb_perfetto_lanes_init (RbPerfettoLanes  *self,
                        RbPerfettoWriter *writer,
                        const char       *name,
                        guint             first_track)
{
  self->writer = writer;
  self->name = name;
  self->first_track = first_track;
  g_queue_init (&self->spans);
  self->in_use = g_byte_array_new ();
}

/**
 * rb_perfetto_lanes_clear:
 * @self: lanes
 */
void
rb_perfetto_lanes_clear (RbPerfettoLanes *self)
{
  g_queue_clear_full (&self->spans, (GDestroyNotify) span_free);
  g_byte_array_unref (self->in_use);
}

/**
 * rb_perfetto_lanes_start:
 * @self: lanes
 * @request: what it is the span of
 * @time: when, in µs
 * @name: (transfer full): what it is called
 *
 * Begins a span, in the first lane that is free.
 */
void
rb_perfetto_lanes_start (RbPerfettoLanes *self,
                         guint32          request,
                         gint64           time,
                         char            *name)
{
  const guint8 used = TRUE;
  Span *span = g_new0 (Span, 1);

  while (span->lane < self->in_use->len && self->in_use->data[span->lane])
    span->lane++;

  if (span->lane == self->in_use->len)
    {
      rb_perfetto_writer_put_track (self->writer, self->first_track + span->lane, self->name);
      g_byte_array_append (self->in_use, &used, 1);
    }
  self->in_use->data[span->lane] = TRUE;

  span->request = request;
  span->start = time;
  span->name = name;
  g_queue_push_tail (&self->spans, span);
}

/**
 * rb_perfetto_lanes_end:
 * @self: lanes
 * @request: what the span is of
 * @time: when, in µs
 *
 * Ends the oldest span of a request.
 *
 * Returns: whether there was one
 */
gboolean
rb_perfetto_lanes_end (RbPerfettoLanes *self,
                       guint32          request,
                       gint64           time)
{
  Span *span = find_span (self, request);

  if (span == NULL)
    return FALSE;

  put_span (self, span, time);
  g_queue_remove (&self->spans, span);
  span_free (span);

  return TRUE;
}

/**
 * rb_perfetto_lanes_end_all:
 * @self: lanes
 * @time: when the trace ends, in µs
 *
 * Draws up to its end what is still under way.
 */
void
rb_perfetto_lanes_end_all (RbPerfettoLanes *self,
                           gint64           time)
{
  for (GList *l = self->spans.head; l != NULL; l = l->next)
    put_span (self, l->data, time);
}
