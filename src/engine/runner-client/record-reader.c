/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "engine/runner-client/record-reader.h"

#include <string.h>

#include "engine/runner-client/runner-error.h"

/**
 * RbRecordReader:
 *
 * Takes chunks of packed records and gives them one by one. A runner numbers its texts from 1 in the order in which it
 * sends them; `texts` maps these numbers to the trace's numbers. The reader checks all that the row of a kind says
 * (wire/record.c): who writes the record, its length, its place and its words. The event loop checks what depends on
 * earlier records: which callbacks, requests and microtasks there are.
 */
struct _RbRecordReader
{
  GObject parent_instance;

  RbTrace *trace;
  GBytes *chunk;
  const guint8 *bytes;
  gsize length;
  gsize position;
  GArray *texts;
  GByteArray *fitting; /* for each site the kinds of code that may stand there, as bits */
  gsize text_size;
  guint32 n_activations; /* how many functions were entered; activation 0 is the script */
};

/* How many words a record of each kind has; -1 for a kind that a runner may not send. */
static gint8 n_words_of[RB_RECORD_LAST + 1];

G_DEFINE_FINAL_TYPE (RbRecordReader, rb_record_reader, G_TYPE_OBJECT)

static void
rb_record_reader_finalize (GObject *object)
{
  RbRecordReader *self = RB_RECORD_READER (object);

  g_clear_object (&self->trace);
  g_clear_pointer (&self->chunk, g_bytes_unref);
  g_array_unref (self->texts);
  g_byte_array_unref (self->fitting);

  G_OBJECT_CLASS (rb_record_reader_parent_class)->finalize (object);
}

static void
rb_record_reader_class_init (RbRecordReaderClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rb_record_reader_finalize;

  for (guint kind = 0; kind <= RB_RECORD_LAST; kind++)
    n_words_of[kind] = (gint8) rb_record_n_words (kind);
}

static void
rb_record_reader_init (RbRecordReader *self)
{
  self->texts = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->fitting = g_byte_array_new ();
}

/**
 * rb_record_reader_new:
 * @trace: the trace whose sites the records name, and which gets their texts
 *
 * Creates a reader of records.
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
 * @self: a reader that has read all of its last chunk
 * @records: packed records
 *
 * Gives the reader its next chunk. A chunk holds whole records only.
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

  if (number != self->texts->len + 1)
    return rb_runner_error_refuse (error, "a string out of order");
  /* The length is checked by itself first, because the sum with its padding could overflow. */
  if (length > left || (length + 3) / 4 * 4 > left)
    return rb_runner_error_refuse (error, "a string longer than its message");

  self->text_size += length;
  text = g_utf8_make_valid (start, length);
  interned = rb_trace_intern (self->trace, text);
  g_array_append_val (self->texts, interned);
  self->position += 12 + (length + 3) / 4 * 4;

  return TRUE;
}

/* Replaces the runner's number of a text with the trace's number. */
static gboolean
resolve_text (RbRecordReader  *self,
              guint32         *word,
              GError         **error)
{
  if (*word > self->texts->len)
    return rb_runner_error_refuse (error, "a string that was never sent");
  if (*word != 0)
    *word = g_array_index (self->texts, guint32, *word - 1);

  return TRUE;
}

/* Activations are numbered in the order in which functions are entered. A record names only a function that was
 * entered. */
static gboolean
check_activation (RbRecordReader  *self,
                  gboolean         is_new,
                  guint32          activation,
                  GError         **error)
{
  if (is_new ? activation != self->n_activations + 1 : activation > self->n_activations)
    return rb_runner_error_refuse (error, "a function that was not entered");

  self->n_activations += is_new;

  return TRUE;
}

static gboolean
check_word (RbRecordReader  *self,
            RbWordType       type,
            guint32         *word,
            GError         **error)
{
  switch (type)
    {
    case RB_WORD_TEXT:
      return resolve_text (self, word, error);

    case RB_WORD_NEW_ACTIVATION:
    case RB_WORD_ACTIVATION:
      return check_activation (self, type == RB_WORD_NEW_ACTIVATION, *word, error);

    case RB_WORD_FLAGS:
      return (*word & ~(guint32) RB_LOOKUP_ALL) == 0 || rb_runner_error_refuse (error, "flags that do not exist");

    case RB_WORD_REASON:
    case RB_WORD_STATE:
    case RB_WORD_FOLLOWER:
    case RB_WORD_TIMER:
    case RB_WORD_LEVEL:
    case RB_WORD_LIMIT:
    case RB_WORD_ANSWER:
    case RB_WORD_OUTCOME:
    case RB_WORD_DECLARATION:
      return rb_record_get_word_name (type, *word) != NULL ||
             rb_runner_error_refuse (error, "a word without a meaning");

    case RB_WORD_NONE:
    case RB_WORD_NUMBER:
    case RB_WORD_WIDE:
    case RB_WORD_HIGH:
    case RB_WORD_TRUTH:
    case RB_WORD_REQUEST:
    case RB_WORD_CALLBACK:
    case RB_WORD_PROMISE:
    case RB_WORD_MICROTASK:
    case RB_WORD_FOLLOWED:
    default:
      return TRUE;
    }
}

