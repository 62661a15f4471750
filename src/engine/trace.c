/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "engine/trace.h"

/**
 * RbTrace:
 *
 * What happened in a run, in the order in which it happened.
 *
 * A trace only ever grows. Its records are of one fixed size and lie side by side; texts are interned and a record
 * names them by number, places in the source are a table of sites. Three indexes grow along with the records: where each
 * *moment* starts (the unit of stepping), which records are lines of the console, and with which each microtask was
 * queued.
 *
 * Moment 0 starts at record 0, whatever that is; every other one at a record that starts one. Leaving a function, and the
 * promise that is settled by it, belong to what comes after it: so a moment shows a statement with its function still on
 * the stack, and the next one the caller. A microtask that runs no code is one moment from its start to its end.
 */
struct _RbTrace
{
  GObject parent_instance;

  char *source;
  GArray *line_starts; /* guint: where each line starts, in characters */
  GArray *sites;       /* RbSite */

  GStringChunk *chars;
  GPtrArray *strings; /* (element-type utf8): string 1, 2, …; they belong to chars */
  GHashTable *numbers;

  GArray *records;    /* RbRecord */
  GArray *moments;    /* guint32: the record that each moment starts with */
  GArray *lines;      /* guint32: the record of each line of the console */
  GArray *microtasks; /* guint32: the record that queued microtask 1, 2, … */

  /* Moment 0 has no record yet that starts a moment: the next such record belongs to it. */
  gboolean is_fresh;

  guint n_leaving;   /* how many records at the trace's end are about functions that were left */
  gboolean is_ended; /* the script, a task or a microtask ended right there: what comes is something else */
  gboolean has_code; /* the last moment shows code that runs */
};

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
  g_array_unref (self->records);
  g_array_unref (self->moments);
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
  self->records = g_array_new (FALSE, FALSE, sizeof (RbRecord));
  self->moments = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->lines = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->microtasks = g_array_new (FALSE, FALSE, sizeof (guint32));
}

