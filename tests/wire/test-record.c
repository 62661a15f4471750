/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "wire/names.h"
#include "wire/record.h"

static guint
count_words (const RbRecordRow *row)
{
  guint n = 0;

  while (n < RB_RECORD_MAX_WORDS && row->words[n].type != RB_WORD_NONE)
    n++;

  return n;
}

/* Each kind needs a row, because a kind without a row is refused. Each row needs a site. */
static void
test_every_kind_has_a_row (void)
{
  for (guint kind = 1; kind <= RB_RECORD_LAST; kind++)
    {
      const RbRecordRow *row = rb_record_get_row (kind);

      g_assert_nonnull (rb_record_kind_get_name (kind));
      g_test_message ("%s", rb_record_kind_get_name (kind));
      g_assert_nonnull (row);
      g_assert_cmpuint (row->sites, !=, 0);
      g_assert_cmpuint (row->sites, <, 1 << (RB_SITE_LAST + 1));
      for (guint i = count_words (row); i < RB_RECORD_MAX_WORDS; i++)
        g_assert_cmpint (row->words[i].type, ==, RB_WORD_NONE);
    }
}

static void
test_other_numbers_are_no_kinds (void)
{
  static const guint numbers[] = { 0, RB_RECORD_LAST + 1, 255, G_MAXUINT32 };

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_assert_null (rb_record_get_row (numbers[i]));
      g_assert_cmpint (rb_record_n_words (numbers[i]), ==, -1);
    }
}

/* A record in a trace has room for four words, so a fifth word can only be flags, or who follows a promise. */
static void
test_words (void)
{
  for (guint kind = 1; kind <= RB_RECORD_LAST; kind++)
    {
      const RbRecordRow *row = rb_record_get_row (kind);
      guint n_words = count_words (row);

      g_test_message ("%s", rb_record_kind_get_name (kind));
      for (guint i = 0; i < n_words; i++)
        {
          RbWordType before = i > 0 ? row->words[i - 1].type : RB_WORD_NONE;
          RbWordType type = row->words[i].type;

          g_assert_cmpint (type == RB_WORD_FLAGS || type == RB_WORD_FOLLOWER, ==, i == 4);
          g_assert_cmpint (type == RB_WORD_HIGH, ==, before == RB_WORD_WIDE);
          g_assert_true (type != RB_WORD_FOLLOWED || before == RB_WORD_REASON);
          for (guint j = 0; j < i; j++)
            g_assert_cmpint (g_strcmp0 (row->words[i].name, row->words[j].name), !=, 0);
        }
    }
}

static void
test_wire (void)
{
  for (guint kind = 1; kind <= RB_RECORD_LAST; kind++)
    {
      const RbRecordRow *row = rb_record_get_row (kind);
      gboolean is_of_runner = (row->writers & RB_WRITER_RUNNER) != 0;

      g_test_message ("%s", rb_record_kind_get_name (kind));
      g_assert_cmpint (rb_record_n_words (kind), ==, is_of_runner ? (int) count_words (row) : -1);
      g_assert_true (is_of_runner || !row->is_wire_only);
    }
  g_assert_cmpint (rb_record_n_words (RB_RECORD_QUERY), ==, 5);
  g_assert_cmpint (rb_record_n_words (RB_RECORD_LOOKUP_START), ==, -1);
}

/* These names are part of the JSON Lines format, so they must not change. */
static void
test_names (void)
{
  static const struct
  {
    RbWordType type;
    guint32 word;
    const char *name;
  } words[] = {
    { RB_WORD_REASON, RB_MICROTASK_AWAIT_REJECTED, "await-rejected" },
    { RB_WORD_REASON, RB_MICROTASK_NEXT_TICK + 1, NULL },
    { RB_WORD_STATE, 0, NULL },
    { RB_WORD_STATE, RB_PROMISE_FULFILLED, "fulfilled" },
    { RB_WORD_FOLLOWER, RB_FOLLOWER_ALL_SETTLED, "all-settled" },
    { RB_WORD_FOLLOWER, RB_FOLLOWER_LAST + 1, NULL },
    { RB_WORD_TIMER, RB_TIMER_IMMEDIATE, "immediate" },
    { RB_WORD_LEVEL, RB_CONSOLE_LOG, "log" },
    { RB_WORD_LEVEL, RB_CONSOLE_ERROR + 1, NULL },
    { RB_WORD_LIMIT, RB_LIMIT_TIME, "time" },
    { RB_WORD_ANSWER, RB_WIRE_UNDEFINED, "undefined" },
    { RB_WORD_OUTCOME, RB_OUTCOME_NONE, NULL },
    { RB_WORD_OUTCOME, RB_OUTCOME_RUNNER_FAILED, "runner-failed" },
    { RB_WORD_DECLARATION, RB_VARIABLE_CLOSURE | 77 << 8, "closure" },
    { RB_WORD_DECLARATION, 255, NULL },
    { RB_WORD_NUMBER, 1, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    g_assert_cmpstr (rb_record_get_word_name (words[i].type, words[i].word), ==, words[i].name);
  g_assert_cmpstr (rb_record_kind_get_name (RB_RECORD_LOOKUP_START), ==, "lookup-start");
  for (guint flag = 1; flag <= RB_LOOKUP_ALL; flag <<= 1)
    g_assert_nonnull (rb_lookup_flags_get_name (flag));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/record/every-kind-has-a-row", test_every_kind_has_a_row);
  g_test_add_func ("/record/other-numbers-are-no-kinds", test_other_numbers_are_no_kinds);
  g_test_add_func ("/record/words", test_words);
  g_test_add_func ("/record/wire", test_wire);
  g_test_add_func ("/record/names", test_names);

  return g_test_run ();
}