/* Whether records of a kind may stand at a place of this sort. */
static gboolean
is_fitting_site (RbRecordKind kind,
                 RbSiteKind   site)
{
  return (rb_record_get_row (kind)->sites >> site & 1) != 0;
}

static gboolean
read_record (RbRecordReader  *self,
             RbRecordKind     kind,
             int              n_words,
             RbRecord        *ret_record,
             GError         **error)
{
  const RbRecordRow *row = rb_record_get_row (kind);
  guint32 words[RB_RECORD_MAX_WORDS] = { 0 };
  guint32 site = word_at (self, self->position) >> 8;

  if (site >= rb_trace_get_n_sites (self->trace))
    return rb_runner_error_refuse (error, "a place that the program does not have");
  if (!is_fitting_site (kind, rb_trace_get_site (self->trace, site)->kind))
    return rb_runner_error_refuse (error, "a place of another kind");

  for (int i = 0; i < n_words; i++)
    {
      words[i] = word_at (self, self->position + 4 * (i + 1));
      if (!check_word (self, row->words[i].type, &words[i], error))
        return FALSE;
    }

  self->position += 4 * (gsize) (n_words + 1);
  *ret_record = (RbRecord){
    .kind = kind,
    .site = site,
    .a = words[0],
    .b = words[1],
    .c = words[2],
    .d = words[3],
    .flags = (guint8) words[4],
  };

  return TRUE;
}

/* For speed, rb_record_reader_read_code() does not look up these kinds in the rows. A test compares it with the
 * rows. */
G_STATIC_ASSERT (RB_RECORD_EXIT < 8);
G_STATIC_ASSERT (RB_RECORD_RESUME - RB_RECORD_STATEMENT == 5);

static gboolean
is_code (guint kind)
{
  return kind >= RB_RECORD_STATEMENT && kind <= RB_RECORD_EXIT;
}

/* A program's sites are known before its records come, so this function looks at each site only once. */
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
 * Reads statements, loops, calls and returns, which are most records, and lets each statement take its 1 µs. It stops
 * before a record of another kind, which rb_record_reader_next() reads, and before an invalid record, which
 * rb_record_reader_next() refuses.
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
      if (text > self->texts->len)
        break;

      now += rb_record_kind_is_statement (kind);
      self->n_activations += kind == RB_RECORD_ENTER;
      records[n++] = (RbRecord){
        .time = now,
        .site = site,
        .a = activation,
        .b = text != 0 ? g_array_index (self->texts, guint32, text - 1) : 0,
        .kind = kind,
      };
      self->position += size;
    }

  return n;
}

/**
 * rb_record_reader_next:
 * @self: a reader
 * @ret_record: (out caller-allocates): the next record, without its time; its kind is 0 at the chunk's end
 * @error: return location for an error of %RB_RUNNER_ERROR
 *
 * Reads the next record. Texts before it become texts of the trace.
 *
 * Returns: %FALSE if what comes next cannot be a record
 */
gboolean
rb_record_reader_next (RbRecordReader  *self,
                       RbRecord        *ret_record,
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
      n_words = kind <= RB_RECORD_LAST ? n_words_of[kind] : -1;
      if (n_words < 0)
        return rb_runner_error_refuse (error, "a record of an unknown kind");
      if (left < 4 * (gsize) (n_words + 1))
        return rb_runner_error_refuse (error, "half a record");
      if (kind != RB_RECORD_STRING)
        return read_record (self, kind, n_words, ret_record, error);
      if (!read_string (self, error))
        return FALSE;
    }

  ret_record->kind = 0;

  return TRUE;
}

/**
 * rb_record_reader_get_text_size:
 * @self: a reader
 *
 * Gets how many bytes of text it has read so far.
 *
 * Returns: how many bytes of text it has read so far
 */
gsize
rb_record_reader_get_text_size (RbRecordReader *self)
{
  g_return_val_if_fail (RB_IS_RECORD_READER (self), 0);

  return self->text_size;
}
