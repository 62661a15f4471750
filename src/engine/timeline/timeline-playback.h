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
 * When the moments of one run are shown. Bars name records, so the most frequent question is which moment a record
 * belongs to. The bits answer this question without a search.
 */
typedef struct
{
  GArray *starts;
  GArray *words;
} RbTimelinePlayback;

typedef struct
{
  guint32 bits;   /* bit i is set if a moment starts at the word's record i */
  guint32 before; /* how many bits are set in the words before */
} RbTimelineWord;

#define RB_TIMELINE_WORD_BITS 32

void  rb_timeline_playback_init     (RbTimelinePlayback       *self);
void  rb_timeline_playback_clear    (RbTimelinePlayback       *self);
void  rb_timeline_playback_add      (RbTimelinePlayback       *self,
                                     guint32                   record,
                                     gint64                    start);
gsize rb_timeline_playback_get_size (const RbTimelinePlayback *self);

/*
 * rb_timeline_playback_find_moment:
 * @self: a playback that has a moment
 * @record: a record; not before the first moment
 *
 * Returns: the moment that the record belongs to
 */
static inline guint
rb_timeline_playback_find_moment (const RbTimelinePlayback *self,
                                  guint32                   record)
{
  guint32 place = record % RB_TIMELINE_WORD_BITS;
  const RbTimelineWord *word;

  /* No moment starts after the last word, so the record belongs to the last moment. */
  if (record / RB_TIMELINE_WORD_BITS >= self->words->len)
    return self->starts->len - 1;

  word = &g_array_index (self->words, RbTimelineWord, record / RB_TIMELINE_WORD_BITS);

  return word->before + (guint) __builtin_popcount (word->bits << (RB_TIMELINE_WORD_BITS - 1 - place)) - 1;
}

/*
 * rb_timeline_playback_get_start:
 * @self: a playback
 * @moment: a moment that it has
 *
 * Returns: when the moment starts, in µs of playback time
 */
static inline gint64
rb_timeline_playback_get_start (const RbTimelinePlayback *self,
                                guint                     moment)
{
  return g_array_index (self->starts, gint64, moment);
}

G_END_DECLS
