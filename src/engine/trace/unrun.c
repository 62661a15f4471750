/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "engine/trace/unrun.h"

#include "engine/text.h"

/* The code that a run did not come to: the other branch of an `if`, a `catch` that caught nothing, a function that
 * nothing called. A statement that ran has a record, and so has a function that was called. */

typedef struct
{
  guint start;
  guint end;
  guint function;
  gboolean is_function;
  gboolean ran;
} Piece;

static gboolean
is_over (RbTrace *trace)
{
  guint n_records = rb_trace_get_n_records (trace);
  RbRecord last;

  if (n_records == 0)
    return FALSE;

  /* If a run was stopped, nobody knows what it would have come to. */
  last = rb_trace_get_record (trace, n_records - 1);

  return last.kind == RB_RECORD_FINISHED && last.a == RB_OUTCOME_IDLE;
}

/* Marks the statements that ran and the functions that were called. */
static guint8 *
mark_sites (RbTrace *trace)
{
  guint n_sites = rb_trace_get_n_sites (trace);
  guint n_records = rb_trace_get_n_records (trace);
  guint8 *marks = g_new0 (guint8, n_sites);

  for (guint i = 0; i < n_records; i++)
    {
      RbRecord record = rb_trace_get_record (trace, i);

      if (record.site < n_sites && (record.kind == RB_RECORD_STATEMENT || record.kind == RB_RECORD_ENTER ||
                                    record.kind == RB_RECORD_EXIT))
        marks[record.site] = TRUE;
    }

  return marks;
}

static gint
compare_pieces (gconstpointer a,
                gconstpointer b)
{
  const Piece *one = a;
  const Piece *other = b;

  if (one->start != other->start)
    return one->start < other->start ? -1 : 1;
  if (one->end != other->end)
    return one->end > other->end ? -1 : 1;

  return 0;
}

/* Lists the statements and functions in the order of the source. */
static GArray *
list_pieces (RbTrace      *trace,
             const guint8 *marks)
{
  GArray *pieces = g_array_new (FALSE, FALSE, sizeof (Piece));

  for (guint i = 1; i < rb_trace_get_n_sites (trace); i++)
    {
      const RbSite *site = rb_trace_get_site (trace, i);
      Piece piece = { site->start, site->end, site->function, site->kind == RB_SITE_FUNCTION, marks[i] };

      if (site->kind == RB_SITE_STATEMENT || site->kind == RB_SITE_RETURN || site->kind == RB_SITE_FUNCTION)
        g_array_append_val (pieces, piece);
    }
  g_array_sort (pieces, compare_pieces);

  return pieces;
}

/* Whether the program has a `with`. Its code has no probes. */
static gboolean
has_with (RbTrace *trace,
          GArray  *pieces)
{
  const char *text = rb_trace_get_source (trace);
  guint offset = 0;

  for (guint i = 0; i < pieces->len; i++)
    {
      for (guint start = g_array_index (pieces, Piece, i).start; offset < start && *text != '\0'; offset++)
        text = g_utf8_next_char (text);

      /* Only the head of a `with` is its site, and a call of a function of that name is not allowed. */
      if (rb_text_begins_with (text, "with") && (text[4] == '(' || g_ascii_isspace (text[4])))
        return TRUE;
    }

  return FALSE;
}

/* A `return` has two sites. If its expression throws, only that of the statement has a record. */
static void
join_returns (GArray *pieces)
{
  for (guint i = 1; i < pieces->len; i++)
    {
      Piece *one = &g_array_index (pieces, Piece, i - 1);
      Piece *other = &g_array_index (pieces, Piece, i);

      if (one->start == other->start && one->end == other->end)
        one->ran = other->ran = one->ran || other->ran;
    }
}

/* Two statements of a function that did not run, one after the other, are one stretch of code, with the braces
 * between. */
static gboolean
continues (const Piece *last,
           const Piece *piece)
{
  return !last->is_function && !piece->is_function && last->function == piece->function;
}

static GArray *
join_pieces (RbTrace *trace,
             GArray  *pieces)
{
  GArray *stretches = g_array_new (FALSE, FALSE, sizeof (RbUnrun));
  RbUnrun *open = NULL;
  Piece last = { 0 };

  for (guint i = 0; i < pieces->len; i++)
    {
      const Piece *piece = &g_array_index (pieces, Piece, i);
      RbUnrun stretch = { piece->start, piece->end, 0, 0 };

      if (open != NULL && !piece->ran && (piece->start < open->end || continues (&last, piece)))
        {
          open->end = MAX (open->end, piece->end);
          if (piece->start >= last.end)
            last = *piece;
          continue;
        }

      open = NULL;
      if (piece->ran)
        continue;

      g_array_append_val (stretches, stretch);
      open = &g_array_index (stretches, RbUnrun, stretches->len - 1);
      last = *piece;
    }

  for (guint i = 0; i < stretches->len; i++)
    {
      RbUnrun *stretch = &g_array_index (stretches, RbUnrun, i);

      stretch->line = rb_trace_find_line (trace, stretch->start);
      stretch->last_line = rb_trace_find_line (trace, MAX (stretch->end, stretch->start + 1) - 1);
    }

  return stretches;
}

/**
 * rb_unrun_find:
 * @trace: the trace of a run
 *
 * Finds the code that did not run. This reads the whole trace.
 *
 * Returns: (transfer full) (element-type RbUnrun): stretches of code, in their order; none unless the run is over
 *   because nothing was left to run
 */
GArray *
rb_unrun_find (RbTrace *trace)
{
  g_autofree guint8 *marks = NULL;
  g_autoptr (GArray) pieces = NULL;

  g_return_val_if_fail (RB_IS_TRACE (trace), NULL);

  if (!is_over (trace))
    return g_array_new (FALSE, FALSE, sizeof (RbUnrun));

  marks = mark_sites (trace);
  pieces = list_pieces (trace, marks);
  if (has_with (trace, pieces))
    g_array_set_size (pieces, 0);
  join_returns (pieces);

  return join_pieces (trace, pieces);
}
