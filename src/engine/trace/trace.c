/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "engine/trace/trace.h"

#include "engine/trace/trace-private.h"

/**
 * RbTrace:
 *
 * What happened in a run, in the order in which it happened.
 *
 * A trace only ever grows. Texts are interned and a record names them by number, places in the source are a table of
 * sites. Three indexes grow along with the records: where each *moment* starts (the unit of stepping), which records
 * are lines of the console, and with which each microtask was queued.
 */

G_DEFINE_FINAL_TYPE (RbTrace, rb_trace, G_TYPE_OBJECT)

static void
rb_trace_finalize (GObject *object)
{
  RbTrace *self = RB_TRACE (object);

  g_free (self->source);
  g_array_unref (self->line_starts);
  g_array_unref (self->sites);
  g_hash_table_unref (self->numbers);
  g_ptr_array_unref (self->strings);
  g_string_chunk_free (self->chars);
  rb_record_list_clear (&self->records);
  rb_moments_clear (&self->moments);
  g_array_unref (self->lines);
  g_array_unref (self->microtasks);

  G_OBJECT_CLASS (rb_trace_parent_class)->finalize (object);
}

static void
rb_trace_class_init (RbTraceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rb_trace_finalize;
}

static void
rb_trace_init (RbTrace *self)
{
  self->source = g_strdup ("");
  self->line_starts = g_array_new (FALSE, FALSE, sizeof (guint));
  self->sites = g_array_new (FALSE, FALSE, sizeof (RbSite));
  self->chars = g_string_chunk_new (1024);
  self->strings = g_ptr_array_new ();
  self->numbers = g_hash_table_new (g_str_hash, g_str_equal);
  rb_record_list_init (&self->records);
  rb_moments_init (&self->moments);
  self->lines = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->microtasks = g_array_new (FALSE, FALSE, sizeof (guint32));
}

/* How many of @array's sorted unsigned numbers are not above @value. */
guint
rb_trace_count_up_to (GArray *array,
                      guint32 value)
{
  guint low = 0;
  guint high = array->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (array, guint32, middle) <= value)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

/**
 * rb_trace_new:
 *
 * Creates an empty trace.
 *
 * Returns: (transfer full): a new trace
 */
RbTrace *
rb_trace_new (void)
{
  return g_object_new (RB_TYPE_TRACE, NULL);
}

/**
 * rb_trace_intern:
 * @self: a trace
 * @string: (nullable): a text
 *
 * Gets the number by which records name a text. Equal texts have the same number.
 *
 * Returns: the number; 0 for %NULL and for the empty text
 */
guint32
rb_trace_intern (RbTrace    *self,
                 const char *string)
{
  gpointer number;
  char *copy;

  g_return_val_if_fail (RB_IS_TRACE (self), 0);

  if (string == NULL || *string == '\0')
    return 0;

  number = g_hash_table_lookup (self->numbers, string);
  if (number != NULL)
    return GPOINTER_TO_UINT (number);

  copy = g_string_chunk_insert (self->chars, string);
  g_ptr_array_add (self->strings, copy);
  g_hash_table_insert (self->numbers, copy, GUINT_TO_POINTER (self->strings->len));

  return self->strings->len;
}

/**
 * rb_trace_get_string:
 * @self: a trace
 * @number: what rb_trace_intern() gave
 *
 * Gets a text by its number.
 *
 * Returns: the text; empty for 0 and for a number that was never given
 */
const char *
rb_trace_get_string (RbTrace *self,
                     guint32  number)
{
  g_return_val_if_fail (RB_IS_TRACE (self), NULL);

  if (number == 0 || number > self->strings->len)
    return "";

  return g_ptr_array_index (self->strings, number - 1);
}

static void
add_to_indexes (RbTrace        *self,
                const RbRecord *record)
{
  guint32 index = self->records.n_records;

  if (record->kind == RB_RECORD_CONSOLE || record->kind == RB_RECORD_UNCAUGHT || record->kind == RB_RECORD_UNHANDLED)
    g_array_append_val (self->lines, index);
  else if (record->kind == RB_RECORD_MICROTASK_QUEUED && record->a == self->microtasks->len + 1)
    g_array_append_val (self->microtasks, index);
}

/* There is room for it. */
static void
append (RbTrace        *self,
        const RbRecord *record)
{
  rb_moments_add (&self->moments, self, self->records.n_records, record);
  add_to_indexes (self, record);
  rb_record_list_add (&self->records, record);
}

/**
 * rb_trace_append:
 * @self: a trace
 * @record: what happened
 *
 * Adds what happened next.
 */
void
rb_trace_append (RbTrace        *self,
                 const RbRecord *record)
{
  g_return_if_fail (RB_IS_TRACE (self));
  g_return_if_fail (record != NULL);

  rb_moments_make_room (&self->moments, 1);
  append (self, record);
}

/**
 * rb_trace_append_many:
 * @self: a trace
 * @records: what happened
 * @n_records: how many they are
 *
 * Adds what happened next, one after the other.
 */
void
rb_trace_append_many (RbTrace        *self,
                      const RbRecord *records,
                      guint           n_records)
{
  g_return_if_fail (RB_IS_TRACE (self));
  g_return_if_fail (records != NULL || n_records == 0);

  rb_moments_make_room (&self->moments, n_records);
  for (guint i = 0; i < n_records; i++)
    append (self, &records[i]);
}

/**
 * rb_trace_get_n_records:
 * @self: a trace
 *
 * Gets how much has happened so far.
 *
 * Returns: the number of records
 */
