/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "session/stops.h"

#include "engine/player/line-set.h"

struct _RbStops
{
  GObject parent_instance;

  GHashTable *programs; /* program -> RbLineSet */
  RbLineSet *current;   /* that of the program that is open */
};

G_DEFINE_FINAL_TYPE (RbStops, rb_stops, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
free_lines (gpointer data)
{
  rb_line_set_clear (data);
  g_free (data);
}

static void
rb_stops_finalize (GObject *object)
{
  RbStops *self = RB_STOPS (object);

  g_hash_table_unref (self->programs);

  G_OBJECT_CLASS (rb_stops_parent_class)->finalize (object);
}

static void
rb_stops_class_init (RbStopsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rb_stops_finalize;

  /**
   * RbStops::changed:
   *
   * Emitted when other lines are stops, also because another program is open.
   */
  signals[CHANGED] = g_signal_new ("changed", RB_TYPE_STOPS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
rb_stops_init (RbStops *self)
{
  self->programs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_lines);
}

/**
 * rb_stops_new:
 *
 * Makes an object without any stop, in which no program is open.
 *
 * Returns: (transfer full): new stops
 */
RbStops *
rb_stops_new (void)
{
  return g_object_new (RB_TYPE_STOPS, NULL);
}

/**
 * rb_stops_open:
 * @self: stops
 * @program: (nullable): what identifies a program; %NULL for none
 *
 * Changes to the stops of another program.
 */
void
rb_stops_open (RbStops    *self,
               const char *program)
{
  RbLineSet *lines = NULL;

  g_return_if_fail (RB_IS_STOPS (self));

  if (program != NULL)
    {
      lines = g_hash_table_lookup (self->programs, program);
      if (lines == NULL)
        {
          lines = g_new0 (RbLineSet, 1);
          g_hash_table_insert (self->programs, g_strdup (program), lines);
        }
    }

  if (self->current == lines)
    return;

  self->current = lines;
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * rb_stops_get_lines:
 * @self: stops
 * @ret_n_lines: (out): how many
 *
 * Gets the lines of the program that is open.
 *
 * Returns: (array length=ret_n_lines) (nullable): lines, from 1, sorted, valid until they change
 */
const guint *
rb_stops_get_lines (RbStops *self,
                    guint   *ret_n_lines)
{
  g_return_val_if_fail (RB_IS_STOPS (self), NULL);
  g_return_val_if_fail (ret_n_lines != NULL, NULL);

  *ret_n_lines = self->current != NULL ? self->current->n_lines : 0;

  return self->current != NULL ? self->current->lines : NULL;
}

/**
 * rb_stops_set_lines:
 * @self: stops
 * @lines: (array length=n_lines) (nullable): lines, from 1
 * @n_lines: how many
 *
 * Replaces the lines of the program that is open.
 */
void
rb_stops_set_lines (RbStops     *self,
                    const guint *lines,
                    guint        n_lines)
{
  g_auto (RbLineSet) old = { NULL, 0 };

  g_return_if_fail (RB_IS_STOPS (self));

  if (self->current == NULL)
    return;

  old = *self->current;
  *self->current = (RbLineSet){ NULL, 0 };
  rb_line_set_set (self->current, lines, n_lines);
  if (old.n_lines == self->current->n_lines &&
      (old.n_lines == 0 || memcmp (old.lines, self->current->lines, old.n_lines * sizeof (guint)) == 0))
    return;

  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * rb_stops_toggle:
 * @self: stops
 * @line: from 1
 *
 * Sets a stop at a line, or removes it.
 */
void
rb_stops_toggle (RbStops *self,
                 guint    line)
{
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (guint));
  gboolean is_stop = FALSE;

  g_return_if_fail (RB_IS_STOPS (self));
  g_return_if_fail (line > 0);

  if (self->current == NULL)
    return;

  for (guint i = 0; i < self->current->n_lines; i++)
    {
      if (self->current->lines[i] == line)
        is_stop = TRUE;
      else
        g_array_append_val (lines, self->current->lines[i]);
    }
  if (!is_stop)
    g_array_append_val (lines, line);

  rb_stops_set_lines (self, (const guint *) lines->data, lines->len);
}
