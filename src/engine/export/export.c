/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "engine/export/export.h"

#include "engine/export/export-writer.h"
#include "engine/machine/machine.h"
#include "engine/simulation/event-loop.h"

/* How a word of a record reads. */
typedef enum
{
  FIELD_NONE,
  FIELD_NUMBER,
  FIELD_KNOWN, /* a number, 0 for none */
  FIELD_IS,    /* true, or left out for 0 */
  FIELD_WIDE,  /* a number with its high half in the next word */
  FIELD_TEXT,
  FIELD_ANY_TEXT, /* a text, also an empty one */
  FIELD_CALLBACK,
  FIELD_LEVEL,
  FIELD_LIMIT,
  FIELD_ANSWER,
  FIELD_SETTLED,
  FIELD_TIMER,
  FIELD_REASON,
  FIELD_FOLLOWED, /* what the reason in the word before is about */
  FIELD_OUTCOME,
} FieldType;

typedef struct
{
  const char *name;
  FieldType type;
} Field;

typedef struct
{
  const char *name;
  Field fields[4]; /* the words a to d */
} Kind;

#define REQUEST { "request", FIELD_NUMBER }
#define CALLBACK { "callback", FIELD_CALLBACK }
#define ACTIVATION { "activation", FIELD_NUMBER }
#define MICROTASK { "microtask", FIELD_KNOWN }
#define REASON { "reason", FIELD_REASON }
#define FOLLOWED { "", FIELD_FOLLOWED }
#define LINE { "line", FIELD_KNOWN }
#define COLUMN { "column", FIELD_KNOWN }
#define MESSAGE { "message", FIELD_ANY_TEXT }
#define STACK { "stack", FIELD_TEXT }

static const Kind kinds[] = {
  [RB_RECORD_STATEMENT] = { "statement", { ACTIVATION } },
  [RB_RECORD_LOOP] = { "loop", { ACTIVATION } },
  [RB_RECORD_ENTER] = { "enter", { ACTIVATION } },
  [RB_RECORD_EXIT] = { "exit", { ACTIVATION, { "value", FIELD_TEXT } } },
  [RB_RECORD_SUSPEND] = { "suspend", { ACTIVATION } },
  [RB_RECORD_RESUME] = { "resume", { ACTIVATION } },
  [RB_RECORD_CALLBACK] = { "callback", { CALLBACK, { "name", FIELD_TEXT } } },
  [RB_RECORD_LOOKUP_START] = { "lookup-start",
                               { REQUEST, CALLBACK, { "label", FIELD_ANY_TEXT }, { "latency_us", FIELD_NUMBER } } },
  [RB_RECORD_TIMER_SET] = { "timer-set",
                            { REQUEST, CALLBACK, { "delay_ms", FIELD_NUMBER }, { "timer", FIELD_TIMER } } },
  [RB_RECORD_TIMER_CLEAR] = { "timer-clear", { REQUEST } },
  [RB_RECORD_MICROTASK_QUEUED] = { "microtask-queued", { MICROTASK, CALLBACK, REASON, FOLLOWED } },
  [RB_RECORD_MICROTASK_START] = { "microtask-start", { MICROTASK, CALLBACK, REASON, FOLLOWED } },
  [RB_RECORD_MICROTASK_END] = { "microtask-end", { MICROTASK, CALLBACK } },
  [RB_RECORD_SETTLED] = { "settled",
                          { { "promise", FIELD_NUMBER }, { "state", FIELD_SETTLED }, { "value", FIELD_TEXT } } },
  [RB_RECORD_CONSOLE] = { "console", { { "level", FIELD_LEVEL }, { "text", FIELD_ANY_TEXT } } },
  [RB_RECORD_UNCAUGHT] = { "uncaught", { MESSAGE, LINE, COLUMN, STACK } },
  [RB_RECORD_UNHANDLED] = { "unhandled", { MESSAGE, LINE, COLUMN, STACK } },
  [RB_RECORD_LIMIT] = { "limit", { { "limit", FIELD_LIMIT }, LINE, COLUMN } },
  [RB_RECORD_VARIABLE] = { "variable", { ACTIVATION, { "name", FIELD_TEXT }, { "value", FIELD_TEXT } } },
  [RB_RECORD_UNNEEDED] = { "unneeded", { CALLBACK, { "promise", FIELD_NUMBER } } },
  [RB_RECORD_SCRIPT_START] = { "script-start", { { "module", FIELD_IS } } },
  [RB_RECORD_SCRIPT_END] = { "script-end", { { NULL } } },
  [RB_RECORD_LOOKUP_ANSWER] = { "lookup-answer",
                                { REQUEST, CALLBACK, { "answer", FIELD_TEXT }, { "outcome", FIELD_ANSWER } } },
  [RB_RECORD_LOOKUP_DROPPED] = { "lookup-dropped", { REQUEST } },
  [RB_RECORD_TIMER_FIRED] = { "timer-fired", { REQUEST, CALLBACK } },
  [RB_RECORD_TASK_QUEUED] = { "task-queued", { REQUEST, CALLBACK } },
  [RB_RECORD_TASK_START] = { "task-start", { REQUEST, CALLBACK } },
  [RB_RECORD_TASK_END] = { "task-end", { REQUEST, CALLBACK } },
  [RB_RECORD_IDLE] = { "idle", { { "wait_us", FIELD_WIDE } } },
  [RB_RECORD_BLOCKED_START] = { "blocked-start", { REQUEST, { "wait_us", FIELD_NUMBER } } },
  [RB_RECORD_BLOCKED_END] = { "blocked-end", { REQUEST } },
  [RB_RECORD_WAITING] = { "waiting", { ACTIVATION } },
  [RB_RECORD_FINISHED] = { "finished", { { "outcome", FIELD_OUTCOME }, { "message", FIELD_TEXT }, LINE, COLUMN } },
};

