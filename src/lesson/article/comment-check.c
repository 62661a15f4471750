/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "lesson/article/comment-check.h"

#include <string.h>

/* What the runner tells of a comment. */
typedef struct
{
  guint32 line;
  guint32 first_line; /* of the statement that the comment is about */
  guint32 last_line;
  guint32 is_printer; /* whether the statement is a call of the console */
} Place;

static Place
get_place (RbEventLoop *event_loop,
           guint        index)
{
  const guint32 *numbers = (const guint32 *) (gconstpointer) rb_event_loop_get_comment_places (event_loop)->data;

  return (Place){ numbers[index * 4], numbers[index * 4 + 1], numbers[index * 4 + 2], numbers[index * 4 + 3] };
}

/* Articles write strings with any quotation marks, and lists with any spaces. */
static char *
normalize (const char *text)
{
  GString *plain = g_string_new (NULL);

  for (; *text != '\0'; text++)
    {
      if (!g_ascii_isspace (*text) && strchr ("\"'`;", *text) == NULL)
        g_string_append_c (plain, *text);
    }

  return g_string_free (plain, FALSE);
}

/* The line of the statement that ran last before a record. */
static guint
find_statement_line (RbTrace *trace,
                     guint    record)
{
  for (guint i = record; i > 0; i--)
    {
      RbRecord before = rb_trace_get_record (trace, i - 1);

      if (before.kind == RB_RECORD_STATEMENT)
        return rb_trace_find_place (trace, before.site).line;
    }

  return 0;
}

/**
 * rb_comment_get_line:
 * @event_loop: a run
 * @index: the number of a comment of rb_event_loop_get_comments(), from 0
 *
 * Gets the line of a comment.
 *
 * Returns: the line of the program, from 1
 */
guint
rb_comment_get_line (RbEventLoop *event_loop,
                     guint        index)
{
  g_return_val_if_fail (RB_IS_EVENT_LOOP (event_loop), 0);

  return get_place (event_loop, index).line;
}

/* Compares a comment with one run. A statement that is not a call of the console may print by what it calls, even
 * later, so any line of the run can agree with its comment. */
static RbCommentVerdict
judge_run (RbEventLoop  *event_loop,
           guint         index,
           const char  **ret_printed)
{
  RbTrace *trace = rb_event_loop_get_trace (event_loop);
  Place place = get_place (event_loop, index);
  g_autofree char *expected = normalize (rb_event_loop_get_comments (event_loop)[index]);

  *ret_printed = NULL;
  for (guint i = 0; i < rb_trace_get_n_console_lines (trace); i++)
    {
      guint number = rb_trace_get_console_line (trace, i);
      RbRecord record = rb_trace_get_record (trace, number);
      const char *text = record.kind == RB_RECORD_CONSOLE ? rb_trace_get_string (trace, record.b) : NULL;
      g_autofree char *actual = normalize (text != NULL ? text : "");
      guint line;

      if (text == NULL)
        continue;

      if (g_str_equal (actual, expected))
        return RB_COMMENT_AGREES;

      line = place.is_printer && *ret_printed == NULL ? find_statement_line (trace, number) : 0;
      if (line >= place.first_line && line <= place.last_line)
        *ret_printed = text;
    }

  return *ret_printed != NULL ? RB_COMMENT_DIFFERS : RB_COMMENT_OPEN;
}

/**
 * rb_comment_judge:
 * @event_loop: a run that is over
 * @blocking: (nullable): a run of the same program with a database that blocks, which is over, too
 * @index: the number of a comment of rb_event_loop_get_comments(), from 0
 * @ret_printed: (out) (transfer full) (nullable): what the statement printed, if it differs
 *
 * Compares a comment with a run.
 *
 * Returns: how they compare
 */
RbCommentVerdict
rb_comment_judge (RbEventLoop  *event_loop,
                  RbEventLoop  *blocking,
                  guint         index,
                  char        **ret_printed)
{
  RbCommentVerdict verdict;
  const char *printed;
  const char *ignored;

  g_return_val_if_fail (RB_IS_EVENT_LOOP (event_loop), RB_COMMENT_OPEN);
  g_return_val_if_fail (blocking == NULL || RB_IS_EVENT_LOOP (blocking), RB_COMMENT_OPEN);
  g_return_val_if_fail (ret_printed != NULL, RB_COMMENT_OPEN);

  *ret_printed = NULL;
  verdict = judge_run (event_loop, index, &printed);
  if (verdict == RB_COMMENT_AGREES)
    return verdict;
  if (blocking != NULL && judge_run (blocking, index, &ignored) == RB_COMMENT_AGREES)
    return RB_COMMENT_NEEDS_BLOCKING;
  if (verdict == RB_COMMENT_DIFFERS)
    *ret_printed = g_strdup (printed);

  return verdict;
}

/* Whether a program of an article has failed, after it did not wait for an answer. */
static gboolean
has_failed_without_answer (RbEventLoop *event_loop)
{
  RbTrace *trace = rb_event_loop_get_trace (event_loop);

  if (!rb_event_loop_get_had_error (event_loop) ||
      !rb_program_get_stand_ins (rb_event_loop_get_program (event_loop)))
    return FALSE;

  for (guint i = 0; i < rb_trace_get_n_records (trace); i++)
    {
      RbRecord record = rb_trace_get_record (trace, i);

      if (record.kind == RB_RECORD_LOOKUP_DROPPED)
        return TRUE;
    }

  return FALSE;
}

/**
 * rb_comment_run_needs_blocking:
 * @event_loop: a run that is over
 * @blocking: (nullable): a run of the same program with a database that blocks, which is over, too
 *
 * Gets whether the program fails because it does not wait for an answer. Articles that leave out how the answer comes
 * show such programs.
 *
 * Returns: whether it runs without an error only if the database blocks
 */
gboolean
rb_comment_run_needs_blocking (RbEventLoop *event_loop,
                               RbEventLoop *blocking)
{
  g_return_val_if_fail (RB_IS_EVENT_LOOP (event_loop), FALSE);
  g_return_val_if_fail (blocking == NULL || RB_IS_EVENT_LOOP (blocking), FALSE);

  return blocking != NULL && has_failed_without_answer (event_loop) &&
         rb_event_loop_get_outcome (blocking) == RB_OUTCOME_IDLE && !rb_event_loop_get_had_error (blocking);
}

/**
 * rb_comment_all_agree:
 * @event_loop: a run that is over
 *
 * Gets whether the run printed what each comment says, and did not fail for want of an answer, so that it need not be
 * compared with a run whose database blocks.
 *
 * Returns: whether there is nothing to compare
 */
gboolean
rb_comment_all_agree (RbEventLoop *event_loop)
{
  g_return_val_if_fail (RB_IS_EVENT_LOOP (event_loop), FALSE);

  if (has_failed_without_answer (event_loop))
    return FALSE;

  for (guint i = 0; rb_event_loop_get_comments (event_loop)[i] != NULL; i++)
    {
      const char *printed;

      if (judge_run (event_loop, i, &printed) != RB_COMMENT_AGREES)
        return FALSE;
    }

  return TRUE;
}
