/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "engine/runner-client/record-reader.h"

#include <string.h>

#include "engine/runner-client/runner-error.h"

/**
 * RbRecordReader:
 *
 * Takes chunks of packed records and gives them one by one. A runner's strings are numbered from 1 in the order in
 * which they come; `strings` says which number of the trace each of them has. Every kind, length, site, string number
 * and activation is checked here; what needs to know about requests and callbacks is checked by the event loop.
 */
struct _RbRecordReader
{
  GObject parent_instance;

  RbTrace *trace;
  GBytes *chunk;
  const guint8 *bytes;
  gsize length;
  gsize position;
  GArray *strings;
  GByteArray *fitting; /* for each site the kinds of code that it fits, as bits */
  gsize text_size;
  guint32 n_activations; /* that have begun; 0 is the script's own */
};

G_DEFINE_FINAL_TYPE (RbRecordReader, rb_record_reader, G_TYPE_OBJECT)

static void
rb_record_reader_finalize (GObject *object)
{
  RbRecordReader *self = RB_RECORD_READER (object);

  g_clear_object (&self->trace);
  g_clear_pointer (&self->chunk, g_bytes_unref);
  g_array_unref (self->strings);
  g_byte_array_unref (self->fitting);

  G_OBJECT_CLASS (rb_record_reader_parent_class)->finalize (object);
}

static void
rb_record_reader_class_init (RbRecordReaderClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rb_record_reader_finalize;
}

static void
rb_record_reader_init (RbRecordReader *self)
{
  self->strings = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->fitting = g_byte_array_new ();
}

/**
 * rb_record_reader_new:
 * @trace: whose sites the records name and whose strings they become
 *
 * Returns: (transfer full): a new reader
 */
RbRecordReader *
rb_record_reader_new (RbTrace *trace)
{
  RbRecordReader *self = g_object_new (RB_TYPE_RECORD_READER, NULL);

  self->trace = g_object_ref (trace);
  return self;
}

/**
 * rb_record_reader_feed:
 * @self: a reader that has given everything before
 * @records: packed records
 *
 * Gives it the next chunk. A record does not go on from one chunk to the next.
 */
void
rb_record_reader_feed (RbRecordReader *self,
                       GBytes         *records)
{
  g_return_if_fail (RB_IS_RECORD_READER (self));
  g_return_if_fail (self->position == self->length);

  g_clear_pointer (&self->chunk, g_bytes_unref);
  self->chunk = g_bytes_ref (records);
  self->bytes = g_bytes_get_data (self->chunk, &self->length);
  self->position = 0;
}

static guint32
word_at (RbRecordReader *self,
         gsize           offset)
{
  guint32 word;

  memcpy (&word, self->bytes + offset, sizeof word);
  return word;
}

static gboolean
read_string (RbRecordReader  *self,
             GError         **error)
{
  guint32 number = word_at (self, self->position + 4);
  gsize length = word_at (self, self->position + 8);
  gsize left = self->length - self->position - 12;
  const char *start = (const char *) self->bytes + self->position + 12;
  g_autofree char *text = NULL;
  guint32 interned;

  if (number != self->strings->len + 1)
    return rb_runner_error_refuse (error, "a string out of order");
  /* Its length by itself comes first: with its padding it might be more than a number holds. */
  if (length > left || (length + 3) / 4 * 4 > left)
    return rb_runner_error_refuse (error, "a string longer than its message");

  self->text_size += length;
  text = g_utf8_make_valid (start, length);
  interned = rb_trace_intern (self->trace, text);
  g_array_append_val (self->strings, interned);
  self->position += 12 + (length + 3) / 4 * 4;
  return TRUE;
}

/* Which words of a kind are numbers of strings, as bits: 1 is a. */
static guint
string_words (RbRecordKind kind)
{
  switch ((guint) kind)
    {
    case RB_RECORD_EXIT:
    case RB_RECORD_CALLBACK:
    case RB_RECORD_CONSOLE:
      return 1 << 1;
    case RB_RECORD_LOOKUP_START:
      return 1 << 2 | 1 << 3;
    case RB_RECORD_SETTLED:
      return 1 << 2;
    case RB_RECORD_VARIABLE:
      return 1 << 1 | 1 << 2;
    case RB_RECORD_UNCAUGHT:
    case RB_RECORD_UNHANDLED:
      return 1 << 0 | 1 << 3;
    default:
      return 0;
    }
}

