/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "session/comparison/comparison-words.h"

#include <glib/gi18n.h>
#include <stdlib.h>
#include <string.h>

#include "engine/narration/narration.h"
#include "engine/text.h"

/* How many characters of what was printed are shown. */
#define MAX_PRINTED 32

/* --- Sides -------------------------------------------------------------------------------------------------------- */

static RbMachine *
get_machine (RbComparison *comparison,
             guint         side)
{
  return rb_player_get_machine (rb_comparison_get_player (comparison, side));
}

static gboolean
is_in (RbComparison *comparison,
       guint         side,
       RbLoopState   state)
{
  return rb_machine_get_loop_state (get_machine (comparison, side)) == state;
}

/**
 * rb_comparison_words_dup_choice:
 * @comparison: a comparison
 * @choice: a choice
 *
 * Says what a side can run.
 *
 * Returns: (transfer full): the translated name of a version and of a kind of database
 */
char *
rb_comparison_words_dup_choice (RbComparison *comparison,
                                guint         choice)
{
  const char *label = rb_version_get_label (rb_comparison_get_version (comparison, choice));

  if (rb_comparison_get_answers (comparison, choice) == RB_ANSWERS_BLOCKING)
    /* Translators: a version of a program, such as "Sync" */
    return g_strdup_printf (_("%s, database blocks"), label);

  /* Translators: a version of a program, such as "Sync" */
  return g_strdup_printf (_("%s, answers later"), label);
}

/**
 * rb_comparison_words_dup_side:
 * @comparison: a comparison
 * @side: a side
 *
 * Names a side with what it runs, for a screen reader.
 *
 * Returns: (transfer full): the translated name
 */
char *
rb_comparison_words_dup_side (RbComparison *comparison,
                              RbSide        side)
{
  g_autofree char *choice = rb_comparison_words_dup_choice (comparison, rb_comparison_get_choice (comparison, side));

  /* Translators: followed by a version of a program and a kind of database */
  return g_strdup_printf (side == RB_SIDE_LEFT ? _("Left side: %s") : _("Right side: %s"), choice);
}

/**
 * rb_comparison_words_dup_time:
 * @engine_time: an engine time, in µs
 *
 * Says what the clock shows.
 *
 * Returns: (transfer full): the translated time, in seconds
 */
char *
rb_comparison_words_dup_time (gint64 engine_time)
{
  /* The place of a time on the axis may be off by a rounding. */
  return g_strdup_printf (_("%.1f s"), (double) ((engine_time + 500) / 100000) / 10);
}

/* --- What has just happened --------------------------------------------------------------------------------------- */

/* Whether the moment of a side has a record of a kind. */
static gboolean
has_record (RbComparison *comparison,
            guint         side,
            RbRecordKind  kind)
{
  RbMachine *machine = get_machine (comparison, side);
  RbTrace *trace = rb_machine_get_trace (machine);
  guint position = rb_machine_get_position (machine);
  guint start = position > 0 ? rb_trace_get_moment_start (trace, rb_trace_find_moment (trace, position - 1)) : 0;

  for (guint i = start; i < position; i++)
    if (rb_trace_get_record (trace, i).kind == kind)
      return TRUE;

  return FALSE;
}

/* Whether the same kind of thing has come due on both sides at the same time. */
static gboolean
is_due_on_both (RbComparison *comparison,
                RbRecordKind  kind)
{
  return rb_comparison_get_begins (comparison, RB_SIDE_LEFT) && rb_comparison_get_begins (comparison, RB_SIDE_RIGHT) &&
         has_record (comparison, RB_SIDE_LEFT, kind) && has_record (comparison, RB_SIDE_RIGHT, kind);
}

/* Returns 0 if not the same kind of thing has come due on both sides. */
static RbRecordKind
find_due (RbComparison *comparison)
{
  if (is_due_on_both (comparison, RB_RECORD_TIMER_FIRED))
    return RB_RECORD_TIMER_FIRED;

  return is_due_on_both (comparison, RB_RECORD_LOOKUP_ANSWER) ? RB_RECORD_LOOKUP_ANSWER : 0;
}

static char *
describe_due (RbComparison *comparison,
              RbRecordKind  kind)
{
  RbMachine *machine = get_machine (comparison, RB_SIDE_LEFT);
  g_autofree char *time = rb_comparison_words_dup_time (rb_machine_get_time (machine));

  /* Translators: the first is a time, such as "0.5 s" */
  return kind == RB_RECORD_TIMER_FIRED ? g_strdup_printf (_("At %s the timer rings on both sides."), time)
                                       : g_strdup_printf (_("At %s the database answers on both sides."), time);
}

