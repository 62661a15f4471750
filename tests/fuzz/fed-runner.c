/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "fed-runner.h"

#include "stand-in.h"

/*
 * Replaces RbRunner without a process: it answers every request with what the fuzzer's bytes say. Records are encoded
 * with one byte for the kind and one for each word, so that most of them are complete, and the numbers that a runner
 * counts can be counted automatically. Any other word, byte and order is possible, too.
 */
struct _RbRunner
{
  GObject parent_instance;

  gboolean called;
  int after; /* the signal that follows the records, or -1 */
  guint awaited;
  guint speaking;
  gboolean killed;
  guint request;
  guint n_silent;
  guint n_callbacks;
  guint n_requests;
  guint n_strings;
  guint n_microtasks;
};

static Bytes *bytes;

G_DEFINE_FINAL_TYPE (RbRunner, rb_runner, G_TYPE_OBJECT)

/* The bytes for the runners that are created next. */
void
fed_runner_set_bytes (Bytes *from)
{
  bytes = from;
}

/* --- Records --- */

static void
put_word (GByteArray *chunk,
          guint32     word)
{
  g_byte_array_append (chunk, (const guint8 *) &word, sizeof word);
}

/* 0xff is the largest word; 0xfe is followed by all four bytes. */
static guint32
take_word (void)
{
  guint32 word = take_byte (bytes);

  if (word == 0xff)
    return G_MAXUINT32;
  if (word != 0xfe)
    return word;
  for (guint i = 0; i < 4; i++)
    word = word << 8 | take_byte (bytes);

  return word;
}

static void
put_string (RbRunner   *self,
            GByteArray *chunk)
{
  guint8 length = take_byte (bytes);
  guint32 said = length < 0x80 ? length : take_word ();

  length &= 0x3f;
  put_word (chunk, RB_RECORD_STRING);
  put_word (chunk, ++self->n_strings);
  put_word (chunk, said);
  for (guint i = 0; i < (length + 3u) / 4 * 4; i++)
    {
      guint8 byte = i < length ? take_byte (bytes) : 0;

      g_byte_array_append (chunk, &byte, 1);
    }
}

/* The counter for the first word of a kind, or NULL. */
static guint *
counter_of (RbRunner     *self,
            RbRecordKind  kind)
{
  switch ((guint) kind)
    {
    case RB_RECORD_CALLBACK:
      return &self->n_callbacks;
    case RB_RECORD_QUERY:
    case RB_RECORD_TIMER_SET:
      return &self->n_requests;
    case RB_RECORD_MICROTASK_QUEUED:
      return &self->n_microtasks;
    default:
      return NULL;
    }
}

static guint32
count_word (RbRunner     *self,
            RbRecordKind  kind,
            guint32       word)
{
  guint *counter = counter_of (self, kind);

  if (word >= 0x80)
    return word == G_MAXUINT32 ? word : word - 0x80;
  if (counter != NULL)
    return ++*counter;

  return kind == RB_RECORD_TASK_END && word == 0 ? self->request : word;
}

/* Once, or often enough to pass the distance between keyframes. */
static void
put_records (RbRunner     *self,
             GByteArray   *chunk,
             RbRecordKind  kind,
             gboolean      often)
{
  int n_words = rb_record_n_words (kind);
  guint32 head = take_word () << 8 | kind;
  guint n_times = often ? 16 * (guint) take_byte (bytes) : 1;
  guint32 words[16] = { 0 };

  for (int i = 0; i < n_words; i++)
    words[i] = take_word ();
  for (guint i = 0; i < n_times; i++)
    {
      put_word (chunk, head);
      for (int j = 0; j < n_words; j++)
        put_word (chunk, j == 0 ? count_word (self, kind, words[0]) : words[j]);
    }
}

/* Ends at the end of the bytes, at an unknown kind, or at an incomplete record. */
static GBytes *
take_chunk (RbRunner *self)
{
  GByteArray *chunk = g_byte_array_new ();

  while (bytes->left > 0)
    {
      guint8 next = take_byte (bytes);
      RbRecordKind kind = next & 0x3f;

      if (kind == 0)
        break;
      if (kind == 0x3f)
        for (guint i = next >> 6; i > 0; i--)
          put_word (chunk, take_word ());
      else if (kind == 0x3e)
        g_byte_array_append (chunk, &next, 1);
      else if (kind == RB_RECORD_STRING)
        put_string (self, chunk);
      else if (rb_record_n_words (kind) >= 0)
        put_records (self, chunk, kind, next >> 6 == 3);
      else
        put_word (chunk, kind);
    }

  return g_byte_array_free_to_bytes (chunk);
}

/* --- Messages --- */

static void
fail (RbRunner      *self,
      RbRunnerError  code)
{
  g_autoptr (GError) error = g_error_new_literal (RB_RUNNER_ERROR, (int) code, "gone, or odd");

  self->called = FALSE;
  g_signal_emit (self, stand_in_signals[SIGNAL_FAILED], 0, error);
}

static gboolean speak_cb (gpointer user_data);

static void
speak (RbRunner *self)
{
  if (self->speaking == 0 && !self->killed)
    self->speaking = g_idle_add (speak_cb, self);
}

/* Without records, no message is sent, but another one may follow. */
static void
say_records (RbRunner *self,
             int       after)
{
  g_autoptr (GBytes) chunk = take_chunk (self);

  self->after = after;
  if (g_bytes_get_size (chunk) > 0)
    g_signal_emit (self, stand_in_signals[SIGNAL_RECORDS], 0, chunk);
  else if (after >= 0)
    speak (self);
  else
    fail (self, RB_RUNNER_ERROR_PROTOCOL);
}