guint
rb_trace_get_n_records (RbTrace *self)
{
  g_return_val_if_fail (RB_IS_TRACE (self), 0);

  return self->records.n_records;
}

/**
 * rb_trace_get_record: (skip)
 * @self: a trace
 * @index: which, from 0
 *
 * Gets a record.
 *
 * Returns: the record
 */
RbRecord
rb_trace_get_record (RbTrace *self,
                     guint    index)
{
  g_return_val_if_fail (RB_IS_TRACE (self), (RbRecord){ 0 });
  g_return_val_if_fail (index < self->records.n_records, (RbRecord){ 0 });

  return rb_record_list_get (&self->records, index);
}

/**
 * rb_trace_get_n_moments:
 * @self: a trace
 *
 * Gets how many moments have started so far.
 *
 * Returns: the number of moments
 */
guint
rb_trace_get_n_moments (RbTrace *self)
{
  g_return_val_if_fail (RB_IS_TRACE (self), 0);

  return self->moments.starts->len;
}

/**
 * rb_trace_get_moment:
 * @self: a trace
 * @moment: which, from 0
 *
 * Gets where a moment starts. It goes on up to where the next one starts, or to the trace's end.
 *
 * Returns: the index of its first record
 */
guint
rb_trace_get_moment (RbTrace *self,
                     guint    moment)
{
  g_return_val_if_fail (RB_IS_TRACE (self), 0);
  g_return_val_if_fail (moment < self->moments.starts->len, 0);

  return g_array_index (self->moments.starts, guint32, moment);
}

/**
 * rb_trace_find_moment:
 * @self: a trace
 * @record: the index of a record
 *
 * Finds the moment that a record belongs to.
 *
 * Returns: the moment
 */
guint
rb_trace_find_moment (RbTrace *self,
                      guint    record)
{
  g_return_val_if_fail (RB_IS_TRACE (self), 0);
  g_return_val_if_fail (record < self->records.n_records, 0);

  /* Moment 0 starts at record 0, so there is always one. */
  return rb_trace_count_up_to (self->moments.starts, record) - 1;
}

/**
 * rb_trace_get_n_lines:
 * @self: a trace
 *
 * Gets how many lines the console has so far, errors that nobody caught among them.
 *
 * Returns: the number of lines
 */
guint
rb_trace_get_n_lines (RbTrace *self)
{
  g_return_val_if_fail (RB_IS_TRACE (self), 0);

  return self->lines->len;
}

/**
 * rb_trace_get_line:
 * @self: a trace
 * @line: which, from 0
 *
 * Gets what a line of the console came from: a record of the kind console, uncaught or unhandled.
 *
 * Returns: the index of the record
 */
guint
rb_trace_get_line (RbTrace *self,
                   guint    line)
{
  g_return_val_if_fail (RB_IS_TRACE (self), 0);
  g_return_val_if_fail (line < self->lines->len, 0);

  return g_array_index (self->lines, guint32, line);
}

/**
 * rb_trace_get_n_microtasks:
 * @self: a trace
 *
 * Gets how many microtasks have been queued so far.
 *
 * Returns: the number of microtasks
 */
guint
rb_trace_get_n_microtasks (RbTrace *self)
{
  g_return_val_if_fail (RB_IS_TRACE (self), 0);

  return self->microtasks->len;
}

/**
 * rb_trace_get_microtask: (skip)
 * @self: a trace
 * @number: a microtask's number, from 1
 *
 * Gets with which record a microtask was queued.
 *
 * Returns: the record; its kind is 0 if there is no such microtask
 */
RbRecord
rb_trace_get_microtask (RbTrace *self,
                        guint32  number)
{
  g_return_val_if_fail (RB_IS_TRACE (self), (RbRecord){ 0 });

  if (number == 0 || number > self->microtasks->len)
    return (RbRecord){ 0 };

  return rb_trace_get_record (self, g_array_index (self->microtasks, guint32, number - 1));
}

/**
 * rb_trace_get_size:
 * @self: a trace
 *
 * Gets how much memory the records and their indexes take. Texts are not counted: they are a program's own.
 *
 * Returns: the size, in bytes
 */
gsize
rb_trace_get_size (RbTrace *self)
{
  g_return_val_if_fail (RB_IS_TRACE (self), 0);

  return rb_record_list_get_size (&self->records) +
         (self->moments.starts->len + self->lines->len + self->microtasks->len) * sizeof (guint32);
}

/**
 * rb_trace_to_bytes:
 * @self: a trace
 *
 * Gets everything that happened as bytes: the records one after the other, then the texts in the order of their
 * numbers, each with a zero at its end. Two runs of the same program are equal if, and only if, these bytes are.
 *
 * Returns: (transfer full): the bytes
 */
GBytes *
rb_trace_to_bytes (RbTrace *self)
{
  GByteArray *bytes;

  g_return_val_if_fail (RB_IS_TRACE (self), NULL);

  bytes = g_byte_array_new ();
  for (guint i = 0; i < self->records.n_records; i++)
    {
      RbRecord record = rb_record_list_get (&self->records, i);

      g_byte_array_append (bytes, (const guint8 *) &record, sizeof record);
    }
  for (guint i = 0; i < self->strings->len; i++)
    {
      const char *string = g_ptr_array_index (self->strings, i);

      g_byte_array_append (bytes, (const guint8 *) string, strlen (string) + 1);
    }

  return g_byte_array_free_to_bytes (bytes);
}
