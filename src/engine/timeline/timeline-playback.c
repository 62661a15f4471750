/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "engine/timeline/timeline-playback.h"

#define BITS 32

typedef struct
{
  guint32 bits;   /* bit i is set if a moment starts at the word's record i */
  guint32 before; /* how many bits are set in the words before */
} Word;

#define WORD(self, i) (&g_array_index ((self)->words, Word, (i)))

/*
 * rb_timeline_playback_init:
 * @self: (out): a playback
 *
 * Makes one that has no moments.
 */
void
rb_timeline_playback_init (RbTimelinePlayback *self)
{
  self->starts = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->words = g_array_new (FALSE, TRUE, sizeof (Word));
}

/*
 * rb_timeline_playback_clear:
 * @self: a playback
 *
 * Frees what it holds.
 */
void
rb_timeline_playback_clear (RbTimelinePlayback *self)
{
  g_clear_pointer (&self->starts, g_array_unref);
  g_clear_pointer (&self->words, g_array_unref);
}

/*
 * rb_timeline_playback_add:
 * @self: a playback
 * @record: the record that the next moment starts with
 * @start: when it starts, in µs of playback time
 *
 * Adds a moment.
 */
void
rb_timeline_playback_add (RbTimelinePlayback *self,
                          guint32             record,
                          gint64              start)
{
  while (self->words->len <= record / BITS)
    {
      Word word = { 0, self->starts->len };

      g_array_append_val (self->words, word);
    }

  WORD (self, record / BITS)->bits |= 1u << record % BITS;
  g_array_append_val (self->starts, start);
}

/*
 * rb_timeline_playback_find_moment:
 * @self: a playback that has a moment
 * @record: a record; not before the first moment
 *
 * Returns: the moment that the record belongs to
 */
guint
rb_timeline_playback_find_moment (const RbTimelinePlayback *self,
                                  guint32                   record)
{
  const Word *word;
  guint32 up_to;

  /* The last moment is the only one that starts in or before the last word and goes on after it. */
  if (record / BITS >= self->words->len)
    return self->starts->len - 1;

  word = WORD (self, record / BITS);
  up_to = word->bits & (G_MAXUINT32 >> (BITS - 1 - record % BITS));

  return word->before + (guint) __builtin_popcount (up_to) - 1;
}

/*
 * rb_timeline_playback_get_start:
 * @self: a playback
 * @moment: a moment that it has
 *
 * Returns: when the moment starts, in µs of playback time
 */
gint64
rb_timeline_playback_get_start (const RbTimelinePlayback *self,
                                guint                     moment)
{
  return g_array_index (self->starts, gint64, moment);
}

/*
 * rb_timeline_playback_get_size:
 * @self: a playback
 *
 * Returns: how much memory the moments take, in bytes
 */
gsize
rb_timeline_playback_get_size (const RbTimelinePlayback *self)
{
  return self->starts->len * sizeof (gint64) + self->words->len * sizeof (Word);
}
