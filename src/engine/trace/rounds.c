/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "engine/trace/rounds.h"

/*
 * rb_rounds_init:
 * @self: uninitialized memory
 *
 * Sets up the rounds of an empty trace.
 */
void
rb_rounds_init (RbRounds *self)
{
  self->rounds = g_array_new (FALSE, FALSE, sizeof (guint8));
  self->seen = g_array_new (FALSE, TRUE, sizeof (guint8));
}

/*
 * rb_rounds_clear:
 * @self: rounds
 *
 * Frees what @self holds, but not @self.
 */
void
rb_rounds_clear (RbRounds *self)
{
  g_clear_pointer (&self->rounds, g_array_unref);
  g_clear_pointer (&self->seen, g_array_unref);
}

/* Counts a moment that starts at @record, and returns its round. */
static guint8
count (RbRounds       *self,
       const RbRecord *record)
{
  guint place = record->site * 2 + (rb_record_kind_is_statement (record->kind) ? 0 : 1);
  guint8 *seen;
  guint8 round;

  if (record->site == 0)
    return 0;

  if (place >= self->seen->len)
    g_array_set_size (self->seen, place + 1);
  seen = &g_array_index (self->seen, guint8, place);
  round = *seen;
  if (*seen < RB_ROUNDS_MAX)
    (*seen)++;

  return round;
}

/*
 * rb_rounds_catch_up:
 * @self: rounds
 * @moments: the moments of a trace
 * @records: its records
 *
 * Adds the moments that have started since the last call.
 */
void
rb_rounds_catch_up (RbRounds           *self,
                    const RbMoments    *moments,
                    const RbRecordList *records)
{
  guint moment = self->rounds->len;
  guint n_moments = rb_moments_get_n (moments);

  g_array_set_size (self->rounds, n_moments);
  for (; moment < n_moments; moment++)
    {
      RbRecord record = rb_record_list_get (records, rb_moments_get_start (moments, moment));

      g_array_index (self->rounds, guint8, moment) = count (self, &record);
    }
}

/*
 * rb_rounds_get:
 * @self: rounds
 * @moment: which, from 0; there must be such a moment
 *
 * Returns: its round, from 0 to RB_ROUNDS_MAX
 */
guint
rb_rounds_get (const RbRounds *self,
               guint           moment)
{
  return g_array_index (self->rounds, guint8, moment);
}
