/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "wire/record.h"

#include "wire/names.h"

#define BY_RUNNER .writers = RB_WRITER_RUNNER
#define BY_HOST .writers = RB_WRITER_HOST
#define BY_BOTH .writers = RB_WRITER_RUNNER | RB_WRITER_HOST

#define AT(name) (1 << RB_SITE_##name)
#define NOWHERE .sites = AT (SCRIPT)

#define WORDS(...) .words = { __VA_ARGS__ }
#define REQUEST { RB_WORD_REQUEST, "request", FALSE }
#define CALLBACK { RB_WORD_CALLBACK, "callback", FALSE }
#define ANY_CALLBACK { RB_WORD_CALLBACK, "callback", TRUE }
#define ACTIVATION { RB_WORD_ACTIVATION, "activation", FALSE }
#define MICROTASK { RB_WORD_MICROTASK, "microtask", FALSE }
#define ANY_MICROTASK { RB_WORD_MICROTASK, "microtask", TRUE }
#define REASON { RB_WORD_REASON, "reason", FALSE }
#define FOLLOWED { RB_WORD_FOLLOWED, NULL, TRUE }
#define PROMISE { RB_WORD_PROMISE, "promise", FALSE }
#define LINE { RB_WORD_NUMBER, "line", TRUE }
#define COLUMN { RB_WORD_NUMBER, "column", TRUE }
#define MESSAGE { RB_WORD_TEXT, "message", FALSE }
#define STACK { RB_WORD_TEXT, "stack", TRUE }
#define NUMBER(name) { RB_WORD_NUMBER, name, FALSE }
#define TEXT(name) { RB_WORD_TEXT, name, FALSE }
#define ANY_TEXT(name) { RB_WORD_TEXT, name, TRUE }
#define LOOKUP_FLAGS { RB_WORD_FLAGS, "flags", FALSE }

/*
 * The contract: one row says all that anybody has to know of a kind of record. The runner learns the number of words
 * from it, the reader what to refuse, the exporter the members of JSON Lines, and the tests what a trace may hold and
 * what the manual has to say. README.md shows how to add a row.
 */
