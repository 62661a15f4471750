/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "session/stage/stage-requests.h"

#include <glib/gi18n.h>

#include "engine/trace/trace-links.h"

/* Up to this many requests are listed in the order in which they were made, so that a row stays where it is when its
 * answer comes. Of more requests, those under way come first, and only so many of them, which end next. */
#define MAX_IN_ORDER 30

/* Of more requests, only the newest that are over have rows. */
#define MAX_OVER 10

/* An interval ends each time that it fires, so a search for the newest requests that are over looks at more ends. */
#define MAX_SCANNED 200

/* --- The list ----------------------------------------------------------------------------------------------------- */

static gboolean
has_request (GArray  *requests,
             guint32  request)
{
  for (guint i = requests->len; i > 0; i--)
    if (g_array_index (requests, RbStageRequest, i - 1).pending.request == request)
      return TRUE;

  return FALSE;
}

static gboolean
is_pending (const RbPending *pending,
            guint            n_pending,
            guint32          request)
{
  guint low = 0;

  while (low < n_pending)
    {
      guint middle = low + (n_pending - low) / 2;

      if (pending[middle].request == request)
        return TRUE;
      if (pending[middle].request < request)
        low = middle + 1;
      else
        n_pending = middle;
    }

  return FALSE;
}

static void
describe_start (RbTrace   *trace,
                guint32    request,
                RbPending *ret_pending)
{
  RbRecord start = rb_trace_find_request (trace, request);
  gboolean is_timer = start.kind == RB_RECORD_TIMER_SET;

  *ret_pending = (RbPending){
    .request = request,
    .callback = start.b,
    .label = is_timer ? 0 : start.c,
    .flags = start.flags,
    .is_timer = is_timer,
    .timer = is_timer ? MIN (start.d, RB_TIMER_LAST) : 0,
    .start = start.time,
    .due = start.time + (is_timer ? (gint64) start.c * 1000 : start.d),
  };
}

/* Lists the newest requests that are over, the newest first. Returns how many ends were looked at. */
static guint
list_over (RbMachine *machine,
           gboolean   timers,
           guint      n_ends,
           guint      max_over,
           GArray    *over)
{
  RbTrace *trace = rb_machine_get_trace (machine);
  guint n_pending;
  const RbPending *pending = rb_machine_get_pending (machine, &n_pending);
  guint n_scanned = 0;

  for (; n_scanned < MIN (n_ends, MAX_SCANNED) && over->len < max_over; n_scanned++)
    {
      RbStageRequest row = { .end = rb_trace_links_get_end (trace, timers, n_ends - n_scanned - 1) };
      guint32 request = rb_trace_get_record (trace, row.end).a;

      if (is_pending (pending, n_pending, request) || has_request (over, request))
        continue;

      describe_start (trace, request, &row.pending);
      g_array_append_val (over, row);
    }

  return n_scanned;
}

/* Inserts a row before the first that ends later. Drops the last one if there are too many. */
static void
insert_by_due (GArray    *rows,
               RbPending  pending)
{
  RbStageRequest row = { .pending = pending, .end = RB_TRACE_NO_RECORD };
  guint position = rows->len;

  while (position > 0 && g_array_index (rows, RbStageRequest, position - 1).pending.due > pending.due)
    position--;
  if (position >= MAX_IN_ORDER)
    return;

  if (rows->len == MAX_IN_ORDER)
    g_array_set_size (rows, MAX_IN_ORDER - 1);
  g_array_insert_val (rows, position, row);
}

static int
compare (gconstpointer a,
         gconstpointer b)
{
  guint32 first = ((const RbStageRequest *) a)->pending.request;
  guint32 second = ((const RbStageRequest *) b)->pending.request;

  return first < second ? -1 : first > second;
}

/* Lists the requests under way that end next, in the order in which they were made. Returns how many are under way. */
static guint
list_under_way (RbMachine *machine,
                gboolean   timers,
                GArray    *rows)
{
  guint n_pending;
  const RbPending *pending = rb_machine_get_pending (machine, &n_pending);
  guint n = 0;

  for (guint i = 0; i < n_pending; i++)
    {
      if (!pending[i].is_timer != !timers)
        continue;

      insert_by_due (rows, pending[i]);
      n++;
    }
  g_array_sort (rows, compare);

  return n;
}