/* How many of @array's sorted unsigned numbers are not above @value. */
static guint
count_up_to (GArray *array,
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

/* A line ends where JavaScript says so. */
static gboolean
ends_line (gunichar character,
           gunichar next)
{
  return character == '\n' || (character == '\r' && next != '\n') || character == 0x2028 || character == 0x2029;
}

static guint
line_of (RbTrace *self,
         guint    offset)
{
  return MAX (count_up_to (self->line_starts, offset), 1);
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
 * rb_trace_set_source:
 * @self: a trace
 * @source: the program, in UTF-8
 *
 * Says which program the trace is of; the sites' lines are counted in it.
 */
void
rb_trace_set_source (RbTrace    *self,
                     const char *source)
{
  guint offset = 0;

  g_return_if_fail (RB_IS_TRACE (self));
  g_return_if_fail (source != NULL);

  g_free (self->source);
  self->source = g_strdup (source);

  g_array_set_size (self->line_starts, 0);
  g_array_append_val (self->line_starts, offset);
  for (const char *p = self->source; *p != '\0'; p = g_utf8_next_char (p))
    {
      offset++;
      if (ends_line (g_utf8_get_char (p), g_utf8_get_char (g_utf8_next_char (p))))
        g_array_append_val (self->line_starts, offset);
    }

  for (guint i = 0; i < self->sites->len; i++)
    {
      RbSite *site = &g_array_index (self->sites, RbSite, i);

      site->line = line_of (self, site->start);
    }
}

/**
 * rb_trace_get_source:
 * @self: a trace
 *
 * Gets the program that the trace is of.
 *
 * Returns: the source; empty if none was set
 */
const char *
rb_trace_get_source (RbTrace *self)
{
  g_return_val_if_fail (RB_IS_TRACE (self), NULL);

  return self->source;
}

/**
 * rb_trace_add_site:
 * @self: a trace
 * @kind: what is there
 * @start: where it starts, in characters
 * @end: where it ends, in characters
 * @function: the site of the function around it, or 0
 * @name: (nullable): for a function its name
 *
 * Adds the next site: the first is 0, the main script.
 */
void
rb_trace_add_site (RbTrace    *self,
                   RbSiteKind  kind,
                   guint       start,
                   guint       end,
                   guint       function,
                   const char *name)
{
  RbSite site = { 0, };

  g_return_if_fail (RB_IS_TRACE (self));

  site.kind = kind;
  site.start = start;
  site.end = end;
  site.function = function;
  site.line = line_of (self, start);
  site.name = g_string_chunk_insert_const (self->chars, name != NULL ? name : "");
  g_array_append_val (self->sites, site);
}

/**
 * rb_trace_get_n_sites:
 * @self: a trace
 *
 * Gets how many places in the source have a probe.
 *
 * Returns: the number of sites
 */
guint
rb_trace_get_n_sites (RbTrace *self)
{
  g_return_val_if_fail (RB_IS_TRACE (self), 0);

  return self->sites->len;
}

/**
 * rb_trace_get_site:
 * @self: a trace
 * @site: a site's number
 *
 * Gets a place in the source. It stays valid until another one is added.
 *
 * Returns: (nullable): the site, or %NULL if there is none of that number
 */
const RbSite *
rb_trace_get_site (RbTrace *self,
                   guint    site)
{
  g_return_val_if_fail (RB_IS_TRACE (self), NULL);

  return site < self->sites->len ? &g_array_index (self->sites, RbSite, site) : NULL;
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

/* The instrumenter gives a loop two probes at the same place: that of the statement, and one for each round. What comes
 * first, the statement and then at once its first round, is one moment. */
static gboolean
is_first_round (RbTrace        *self,
                const RbRecord *record)
{
  const RbRecord *previous;
  const RbSite *statement;
  const RbSite *loop;

  if (self->records->len == 0)
    return FALSE;

  previous = &g_array_index (self->records, RbRecord, self->records->len - 1);
  if (previous->kind != RB_RECORD_STATEMENT || previous->a != record->a)
    return FALSE;

  statement = rb_trace_get_site (self, previous->site);
  loop = rb_trace_get_site (self, record->site);

  return statement != NULL && loop != NULL && statement->start == loop->start;
}

static gboolean
is_leaving (const RbRecord *record)
{
  return record->kind == RB_RECORD_EXIT || record->kind == RB_RECORD_SUSPEND;
}

/* What comes of something else, and shows with it. */
static gboolean
is_consequence (const RbRecord *record)
{
  return record->kind == RB_RECORD_SETTLED || record->kind == RB_RECORD_MICROTASK_QUEUED;
}

static gboolean
is_code (const RbRecord *record)
{
  return record->kind == RB_RECORD_STATEMENT || record->kind == RB_RECORD_LOOP || record->kind == RB_RECORD_ENTER ||
         record->kind == RB_RECORD_RESUME;
}

static gboolean
is_end (const RbRecord *record)
{
  return record->kind == RB_RECORD_SCRIPT_END || record->kind == RB_RECORD_TASK_END ||
         record->kind == RB_RECORD_MICROTASK_END;
}

/* An awaiting function goes on in a microtask of its own: that it does is why the microtask runs. */
static gboolean
is_after_start (RbTrace *self)
{
  return self->records->len > 0 &&
         g_array_index (self->records, RbRecord, self->records->len - 1).kind == RB_RECORD_MICROTASK_START;
}

static gboolean
starts_moment (RbTrace        *self,
               const RbRecord *record)
{
  if (self->is_ended)
    return !is_consequence (record);

  switch ((RbRecordKind) record->kind)
    {
    case RB_RECORD_STATEMENT:
    case RB_RECORD_IDLE:
    case RB_RECORD_LOOKUP_ANSWER:
    case RB_RECORD_TIMER_FIRED:
    case RB_RECORD_TASK_START:
    case RB_RECORD_MICROTASK_START:
    case RB_RECORD_BLOCKED_START:
    case RB_RECORD_UNCAUGHT:
    case RB_RECORD_UNHANDLED:
    case RB_RECORD_LIMIT:
    case RB_RECORD_FINISHED:
    case RB_RECORD_SCRIPT_END:
      return TRUE;

    case RB_RECORD_RESUME:
      return !is_after_start (self);

    case RB_RECORD_LOOP:
      return !is_first_round (self, record);

    /* A promise's own task shows nothing. */
    case RB_RECORD_TASK_END:
      return record->b != 0;

    case RB_RECORD_MICROTASK_END:
      return record->b != 0 || self->has_code;

    case RB_RECORD_STRING:
    case RB_RECORD_ENTER:
    case RB_RECORD_EXIT:
    case RB_RECORD_SUSPEND:
    case RB_RECORD_CALLBACK:
    case RB_RECORD_LOOKUP_START:
    case RB_RECORD_TIMER_SET:
    case RB_RECORD_TIMER_CLEAR:
    case RB_RECORD_MICROTASK_QUEUED:
    case RB_RECORD_SETTLED:
    case RB_RECORD_CONSOLE:
    case RB_RECORD_VARIABLE:
    case RB_RECORD_SCRIPT_START:
    case RB_RECORD_LOOKUP_DROPPED:
    case RB_RECORD_TASK_QUEUED:
    case RB_RECORD_BLOCKED_END:
    default:
      return FALSE;
    }
}

/* Makes room for so many more records, each of which may start a moment. A GArray that is appended to finds out each time
 * how much it may hold, and that costs more than the record. */
static void
make_room (RbTrace *self,
           guint    n)
{
  guint n_records = self->records->len;
  guint n_moments = self->moments->len;

  g_array_set_size (self->records, n_records + n);
  g_array_set_size (self->moments, n_moments + n);
  self->records->len = n_records;
  self->moments->len = n_moments;
}

static void
add_moment (RbTrace *self,
            guint32  index)
{
  g_array_index (self->moments, guint32, self->moments->len++) = index;
}

/* Where a function is left, the moment that starts is known with what comes next: it starts with the leaving. */
static void
add_to_moments (RbTrace        *self,
                const RbRecord *record)
{
  guint32 index = self->records->len;
  gboolean starts;

  if (index == 0)
    {
      add_moment (self, index);
      self->is_fresh = TRUE;
    }

  if (is_leaving (record) || (self->n_leaving > 0 && is_consequence (record)))
    {
      self->n_leaving++;
      return;
    }

  starts = self->n_leaving > 0 || starts_moment (self, record);
  index -= self->n_leaving;
  if (starts && !self->is_fresh)
    add_moment (self, index);
  if (starts)
    self->is_fresh = FALSE;
  self->n_leaving = 0;
  self->has_code = is_code (record) || (self->has_code && !starts);
  self->is_ended = is_end (record) || (self->is_ended && is_consequence (record));
}

static void
add_to_indexes (RbTrace        *self,
                const RbRecord *record)
{
  guint32 index = self->records->len;

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
  add_to_moments (self, record);
  add_to_indexes (self, record);
  g_array_index (self->records, RbRecord, self->records->len++) = *record;
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

  make_room (self, 1);
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

  make_room (self, n_records);
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

  return self->records->len;
}

/**
 * rb_trace_get_record:
 * @self: a trace
 * @index: which, from 0
 *
 * Gets a record. Those after it follow it in memory, and it stays valid until another one is added.
 *
 * Returns: the record
 */
const RbRecord *
rb_trace_get_record (RbTrace *self,
                     guint    index)
{
  g_return_val_if_fail (RB_IS_TRACE (self), NULL);
  g_return_val_if_fail (index < self->records->len, NULL);

  return &g_array_index (self->records, RbRecord, index);
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

  return self->moments->len;
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
  g_return_val_if_fail (moment < self->moments->len, 0);

  return g_array_index (self->moments, guint32, moment);
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
  g_return_val_if_fail (record < self->records->len, 0);

  /* Moment 0 starts at record 0, so there is always one. */
  return count_up_to (self->moments, record) - 1;
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
 * rb_trace_get_microtask:
 * @self: a trace
 * @number: a microtask's number, from 1
 *
 * Gets with which record a microtask was queued. It stays valid until another one is added.
 *
 * Returns: (nullable): the record, or %NULL if there is no such microtask
 */
const RbRecord *
rb_trace_get_microtask (RbTrace *self,
                        guint32  number)
{
  g_return_val_if_fail (RB_IS_TRACE (self), NULL);

  if (number == 0 || number > self->microtasks->len)
    return NULL;

  return rb_trace_get_record (self, g_array_index (self->microtasks, guint32, number - 1));
}

/**
 * rb_trace_to_bytes:
 * @self: a trace
 *
 * Gets everything that happened as bytes: the records as they lie in memory, then the texts in the order of their
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
  g_byte_array_append (bytes, (const guint8 *) self->records->data, self->records->len * sizeof (RbRecord));
  for (guint i = 0; i < self->strings->len; i++)
    {
      const char *string = g_ptr_array_index (self->strings, i);

      g_byte_array_append (bytes, (const guint8 *) string, strlen (string) + 1);
    }

  return g_byte_array_free_to_bytes (bytes);
}