/* Functions are entered one after the other, and nothing is said for one before. */
static gboolean
check_activation (RbRecordReader  *self,
                  RbRecordKind     kind,
                  guint32          activation,
                  GError         **error)
{
  if (kind < RB_RECORD_STATEMENT || kind > RB_RECORD_RESUME)
    return TRUE;
  if (kind == RB_RECORD_ENTER ? activation != self->n_activations + 1 : activation > self->n_activations)
    return rb_runner_error_refuse (error, "a function that was not entered");

  self->n_activations += kind == RB_RECORD_ENTER;
  return TRUE;
}

static gboolean
resolve_strings (RbRecordReader  *self,
                 RbRecordKind     kind,
                 guint32         *words,
                 GError         **error)
{
  guint which = string_words (kind);

  for (guint i = 0; i < 4; i++)
    {
      if ((which & 1 << i) == 0 || words[i] == 0)
        continue;
      if (words[i] > self->strings->len)
        return rb_runner_error_refuse (error, "a string that was never sent");
      words[i] = g_array_index (self->strings, guint32, words[i] - 1);
    }
  return TRUE;
}

/* Whether a kind's site may be that of a place of this sort. */
static gboolean
is_fitting_site (RbRecordKind kind,
                 RbSiteKind   site)
{
  switch ((guint) kind)
    {
    case RB_RECORD_STATEMENT:
      return site == RB_SITE_STATEMENT || site == RB_SITE_RETURN;
    case RB_RECORD_LOOP:
      return site == RB_SITE_LOOP;
    case RB_RECORD_ENTER:
      return site == RB_SITE_FUNCTION;
    case RB_RECORD_EXIT:
      return site == RB_SITE_FUNCTION || site == RB_SITE_RETURN || site == RB_SITE_STATEMENT;
    case RB_RECORD_SUSPEND:
    case RB_RECORD_RESUME:
      return site == RB_SITE_AWAIT || site == RB_SITE_YIELD;
    case RB_RECORD_CALLBACK:
    case RB_RECORD_VARIABLE:
      return site == RB_SITE_FUNCTION || site == RB_SITE_SCRIPT;
    case RB_RECORD_MICROTASK_QUEUED:
    case RB_RECORD_MICROTASK_START:
      return site == RB_SITE_AWAIT || site == RB_SITE_YIELD || site == RB_SITE_SCRIPT;
    default:
      return TRUE;
    }
}

static gboolean
read_record (RbRecordReader  *self,
             RbRecordKind     kind,
             int              n_words,
             RbWireRecord    *ret_record,
             GError         **error)
{
  guint32 words[5] = { 0 };
  guint32 site = word_at (self, self->position) >> 8;

  if (site >= rb_trace_get_n_sites (self->trace))
    return rb_runner_error_refuse (error, "a place that the program does not have");
  if (!is_fitting_site (kind, rb_trace_get_site (self->trace, site)->kind))
    return rb_runner_error_refuse (error, "a place of another kind");
  for (int i = 0; i < n_words; i++)
    words[i] = word_at (self, self->position + 4 * (i + 1));
  if (!resolve_strings (self, kind, words, error) || !check_activation (self, kind, words[0], error))
    return FALSE;

  self->position += 4 * (gsize) (n_words + 1);
  *ret_record = (RbWireRecord){
    .record = { .kind = kind, .site = site, .a = words[0], .b = words[1], .c = words[2], .d = words[3] },
    .flags = words[4],
  };
  return TRUE;
}

G_STATIC_ASSERT (RB_RECORD_EXIT < 8);
G_STATIC_ASSERT (RB_RECORD_RESUME - RB_RECORD_STATEMENT == 5);

static gboolean
is_code (guint kind)
{
  return kind >= RB_RECORD_STATEMENT && kind <= RB_RECORD_EXIT;
}

