/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "session/timeline-words.h"

#include <glib/gi18n.h>

#include "engine/text.h"
#include "engine/trace/callback-label.h"
#include "engine/trace/function-words.h"

/* The most characters of a text of the program's that is shown. */
#define MAX_TEXT 60

/* How many records to look at for the parts of a promise. */
#define MAX_BACK 200

/* --- Labels ------------------------------------------------------------------------------------------------------- */

static char *
dup_text (RbTrace *trace,
          guint32  string)
{
  return rb_text_dup_line (rb_trace_get_string (trace, string), MAX_TEXT);
}

static char *
describe_timer (const RbRecord *set)
{
  g_autofree char *delay = rb_timeline_words_dup_time ((gint64) set->c * 1000);

  if (set->d == RB_TIMER_IMMEDIATE)
    return g_strdup ("setImmediate");
  if (set->d == RB_TIMER_INTERVAL)
    /* Translators: a timer that rings again and again, such as "every 0.5 s" */
    return g_strdup_printf (_("every %s"), delay);

  /* Translators: a timer and how long it runs, such as "timer · 0.5 s" */
  return g_strdup_printf (_("timer · %s"), delay);
}

/* Describes what was asked for with a request: a lookup or a timer. */
static char *
describe_request (RbTrace *trace,
                  guint32  request)
{
  RbRecord asked = rb_trace_find_request (trace, request);

  if (asked.kind == RB_RECORD_LOOKUP_START)
    return dup_text (trace, asked.c);
  if (asked.kind == RB_RECORD_TIMER_SET)
    return describe_timer (&asked);

  return g_strdup (_("task"));
}

static char *
describe_call (RbTrace             *trace,
               const RbTimelineBar *bar)
{
  const RbSite *function = rb_trace_get_site (trace, bar->function);

  if (bar->function == 0)
    return g_strdup (_("main script"));
  if (bar->callback != 0 && (function == NULL || *function->name == '\0'))
    return g_strdup (_("callback"));

  return g_strdup (rb_function_words_get_name (function));
}

static char *
describe_microtask (const RbRecord *queued)
{
  if (queued->c == RB_MICROTASK_AWAIT_FULFILLED || queued->c == RB_MICROTASK_AWAIT_REJECTED)
    return g_strdup (_("goes on after its await"));
  if (queued->c == RB_MICROTASK_NEXT_TICK)
    return g_strdup ("nextTick");

  return g_strdup (_("microtask"));
}

static gboolean
is_part (const RbRecord      *followed,
         const RbTimelineBar *bar)
{
  return bar->function != followed->b;
}

/* Counts the parts of a combined promise up to a record. The records of the parts are close together. */
static guint
count_parts (RbTrace *trace,
             guint    record)
{
  guint32 combined = rb_trace_get_record (trace, record).b;
  guint n_parts = 0;

  for (guint i = 0; i <= MIN (record, MAX_BACK); i++)
    {
      RbRecord earlier = rb_trace_get_record (trace, record - i);

      if (earlier.kind == RB_RECORD_FOLLOWED && earlier.b == combined && earlier.flags >= RB_FOLLOWER_ALL)
        n_parts++;
    }

  return n_parts;
}

/* A combined promise says which function made it, and a part which part it is. */
static char *
describe_promise (RbTrace             *trace,
                  const RbRecord      *followed,
                  const RbTimelineBar *bar)
{
  static const char *const names[] = {
    [RB_FOLLOWER_ALL] = "Promise.all",
    [RB_FOLLOWER_ALL_SETTLED] = "Promise.allSettled",
    [RB_FOLLOWER_ANY] = "Promise.any",
    [RB_FOLLOWER_RACE] = "Promise.race",
  };
  const char *name = names[followed->flags];
  guint part;

  if (!is_part (followed, bar))
    return g_strdup (name);

  part = count_parts (trace, bar->begin);
  if (bar->begin == bar->end)
    /* Translators: of a promise: it is one of those that were given to %s, such as Promise.all */
    return g_strdup_printf (_("part %u of %s, settled already"), part, name);

  /* Translators: of a promise: it is one of those that were given to %s, such as Promise.all */
  return g_strdup_printf (_("part %u of %s"), part, name);
}

