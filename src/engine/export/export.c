/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "engine/export/export.h"

#include "engine/export/export-writer.h"
#include "engine/trace/callback-label.h"
#include "wire/names.h"

static void
set_callback (JsonObject *object,
              const char *member,
              guint32     callback)
{
  g_autofree char *label = NULL;

  if (callback == 0)
    return;

  label = rb_callback_label_dup (callback);
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

static void
set_flags (JsonObject *object,
           const char *member,
           guint32     flags)
{
  JsonArray *array = json_array_new ();

  for (guint flag = 1; flag <= RB_LOOKUP_ALL; flag <<= 1)
    if ((flags & flag) != 0)
      json_array_add_string_element (array, rb_lookup_flags_get_name (flag));

  json_object_set_array_member (object, member, array);
}

static void
set_name (JsonObject         *object,
          const RbRecordWord *word,
          guint32             value)
{
  const char *name = rb_record_get_word_name (word->type, value);

  json_object_set_string_member (object, word->name, name != NULL ? name : "unknown");
}

/* A wide number continues in the next word. The word before a followed number says what the number means. */
static void
set_word (JsonObject         *object,
          RbTrace            *trace,
          const RbRecordWord *word,
          const guint32      *value)
{
  if (word->name == NULL && word->type != RB_WORD_FOLLOWED)
    return;

  switch (word->type)
    {
    case RB_WORD_NUMBER:
    case RB_WORD_REQUEST:
    case RB_WORD_NEW_ACTIVATION:
    case RB_WORD_ACTIVATION:
    case RB_WORD_PROMISE:
    case RB_WORD_MICROTASK:
      if (*value != 0 || !word->is_optional)
        json_object_set_int_member (object, word->name, *value);
      break;

    case RB_WORD_WIDE:
      json_object_set_int_member (object, word->name, rb_record_join_words (value[0], value[1]));
      break;

    case RB_WORD_TRUTH:
      if (*value != 0 || !word->is_optional)
        json_object_set_boolean_member (object, word->name, *value != 0);
      break;

    case RB_WORD_TEXT:
      set_text (object, word->name, rb_trace_get_string (trace, *value), !word->is_optional);
      break;

    case RB_WORD_CALLBACK:
      set_callback (object, word->name, *value);
      break;

    case RB_WORD_FOLLOWED:
      set_followed (object, value[-1], *value);
      break;

    case RB_WORD_FLAGS:
      set_flags (object, word->name, *value);
      break;

    case RB_WORD_REASON:
    case RB_WORD_STATE:
    case RB_WORD_FOLLOWER:
    case RB_WORD_TIMER:
    case RB_WORD_LEVEL:
    case RB_WORD_LIMIT:
    case RB_WORD_ANSWER:
    case RB_WORD_OUTCOME:
    case RB_WORD_DECLARATION:
      set_name (object, word, *value);
      break;

    case RB_WORD_NONE:
    case RB_WORD_HIGH:
    default:
      break;
    }
}

static void
set_site (JsonObject     *object,
          RbTrace        *trace,
          const RbRecord *record,
          gboolean        names_function)
{
  const RbSite *site = rb_trace_get_site (trace, record->site);
  guint function = rb_trace_find_function (trace, record->site);
  JsonObject *place;

  if (record->site == 0 || site == NULL)
    return;

  place = json_object_new ();
  json_object_set_int_member (place, "line", site->line);
  json_object_set_int_member (place, "start", site->start);
  json_object_set_int_member (place, "end", site->end);
  json_object_set_object_member (object, "site", place);

  if (names_function && function != 0)
    set_text (object, "function", rb_trace_get_site (trace, function)->name, FALSE);
}

static JsonObject *
describe (RbTrace        *trace,
          const RbRecord *record)
{
  const guint32 words[RB_RECORD_MAX_WORDS] = { record->a, record->b, record->c, record->d, record->flags };
  const RbRecordRow *row = rb_record_get_row (record->kind);
  JsonObject *object = json_object_new ();

  g_assert (row != NULL);

  json_object_set_string_member (object, "kind", rb_record_kind_get_name (record->kind));
  json_object_set_int_member (object, "time_us", record->time);
  set_site (object, trace, record, row->names_function);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    set_word (object, trace, &row->words[i], &words[i]);

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