static char *
narrate (RbComparison *comparison,
         guint         side)
{
  g_autoptr (RbSentence) sentence = NULL;

  sentence = rb_narration_tell (get_machine (comparison, side),
                                rb_player_get_event_loop (rb_comparison_get_player (comparison, side)));

  return rb_sentence_dup_marked (sentence);
}

/* Whether both programs are at their end, have ended by themselves, and had no error if @well. */
static gboolean
are_done (RbComparison *comparison,
          gboolean      well)
{
  gboolean are_done = rb_comparison_get_at_end (comparison);

  for (guint i = 0; i < RB_N_SIDES; i++)
    {
      RbEventLoop *event_loop = rb_player_get_event_loop (rb_comparison_get_player (comparison, i));

      are_done = are_done && rb_event_loop_get_outcome (event_loop) == RB_OUTCOME_IDLE &&
                 !(well && rb_event_loop_get_had_error (event_loop));
    }

  return are_done;
}

/* Tells what has begun, on one side or on both. */
static char *
describe_news (RbComparison *comparison)
{
  g_autofree char *left = narrate (comparison, RB_SIDE_LEFT);
  g_autofree char *right = narrate (comparison, RB_SIDE_RIGHT);
  g_autofree char *on_left = NULL;
  g_autofree char *on_right = NULL;
  gboolean both_begin = rb_comparison_get_begins (comparison, RB_SIDE_LEFT) &&
                        rb_comparison_get_begins (comparison, RB_SIDE_RIGHT);

  if (are_done (comparison, TRUE))
    return g_strdup (_("Both programs are finished."));
  if (both_begin && g_str_equal (left, right))
    return g_strdup_printf (_("On both sides: %s"), left);

  /* Translators: followed by a sentence about one of two programs that run side by side */
  on_left = g_strdup_printf (_("On the left: %s"), left);
  on_right = g_strdup_printf (_("On the right: %s"), right);
  if (both_begin)
    return g_strdup_printf ("%s\n%s", on_left, on_right);

  return rb_comparison_get_begins (comparison, RB_SIDE_LEFT) ? g_steal_pointer (&on_left)
                                                             : g_steal_pointer (&on_right);
}

/* --- What differs ------------------------------------------------------------------------------------------------- */

/* One side waits in the middle of its code, and the other one does not. */
static char *
describe_blocked (RbComparison *comparison,
                  guint         side,
                  gboolean      is_due)
{
  gboolean is_left = side == RB_SIDE_LEFT;
  guint n_queued;

  rb_machine_get_queue (get_machine (comparison, side), &n_queued);
  if (n_queued == 0)
    return g_strdup (is_left ? _("On the left, nothing can run meanwhile.")
                             : _("On the right, nothing can run meanwhile."));
  if (is_due)
    return g_strdup (is_left ? _("On the left, its callback waits in the queue: the stack is not empty.")
                             : _("On the right, its callback waits in the queue: the stack is not empty."));

  return is_left
           ? g_strdup_printf (ngettext ("On the left, %u task waits in the queue: the stack is not empty.",
                                        "On the left, %u tasks wait in the queue: the stack is not empty.", n_queued),
                              n_queued)
           : g_strdup_printf (ngettext ("On the right, %u task waits in the queue: the stack is not empty.",
                                        "On the right, %u tasks wait in the queue: the stack is not empty.", n_queued),
                              n_queued);
}

/* The answer has come on both sides, and one program does something else with it than the other one. */
static char *
describe_answered (RbComparison *comparison)
{
  gboolean left_drops = has_record (comparison, RB_SIDE_LEFT, RB_RECORD_LOOKUP_DROPPED);
  gboolean left_goes_on = has_record (comparison, RB_SIDE_LEFT, RB_RECORD_BLOCKED_END);

  if (left_drops != has_record (comparison, RB_SIDE_RIGHT, RB_RECORD_LOOKUP_DROPPED))
    return g_strdup (left_drops ? _("On the left, nobody waits for it: the answer is dropped.")
                                : _("On the right, nobody waits for it: the answer is dropped."));
  if (left_goes_on != has_record (comparison, RB_SIDE_RIGHT, RB_RECORD_BLOCKED_END))
    return g_strdup (left_goes_on ? _("On the left, the program goes on where it waited.")
                                  : _("On the right, the program goes on where it waited."));

  return NULL;
}