static char *
describe_line (RbTrace        *trace,
               const RbRecord *line)
{
  return dup_text (trace, line->kind == RB_RECORD_CONSOLE ? line->b : line->a);
}

static char *
describe_loop (const RbRecord *record)
{
  if (record->kind == RB_RECORD_IDLE)
    return g_strdup (_("waits"));

  return g_strdup (record->kind == RB_RECORD_TASK_START ? _("task") : _("microtask"));
}

/* Nobody gets the answer of a lookup without a callback, unless a promise or the program itself waits for it. */
static gboolean
is_for_nobody (const RbRecord *start)
{
  return start->kind == RB_RECORD_LOOKUP_START && start->b == 0 &&
         (start->flags & (RB_LOOKUP_BLOCKING | RB_LOOKUP_PROMISE)) == 0;
}

/**
 * rb_timeline_words_dup_time:
 * @time: an engine time or a duration, in µs
 *
 * Writes a time as the axis shows it. Thousandths are written only where they matter.
 *
 * Returns: (transfer full): such as "0", "1.5 s" or "0.02 s"
 */
char *
rb_timeline_words_dup_time (gint64 time)
{
  double seconds = (double) ((time + 500) / 1000) / 1000;

  /* A statement takes one µs. Such times are told apart by the order of the moments, not by the clock. */
  if (time < 500)
    return g_strdup ("0");
  if (G_APPROX_VALUE (seconds * 10, (double) (gint64) (seconds * 10 + 0.5), 1e-6))
    return g_strdup_printf (_("%.1f s"), seconds);
  if (G_APPROX_VALUE (seconds * 100, (double) (gint64) (seconds * 100 + 0.5), 1e-6))
    return g_strdup_printf (_("%.2f s"), seconds);

  return g_strdup_printf (_("%.3f s"), seconds);
}

/**
 * rb_timeline_words_dup_label:
 * @trace: a run
 * @lane: a lane
 * @bar: a bar of it
 *
 * Says what a bar stands for.
 *
 * Returns: (transfer full): a few words, such as "users · id 1"
 */
char *
rb_timeline_words_dup_label (RbTrace             *trace,
                             RbLane               lane,
                             const RbTimelineBar *bar)
{
  RbRecord record = rb_trace_get_record (trace, bar->begin);
  g_autofree char *words = NULL;

  switch (lane)
    {
    case RB_LANE_STACK:
      return describe_call (trace, bar);

    case RB_LANE_LOOKUPS:
      words = dup_text (trace, record.c);
      /* Translators: a lookup whose answer nobody gets; %s is such as "users · id 1" */
      return is_for_nobody (&record) ? g_strdup_printf (_("%s · nobody to ring back"), words)
                                     : g_steal_pointer (&words);

    case RB_LANE_TIMERS:
    case RB_LANE_IMMEDIATES:
      return describe_timer (&record);

    case RB_LANE_QUEUE:
      return describe_request (trace, record.a);

    case RB_LANE_MICROTASKS:
      return describe_microtask (&record);

    case RB_LANE_PROMISES:
      return describe_promise (trace, &record, bar);

    case RB_LANE_BLOCKED:
      words = describe_request (trace, record.a);
      /* Translators: the program waits for an answer and nothing else can run; %s is such as "users · id 1" */
      return g_strdup_printf (_("blocked: waits for %s"), words);

    case RB_LANE_CONSOLE:
      return describe_line (trace, &record);

    case RB_LANE_LOOP:
      return describe_loop (&record);

    case RB_N_LANES:
    default:
      g_return_val_if_reached (g_strdup (""));
    }
}

/**
 * rb_timeline_words_dup_short:
 * @trace: a run
 * @lane: a lane
 * @bar: a bar of it
 *
 * Says the same in fewer words, for a bar without room for the label.
 *
 * Returns: (transfer full) (nullable): one or two words; %NULL if there are none
 */
