/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "engine/timeline/timeline-spans.h"

typedef struct _Span Span;

struct _Span
{
  RbTimelineBar bar;
  guint32 key;
  guint32 row;
  GList *link; /* in the order */
  Span *next;  /* with the same key, younger */
};

#define ROW(self, i) g_array_index ((self)->free_rows, guint32, (i))

/* --- The heap of rows --- */

static void
swap_rows (RbTimelineSpans *self,
           guint            i,
           guint            j)
{
  guint32 row = ROW (self, i);

  ROW (self, i) = ROW (self, j);
  ROW (self, j) = row;
}

static void
free_row (RbTimelineSpans *self,
          guint32          row)
{
  guint i = self->free_rows->len;

  g_array_append_val (self->free_rows, row);
  for (; i > 0 && ROW (self, i) < ROW (self, (i - 1) / 2); i = (i - 1) / 2)
    swap_rows (self, i, (i - 1) / 2);
}

static guint32
take_row (RbTimelineSpans *self)
{
  guint n = self->free_rows->len;
  guint32 row;

  if (n == 0)
    return self->n_rows++;

  row = ROW (self, 0);
  ROW (self, 0) = ROW (self, n - 1);
  g_array_set_size (self->free_rows, --n);
  for (guint i = 0, child = 1; child < n; i = child, child = 2 * i + 1)
    {
      if (child + 1 < n && ROW (self, child + 1) < ROW (self, child))
        child++;
      if (ROW (self, i) <= ROW (self, child))
        break;
      swap_rows (self, i, child);
    }

  return row;
}

/* --- Spans --- */

/*
 * rb_timeline_spans_init:
 * @self: (out): spans
 *
 * Makes a lane in which nothing is open.
 */
void
rb_timeline_spans_init (RbTimelineSpans *self)
{
  g_queue_init (&self->order);
  self->by_key = g_hash_table_new (NULL, NULL);
  self->free_rows = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->n_rows = 0;
}

/*
 * rb_timeline_spans_clear:
 * @self: spans
 *
 * Frees what they hold.
 */
void
rb_timeline_spans_clear (RbTimelineSpans *self)
{
  g_queue_clear_full (&self->order, g_free);
  g_clear_pointer (&self->by_key, g_hash_table_unref);
  g_clear_pointer (&self->free_rows, g_array_unref);
}

/*
 * rb_timeline_spans_start:
 * @self: spans
 * @key: what the bar is found by
 * @bar: a bar that begins
 *
 * Opens a bar, in the first row that is free.
 *
 * Returns: the row
 */
guint
rb_timeline_spans_start (RbTimelineSpans     *self,
                         guint32              key,
                         const RbTimelineBar *bar)
{
  Span *span = g_new0 (Span, 1);
  Span *older = g_hash_table_lookup (self->by_key, GUINT_TO_POINTER (key));

  span->bar = *bar;
  span->key = key;
  span->row = take_row (self);
  g_queue_push_tail (&self->order, span);
  span->link = self->order.tail;

  if (older == NULL)
    {
      g_hash_table_insert (self->by_key, GUINT_TO_POINTER (key), span);
    }
  else
    {
      while (older->next != NULL)
        older = older->next;
      older->next = span;
    }

  return span->row;
}

/*
 * rb_timeline_spans_end:
 * @self: spans
 * @key: what the bar was opened with
 * @ret_bar: (out): the bar
 * @ret_row: (out): its row
 *
 * Closes the oldest bar that has a key.
 *
 * Returns: whether there was one
 */
gboolean
rb_timeline_spans_end (RbTimelineSpans *self,
                       guint32          key,
                       RbTimelineBar   *ret_bar,
                       guint           *ret_row)
{
  Span *span = g_hash_table_lookup (self->by_key, GUINT_TO_POINTER (key));

  if (span == NULL)
    return FALSE;

  if (span->next != NULL)
    g_hash_table_insert (self->by_key, GUINT_TO_POINTER (key), span->next);
  else
    g_hash_table_remove (self->by_key, GUINT_TO_POINTER (key));

  *ret_bar = span->bar;
  *ret_row = span->row;
  free_row (self, span->row);
  g_queue_delete_link (&self->order, span->link);
  g_free (span);

  return TRUE;
}

/*
 * rb_timeline_spans_pop:
 * @self: spans
 * @ret_bar: (out): the bar
 * @ret_row: (out): its row
 *
 * Closes the oldest bar of all.
 *
 * Returns: whether there was one
 */
gboolean
rb_timeline_spans_pop (RbTimelineSpans *self,
                       RbTimelineBar   *ret_bar,
                       guint           *ret_row)
{
  Span *oldest = g_queue_peek_head (&self->order);

  return oldest != NULL && rb_timeline_spans_end (self, oldest->key, ret_bar, ret_row);
}
