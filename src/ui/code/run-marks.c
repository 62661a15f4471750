/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "ui/code/run-marks.h"

/* One function can be many callbacks (a loop that sets ten timers), and one line can have many functions. A range or a
 * badge shows the callback whose state is nearest to running. If several callbacks have this state, it shows the newest
 * one.
 *
 * Invariants: ranges has one entry for each function site that is a callback; badges has one for each line on which
 * such a function begins; waits has one for each `await` at which one or more functions are suspended; position is the
 * machine's position at the last update. */

struct _RbRunMarks
{
  GArray *ranges;  /* of RbCodeRange */
  GArray *badges;  /* of RbGutterBadge */
  GArray *waits;   /* of RbCodeWait */
  guint position;
  GHashTable *waiting_sites; /* site -> itself */
  GHashTable *range_of_site; /* site -> index of its range + 1 */
  GHashTable *badge_of_line; /* line -> index of its badge + 1 */
};

static guint
get_urgency (RbCallbackState state)
{
  switch (state)
    {
    case RB_CALLBACK_RUNNING:
      return 3;
    case RB_CALLBACK_WAITING:
      return 2;
    case RB_CALLBACK_REGISTERED:
      return 1;
    case RB_CALLBACK_DONE:
    case RB_CALLBACK_FAILED:
    case RB_CALLBACK_UNCALLED:
    default:
      return 0;
    }
}

static void
add_range (RbRunMarks       *self,
           const RbSite     *site,
           const RbCallback *callback,
           gboolean          flashes)
{
  gpointer key = GUINT_TO_POINTER (callback->function);
  guint index = GPOINTER_TO_UINT (g_hash_table_lookup (self->range_of_site, key));
  RbCodeRange range = { site->start, site->end, callback->callback, callback->state, flashes };
  RbCodeRange *known;

  if (index == 0)
    {
      g_array_append_val (self->ranges, range);
      g_hash_table_insert (self->range_of_site, key, GUINT_TO_POINTER (self->ranges->len));
      return;
    }

  known = &g_array_index (self->ranges, RbCodeRange, index - 1);
  range.flashes |= known->flashes;
  if (get_urgency (range.state) >= get_urgency (known->state))
    *known = range;
  else
    known->flashes = range.flashes;
}

static void
add_badge (RbRunMarks       *self,
           const RbSite     *site,
           const RbCallback *callback)
{
  gpointer key = GUINT_TO_POINTER (site->line);
  guint index = GPOINTER_TO_UINT (g_hash_table_lookup (self->badge_of_line, key));
  RbGutterBadge badge = { site->line, callback->callback, callback->state, 0 };
  RbGutterBadge *known;

  if (index == 0)
    {
      g_array_append_val (self->badges, badge);
      g_hash_table_insert (self->badge_of_line, key, GUINT_TO_POINTER (self->badges->len));
      return;
    }

  known = &g_array_index (self->badges, RbGutterBadge, index - 1);
  known->more++;
  if (get_urgency (badge.state) >= get_urgency (known->state))
    {
      known->callback = badge.callback;
      known->state = badge.state;
    }
}

static void
add_waits (RbRunMarks *self,
           RbMachine  *machine)
{
  RbTrace *trace = rb_machine_get_trace (machine);
  const RbWaiting *waiting;
  guint n_waiting;
  guint last = 0;

  waiting = rb_machine_get_waiting (machine, &n_waiting);
  for (guint i = 0; i < n_waiting; i++)
    {
      const RbSite *site = rb_trace_get_site (trace, waiting[i].site);
      RbCodeWait wait = { site->start, site->end, site->line };

      /* Often, many functions are suspended at the same place. Comparing with the last place is faster than the hash
       * table. */
      if (waiting[i].site != last && g_hash_table_add (self->waiting_sites, GUINT_TO_POINTER (waiting[i].site)))
        g_array_append_val (self->waits, wait);
      last = waiting[i].site;
    }
}

static void
reset_marks (RbRunMarks *self)
{
  g_array_set_size (self->ranges, 0);
  g_array_set_size (self->badges, 0);
  g_array_set_size (self->waits, 0);
  g_hash_table_remove_all (self->waiting_sites);
  g_hash_table_remove_all (self->range_of_site);
  g_hash_table_remove_all (self->badge_of_line);
}