char *
rb_timeline_words_dup_short (RbTrace             *trace,
                             RbLane               lane,
                             const RbTimelineBar *bar)
{
  RbRecord record = rb_trace_get_record (trace, bar->begin);

  if (lane == RB_LANE_BLOCKED)
    return g_strdup (_("blocked"));
  if (lane == RB_LANE_STACK && bar->function == 0)
    /* Translators: short for "main script", on a narrow bar */
    return g_strdup (C_("bar", "script"));
  if (lane == RB_LANE_LOOKUPS && is_for_nobody (&record))
    return dup_text (trace, record.c);
  if (lane == RB_LANE_PROMISES && is_part (&record, bar))
    /* Translators: of a promise: which one it is of those that were given to Promise.all, on a narrow bar */
    return g_strdup_printf (C_("bar", "part %u"), count_parts (trace, bar->begin));

  return NULL;
}

/* --- Sentences ---------------------------------------------------------------------------------------------------- */

static gint64
get_start (RbTimeline          *timeline,
           const RbTimelineBar *bar)
{
  return rb_trace_get_record (rb_timeline_get_trace (timeline), bar->begin).time;
}

static char *
describe_when (RbTimeline          *timeline,
               const RbTimelineBar *bar)
{
  gint64 start = get_start (timeline, bar);
  g_autofree char *from = rb_timeline_words_dup_time (start);
  g_autofree char *to = NULL;
  g_autofree char *duration = NULL;
  gint64 end;

  if (bar->end == RB_TIMELINE_OPEN)
    /* Translators: a bar of the timeline that has no end yet; %s is an engine time */
    return g_strdup_printf (_("since %s, not over yet"), from);

  end = rb_trace_get_record (rb_timeline_get_trace (timeline), bar->end).time;
  to = rb_timeline_words_dup_time (end);
  duration = rb_timeline_words_dup_time (end - start);
  if (g_str_equal (from, to))
    /* Translators: when something happened; %s is an engine time */
    return g_strdup_printf (_("at %s"), from);

  /* Translators: from one engine time to another, and how long that is */
  return g_strdup_printf (_("from %s to %s (%s)"), from, to, duration);
}

static const char *
get_lane_noun (RbLane lane)
{
  switch (lane)
    {
    case RB_LANE_LOOKUPS:
      return C_("bar", "lookup");
    case RB_LANE_TIMERS:
    case RB_LANE_IMMEDIATES:
      return C_("bar", "timer");
    case RB_LANE_QUEUE:
      return C_("bar", "in the task queue");
    case RB_LANE_MICROTASKS:
      return C_("bar", "microtask in its queue");
    case RB_LANE_PROMISES:
      return C_("bar", "promise");
    case RB_LANE_CONSOLE:
      return C_("bar", "console");
    case RB_LANE_STACK:
      return C_("bar", "on the stack");
    case RB_LANE_LOOP:
    case RB_LANE_BLOCKED:
    case RB_N_LANES:
    default:
      return NULL;
    }
}

/**
 * rb_timeline_words_explain:
 * @timeline: a run
 * @lane: a lane
 * @span: what is drawn in it as one bar
 *
 * Explains a bar: what it is, whose it is, and from when to when in engine time.
 *
 * Returns: (transfer full): such as "Callback B, lookup: names · user 1, from 1.5 s to 3.0 s (1.5 s)"
 */
char *
rb_timeline_words_explain (RbTimeline           *timeline,
                           RbLane                lane,
                           const RbTimelineSpan *span)
{
  g_autoptr (GString) words = g_string_new (NULL);
  g_autofree char *when = describe_when (timeline, &span->bar);
  const char *noun = get_lane_noun (lane);
  g_autofree char *label = NULL;

  if (span->n_bars > 1)
    return g_strdup_printf (ngettext ("%u bar, %s", "%u bars, %s", span->n_bars), span->n_bars, when);

  label = rb_timeline_words_dup_label (rb_timeline_get_trace (timeline), lane, &span->bar);
  if (span->bar.callback != 0)
    {
      g_autofree char *letter = rb_callback_label_dup (span->bar.callback);

      g_string_append_printf (words, _("Callback %s"), letter);
      g_string_append (words, ", ");
    }
  if (noun != NULL)
    g_string_append_printf (words, "%s: ", noun);
  g_string_append_printf (words, "%s, %s", label, when);

  return g_string_free (g_steal_pointer (&words), FALSE);
}