static const char * const levels[] = { "log", "info", "warn", "error" };
static const char * const limits[] = { "statements", "microtasks", "pending", "console", "silence", "memory", "time" };
static const char * const answers[] = { "undefined", "value", "error" };
static const char * const settled[] = { "pending", "fulfilled", "rejected" };
static const char * const reasons[] = { "program",        "fulfilled", "rejected", "await-fulfilled",
                                        "await-rejected", "adopt",     "engine",   "next-tick" };
static const char * const timers[] = { "timeout", "interval", "immediate" };
static const char * const outcomes[] = { "none", "idle", "syntax-error", "limit", "stopped", "runner-failed" };

static const struct
{
  RbLookupFlags flag;
  const char *name;
} lookup_flags[] = {
  { RB_LOOKUP_BLOCKING, "blocking" },       { RB_LOOKUP_PROMISE, "promise" }, { RB_LOOKUP_STAND_IN, "stand-in" },
  { RB_LOOKUP_ERROR_FIRST, "error-first" }, { RB_LOOKUP_VALUE, "value" },
};

#define set_name(object, member, names, i) \
  json_object_set_string_member (object, member, (i) < G_N_ELEMENTS (names) ? names[i] : "unknown")

static void
set_callback (JsonObject *object,
              const char *member,
              guint32     callback)
{
  g_autofree char *label = NULL;

  if (callback == 0)
    return;

  label = rb_machine_dup_callback_label (callback);
  json_object_set_string_member (object, member, label);
}

static void
set_text (JsonObject *object,
          const char *member,
          const char *text,
          gboolean    also_empty)
{
  if (also_empty || *text != '\0')
    json_object_set_string_member (object, member, text);
}

static void
set_followed (JsonObject        *object,
              RbMicrotaskReason  reason,
              guint32            number)
{
  if (reason == RB_MICROTASK_AWAIT_FULFILLED || reason == RB_MICROTASK_AWAIT_REJECTED)
    json_object_set_int_member (object, "activation", number);
  else if (number != 0 && (reason == RB_MICROTASK_FULFILLED || reason == RB_MICROTASK_REJECTED))
    json_object_set_int_member (object, "promise", number);
}

/* Words that stand for one of a few names. */
static void
set_named_field (JsonObject  *object,
                 const Field *field,
                 guint32      word)
{
  switch ((guint) field->type)
    {
    case FIELD_LEVEL:
      set_name (object, field->name, levels, word);
      break;

    case FIELD_LIMIT:
      set_name (object, field->name, limits, word);
      break;

    case FIELD_ANSWER:
      set_name (object, field->name, answers, word);
      break;

    case FIELD_SETTLED:
      set_name (object, field->name, settled, word);
      break;

    case FIELD_TIMER:
      set_name (object, field->name, timers, word);
      break;

    case FIELD_REASON:
      set_name (object, field->name, reasons, word);
      break;

    case FIELD_OUTCOME:
      set_name (object, field->name, outcomes, word);
      break;

    default:
      g_assert_not_reached ();
    }
}

