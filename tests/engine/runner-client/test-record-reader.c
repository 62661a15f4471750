/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "engine/runner-client/record-reader.h"
#include "engine/runner-client/runner-error.h"

#define WORD(kind, site) ((guint32) (kind) | (guint32) (site) << 8)

static RbTrace *
new_trace (void)
{
  RbTrace *trace = rb_trace_new ();

  rb_trace_set_source (trace, "f ();");
  rb_trace_add_site (trace, RB_SITE_SCRIPT, 0, 5, 0, "");
  rb_trace_add_site (trace, RB_SITE_STATEMENT, 0, 5, 0, "");
  rb_trace_add_site (trace, RB_SITE_FUNCTION, 0, 5, 0, "f");
  rb_trace_add_site (trace, RB_SITE_AWAIT, 0, 5, 2, "");

  return trace;
}

static void
feed (RbRecordReader *reader,
      const guint32  *words,
      gsize           n_words)
{
  g_autoptr (GBytes) bytes = g_bytes_new (words, n_words * 4);

  rb_record_reader_feed (reader, bytes);
}

static void
test_records (void)
{
  const guint32 words[] = {
    WORD (RB_RECORD_STRING, 0), 1, 5, 0x6c6c6568, 0x0000006f, /* hello */
    WORD (RB_RECORD_STATEMENT, 1), 0,
    WORD (RB_RECORD_CONSOLE, 0), RB_CONSOLE_WARN, 1,
    WORD (RB_RECORD_QUERY, 0), 1, 0, 1, 1, RB_LOOKUP_BLOCKING,
  };
  g_autoptr (RbTrace) trace = new_trace ();
  RbRecordReader *reader = rb_record_reader_new (trace);
  g_autoptr (GError) error = NULL;
  RbRecord record;

  feed (reader, words, G_N_ELEMENTS (words));
  g_assert_true (rb_record_reader_next (reader, &record, &error));
  g_assert_cmpuint (record.kind, ==, RB_RECORD_STATEMENT);
  g_assert_cmpuint (record.site, ==, 1);
  g_assert_cmpuint (record.a, ==, 0);
  g_assert_true (rb_record_reader_next (reader, &record, &error));
  g_assert_cmpuint (record.kind, ==, RB_RECORD_CONSOLE);
  g_assert_cmpstr (rb_trace_get_string (trace, record.b), ==, "hello");
  g_assert_true (rb_record_reader_next (reader, &record, &error));
  g_assert_cmpuint (record.flags, ==, RB_LOOKUP_BLOCKING);
  g_assert_cmpuint (record.c, ==, record.d);
  g_assert_true (rb_record_reader_next (reader, &record, &error));
  g_assert_cmpuint (record.kind, ==, 0);
  g_assert_no_error (error);
  g_assert_finalize_object (reader);
}

static void
assert_refused (const guint32 *words,
                gsize          n_words)
{
  g_autoptr (RbTrace) trace = new_trace ();
  g_autoptr (RbRecordReader) reader = rb_record_reader_new (trace);
  g_autoptr (GError) error = NULL;
  RbRecord record;

  feed (reader, words, n_words);
  g_assert_cmpuint (rb_record_reader_read_code (reader, 0, G_MAXINT64, &record, 1), ==, 0);
  g_assert_false (rb_record_reader_next (reader, &record, &error));
  g_assert_error (error, RB_RUNNER_ERROR, RB_RUNNER_ERROR_PROTOCOL);
}

static void
test_lies (void)
{
  assert_refused ((guint32[]){ WORD (0, 0) }, 1);
  assert_refused ((guint32[]){ WORD (RB_RECORD_IDLE, 0), 0, 0 }, 3);
  assert_refused ((guint32[]){ WORD (255, 0) }, 1);
  assert_refused ((guint32[]){ WORD (RB_RECORD_STATEMENT, 1) }, 1);
  assert_refused ((guint32[]){ WORD (RB_RECORD_STATEMENT, 4), 0 }, 2);
  assert_refused ((guint32[]){ WORD (RB_RECORD_STATEMENT, 0xffffff), 0 }, 2);
  assert_refused ((guint32[]){ WORD (RB_RECORD_STATEMENT, 2), 0 }, 2);
  assert_refused ((guint32[]){ WORD (RB_RECORD_ENTER, 1), 1 }, 2);
  assert_refused ((guint32[]){ WORD (RB_RECORD_EXIT, 2), 0 }, 2);
  assert_refused ((guint32[]){ WORD (RB_RECORD_EXIT, 2), 0, 1 }, 3);
  assert_refused ((guint32[]){ WORD (RB_RECORD_CONSOLE, 0), 0, 1 }, 3);
  assert_refused ((guint32[]){ WORD (RB_RECORD_CONSOLE, 1), 0, 0 }, 3);
  assert_refused ((guint32[]){ WORD (RB_RECORD_CONSOLE, 0), RB_CONSOLE_ERROR + 1, 0 }, 3);
  assert_refused ((guint32[]){ WORD (RB_RECORD_LOOKUP_START, 0), 1, 0, 0, 0, 0 }, 6);
  assert_refused ((guint32[]){ WORD (RB_RECORD_QUERY, 0), 1, 0, 0, 0, RB_LOOKUP_ALL + 1 }, 6);
  assert_refused ((guint32[]){ WORD (RB_RECORD_QUERY, 0), 1, 0, 1, 0, 0 }, 6);
  assert_refused ((guint32[]){ WORD (RB_RECORD_SETTLED, 0), 1, 0, 0 }, 4);
  assert_refused ((guint32[]){ WORD (RB_RECORD_TIMER_SET, 0), 1, 0, 1, 3 }, 5);
  assert_refused ((guint32[]){ WORD (RB_RECORD_VARIABLE, 0), 1, 0, 0, 0 }, 5);
  assert_refused ((guint32[]){ WORD (RB_RECORD_VARIABLE, 0), 0, 0, 0, RB_VARIABLE_END + 1 }, 5);
  assert_refused ((guint32[]){ WORD (RB_RECORD_STRING, 0), 2, 0 }, 3);
  assert_refused ((guint32[]){ WORD (RB_RECORD_STRING, 0), 1, 4 }, 3);
  assert_refused ((guint32[]){ WORD (RB_RECORD_STRING, 0), 1, 0xffffffff }, 3);
}

