/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "engine/timeline/pace.h"

/* How long a person watches a moment. The player waits that long before it goes on, and the axis of the timeline makes
 * the moment that long.
 *
 * The length follows from the records of the moment alone, not from the translated sentence: a lesson takes equally
 * long in every language, the axis needs no words, and a moment keeps its length. The characters are those of the
 * English sentence. Thai writes about as many letters for the same sentence and puts its other marks above and below
 * them, so these marks, which take no room in a line, are not counted in the program's own texts either. */

/* A wait takes one beat for each BEAT_OF_WAIT of engine time; in µs. */
#define BEAT 600000
#define BEAT_OF_WAIT 250000
#define MIN_BEATS_OF_WAIT 2.0
#define MAX_BEATS_OF_WAIT 10.0

/* A plain moment, and the time to read a character; in µs. */
#define PLAIN 800000
#define CHARACTER 45000
#define MIN_READING 1200000
#define MAX_READING 5000000

/* The rounds of a loop that are watched at full length; a later one is shorter by the cube of its number. So all later
 * rounds together take no longer than half as many at full length, apart from a few µs each. */
#define FULL_ROUNDS 8

/* How many characters of a text of the program's a sentence shows. */
#define MAX_TEXT 60

/* The first records of a moment say what it is about. A moment may have any number of records. */
#define MAX_RECORDS 1024

/* Which word of a record is a text that the sentence shows. */
typedef enum
{
  NO_TEXT,
  TEXT_A,
  TEXT_B,
  TEXT_C,
} TextWord;

/* What a kind of record adds to the sentence of its moment. A kind that is not listed adds nothing: its moment is
 * plain. */
typedef struct
{
  guint8 characters;
  TextWord text;
  gboolean is_beside; /* it is told in a sentence of its own, after the main one */
  gboolean is_lesson; /* its moment is watched half as long again */
} Reading;

static const Reading readings[RB_RECORD_LAST + 1] = {
  [RB_RECORD_ENTER] = { 24 },
  [RB_RECORD_SUSPEND] = { 45 },
  [RB_RECORD_RESUME] = { 45 },
  [RB_RECORD_CONSOLE] = { 16, TEXT_B },

  [RB_RECORD_CALLBACK] = { 45, NO_TEXT, FALSE, TRUE },
  [RB_RECORD_LOOKUP_START] = { 65, TEXT_C },
  [RB_RECORD_TIMER_SET] = { 75 },
  [RB_RECORD_TIMER_CLEAR] = { 30 },
  [RB_RECORD_LOOKUP_ANSWER] = { 70, TEXT_C, FALSE, TRUE },
  [RB_RECORD_LOOKUP_DROPPED] = { 55, NO_TEXT, TRUE, TRUE },
  [RB_RECORD_TIMER_FIRED] = { 50, NO_TEXT, FALSE, TRUE },
  [RB_RECORD_BLOCKED_START] = { 75, NO_TEXT, FALSE, TRUE },

  [RB_RECORD_TASK_QUEUED] = { 50 },
  [RB_RECORD_TASK_START] = { 65, NO_TEXT, FALSE, TRUE },
  [RB_RECORD_TASK_END] = { 45 },
  [RB_RECORD_SCRIPT_END] = { 45 },
  [RB_RECORD_MICROTASK_START] = { 65, NO_TEXT, FALSE, TRUE },
  [RB_RECORD_MICROTASK_END] = { 45 },

  [RB_RECORD_MICROTASK_QUEUED] = { 35, NO_TEXT, TRUE },
  [RB_RECORD_SETTLED] = { 25, TEXT_C, TRUE },
  [RB_RECORD_UNNEEDED] = { 25, NO_TEXT, TRUE },

  [RB_RECORD_UNCAUGHT] = { 50, TEXT_A, FALSE, TRUE },
  [RB_RECORD_UNHANDLED] = { 60, TEXT_A, FALSE, TRUE },
  [RB_RECORD_LIMIT] = { 100, NO_TEXT, FALSE, TRUE },
  [RB_RECORD_WAITING] = { 80, NO_TEXT, FALSE, TRUE },
  [RB_RECORD_FINISHED] = { 24 },
};

/* A return is told if it has a value. Right after the start of a lookup, the sentence goes on with the answer. */
static const Reading reading_of_value = { 20, TEXT_B };
static const Reading reading_of_early_value = { 55, TEXT_B };

/* Other requests may be answered before the one that the loop is blocked by. */
static gint64
find_next_due (const RbPending *pending,
               guint            n_pending)
{
  gint64 next = G_MAXINT64;

  for (guint i = 0; i < n_pending; i++)
    if (pending[i].timer != RB_TIMER_IMMEDIATE)
      next = MIN (next, pending[i].due);

  return next;
}

/**
 * rb_pace_find_wait:
 * @trace: the trace of a run
 * @end: the number of records up to the end of a moment
 * @is_blocked: whether the event loop is blocked at the end of the moment
 * @pending: (array length=n_pending): the requests under way there; used only where the trace does not tell yet what
 *   the loop was waiting for
 * @n_pending: how many there are
 *
 * Finds how long the event loop waits in a moment because it is idle or blocked.
 *
 * Returns: the wait, in µs of engine time; 0 if the loop does not wait
 */