static void
set_field (JsonObject    *object,
           RbTrace       *trace,
           const Field   *field,
           const guint32 *word)
{
  switch (field->type)
    {
    case FIELD_NUMBER:
      json_object_set_int_member (object, field->name, *word);
      break;

    case FIELD_KNOWN:
      if (*word != 0)
        json_object_set_int_member (object, field->name, *word);
      break;

    case FIELD_IS:
      if (*word != 0)
        json_object_set_boolean_member (object, field->name, TRUE);
      break;

    case FIELD_WIDE:
      json_object_set_int_member (object, field->name, word[0] | (gint64) word[1] << 32);
      break;

    case FIELD_TEXT:
    case FIELD_ANY_TEXT:
      set_text (object, field->name, rb_trace_get_string (trace, *word), field->type == FIELD_ANY_TEXT);
      break;

    case FIELD_CALLBACK:
      set_callback (object, field->name, *word);
      break;

    case FIELD_FOLLOWED:
      set_followed (object, word[-1], *word);
      break;

    case FIELD_LEVEL:
    case FIELD_LIMIT:
    case FIELD_ANSWER:
    case FIELD_SETTLED:
    case FIELD_TIMER:
    case FIELD_REASON:
    case FIELD_OUTCOME:
      set_named_field (object, field, *word);
      break;

    case FIELD_NONE:
    default:
      break;
    }
}

static gboolean
names_function (RbRecordKind kind)
{
  return kind == RB_RECORD_ENTER || kind == RB_RECORD_EXIT || kind == RB_RECORD_WAITING;
}

static void
set_site (JsonObject     *object,
          RbTrace        *trace,
          const RbRecord *record)
{
  const RbSite *site = rb_trace_get_site (trace, record->site);
  const RbSite *function = site;
  JsonObject *place;

  if (record->site == 0 || site == NULL)
    return;

  place = json_object_new ();
  json_object_set_int_member (place, "line", site->line);
  json_object_set_int_member (place, "start", site->start);
  json_object_set_int_member (place, "end", site->end);
  json_object_set_object_member (object, "site", place);

  if (site->kind != RB_SITE_FUNCTION)
    function = site->function != 0 ? rb_trace_get_site (trace, site->function) : NULL;
  if (names_function (record->kind) && function != NULL)
    set_text (object, "function", function->name, FALSE);
}

static void
set_flags (JsonObject *object,
           guint8      flags)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < G_N_ELEMENTS (lookup_flags); i++)
    if (flags & lookup_flags[i].flag)
      json_array_add_string_element (array, lookup_flags[i].name);

  json_object_set_array_member (object, "flags", array);
}

static JsonObject *
describe (RbTrace        *trace,
          const RbRecord *record)
{
  const guint32 words[4] = { record->a, record->b, record->c, record->d };
  JsonObject *object = json_object_new ();
  const Kind *kind;

  g_assert (record->kind < G_N_ELEMENTS (kinds) && kinds[record->kind].name != NULL);

  kind = &kinds[record->kind];
  json_object_set_string_member (object, "kind", kind->name);
  json_object_set_int_member (object, "time_us", record->time);
  set_site (object, trace, record);

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    set_field (object, trace, &kind->fields[i], &words[i]);

  if (record->kind == RB_RECORD_LOOKUP_START)
    set_flags (object, record->flags);

  return object;
}

/**
 * rb_export_write_jsonl:
 * @trace: the trace of a run
 * @stream: where to write it
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Writes a trace as JSON Lines. The stream stays open.
 *
 * Returns: whether all of it has been written
 */
gboolean
rb_export_write_jsonl (RbTrace        *trace,
                       GOutputStream  *stream,
                       GCancellable   *cancellable,
                       GError        **error)
{
  RbExportWriter writer;
  guint n_records;

  g_return_val_if_fail (RB_IS_TRACE (trace), FALSE);
  g_return_val_if_fail (G_IS_OUTPUT_STREAM (stream), FALSE);

  rb_export_writer_init (&writer, stream, cancellable);
  n_records = rb_trace_get_n_records (trace);
  for (guint i = 0; i < n_records && writer.error == NULL; i++)
    {
      RbRecord record = rb_trace_get_record (trace, i);

      rb_export_writer_put_object (&writer, describe (trace, &record));
      rb_export_writer_put_text (&writer, "\n");
    }

  return rb_export_writer_finish (&writer, error);
}
