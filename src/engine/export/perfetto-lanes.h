/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include "engine/export/perfetto-writer.h"

G_BEGIN_DECLS

/**
 * RbPerfettoLanes:
 * @writer: where they are drawn
 * @name: what their tracks are called
 * @first_track: the first one
 * @spans: what is under way, the oldest first
 * @in_use: by lane, whether something is
 *
 * Spans overlap at will, but what is on one track must nest. So there are as many tracks as spans at once.
 */
typedef struct
{
  RbPerfettoWriter *writer;
  const char *name;
  guint first_track;
  GQueue spans;
  GByteArray *in_use;
} RbPerfettoLanes;

void     rb_perfetto_lanes_init    (RbPerfettoLanes  *self,
                                    RbPerfettoWriter *writer,
                                    const char       *name,
                                    guint             first_track);
void     rb_perfetto_lanes_clear   (RbPerfettoLanes  *self);
void     rb_perfetto_lanes_start   (RbPerfettoLanes  *self,
                                    guint32           request,
                                    gint64            time,
                                    char             *name);
gboolean rb_perfetto_lanes_end     (RbPerfettoLanes  *self,
                                    guint32           request,
                                    gint64            time);
void     rb_perfetto_lanes_end_all (RbPerfettoLanes  *self,
                                    gint64            time);

G_END_DECLS
