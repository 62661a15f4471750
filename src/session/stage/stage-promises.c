/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "session/stage/stage-promises.h"

#include <glib/gi18n.h>

#include "engine/trace/callback-label.h"
#include "engine/trace/function-words.h"
#include "engine/trace/trace-links.h"

/* The promises that somebody waits for, in the order of their numbers, and the last ones that were settled. A promise
 * that `then` returns comes below the promise that it was called on. */

#define MAX_PENDING 50
#define MAX_SETTLED 6
/* How many settled promises to look at. Nobody may have waited for some of them. */
#define MAX_SCANNED 50
#define MAX_ROWS 100
#define MAX_DEPTH 3

/* --- Rows --------------------------------------------------------------------------------------------------------- */

static gint
compare (gconstpointer a,
         gconstpointer b)
{
  const guint32 *first = a;
  const guint32 *second = b;

  return (*first > *second) - (*first < *second);
}

static void
add_settled (RbMachine *machine,
             GArray    *promises)
{
  RbTrace *trace = rb_machine_get_trace (machine);
  guint position = rb_machine_get_position (machine);
  guint n_settled = rb_trace_links_count_settled (trace, position);
  guint n_added = 0;

  for (guint i = n_settled; i > 0 && n_settled - i < MAX_SCANNED && n_added < MAX_SETTLED; i--)
    {
      guint32 promise = rb_trace_get_record (trace, rb_trace_links_get_settled (trace, i - 1)).a;
      g_autoptr (GArray) followers = g_array_new (FALSE, FALSE, sizeof (guint32));

      rb_trace_links_list_followers (trace, promise, position, followers);
      if (followers->len == 0)
        continue;
      g_array_append_val (promises, promise);
      n_added++;
    }
}

/* Adds a row for each that waits for the promise. Returns how many there was no room for. */
static guint
add_rows (RbMachine  *machine,
          guint32     promise,
          GHashTable *depths,
          GArray     *rows)
{
  RbTrace *trace = rb_machine_get_trace (machine);
  guint position = rb_machine_get_position (machine);
  g_autoptr (GArray) followers = g_array_new (FALSE, FALSE, sizeof (guint32));
  guint settled = rb_trace_links_find_settled (trace, promise);
  guint depth = GPOINTER_TO_UINT (g_hash_table_lookup (depths, GUINT_TO_POINTER (promise)));
  guint i;

  rb_trace_links_list_followers (trace, promise, position, followers);
  for (i = 0; i < followers->len && rows->len < MAX_ROWS; i++)
    {
      RbStagePromise row = {
        .promise = promise,
        .follower = g_array_index (followers, guint32, i),
        .settled = settled < position ? settled : RB_TRACE_NO_RECORD,
        .depth = MIN (depth, MAX_DEPTH),
      };
      RbRecord record = rb_trace_get_record (trace, row.follower);

      g_array_append_val (rows, row);
      if (record.kind == RB_RECORD_FOLLOWED && record.b != 0)
        g_hash_table_insert (depths, GUINT_TO_POINTER (record.b), GUINT_TO_POINTER (depth + 1));
    }

  return followers->len - i;
}

/**
 * rb_stage_promises_list:
 * @machine: a machine
 *
 * Lists who waits for which promise, and the last promises that were settled.
 *
 * Returns: (transfer full) (element-type RbStagePromise): the rows of the promises card
 */
GArray *
rb_stage_promises_list (RbMachine *machine)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (RbStagePromise));
  g_autoptr (GArray) promises = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autoptr (GHashTable) depths = g_hash_table_new (NULL, NULL);
  RbStagePromise more = { .follower = RB_TRACE_NO_RECORD, .settled = RB_TRACE_NO_RECORD };
  const guint32 *pending;
  guint n_pending;

  g_return_val_if_fail (RB_IS_MACHINE (machine), rows);

  pending = rb_machine_get_promises (machine, &n_pending);
  if (n_pending > MAX_PENDING)
    more.n_more = n_pending - MAX_PENDING;
  g_array_append_vals (promises, pending, n_pending - more.n_more);
  add_settled (machine, promises);
  g_array_sort (promises, compare);

  for (guint i = 0; i < promises->len; i++)
    more.n_more += add_rows (machine, g_array_index (promises, guint32, i), depths, rows);
  if (more.n_more > 0)
    g_array_append_val (rows, more);

  return rows;
}

/**
 * rb_stage_promises_find_now:
 * @promises: (element-type RbStagePromise): what rb_stage_promises_list() returned
 *
 * Finds the row that matters most: the first promise that is pending or, if none is, the one that was settled last.
 *
 * Returns: its position in @promises; 0 if there are no rows
 */
guint
rb_stage_promises_find_now (GArray *promises)
{
  guint now = 0;

  for (guint i = 0; i < promises->len; i++)
    {
      const RbStagePromise *row = &g_array_index (promises, RbStagePromise, i);

      if (row->n_more > 0)
        continue;
      if (row->settled == RB_TRACE_NO_RECORD)
        return i;
      if (row->settled > g_array_index (promises, RbStagePromise, now).settled)
        now = i;
    }

  return now;
}

/* --- Words -------------------------------------------------------------------------------------------------------- */