static void
add_more (GArray   *rows,
          gboolean  timers,
          guint     end,
          guint     n_more)
{
  RbStageRequest more = { .pending.is_timer = timers, .end = end, .n_more = n_more };

  if (n_more > 0)
    g_array_append_val (rows, more);
}

/**
 * rb_stage_requests_list:
 * @machine: a machine
 * @timers: whether to list timers instead of lookups
 * @ret_n_pending: (out): how many are under way
 *
 * Lists the lookups or the timers at the machine's position, those that are over as well. If there are very many, one
 * row stands for the others that are under way, and the last row for those that are over for a long time.
 *
 * Returns: (transfer full) (element-type RbStageRequest): the rows
 */
GArray *
rb_stage_requests_list (RbMachine *machine,
                        gboolean   timers,
                        guint     *ret_n_pending)
{
  g_autoptr (GArray) over = g_array_new (FALSE, TRUE, sizeof (RbStageRequest));
  GArray *rows = g_array_new (FALSE, TRUE, sizeof (RbStageRequest));
  RbTrace *trace;
  guint n_ends, n_scanned;
  gboolean in_order;

  g_return_val_if_fail (RB_IS_MACHINE (machine), rows);
  g_return_val_if_fail (ret_n_pending != NULL, rows);

  trace = rb_machine_get_trace (machine);
  *ret_n_pending = list_under_way (machine, timers, rows);
  add_more (rows, timers, RB_TRACE_NO_RECORD, *ret_n_pending - rows->len);

  n_ends = rb_trace_links_count_ends (trace, timers, rb_machine_get_position (machine));
  in_order = *ret_n_pending + n_ends <= MAX_IN_ORDER;
  n_scanned = list_over (machine, timers, n_ends, in_order ? MAX_IN_ORDER : MAX_OVER, over);
  g_array_append_vals (rows, over->data, over->len);
  if (in_order)
    g_array_sort (rows, compare);
  else if (n_scanned < n_ends)
    add_more (rows, timers, rb_trace_links_get_end (trace, timers, n_ends - n_scanned - 1), n_ends - n_scanned);

  return rows;
}

/**
 * rb_stage_requests_find_now:
 * @requests: (element-type RbStageRequest): what rb_stage_requests_list() returned
 *
 * Finds the row that matters most: the one that will end next or, if none is under way, the one that has ended last.
 *
 * Returns: its position in @requests; 0 if there are no rows
 */
guint
rb_stage_requests_find_now (GArray *requests)
{
  const RbStageRequest *found = NULL;
  guint now = 0;

  for (guint i = 0; i < requests->len; i++)
    {
      const RbStageRequest *row = &g_array_index (requests, RbStageRequest, i);
      gboolean under_way = row->end == RB_TRACE_NO_RECORD;

      if (row->n_more > 0)
        continue;
      if (found == NULL || (under_way && found->end != RB_TRACE_NO_RECORD) ||
          (under_way && row->pending.due < found->pending.due) ||
          (!under_way && found->end != RB_TRACE_NO_RECORD && row->end > found->end))
        {
          found = row;
          now = i;
        }
    }

  return now;
}

/* --- Words -------------------------------------------------------------------------------------------------------- */

/* Says what happens to an answer that no callback gets. */
static const char *
describe_nobody (const RbPending *pending)
{
  if (pending->callback != 0)
    return "";
  if (pending->flags & RB_LOOKUP_BLOCKING)
    return _("the program waits for it");
  if (pending->flags & RB_LOOKUP_PROMISE)
    return _("settles a promise");

  return _("nobody to ring back");
}

