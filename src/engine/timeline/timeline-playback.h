/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * RbTimelinePlayback:
 * @starts: gint64: when each moment starts, in µs of playback time at speed 1
 * @words: a bit for each record, set where a moment starts, and how many are set before each word
 *
 * When the moments of one run are shown. Bars name records, so the moment of a record is asked for most often of all;
 * the bits answer that without a search.
 */
typedef struct
{
  GArray *starts;
  GArray *words;
} RbTimelinePlayback;

void   rb_timeline_playback_init        (RbTimelinePlayback       *self);
void   rb_timeline_playback_clear       (RbTimelinePlayback       *self);
void   rb_timeline_playback_add         (RbTimelinePlayback       *self,
                                         guint32                   record,
                                         gint64                    start);
guint  rb_timeline_playback_find_moment (const RbTimelinePlayback *self,
                                         guint32                   record);
gint64 rb_timeline_playback_get_start   (const RbTimelinePlayback *self,
                                         guint                     moment);
gsize  rb_timeline_playback_get_size    (const RbTimelinePlayback *self);

G_END_DECLS