static char *
dup_awaiting (RbTrace *trace,
              guint32  site)
{
  const RbSite *place = rb_trace_get_site (trace, site);
  const RbSite *function = rb_trace_get_site (trace, rb_trace_find_function (trace, site));
  const char *name = function != NULL && function->kind == RB_SITE_FUNCTION ? rb_function_words_get_name (function)
                                                                            : _("main script");

  /* Translators: of a promise: the function that waits for it, or "main script", and at which line */
  return g_strdup_printf (_("awaited by %s · line %u"), name, place != NULL ? place->line : 0);
}

static char *
dup_then (const RbRecord *record)
{
  g_autofree char *letter = NULL;

  if (record->c == 0 && record->d != 0)
    /* Translators: of a callback that waits for a promise: it is called if the promise is rejected */
    return g_strdup (_("if rejected"));
  if (record->c == 0 || record->d == 0 || record->c == record->d)
    return g_strdup ("then");

  letter = rb_callback_label_dup (record->d);

  /* Translators: of a promise: `then` was called on it with two callbacks; %s is the letter of the second one */
  return g_strdup_printf (_("then, if rejected %s"), letter);
}

static char *
dup_part (const char *function)
{
  /* Translators: of a promise: it is one of those that were given to %s, such as Promise.all */
  return g_strdup_printf (_("part of %s"), function);
}

static char *
dup_follower (const RbRecord *record)
{
  switch ((RbFollower) record->flags)
    {
    case RB_FOLLOWER_FINALLY:
      return g_strdup ("finally");
    case RB_FOLLOWER_RESOLVE:
      /* Translators: of a promise: another promise, which may be named after this, will be settled like it */
      return g_strdup (_("passes its outcome on"));
    case RB_FOLLOWER_ALL:
      return dup_part ("Promise.all");
    case RB_FOLLOWER_ALL_SETTLED:
      return dup_part ("Promise.allSettled");
    case RB_FOLLOWER_ANY:
      return dup_part ("Promise.any");
    case RB_FOLLOWER_RACE:
      return dup_part ("Promise.race");
    case RB_FOLLOWER_THEN:
    default:
      return dup_then (record);
    }
}

static char *
dup_detail (RbTrace        *trace,
            const RbRecord *record)
{
  g_autofree char *follower = NULL;

  if (record->kind == RB_RECORD_AWAITED)
    return dup_awaiting (trace, record->site);

  follower = dup_follower (record);
  if (record->b == 0)
    return g_steal_pointer (&follower);

  /* Translators: of a promise: what waits for it, such as "then", and the number of the promise that is settled next */
  return g_strdup_printf (_("%s → promise %u"), follower, record->b);
}

/* The promise of an async function is named after it. */
static char *
dup_label (RbTrace *trace,
           guint32  promise,
           guint    call)
{
  guint32 site = call != RB_TRACE_NO_RECORD ? rb_trace_get_record (trace, call).site : 0;
  const RbSite *function = site != 0 ? rb_trace_get_site (trace, site) : NULL;

  if (function == NULL)
    /* Translators: a promise, by its number */
    return g_strdup_printf (_("promise %u"), promise);

  /* Translators: a promise, by its number, and the name of the async function whose call returned it */
  return g_strdup_printf (_("promise %u · %s"), promise, rb_function_words_get_name (function));
}

static void
show_settled (RbTrace     *trace,
              guint        settled,
              RbStageItem *item)
{
  RbRecord record = rb_trace_get_record (trace, settled);
  const char *value = rb_trace_get_string (trace, record.c);

  rb_stage_item_set_mark (item, record.b == RB_PROMISE_REJECTED ? RB_STAGE_MARK_FAILED : RB_STAGE_MARK_DONE);
  if (*value != '\0')
    rb_stage_item_set_value (item, value);
}

/**
 * rb_stage_promises_describe:
 * @trace: the trace of a run
 * @element: what the row is about
 *
 * Describes a promise, and one that waits for it.
 *
 * Returns: (transfer full): a row of the promises card
 */
RbStageItem *
rb_stage_promises_describe (RbTrace              *trace,
                            const RbStagePromise *element)
{
  g_autofree char *label = NULL;
  g_autofree char *detail = NULL;
  gboolean is_pending = element->settled == RB_TRACE_NO_RECORD;
  guint32 callback;
  RbStageItem *item;
  RbRecord record;
  guint call;

  if (element->n_more > 0)
    return rb_stage_item_new_more (element->n_more);

  record = rb_trace_get_record (trace, element->follower);
  callback = record.kind == RB_RECORD_FOLLOWED ? (record.c != 0 ? record.c : record.d) : 0;
  call = rb_trace_links_find_call (trace, element->promise);
  label = dup_label (trace, element->promise, call);
  detail = dup_detail (trace, &record);
  item = rb_stage_item_new_promise (callback, label, detail, is_pending, element->depth);
  if (!is_pending)
    show_settled (trace, element->settled, item);
  if (!is_pending)
    rb_stage_item_set_record (item, element->settled);
  else
    rb_stage_item_set_record (item, call != RB_TRACE_NO_RECORD ? call : element->follower);

  return item;
}
