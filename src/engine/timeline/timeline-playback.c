/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "engine/timeline/timeline-playback.h"

#define BITS RB_TIMELINE_WORD_BITS
#define WORD(self, i) (&g_array_index ((self)->words, RbTimelineWord, (i)))

/*
 * rb_timeline_playback_init:
 * @self: (out): a playback
 *
 * Sets up a playback without moments.
 */
void
rb_timeline_playback_init (RbTimelinePlayback *self)
{
  self->starts = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->words = g_array_new (FALSE, TRUE, sizeof (RbTimelineWord));
}

/*
 * rb_timeline_playback_clear:
 * @self: a playback
 *
 * Frees what @self holds.
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
      RbTimelineWord word = { 0, self->starts->len };

      g_array_append_val (self->words, word);
    }

  WORD (self, record / BITS)->bits |= 1u << record % BITS;
  g_array_append_val (self->starts, start);
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
  return self->starts->len * sizeof (gint64) + self->words->len * sizeof (RbTimelineWord);
}