static void
say_after (RbRunner *self)
{
  int after = self->after;

  self->after = -1;
  if (after == SIGNAL_AWAITS)
    {
      g_signal_emit (self, stand_in_signals[SIGNAL_AWAITS], 0, self->awaited);
      return;
    }
  self->called = FALSE;
  g_signal_emit (self, stand_in_signals[SIGNAL_DONE], 0);
}

/* Sends the next message of a runner. A runner without any more bytes soon dies, because otherwise an interval would
 * fire for ever. */
static gboolean
speak_cb (gpointer user_data)
{
  g_autoptr (RbRunner) self = g_object_ref (user_data);
  guint8 next;

  self->speaking = 0;
  if (self->after >= 0)
    {
      say_after (self);
      return G_SOURCE_REMOVE;
    }
  next = take_byte (bytes);
  if (bytes->left == 0 && ++self->n_silent > 8)
    next = 0xff;

  self->awaited = (next & 0x3f) != 0 ? next & 0x3f : self->n_requests + 1;
  if (next == 0xff)
    fail (self, RB_RUNNER_ERROR_GONE);
  else if (next == 0xfd)
    fail (self, RB_RUNNER_ERROR_PROTOCOL);
  else if (next == 0xfe)
    g_signal_emit (self, stand_in_signals[SIGNAL_LIMIT], 0, (guint) take_byte (bytes) % (RB_LIMIT_TIME + 1));
  else
    say_records (self, next >= 0xc0 ? SIGNAL_AWAITS : next >= 0x80 ? -1 : SIGNAL_DONE);

  return G_SOURCE_REMOVE;
}

static void
start_call (RbRunner *self)
{
  g_assert_false (self->called);
  self->called = TRUE;
  speak (self);
}

/* --- Compiling --- */

/* The sites of FED_RUNNER_SOURCE, or any other sites. */
static GArray *
take_sites (guint *ret_n_sites)
{
  static const guint32 known[] = {
    RB_SITE_SCRIPT,    0,  104, 0, RB_SITE_FUNCTION, 10, 49,  0, RB_SITE_STATEMENT, 20, 35, 1,
    RB_SITE_LOOP,      20, 28,  1, RB_SITE_RETURN,   37, 46,  1, RB_SITE_FUNCTION,  51, 97, 0,
    RB_SITE_AWAIT,     72, 79,  5, RB_SITE_YIELD,    81, 88,  5, RB_SITE_STATEMENT, 98, 103, 0,
  };
  guint8 n_sites = take_byte (bytes);
  GArray *sites = g_array_new (FALSE, FALSE, sizeof (guint32));

  if (n_sites < 0xe0)
    {
      *ret_n_sites = G_N_ELEMENTS (known) / 4;
      return g_array_append_vals (sites, known, G_N_ELEMENTS (known));
    }
  *ret_n_sites = n_sites & 0x0f;
  for (guint i = 0; i < *ret_n_sites * 4 + (n_sites >> 4 & 1); i++)
    {
      guint32 word = take_word ();

      g_array_append_val (sites, word);
    }

  return sites;
}

static gboolean
compiled_cb (gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  RbCompiled *compiled = g_new0 (RbCompiled, 1);
  guint8 error = take_byte (bytes);
  guint n_sites;

  compiled->fault = error == 0xff ? RB_FAULT_UNEXPECTED : RB_FAULT_NONE;
  compiled->word = g_strdup ("no");
  compiled->is_module = error & 1;
  compiled->sites = take_sites (&n_sites);
  compiled->names = g_new0 (char *, n_sites + 1);
  for (guint i = 0; i < n_sites; i++)
    compiled->names[i] = g_strdup (i % 2 == 0 ? "" : "f");
  compiled->stand_ins = g_new0 (char *, 1);
  compiled->taken = g_new0 (char *, 1);
  compiled->calls = g_new0 (char *, 1);
  compiled->comments = g_new0 (char *, 1);
  compiled->comment_places = g_array_new (FALSE, FALSE, sizeof (guint32));
  for (guint i = 0; error == 0xff && i < G_N_ELEMENTS (compiled->place); i++)
    compiled->place[i] = take_word ();
  g_task_return_pointer (task, compiled, (GDestroyNotify) rb_compiled_free);

  return G_SOURCE_REMOVE;
}

void
rb_runner_compile_async (RbRunner            *self,
                         RbProgram           *program,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  g_idle_add (compiled_cb, g_task_new (self, NULL, callback, user_data));
}

/* --- The object --- */

static void
rb_runner_dispose (GObject *object)
{
  RbRunner *self = RB_RUNNER (object);

  g_clear_handle_id (&self->speaking, g_source_remove);

  G_OBJECT_CLASS (rb_runner_parent_class)->dispose (object);
}

static void
rb_runner_class_init (RbRunnerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rb_runner_dispose;
  stand_in_add_signals (RB_TYPE_RUNNER);
}

static void
rb_runner_init (RbRunner *self)
{
  self->after = -1;
}

void
rb_runner_evaluate (RbRunner *self)
{
  start_call (self);
}

void
rb_runner_invoke (RbRunner   *self,
                  guint       request,
                  gint64      now,
                  const char *arguments,
                  gboolean    keep)
{
  self->request = request;
  start_call (self);
}

void
rb_runner_read_on (RbRunner *self)
{
  speak (self);
}

void
rb_runner_answer (RbRunner      *self,
                  gint64         now,
                  RbWireOutcome  outcome,
                  const char    *text)
{
  speak (self);
}

void
rb_runner_kill (RbRunner *self)
{
  self->killed = TRUE;
  g_clear_handle_id (&self->speaking, g_source_remove);
}