static const RbRecordRow rows[RB_RECORD_LAST + 1] = {
  /* The bytes of the text follow, in UTF-8 and padded to words. */
  [RB_RECORD_STRING] = { BY_RUNNER, NOWHERE, .is_wire_only = TRUE, WORDS (NUMBER ("number"), NUMBER ("length")) },

  [RB_RECORD_STATEMENT] = { BY_RUNNER, .sites = AT (STATEMENT) | AT (RETURN), WORDS (ACTIVATION) },
  [RB_RECORD_LOOP] = { BY_RUNNER, .sites = AT (LOOP), WORDS (ACTIVATION) },
  [RB_RECORD_ENTER] = { BY_RUNNER, .sites = AT (FUNCTION), .names_function = TRUE,
                        WORDS ({ RB_WORD_NEW_ACTIVATION, "activation", FALSE }) },
  [RB_RECORD_EXIT] = { BY_RUNNER, .sites = AT (FUNCTION) | AT (RETURN) | AT (STATEMENT), .names_function = TRUE,
                       WORDS (ACTIVATION, ANY_TEXT ("value")) },
  [RB_RECORD_SUSPEND] = { BY_RUNNER, .sites = AT (AWAIT) | AT (YIELD), WORDS (ACTIVATION) },
  [RB_RECORD_RESUME] = { BY_RUNNER, .sites = AT (AWAIT) | AT (YIELD), WORDS (ACTIVATION) },

  /* A function that is not in the source has no place. */
  [RB_RECORD_CALLBACK] = { BY_RUNNER, .sites = AT (SCRIPT) | AT (FUNCTION), WORDS (CALLBACK, ANY_TEXT ("name")) },

  /* The key is JSON. */
  [RB_RECORD_QUERY] = { BY_RUNNER, NOWHERE, .is_wire_only = TRUE,
                        WORDS (REQUEST, ANY_CALLBACK, TEXT ("table"), TEXT ("key"), LOOKUP_FLAGS) },
  [RB_RECORD_LOOKUP_START] = { BY_HOST, NOWHERE,
                               WORDS (REQUEST, ANY_CALLBACK, TEXT ("label"), NUMBER ("latency_us"), LOOKUP_FLAGS) },
  [RB_RECORD_LOOKUP_ANSWER] = { BY_HOST, NOWHERE,
                                WORDS (REQUEST, ANY_CALLBACK, ANY_TEXT ("answer"),
                                       { RB_WORD_ANSWER, "outcome", FALSE }) },
  [RB_RECORD_LOOKUP_DROPPED] = { BY_HOST, NOWHERE, WORDS (REQUEST) },

  /* Only an immediate has no delay. */
  [RB_RECORD_TIMER_SET] = { BY_BOTH, NOWHERE,
                            WORDS (REQUEST, ANY_CALLBACK, NUMBER ("delay_ms"), { RB_WORD_TIMER, "timer", FALSE }) },
  [RB_RECORD_TIMER_CLEAR] = { BY_RUNNER, NOWHERE, WORDS (REQUEST) },
  [RB_RECORD_TIMER_FIRED] = { BY_HOST, NOWHERE, WORDS (REQUEST, ANY_CALLBACK) },

  [RB_RECORD_TASK_QUEUED] = { BY_HOST, NOWHERE, WORDS (REQUEST, ANY_CALLBACK) },
  [RB_RECORD_TASK_START] = { BY_HOST, NOWHERE, WORDS (REQUEST, ANY_CALLBACK) },
  [RB_RECORD_TASK_END] = { BY_RUNNER, NOWHERE, WORDS (REQUEST, ANY_CALLBACK) },

  [RB_RECORD_SCRIPT_START] = { BY_HOST, NOWHERE, WORDS ({ RB_WORD_TRUTH, "module", TRUE }) },
  /* The request is always 0, which nobody needs to read. */
  [RB_RECORD_SCRIPT_END] = { BY_RUNNER, NOWHERE, WORDS ({ RB_WORD_REQUEST, NULL, TRUE }) },

  /* A microtask that continues an await or a yield stands at that place. All others have no place. */
  [RB_RECORD_MICROTASK_QUEUED] = { BY_RUNNER, .sites = AT (SCRIPT) | AT (AWAIT) | AT (YIELD),
                                   WORDS (MICROTASK, ANY_CALLBACK, REASON, FOLLOWED) },
  [RB_RECORD_MICROTASK_START] = { BY_RUNNER, .sites = AT (SCRIPT) | AT (AWAIT) | AT (YIELD),
                                  WORDS (ANY_MICROTASK, ANY_CALLBACK, REASON, FOLLOWED) },
  [RB_RECORD_MICROTASK_END] = { BY_RUNNER, NOWHERE, WORDS (ANY_MICROTASK, ANY_CALLBACK) },

  [RB_RECORD_SETTLED] = { BY_RUNNER, NOWHERE,
                          WORDS (PROMISE, { RB_WORD_STATE, "state", FALSE }, ANY_TEXT ("value")) },
  [RB_RECORD_UNNEEDED] = { BY_RUNNER, NOWHERE, WORDS (CALLBACK, PROMISE) },
  /* The second callback is called if the promise is rejected. */
  [RB_RECORD_FOLLOWED] = { BY_RUNNER, NOWHERE,
                           WORDS (PROMISE, { RB_WORD_PROMISE, "derived", TRUE }, ANY_CALLBACK,
                                  { RB_WORD_CALLBACK, "otherwise", TRUE }, { RB_WORD_FOLLOWER, "by", FALSE }) },
  [RB_RECORD_AWAITED] = { BY_RUNNER, .sites = AT (AWAIT) | AT (YIELD), WORDS (PROMISE, ACTIVATION) },
  [RB_RECORD_PROMISED] = { BY_RUNNER, NOWHERE, WORDS (PROMISE, ACTIVATION) },

  [RB_RECORD_CONSOLE] = { BY_RUNNER, NOWHERE, WORDS ({ RB_WORD_LEVEL, "level", FALSE }, TEXT ("text")) },
  [RB_RECORD_UNCAUGHT] = { BY_RUNNER, .sites = AT (SCRIPT) | AT (STATEMENT) | AT (RETURN) | AT (LOOP),
                           WORDS (MESSAGE, LINE, COLUMN, STACK) },
  [RB_RECORD_UNHANDLED] = { BY_RUNNER, .sites = AT (SCRIPT) | AT (STATEMENT) | AT (RETURN) | AT (LOOP),
                            WORDS (MESSAGE, LINE, COLUMN, STACK) },

  /* A frame has an empty name. Only a variable has a place. */
  [RB_RECORD_VARIABLE] = { BY_RUNNER, .sites = AT (SCRIPT) | AT (FUNCTION),
                           WORDS (ACTIVATION, ANY_TEXT ("name"), ANY_TEXT ("value"),
                                  { RB_WORD_DECLARATION, "scope", FALSE }) },

  [RB_RECORD_IDLE] = { BY_HOST, NOWHERE, WORDS ({ RB_WORD_WIDE, "wait_us", FALSE }, { RB_WORD_HIGH, NULL, FALSE }) },
  [RB_RECORD_BLOCKED_START] = { BY_HOST, NOWHERE, WORDS (REQUEST, NUMBER ("wait_us")) },
  [RB_RECORD_BLOCKED_END] = { BY_HOST, NOWHERE, WORDS (REQUEST) },

  [RB_RECORD_WAITING] = { BY_HOST, .sites = AT (AWAIT), .names_function = TRUE, WORDS (ACTIVATION) },
  [RB_RECORD_LIMIT] = { BY_BOTH,
                        .sites = AT (SCRIPT) | AT (STATEMENT) | AT (RETURN) | AT (LOOP) | AT (AWAIT) | AT (YIELD),
                        WORDS ({ RB_WORD_LIMIT, "limit", FALSE }, LINE, COLUMN) },
  [RB_RECORD_FINISHED] = { BY_HOST, NOWHERE,
                           WORDS ({ RB_WORD_OUTCOME, "outcome", FALSE }, ANY_TEXT ("message"), LINE, COLUMN) },
};

