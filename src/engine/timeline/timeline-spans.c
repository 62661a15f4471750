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

static int
compare_rows (gconstpointer a,
              gconstpointer b)
{
  return GPOINTER_TO_INT (a) - GPOINTER_TO_INT (b);
}

/* Takes the lowest free row, or adds one. */
static guint32
take_row (RbTimelineSpans *self)
{
  GTreeNode *first = g_tree_node_first (self->free_rows);
  guint32 row;

  if (first == NULL)
    return self->n_rows++;

  row = GPOINTER_TO_UINT (g_tree_node_key (first));
  g_tree_remove (self->free_rows, GUINT_TO_POINTER (row));

  return row;
}

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
  self->free_rows = g_tree_new (compare_rows);
  self->n_rows = 0;
}

/*
 * rb_timeline_spans_clear:
 * @self: spans
 *
 * Frees what @self holds.
 */
void
rb_timeline_spans_clear (RbTimelineSpans *self)
{
  g_queue_clear_full (&self->order, g_free);
  g_clear_pointer (&self->by_key, g_hash_table_unref);
  g_clear_pointer (&self->free_rows, g_tree_unref);
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
 * rb_timeline_spans_has:
 * @self: spans
 * @key: what a bar is found by
 *
 * Gets whether a bar is open.
 *
 * Returns: whether there is one with the key
 */
gboolean
rb_timeline_spans_has (RbTimelineSpans *self,
                       guint32          key)
{
  return g_hash_table_contains (self->by_key, GUINT_TO_POINTER (key));
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
  g_tree_insert (self->free_rows, GUINT_TO_POINTER (span->row), NULL);
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
