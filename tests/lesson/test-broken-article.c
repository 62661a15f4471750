/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include <locale.h>
#include <string.h>

#include "lesson/article/article.h"
#include "tests/lesson/bounds.h"

/* Each broken article is a test of its own: its path is the argument, and the expected message is in the file next to
 * it that ends in .error. The message is one sentence with the place, and comes in bounded time and memory. */

static const char *sample;

static void
test_refused (void)
{
  g_autoptr (GFile) file = g_file_new_for_path (sample);
  g_autofree char *stem = g_strndup (sample, strrchr (sample, '.') - sample);
  g_autofree char *expected_path = g_strconcat (stem, ".error", NULL);
  g_autofree char *expected = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (RbArticle) article = NULL;
  gint64 started;

  g_file_get_contents (expected_path, &expected, NULL, &error);
  g_assert_no_error (error);
  g_strchomp (expected);

  bound_memory ();
  started = get_processor_time ();
  article = rb_article_new_from_file (file, &error);
  assert_in_time (started);
  g_assert_null (article);
  g_assert_nonnull (error);
  g_assert_true (error->domain == RB_ARTICLE_ERROR);
  g_assert_null (strchr (error->message, '\n'));
  if (!g_str_has_suffix (error->message, expected))
    g_assert_cmpstr (error->message, ==, expected);
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *path = NULL;

  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 2);

  sample = argv[1];
  path = g_strconcat ("/article/broken/", strrchr (sample, '/') + 1, NULL);
  g_test_add_func (path, test_refused);

  return g_test_run ();
}