/**
 * rb_record_get_row:
 * @kind: a number that may be a kind of record
 *
 * Gets all that is to be known of a kind of record.
 *
 * Returns: (nullable): all that is to be known of the kind; %NULL if there is no such kind
 */
const RbRecordRow *
rb_record_get_row (RbRecordKind kind)
{
  return (guint) kind <= RB_RECORD_LAST && rows[kind].writers != 0 ? &rows[kind] : NULL;
}

/**
 * rb_record_n_words:
 * @kind: a number that may be a kind of record
 *
 * Gets how many words follow the first one of a record on the wire.
 *
 * Returns: how many words follow the first one of such a record on the wire, if a runner may send it; else -1
 */
int
rb_record_n_words (RbRecordKind kind)
{
  const RbRecordRow *row = rb_record_get_row (kind);
  int n_words = 0;

  if (row == NULL || (row->writers & RB_WRITER_RUNNER) == 0)
    return -1;

  while (n_words < RB_RECORD_MAX_WORDS && row->words[n_words].type != RB_WORD_NONE)
    n_words++;

  return n_words;
}

/**
 * rb_record_get_word_name:
 * @type: what a word means
 * @word: the word
 *
 * Gets the name of a word, if the word is a value of an enumeration.
 *
 * Returns: (nullable): its name in JSON Lines; %NULL if the enumeration has no such value
 */
const char *
rb_record_get_word_name (RbWordType type,
                         guint32    word)
{
  switch ((guint) type)
    {
    case RB_WORD_REASON:
      return rb_microtask_reason_get_name (word);
    case RB_WORD_STATE:
      return rb_promise_state_get_name (word);
    case RB_WORD_FOLLOWER:
      return rb_follower_get_name (word);
    case RB_WORD_TIMER:
      return rb_timer_kind_get_name (word);
    case RB_WORD_LEVEL:
      return rb_console_level_get_name (word);
    case RB_WORD_LIMIT:
      return rb_limit_get_name (word);
    case RB_WORD_ANSWER:
      return rb_wire_outcome_get_name (word);
    case RB_WORD_OUTCOME:
      return rb_outcome_get_name (word);
    case RB_WORD_DECLARATION:
      return rb_variable_scope_get_name (RB_VARIABLE_SCOPE (word));
    default:
      return NULL;
    }
}
