/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "engine/trace/trace.h"

#include "engine/trace/moments.h"
#include "engine/trace/rounds.h"
#include "engine/trace/record-list.h"
#include "engine/trace/texts.h"
#include "engine/trace/trace-index.h"
#include "engine/trace/trace-private.h"

/**
 * RbTrace:
 *
 * What happened in a run, in the order in which it happened.
 *
 * A trace only ever grows. Records name texts by number and places in the source by site. Four indexes grow along with
 * the records: where each *moment* starts (the unit of stepping), how often its place was reached before, which records
 * are lines of the console, and which record queued each microtask.
 */
struct _RbTrace
{
  GObject parent_instance;

  RbSites sites;
  RbTexts texts;
  RbRecordList records;

  /* The indexes; their entries are sorted. */
  RbMoments moments;
  RbRounds rounds;
  GArray *console_lines; /* guint32: the record of each line of the console */
  GArray *microtasks;    /* guint32: the record that queued microtask 1, 2, … */

  RbTraceIndex index; /* updated on demand */
};

G_DEFINE_FINAL_TYPE (RbTrace, rb_trace, G_TYPE_OBJECT)

static void
rb_trace_finalize (GObject *object)
{
  RbTrace *self = RB_TRACE (object);

  rb_sites_clear (&self->sites);
  rb_texts_clear (&self->texts);
  rb_record_list_clear (&self->records);
  rb_moments_clear (&self->moments);
  rb_rounds_clear (&self->rounds);
  g_array_unref (self->console_lines);
  g_array_unref (self->microtasks);
  rb_trace_index_clear (&self->index);

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
  rb_sites_init (&self->sites);
  rb_texts_init (&self->texts);
  rb_record_list_init (&self->records);
  rb_moments_init (&self->moments);
  rb_rounds_init (&self->rounds);
  self->console_lines = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->microtasks = g_array_new (FALSE, FALSE, sizeof (guint32));
  rb_trace_index_init (&self->index);
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
 * Sets the program that the trace belongs to. The line of each site is counted in this source.
 */
void
rb_trace_set_source (RbTrace    *self,
                     const char *source)
{
  g_return_if_fail (RB_IS_TRACE (self));
  g_return_if_fail (source != NULL);

  rb_sites_set_source (&self->sites, source);
}

/**
 * rb_trace_get_source:
 * @self: a trace
 *
 * Gets the program that the trace belongs to.
 *
 * Returns: (transfer none): the source; empty if none was set
 */
const char *
rb_trace_get_source (RbTrace *self)
{
  g_return_val_if_fail (RB_IS_TRACE (self), NULL);

  return self->sites.source;
}

/**
 * rb_trace_add_site:
 * @self: a trace
 * @kind: what is there
 * @start: where it starts in the source, in characters
 * @end: where it ends, in characters
 * @function: the site of the innermost function around it; 0 for the main script
 * @name: (nullable): the name of a function
 *
 * Adds the next site. The first is site 0, the main script.
 */
void
rb_trace_add_site (RbTrace    *self,
                   RbSiteKind  kind,
                   guint       start,
                   guint       end,
                   guint       function,
                   const char *name)
{
  RbSite site = { .kind = kind, .start = start, .end = end, .function = function, .name = name };

  g_return_if_fail (RB_IS_TRACE (self));

  rb_sites_add (&self->sites, &site);
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

  return rb_sites_get_n (&self->sites);
}

/**
 * rb_trace_get_site:
 * @self: a trace
 * @site: a site's number
 *
 * Gets a place in the source.
 *
 * Returns: (transfer none) (nullable): the site, valid until another is added; %NULL if no site has that number
 */
const RbSite *
rb_trace_get_site (RbTrace *self,
                   guint    site)
{
  g_return_val_if_fail (RB_IS_TRACE (self), NULL);

  return rb_sites_get (&self->sites, site);
}

/**
 * rb_trace_find_place: (skip)
 * @self: a trace
 * @site: a site's number
 *
 * Finds where a site starts and ends, to report where a run ended.
 *
 * Returns: the place of the site; all members are 0 for the main script, which has no single place
 */
RbPlace
rb_trace_find_place (RbTrace *self,
                     guint    site)
{
  g_return_val_if_fail (RB_IS_TRACE (self), (RbPlace){ 0 });

  return rb_sites_find_place (&self->sites, site);
}

/**
 * rb_trace_find_line:
 * @self: a trace
 * @offset: a place in the source, in characters
 *
 * Finds the line of a place.
 *
 * Returns: a line, from 1
 */
guint
rb_trace_find_line (RbTrace *self,
                    guint    offset)
{
  g_return_val_if_fail (RB_IS_TRACE (self), 1);

  return rb_sites_find_line (&self->sites, offset);
}

/**
 * rb_trace_find_function:
 * @self: a trace
 * @site: a site's number
 *
 * Finds the function that a site is in. The site of a function itself counts as inside it.
 *
 * Returns: the site of the function; 0 for the main script, and if no site has that number
 */
guint
rb_trace_find_function (RbTrace *self,
                        guint    site)
{
  g_return_val_if_fail (RB_IS_TRACE (self), 0);

  return rb_sites_find_function (&self->sites, site);
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
  g_return_val_if_fail (RB_IS_TRACE (self), 0);

  return rb_texts_intern (&self->texts, string);
}

/**
 * rb_trace_get_string:
 * @self: a trace
 * @number: a number that rb_trace_intern() returned
 *
 * Gets a text by its number.
 *
 * Returns: (transfer none): the text; empty for 0 and for a number that no text has
 */
const char *
rb_trace_get_string (RbTrace *self,
                     guint32  number)
{
  g_return_val_if_fail (RB_IS_TRACE (self), NULL);

  return rb_texts_get (&self->texts, number);
}

static void
add_to_indexes (RbTrace        *self,
                const RbRecord *record)
{
  guint32 index = self->records.n_records;

  rb_moments_add (&self->moments, &self->sites, record);
  if (record->kind == RB_RECORD_CONSOLE || record->kind == RB_RECORD_UNCAUGHT || record->kind == RB_RECORD_UNHANDLED)
    g_array_append_val (self->console_lines, index);
  else if (record->kind == RB_RECORD_MICROTASK_QUEUED && record->a == self->microtasks->len + 1)
    g_array_append_val (self->microtasks, index);
}

/**
 * rb_trace_append:
 * @self: a trace
 * @record: a record
 *
 * Adds what happened next.
 */
void
rb_trace_append (RbTrace        *self,
                 const RbRecord *record)
{
  g_return_if_fail (RB_IS_TRACE (self));
  g_return_if_fail (record != NULL);

  rb_trace_append_many (self, record, 1);
}

/**
 * rb_trace_append_many:
 * @self: a trace
 * @records: (array length=n_records): records
 * @n_records: how many there are
 *
 * Adds what happened next, in that order. This is faster than adding each record by itself.
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
    {
      add_to_indexes (self, &records[i]);
      rb_record_list_add (&self->records, &records[i]);
    }
  rb_rounds_catch_up (&self->rounds, &self->moments, &self->records);
}

/**
 * rb_trace_get_n_records:
 * @self: a trace
 *
 * Gets how many records there are so far.
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
 * @index: which, from 0; there must be such a record
 *
 * Gets a record.
 *
 * Returns: a copy of the record
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

  return rb_moments_get_n (&self->moments);
}

/**
 * rb_trace_get_moment_start:
 * @self: a trace
 * @moment: which, from 0; the number of moments stands for the end of the trace
 *
 * Gets where a moment starts. It ends where the next one starts; the last one ends with the trace, and may still grow.
 *
 * Returns: the index of its first record; the number of records for the end of the trace
 */
guint
rb_trace_get_moment_start (RbTrace *self,
                           guint    moment)
{
  g_return_val_if_fail (RB_IS_TRACE (self), 0);
  g_return_val_if_fail (moment <= rb_moments_get_n (&self->moments), 0);

  return moment < rb_moments_get_n (&self->moments) ? rb_moments_get_start (&self->moments, moment)
                                                    : self->records.n_records;
}

/**
 * rb_trace_get_round:
 * @self: a trace
 * @moment: which, from 0; there must be such a moment
 *
 * Gets how often the place in the program where a moment starts has started a moment before, as in a loop.
 *
 * Returns: the number of earlier moments, 255 at most; 0 if the moment does not start at a place of the program
 */
guint
rb_trace_get_round (RbTrace *self,
                    guint    moment)
{
  g_return_val_if_fail (RB_IS_TRACE (self), 0);
  g_return_val_if_fail (moment < rb_moments_get_n (&self->moments), 0);

  return rb_rounds_get (&self->rounds, moment);
}

/**
 * rb_trace_find_moment:
 * @self: a trace
 * @record: the index of a record; there must be such a record
 *
 * Finds the moment that a record belongs to.
 *
 * Returns: the moment, from 0
 */
guint
rb_trace_find_moment (RbTrace *self,
                      guint    record)
{
  g_return_val_if_fail (RB_IS_TRACE (self), 0);
  g_return_val_if_fail (record < self->records.n_records, 0);

  return rb_moments_find (&self->moments, record);
}

/**
 * rb_trace_get_n_console_lines:
 * @self: a trace
 *
 * Gets how many lines the console has so far. Uncaught errors and unhandled rejections count as lines, too.
 *
 * Returns: the number of lines of the console
 */
guint
rb_trace_get_n_console_lines (RbTrace *self)
{
  g_return_val_if_fail (RB_IS_TRACE (self), 0);

  return self->console_lines->len;
}

/**
 * rb_trace_get_console_line:
 * @self: a trace
 * @console_line: a line of the console, from 0; there must be such a line
 *
 * Gets the record that a line of the console comes from. Its kind is console, uncaught or unhandled.
 *
 * Returns: the index of the record
 */
guint
rb_trace_get_console_line (RbTrace *self,
                           guint    console_line)
{
  g_return_val_if_fail (RB_IS_TRACE (self), 0);
  g_return_val_if_fail (console_line < self->console_lines->len, 0);

  return g_array_index (self->console_lines, guint32, console_line);
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
 * Gets the record that queued a microtask. It says what the microtask is for.
 *
 * Returns: a copy of the record; its kind is 0 if there is no such microtask
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

/* The record that queued a microtask; RB_TRACE_NO_RECORD if there is no such microtask. */
guint
rb_trace_get_microtask_record (RbTrace *self,
                               guint32  number)
{
  if (number == 0 || number > self->microtasks->len)
    return RB_TRACE_NO_RECORD;

  return g_array_index (self->microtasks, guint32, number - 1);
}

/* The index of what can be found out only from the order of the records, up to date. */
const RbTraceIndex *
rb_trace_get_index (RbTrace *self)
{
  rb_trace_index_catch_up (&self->index, self);

  return &self->index;
}

/**
 * rb_trace_get_size:
 * @self: a trace
 *
 * Gets how much memory the records take, and the indexes that grow along with them. Texts are not counted, as they
 * depend on the program and not on how long it runs. The index that is updated on demand is not counted either, so that
 * the size of a trace does not depend on what was looked up in it.
 *
 * Returns: the size, in bytes
 */
gsize
rb_trace_get_size (RbTrace *self)
{
  guint n_indexed;

  g_return_val_if_fail (RB_IS_TRACE (self), 0);

  n_indexed = rb_moments_get_n (&self->moments) + self->console_lines->len + self->microtasks->len;

  return rb_record_list_get_size (&self->records) + n_indexed * sizeof (guint32)
         + rb_moments_get_n (&self->moments) * sizeof (guint8);
}

/**
 * rb_trace_to_bytes:
 * @self: a trace
 *
 * Serializes all that happened: the records in order, then the texts in the order of their numbers, each followed by a
 * zero byte. Two runs are equal if, and only if, these bytes are.
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
  for (guint32 number = 1; number <= rb_texts_get_n (&self->texts); number++)
    {
      const char *text = rb_texts_get (&self->texts, number);

      g_byte_array_append (bytes, (const guint8 *) text, strlen (text) + 1);
    }

  return g_byte_array_free_to_bytes (bytes);
}