/* Gets the position at which the machine's current moment starts. */
static guint
moment_start (RbMachine *machine)
{
  RbTrace *trace = rb_machine_get_trace (machine);
  guint position = rb_machine_get_position (machine);

  return position > 0 ? rb_trace_get_moment_start (trace, rb_trace_find_moment (trace, position - 1)) : 0;
}

/**
 * rb_run_marks_new:
 *
 * Creates empty marks.
 *
 * Returns: (transfer full): new marks
 */
RbRunMarks *
rb_run_marks_new (void)
{
  RbRunMarks *self = g_new0 (RbRunMarks, 1);

  self->ranges = g_array_new (FALSE, FALSE, sizeof (RbCodeRange));
  self->badges = g_array_new (FALSE, FALSE, sizeof (RbGutterBadge));
  self->waits = g_array_new (FALSE, FALSE, sizeof (RbCodeWait));
  self->waiting_sites = g_hash_table_new (NULL, NULL);
  self->range_of_site = g_hash_table_new (NULL, NULL);
  self->badge_of_line = g_hash_table_new (NULL, NULL);

  return self;
}

/**
 * rb_run_marks_free:
 * @self: marks
 *
 * Frees the marks.
 */
void
rb_run_marks_free (RbRunMarks *self)
{
  g_array_unref (self->ranges);
  g_array_unref (self->badges);
  g_array_unref (self->waits);
  g_hash_table_unref (self->waiting_sites);
  g_hash_table_unref (self->range_of_site);
  g_hash_table_unref (self->badge_of_line);
  g_free (self);
}

/**
 * rb_run_marks_clear:
 * @self: marks
 *
 * Removes all marks, and forgets the last position.
 */
void
rb_run_marks_clear (RbRunMarks *self)
{
  reset_marks (self);
  self->position = 0;
}

/**
 * rb_run_marks_update:
 * @self: marks
 * @machine: the state to mark
 *
 * Computes the marks again.
 *
 * Returns: whether the machine has moved forward to a moment in which a callback became done
 */
gboolean
rb_run_marks_update (RbRunMarks *self,
                     RbMachine  *machine)
{
  RbTrace *trace = rb_machine_get_trace (machine);
  guint position = rb_machine_get_position (machine);
  gboolean forward = position > self->position;
  guint start = moment_start (machine);
  gboolean any_flashes = FALSE;
  const RbCallback *callbacks;
  guint n_callbacks;
  guint i;

  reset_marks (self);
  callbacks = rb_machine_get_callbacks (machine, &n_callbacks);
  for (i = 0; i < n_callbacks; i++)
    {
      gboolean flashes = forward && callbacks[i].finished_at > 0 && callbacks[i].finished_at >= start;
      const RbSite *site;

      /* Functions of the engine itself, such as a promise's resolve, have no place in the source. */
      if (callbacks[i].function == 0)
        continue;

      site = rb_trace_get_site (trace, callbacks[i].function);
      add_range (self, site, &callbacks[i], flashes);
      add_badge (self, site, &callbacks[i]);
      any_flashes |= flashes;
    }
  add_waits (self, machine);
  self->position = position;

  return any_flashes;
}

/**
 * rb_run_marks_get_ranges:
 * @self: marks
 * @n_ranges: (out): how many
 *
 * Gets the ranges to tint.
 *
 * Returns: (array length=n_ranges) (transfer none): the ranges, until the next update
 */
const RbCodeRange *
rb_run_marks_get_ranges (RbRunMarks *self,
                         guint      *n_ranges)
{
  *n_ranges = self->ranges->len;

  return (const RbCodeRange *) (gpointer) self->ranges->data;
}

/**
 * rb_run_marks_get_waits:
 * @self: marks
 * @n_waits: (out): how many
 *
 * Gets the `await`s at which functions are suspended.
 *
 * Returns: (array length=n_waits) (transfer none): the places, each once, until the next update
 */
const RbCodeWait *
rb_run_marks_get_waits (RbRunMarks *self,
                        guint      *n_waits)
{
  *n_waits = self->waits->len;

  return (const RbCodeWait *) (gpointer) self->waits->data;
}

/**
 * rb_run_marks_get_badges:
 * @self: marks
 * @n_badges: (out): how many
 *
 * Gets the badges, at most one for each line.
 *
 * Returns: (array length=n_badges) (transfer none): the badges, until the next update
 */
const RbGutterBadge *
rb_run_marks_get_badges (RbRunMarks *self,
                         guint      *n_badges)
{
  *n_badges = self->badges->len;

  return (const RbGutterBadge *) (gpointer) self->badges->data;
}
