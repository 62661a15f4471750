/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "engine/record-reader.h"
#include "engine/runner-error.h"

#define WORD(kind, site) ((guint32) (kind) | (guint32) (site) << 8)

static RbTrace *
new_trace (void)
{
  RbTrace *trace = rb_trace_new ();

  rb_trace_set_source (trace, "f ();");
  rb_trace_add_site (trace, RB_SITE_SCRIPT, 0, 5, 0, "");
  rb_trace_add_site (trace, RB_SITE_STATEMENT, 0, 5, 0, "");
  rb_trace_add_site (trace, RB_SITE_FUNCTION, 0, 5, 0, "f");
  return trace;
}

static void
feed (RbRecordReader *reader,
      const guint32  *words,
      gsize           n_words)
{
  g_autofree guint32 *little = g_new (guint32, n_words);

  for (gsize i = 0; i < n_words; i++)
    little[i] = GUINT32_TO_LE (words[i]);
  rb_record_reader_feed (reader, g_variant_new_fixed_array (G_VARIANT_TYPE_BYTE, little, n_words * 4, 1));
}

static void
test_records (void)
{
  const guint32 words[] = {
    WORD (RB_RECORD_STRING, 0), 1, 5, 0x6c6c6568, 0x0000006f, /* hello */
    WORD (RB_RECORD_STATEMENT, 1), 7,
    WORD (RB_RECORD_CONSOLE, 0), RB_CONSOLE_WARN, 1,
    WORD (RB_RECORD_LOOKUP_START, 0), 1, 0, 1, 1, RB_LOOKUP_BLOCKING,
  };
  g_autoptr (RbTrace) trace = new_trace ();
  RbRecordReader *reader = rb_record_reader_new (trace);
  g_autoptr (GError) error = NULL;
  RbWireRecord record;

  feed (reader, words, G_N_ELEMENTS (words));
  g_assert_true (rb_record_reader_next (reader, &record, &error));
  g_assert_cmpuint (record.record.kind, ==, RB_RECORD_STATEMENT);
  g_assert_cmpuint (record.record.site, ==, 1);
  g_assert_cmpuint (record.record.a, ==, 7);
  g_assert_true (rb_record_reader_next (reader, &record, &error));
  g_assert_cmpuint (record.record.kind, ==, RB_RECORD_CONSOLE);
  g_assert_cmpstr (rb_trace_get_string (trace, record.record.b), ==, "hello");
  g_assert_true (rb_record_reader_next (reader, &record, &error));
  g_assert_cmpuint (record.flags, ==, RB_LOOKUP_BLOCKING);
  g_assert_cmpuint (record.record.c, ==, record.record.d);
  g_assert_true (rb_record_reader_next (reader, &record, &error));
  g_assert_cmpuint (record.record.kind, ==, 0);
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
  RbWireRecord record;

  feed (reader, words, n_words);
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
  assert_refused ((guint32[]){ WORD (RB_RECORD_STATEMENT, 3), 0 }, 2);
  assert_refused ((guint32[]){ WORD (RB_RECORD_STATEMENT, 0xffffff), 0 }, 2);
  assert_refused ((guint32[]){ WORD (RB_RECORD_STATEMENT, 2), 0 }, 2);
  assert_refused ((guint32[]){ WORD (RB_RECORD_ENTER, 1), 0 }, 2);
  assert_refused ((guint32[]){ WORD (RB_RECORD_CONSOLE, 0), 0, 1 }, 3);
  assert_refused ((guint32[]){ WORD (RB_RECORD_STRING, 0), 2, 0 }, 3);
  assert_refused ((guint32[]){ WORD (RB_RECORD_STRING, 0), 1, 4 }, 3);
  assert_refused ((guint32[]){ WORD (RB_RECORD_STRING, 0), 1, 0xffffffff }, 3);
}

static void
test_half_a_word (void)
{
  g_autoptr (RbTrace) trace = new_trace ();
  g_autoptr (RbRecordReader) reader = rb_record_reader_new (trace);
  g_autoptr (GError) error = NULL;
  RbWireRecord record;

  rb_record_reader_feed (reader, g_variant_new_fixed_array (G_VARIANT_TYPE_BYTE, "abc", 3, 1));
  g_assert_false (rb_record_reader_next (reader, &record, &error));
  g_assert_error (error, RB_RUNNER_ERROR, RB_RUNNER_ERROR_PROTOCOL);
}

/* Random words: never a crash, and never a record that points outside of the trace. */
static void
test_noise (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20250518);

  for (guint round = 0; round < 20000; round++)
    {
      g_autoptr (RbTrace) trace = new_trace ();
      g_autoptr (RbRecordReader) reader = rb_record_reader_new (trace);
      guint32 words[24];
      RbWireRecord record = { 0 };

      for (guint i = 0; i < G_N_ELEMENTS (words); i++)
        {
          guint32 kind = (guint32) g_rand_int_range (rand, 0, 30);
          guint32 site = (guint32) g_rand_int_range (rand, 0, 4);

          words[i] = g_rand_int_range (rand, 0, 4) > 0 ? WORD (kind, site) : g_rand_int (rand);
        }
      feed (reader, words, G_N_ELEMENTS (words));
      while (rb_record_reader_next (reader, &record, NULL) && record.record.kind != 0)
        g_assert_cmpuint (record.record.site, <, rb_trace_get_n_sites (trace));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/record-reader/records", test_records);
  g_test_add_func ("/record-reader/lies", test_lies);
  g_test_add_func ("/record-reader/half-a-word", test_half_a_word);
  g_test_add_func ("/record-reader/noise", test_noise);
  return g_test_run ();
}