/* Made once: a program's sites are known before its records come. */
static void
note_fitting_kinds (RbRecordReader *self)
{
  guint n_sites = rb_trace_get_n_sites (self->trace);

  for (guint i = self->fitting->len; i < n_sites; i++)
    {
      RbSiteKind site = rb_trace_get_site (self->trace, i)->kind;
      guint8 kinds = 0;

      for (guint kind = RB_RECORD_STATEMENT; is_code (kind); kind++)
        kinds |= is_fitting_site (kind, site) << kind;
      g_byte_array_append (self->fitting, &kinds, 1);
    }
}

/**
 * rb_record_reader_read_code:
 * @self: a reader
 * @now: engine time, in µs
 * @due: the engine time up to which to read
 * @records: (out caller-allocates): what was read
 * @n_records: how many fit in there
 *
 * Reads statements, calls and returns, of which there are more than of anything else, and lets each statement take its
 * 1 µs. It stops before whatever is something else, or wrong: that is for rb_record_reader_next().
 *
 * Returns: how many were read
 */
guint
rb_record_reader_read_code (RbRecordReader *self,
                            gint64          now,
                            gint64          due,
                            RbRecord       *records,
                            guint           n_records)
{
  guint n = 0;

  g_return_val_if_fail (RB_IS_RECORD_READER (self), 0);

  note_fitting_kinds (self);
  while (n < n_records && now < due && self->length - self->position >= 8)
    {
      guint32 word = word_at (self, self->position);
      guint kind = word & 0xff;
      guint site = word >> 8;
      gsize size = kind == RB_RECORD_EXIT ? 12 : 8;
      guint32 text = 0;
      guint32 activation;

      if (!is_code (kind) || site >= self->fitting->len || (self->fitting->data[site] >> kind & 1) == 0 ||
          self->length - self->position < size)
        break;
      activation = word_at (self, self->position + 4);
      if (kind == RB_RECORD_ENTER ? activation != self->n_activations + 1 : activation > self->n_activations)
        break;
      if (kind == RB_RECORD_EXIT)
        text = word_at (self, self->position + 8);
      if (text > self->strings->len)
        break;

      now += kind == RB_RECORD_STATEMENT || kind == RB_RECORD_LOOP;
      self->n_activations += kind == RB_RECORD_ENTER;
      records[n++] = (RbRecord){
        .time = now,
        .site = site,
        .a = activation,
        .b = text != 0 ? g_array_index (self->strings, guint32, text - 1) : 0,
        .kind = kind,
      };
      self->position += size;
    }
  return n;
}

/**
 * rb_record_reader_next:
 * @self: a reader
 * @ret_record: (out caller-allocates): the next record; its kind is 0 when there is none
 * @error: return location for an error of %RB_RUNNER_ERROR
 *
 * Reads on.
 *
 * Returns: %FALSE if what comes next cannot be a record
 */
gboolean
rb_record_reader_next (RbRecordReader  *self,
                       RbWireRecord    *ret_record,
                       GError         **error)
{
  g_return_val_if_fail (RB_IS_RECORD_READER (self), FALSE);

  while (self->position < self->length)
    {
      gsize left = self->length - self->position;
      RbRecordKind kind;
      int n_words;

      if (left < 4)
        return rb_runner_error_refuse (error, "half a record");
      kind = word_at (self, self->position) & 0xff;
      n_words = rb_record_n_words (kind);
      if (n_words < 0)
        return rb_runner_error_refuse (error, "a record of an unknown kind");
      if (left < 4 * (gsize) (n_words + 1))
        return rb_runner_error_refuse (error, "half a record");
      if (kind != RB_RECORD_STRING)
        return read_record (self, kind, n_words, ret_record, error);
      if (!read_string (self, error))
        return FALSE;
    }

  ret_record->record.kind = 0;
  return TRUE;
}

/**
 * rb_record_reader_get_text_size:
 * @self: a reader
 *
 * Returns: how many bytes of text it has read so far
 */
gsize
rb_record_reader_get_text_size (RbRecordReader *self)
{
  g_return_val_if_fail (RB_IS_RECORD_READER (self), 0);

  return self->text_size;
}