/* Activations are numbered in the order in which they begin; a record of an activation that has not begun is a
 * fault. */
static void
test_activations (void)
{
  const guint32 words[] = {
    WORD (RB_RECORD_ENTER, 2), 1,
    WORD (RB_RECORD_STATEMENT, 1), 1,
    WORD (RB_RECORD_ENTER, 2), 2,
    WORD (RB_RECORD_STATEMENT, 1), 0,
    WORD (RB_RECORD_ENTER, 2), 2,
  };
  g_autoptr (RbTrace) trace = new_trace ();
  g_autoptr (RbRecordReader) reader = rb_record_reader_new (trace);
  g_autoptr (GError) error = NULL;
  RbRecord records[8];
  RbRecord record;

  assert_refused ((guint32[]){ WORD (RB_RECORD_STATEMENT, 1), 1 }, 2);
  assert_refused ((guint32[]){ WORD (RB_RECORD_STATEMENT, 1), 0xffffffff }, 2);
  assert_refused ((guint32[]){ WORD (RB_RECORD_ENTER, 2), 0 }, 2);
  assert_refused ((guint32[]){ WORD (RB_RECORD_ENTER, 2), 2 }, 2);
  assert_refused ((guint32[]){ WORD (RB_RECORD_EXIT, 2), 1, 0 }, 3);
  assert_refused ((guint32[]){ WORD (RB_RECORD_SUSPEND, 3), 1 }, 2);
  assert_refused ((guint32[]){ WORD (RB_RECORD_RESUME, 3), 1 }, 2);

  feed (reader, words, G_N_ELEMENTS (words));
  g_assert_true (rb_record_reader_next (reader, &record, &error));
  g_assert_cmpuint (rb_record_reader_read_code (reader, 0, 100, records, 8), ==, 3);
  g_assert_false (rb_record_reader_next (reader, &record, &error));
  g_assert_error (error, RB_RUNNER_ERROR, RB_RUNNER_ERROR_PROTOCOL);
}

static void
test_half_a_word (void)
{
  g_autoptr (RbTrace) trace = new_trace ();
  g_autoptr (RbRecordReader) reader = rb_record_reader_new (trace);
  g_autoptr (GBytes) bytes = g_bytes_new_static ("abc", 3);
  g_autoptr (GError) error = NULL;
  RbRecord record;

  rb_record_reader_feed (reader, bytes);
  g_assert_false (rb_record_reader_next (reader, &record, &error));
  g_assert_error (error, RB_RUNNER_ERROR, RB_RUNNER_ERROR_PROTOCOL);
}

/* Random words never cause a crash, nor a record that points outside the trace. */
static void
test_noise (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20250518);

  for (guint round = 0; round < 20000; round++)
    {
      g_autoptr (RbTrace) trace = new_trace ();
      g_autoptr (RbRecordReader) reader = rb_record_reader_new (trace);
      guint32 words[24];
      RbRecord record = { 0 };

      for (guint i = 0; i < G_N_ELEMENTS (words); i++)
        {
          guint32 kind = (guint32) g_rand_int_range (rand, 0, 30);
          guint32 site = (guint32) g_rand_int_range (rand, 0, 4);

          words[i] = g_rand_int_range (rand, 0, 4) > 0 ? WORD (kind, site) : g_rand_int (rand);
        }
      feed (reader, words, G_N_ELEMENTS (words));
      while (rb_record_reader_next (reader, &record, NULL) && record.kind != 0)
        g_assert_cmpuint (record.site, <, rb_trace_get_n_sites (trace));
    }
}