gint64
rb_pace_find_wait (RbTrace         *trace,
                   guint            end,
                   gboolean         is_blocked,
                   const RbPending *pending,
                   guint            n_pending)
{
  RbRecord last;
  gint64 next;

  g_return_val_if_fail (RB_IS_TRACE (trace), 0);
  g_return_val_if_fail (end <= rb_trace_get_n_records (trace), 0);

  if (end == 0)
    return 0;

  last = rb_trace_get_record (trace, end - 1);
  if (last.kind == RB_RECORD_IDLE)
    return rb_record_join_words (last.a, last.b);
  if (!is_blocked)
    return 0;

  if (end < rb_trace_get_n_records (trace))
    {
      RbRecord after = rb_trace_get_record (trace, end);

      /* Any other record ended the run during the wait, so the trace does not tell how long the wait would be. */
      if (after.kind == RB_RECORD_LOOKUP_ANSWER || after.kind == RB_RECORD_TIMER_FIRED)
        return MAX (after.time - last.time, 0);
    }

  next = find_next_due (pending, n_pending);

  return next < G_MAXINT64 ? MAX (next - last.time, 0) : 0;
}

static const Reading *
get_reading (RbTrace        *trace,
             guint           index,
             const RbRecord *record)
{
  if (record->kind == RB_RECORD_EXIT && record->b != 0)
    return index > 0 && rb_trace_get_record (trace, index - 1).kind == RB_RECORD_LOOKUP_START
             ? &reading_of_early_value : &reading_of_value;

  return record->kind <= RB_RECORD_LAST ? &readings[record->kind] : &readings[0];
}

/* Counts the characters of the first line that take room, up to MAX_TEXT. */
static guint
count_text (RbTrace *trace,
            guint32  string)
{
  const char *text = rb_trace_get_string (trace, string);
  guint n = 0;

  for (; n < MAX_TEXT && *text != '\0' && *text != '\n'; text = g_utf8_next_char (text))
    n += (guchar) *text < 0x80 || !g_unichar_iszerowidth (g_utf8_get_char (text)) ? 1 : 0;

  return n;
}

static guint
count_characters (RbTrace        *trace,
                  const RbRecord *record,
                  const Reading  *reading)
{
  switch (reading->text)
    {
    case TEXT_A:
      return reading->characters + count_text (trace, record->a);
    case TEXT_B:
      return reading->characters + count_text (trace, record->b);
    case TEXT_C:
      return reading->characters + count_text (trace, record->c);
    case NO_TEXT:
    default:
      return reading->characters;
    }
}

/* Each record can only make a moment longer, so the last moment of a run that goes on never gets shorter. */
static gint64
find_reading (RbTrace *trace,
              guint    start,
              guint    end)
{
  guint main_characters = 0;
  guint characters_beside = 0;
  RbRecordKind last_beside = 0;
  gboolean is_lesson = FALSE;
  gint64 time;

  for (guint i = start; i < end && i - start < MAX_RECORDS; i++)
    {
      RbRecord record = rb_trace_get_record (trace, i);
      const Reading *reading = get_reading (trace, i, &record);
      guint characters;

      if (reading->characters == 0)
        continue;

      characters = count_characters (trace, &record, reading);
      is_lesson |= reading->is_lesson;
      if (!reading->is_beside)
        main_characters = MAX (main_characters, characters);
      else if (record.kind != last_beside)
        characters_beside += characters;
      if (reading->is_beside)
        last_beside = record.kind;
    }

  if (main_characters + characters_beside == 0)
    return PLAIN;

  time = CLAMP ((main_characters + characters_beside) * (gint64) CHARACTER, MIN_READING, MAX_READING);

  return is_lesson ? time * 3 / 2 : time;
}

/* A learner understands a loop from its first rounds. */
static gint64
shorten (gint64 duration,
         guint  round)
{
  double share = (double) FULL_ROUNDS / (round + 1);

  return round < FULL_ROUNDS ? duration : MAX ((gint64) (duration * share * share * share), 1);
}

/**
 * rb_pace_find_duration:
 * @trace: the trace of a run
 * @start: the first record of a moment
 * @end: the number of records up to its end
 * @wait: how much engine time passes in the moment, in µs, as rb_pace_find_wait() says
 * @round: how often the place of the moment was reached before, as rb_trace_get_round() says
 *
 * Finds how long a moment is watched at speed 1. A moment without a wait is watched for as long as its sentence takes
 * to be read; but the more often the same place has been reached, the shorter the moment gets.
 *
 * Returns: the duration, in µs of playback time; never 0
 */
gint64
rb_pace_find_duration (RbTrace *trace,
                       guint    start,
                       guint    end,
                       gint64   wait,
                       guint    round)
{
  g_return_val_if_fail (RB_IS_TRACE (trace), PLAIN);
  g_return_val_if_fail (start <= end && end <= rb_trace_get_n_records (trace), PLAIN);

  if (wait <= 0)
    return shorten (find_reading (trace, start, end), round);

  return (gint64) (CLAMP ((double) wait / BEAT_OF_WAIT, MIN_BEATS_OF_WAIT, MAX_BEATS_OF_WAIT) * BEAT);
}