static RbStageItem *
describe_pending (RbTrace         *trace,
                  const RbPending *pending)
{
  const char *label = pending->is_timer ? _("Timer") : rb_trace_get_string (trace, pending->label);

  /* setImmediate has no due time, so its row has no progress bar. */
  if (pending->timer == RB_TIMER_IMMEDIATE)
    return rb_stage_item_new_immediate (pending->callback);

  return rb_stage_item_new_pending (pending->callback, label, describe_nobody (pending), pending->start, pending->due);
}

static RbStageItem *
describe_timer_over (const RbStageRequest *element,
                     const RbRecord       *end)
{
  gboolean is_cleared = end->kind == RB_RECORD_TIMER_CLEAR;
  const char *label = element->pending.timer == RB_TIMER_IMMEDIATE ? "setImmediate" : _("Timer");
  /* Translators: of a timer */
  RbStageItem *item = rb_stage_item_new (element->pending.callback, label, is_cleared ? _("cleared") : _("fired"));

  rb_stage_item_set_mark (item, is_cleared ? RB_STAGE_MARK_CLEARED : RB_STAGE_MARK_DONE);

  return item;
}

static gboolean
is_dropped (RbTrace *trace,
            guint    end)
{
  RbRecord next = end + 1 < rb_trace_get_n_records (trace) ? rb_trace_get_record (trace, end + 1) : (RbRecord){ 0 };

  return next.kind == RB_RECORD_LOOKUP_DROPPED && next.a == rb_trace_get_record (trace, end).a;
}

static RbStageItem *
describe_lookup_over (RbTrace              *trace,
                      const RbStageRequest *element,
                      const RbRecord       *end)
{
  const RbPending *pending = &element->pending;
  const char *label = rb_trace_get_string (trace, pending->label);
  const char *answer = rb_trace_get_string (trace, end->c);
  RbStageItem *item;

  if (is_dropped (trace, element->end))
    {
      /* Translators: of a database's answer: there is no callback that could get it */
      item = rb_stage_item_new_pending (pending->callback, label, _("dropped: nobody to ring back"), pending->start,
                                        pending->due);
      rb_stage_item_set_mark (item, RB_STAGE_MARK_DROPPED);
    }
  else
    {
      item = rb_stage_item_new (pending->callback, label, "");
      rb_stage_item_set_mark (item, end->d == RB_WIRE_ERROR ? RB_STAGE_MARK_FAILED : RB_STAGE_MARK_DONE);
    }

  rb_stage_item_set_value (item, *answer != '\0' ? answer : "undefined");

  return item;
}

static RbStageItem *
describe_more (const RbStageRequest *element)
{
  guint n = element->n_more;
  g_autofree char *label = NULL;

  if (element->end == RB_TRACE_NO_RECORD)
    /* Translators: in a list of lookups or timers: how many others have started and not ended */
    label = g_strdup_printf (ngettext ("and %u more under way", "and %u more under way", n), n);
  else if (element->pending.is_timer)
    /* Translators: below a list of timers: how often a timer has fired before those in the list */
    label = g_strdup_printf (ngettext ("and %u earlier", "and %u earlier", n), n);
  else
    /* Translators: below a list of lookups: how many others have been answered */
    label = g_strdup_printf (ngettext ("and %u more answered", "and %u more answered", n), n);

  return rb_stage_item_new (0, label, "");
}

/**
 * rb_stage_requests_describe:
 * @trace: the trace of a run
 * @element: what the row is about
 *
 * Describes a lookup or a timer.
 *
 * Returns: (transfer full): a row of the database card or the timers card
 */
RbStageItem *
rb_stage_requests_describe (RbTrace              *trace,
                            const RbStageRequest *element)
{
  RbStageItem *item;
  RbRecord end;

  if (element->n_more > 0)
    return describe_more (element);

  if (element->end == RB_TRACE_NO_RECORD)
    {
      item = describe_pending (trace, &element->pending);
      rb_stage_item_set_record (item, rb_trace_links_find_start (trace, element->pending.request));

      return item;
    }

  end = rb_trace_get_record (trace, element->end);
  item = element->pending.is_timer ? describe_timer_over (element, &end) : describe_lookup_over (trace, element, &end);
  rb_stage_item_set_record (item, element->end);

  return item;
}