/* Gets all that a side has printed, in lines. */
static char *
dup_printed (RbComparison *comparison,
             guint         side)
{
  RbMachine *machine = get_machine (comparison, side);
  RbTrace *trace = rb_machine_get_trace (machine);
  g_autoptr (GString) printed = g_string_new (NULL);

  for (guint i = 0; i < rb_machine_get_n_console_lines (machine); i++)
    {
      RbRecord record = rb_trace_get_record (trace, rb_trace_get_console_line (trace, i));
      guint32 text = record.kind == RB_RECORD_CONSOLE ? record.b : record.a;

      g_string_append_printf (printed, "%s%s", i > 0 ? "\n" : "", rb_trace_get_string (trace, text));
    }

  return rb_sentence_dup_unmarked (printed->str);
}

static int
compare_lines (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Whether two texts have the same lines, in whatever order. */
static gboolean
have_same_lines (const char *left,
                 const char *right)
{
  g_auto (GStrv) left_lines = g_strsplit (left, "\n", -1);
  g_auto (GStrv) right_lines = g_strsplit (right, "\n", -1);

  qsort (left_lines, g_strv_length (left_lines), sizeof (char *), compare_lines);
  qsort (right_lines, g_strv_length (right_lines), sizeof (char *), compare_lines);

  return g_strv_equal ((const char *const *) left_lines, (const char *const *) right_lines);
}

/* Both programs are over, so their results can be compared. */
static char *
describe_results (RbComparison *comparison)
{
  g_autofree char *left = dup_printed (comparison, RB_SIDE_LEFT);
  g_autofree char *right = dup_printed (comparison, RB_SIDE_RIGHT);
  g_autofree char *left_time = NULL;
  g_autofree char *right_time = NULL;
  g_autofree char *left_line = rb_text_dup_line (left, MAX_PRINTED);
  g_autofree char *right_line = rb_text_dup_line (right, MAX_PRINTED);

  left_time = rb_comparison_words_dup_time (rb_comparison_get_engine_time (comparison, RB_SIDE_LEFT));
  right_time = rb_comparison_words_dup_time (rb_comparison_get_engine_time (comparison, RB_SIDE_RIGHT));

  if (g_str_equal (left, right) && g_str_equal (left_time, right_time))
    return g_strdup (_("Both printed the same, and took the same time."));
  if (g_str_equal (left, right))
    return g_strdup_printf (_("Both printed the same. The left took %s, the right %s."), left_time, right_time);
  if (have_same_lines (left, right))
    return g_strdup (_("They printed the same lines, in a different order."));
  if (*left == '\0' || *right == '\0' || !g_str_equal (left, left_line) || !g_str_equal (right, right_line))
    return g_str_equal (left_time, right_time)
             ? g_strdup (_("They printed different things."))
             : g_strdup_printf (_("They printed different things. The left took %s, the right %s."), left_time,
                                right_time);

  /* Translators: both are texts that a program has printed */
  return g_strdup_printf (_("The left printed %s and the right printed %s"), left_line, right_line);
}

static char *
describe_contrast (RbComparison *comparison,
                   RbRecordKind  due)
{
  gboolean left_is_blocked = is_in (comparison, RB_SIDE_LEFT, RB_LOOP_BLOCKED);
  gboolean right_is_blocked = is_in (comparison, RB_SIDE_RIGHT, RB_LOOP_BLOCKED);

  if (are_done (comparison, FALSE))
    return describe_results (comparison);
  if (left_is_blocked != right_is_blocked)
    return describe_blocked (comparison, left_is_blocked ? RB_SIDE_LEFT : RB_SIDE_RIGHT, due != 0);

  return due == RB_RECORD_LOOKUP_ANSWER ? describe_answered (comparison) : NULL;
}

static char *
describe (RbComparison *comparison)
{
  g_autofree char *news = NULL;
  g_autofree char *contrast = NULL;
  RbRecordKind due;

  if (!rb_comparison_get_ready (comparison))
    return g_strdup (_("Both programs run to their end. Then you can watch them side by side."));

  due = find_due (comparison);
  news = due != 0 ? describe_due (comparison, due) : describe_news (comparison);
  contrast = describe_contrast (comparison, due);

  /* Two lines about two sides leave no room, and say themselves what differs. */
  if (contrast == NULL || (strchr (news, '\n') != NULL && !rb_comparison_get_at_end (comparison)))
    return g_steal_pointer (&news);

  return g_strdup_printf (due != 0 ? "%s %s" : "%s\n%s", news, contrast);
}

/**
 * rb_comparison_words_tell: (skip)
 * @comparison: a comparison
 *
 * Says what has just happened on which side, and what differs.
 *
 * Returns: (transfer full): the translated sentences, in one or two lines
 */
RbSentence *
rb_comparison_words_tell (RbComparison *comparison)
{
  g_autofree char *marked = NULL;

  g_return_val_if_fail (RB_IS_COMPARISON (comparison), NULL);

  marked = describe (comparison);

  return rb_sentence_new (marked);
}