/* A statement takes 1 µs, and it is not read before an event that is due earlier. */
static void
test_code (void)
{
  const guint32 words[] = {
    WORD (RB_RECORD_STRING, 0), 1, 2, 0x00003234, /* 42 */
    WORD (RB_RECORD_STATEMENT, 1), 0,
    WORD (RB_RECORD_ENTER, 2), 1,
    WORD (RB_RECORD_EXIT, 2), 1, 1,
    WORD (RB_RECORD_STATEMENT, 1), 0,
    WORD (RB_RECORD_STATEMENT, 1), 0,
    WORD (RB_RECORD_SCRIPT_END, 0), 0,
  };
  g_autoptr (RbTrace) trace = new_trace ();
  g_autoptr (RbRecordReader) reader = rb_record_reader_new (trace);
  g_autoptr (GError) error = NULL;
  RbRecord records[8];
  RbRecord record;

  feed (reader, words, G_N_ELEMENTS (words));
  g_assert_cmpuint (rb_record_reader_read_code (reader, 5, 100, records, 8), ==, 0);
  g_assert_true (rb_record_reader_next (reader, &record, &error));
  g_assert_cmpuint (record.kind, ==, RB_RECORD_STATEMENT);
  g_assert_cmpuint (rb_record_reader_read_code (reader, 5, 6, records, 8), ==, 3);
  g_assert_cmpuint (records[0].kind, ==, RB_RECORD_ENTER);
  g_assert_cmpint (records[0].time, ==, 5);
  g_assert_cmpstr (rb_trace_get_string (trace, records[1].b), ==, "42");
  g_assert_cmpint (records[2].time, ==, 6);
  g_assert_cmpuint (rb_record_reader_read_code (reader, 6, 6, records, 8), ==, 0);
  g_assert_cmpuint (rb_record_reader_read_code (reader, 6, 100, records, 8), ==, 1);
  g_assert_true (rb_record_reader_next (reader, &record, &error));
  g_assert_cmpuint (record.kind, ==, RB_RECORD_SCRIPT_END);
  g_assert_no_error (error);
}

/* The fast way of reading code, which does not look at the rows, agrees with them. */
static void
test_code_is_as_in_the_rows (void)
{
  for (guint kind = RB_RECORD_STATEMENT; kind <= RB_RECORD_EXIT; kind++)
    {
      const RbRecordRow *row = rb_record_get_row (kind);

      g_assert_cmpint (row->words[0].type, ==, kind == RB_RECORD_ENTER ? RB_WORD_NEW_ACTIVATION : RB_WORD_ACTIVATION);
      g_assert_cmpint (row->words[1].type, ==, kind == RB_RECORD_EXIT ? RB_WORD_TEXT : RB_WORD_NONE);
      g_assert_cmpint (row->words[2].type, ==, RB_WORD_NONE);
    }
}

/* Reading random words at once gives the same result as reading them one by one. */
static void
test_same (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20250519);
  guint n_at_once = 0;

  for (guint round = 0; round < 20000; round++)
    {
      g_autoptr (RbTrace) trace = new_trace ();
      g_autoptr (RbRecordReader) at_once = rb_record_reader_new (trace);
      g_autoptr (RbRecordReader) one_by_one = rb_record_reader_new (trace);
      guint32 words[24];
      RbRecord records[24];
      RbRecord record = { 0 };
      guint n;

      for (guint i = 0; i < G_N_ELEMENTS (words); i++)
        words[i] = i % 2 != 0 ? (guint32) g_rand_int_range (rand, 0, 2)
                              : WORD (g_rand_int_range (rand, 2, 6), g_rand_int_range (rand, 1, 3));
      feed (at_once, words, G_N_ELEMENTS (words));
      feed (one_by_one, words, G_N_ELEMENTS (words));
      n = rb_record_reader_read_code (at_once, 0, G_MAXINT64, records, G_N_ELEMENTS (records));
      for (guint i = 0; i < n; i++)
        {
          g_assert_true (rb_record_reader_next (one_by_one, &record, NULL));
          g_assert_cmpuint (records[i].kind, ==, record.kind);
          g_assert_cmpuint (records[i].site, ==, record.site);
          g_assert_cmpuint (records[i].a, ==, record.a);
          g_assert_cmpuint (records[i].b, ==, record.b);
        }
      g_assert_true (!rb_record_reader_next (one_by_one, &record, NULL) || record.kind == 0);
      n_at_once += n;
    }
  g_assert_cmpuint (n_at_once, >, 1000);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/record-reader/records", test_records);
  g_test_add_func ("/record-reader/lies", test_lies);
  g_test_add_func ("/record-reader/activations", test_activations);
  g_test_add_func ("/record-reader/half-a-word", test_half_a_word);
  g_test_add_func ("/record-reader/noise", test_noise);
  g_test_add_func ("/record-reader/code", test_code);
  g_test_add_func ("/record-reader/code-is-as-in-the-rows", test_code_is_as_in_the_rows);
  g_test_add_func ("/record-reader/same", test_same);

  return g_test_run ();
}
