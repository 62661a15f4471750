/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "engine/narration/sentence.h"

static void
test_plain (void)
{
  g_autoptr (RbSentence) sentence = rb_sentence_new ("Line 1 runs.");

  g_assert_cmpstr (sentence->text, ==, "Line 1 runs.");
  g_assert_cmpuint (sentence->badges->len, ==, 0);
}

/* The letters stand where the marks were, in any language. */
static void
test_badges (void)
{
  g_autofree char *first = rb_sentence_dup_mark (1);
  g_autofree char *second = rb_sentence_dup_mark (28);
  g_autofree char *marked = g_strdup_printf ("callback %s \xe0\xb8\xa3\xe0\xb8\xad %s.", first, second);
  g_autoptr (RbSentence) sentence = rb_sentence_new (marked);
  const guint32 callbacks[] = { 1, 28 };
  const char *letters[] = { "A", "AB" };

  g_assert_cmpstr (sentence->text, ==, "callback A \xe0\xb8\xa3\xe0\xb8\xad AB.");
  g_assert_cmpuint (sentence->badges->len, ==, 2);
  for (guint i = 0; i < 2; i++)
    {
      const RbSentenceBadge *badge = &g_array_index (sentence->badges, RbSentenceBadge, i);
      g_autofree char *part = g_strndup (sentence->text + badge->start, badge->end - badge->start);

      g_assert_cmpuint (badge->callback, ==, callbacks[i]);
      g_assert_cmpstr (part, ==, letters[i]);
    }
}

/* A program's own text cannot put a badge into a sentence. */
static void
test_unmarked (void)
{
  g_autofree char *mark = rb_sentence_dup_mark (7);
  g_autofree char *text = g_strdup_printf ("a %s b", mark);
  g_autofree char *unmarked = rb_sentence_dup_unmarked (text);
  g_autoptr (RbSentence) sentence = rb_sentence_new (unmarked);

  g_assert_cmpstr (sentence->text, ==, "a 7 b");
  g_assert_cmpuint (sentence->badges->len, ==, 0);
}

/* A sentence may become a part of another one, with its badges. */
static void
test_marked (void)
{
  g_autofree char *mark = rb_sentence_dup_mark (2);
  g_autofree char *text = g_strdup_printf ("%s and %s", mark, mark);
  g_autoptr (RbSentence) sentence = rb_sentence_new (text);
  g_autofree char *marked = rb_sentence_dup_marked (sentence);
  g_autofree char *longer = g_strdup_printf ("left: %s.", marked);
  g_autoptr (RbSentence) whole = rb_sentence_new (longer);

  g_assert_cmpstr (marked, ==, text);
  g_assert_cmpstr (whole->text, ==, "left: B and B.");
  g_assert_cmpuint (whole->badges->len, ==, 2);
  g_assert_cmpuint (g_array_index (whole->badges, RbSentenceBadge, 1).start, ==, strlen ("left: B and "));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/sentence/plain", test_plain);
  g_test_add_func ("/sentence/badges", test_badges);
  g_test_add_func ("/sentence/unmarked", test_unmarked);

  g_test_add_func ("/sentence/marked", test_marked);

  return g_test_run ();
}
