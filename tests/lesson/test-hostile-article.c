/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include <string.h>

#include "lesson/article-error.h"
#include "lesson/article/article.h"
#include "tests/lesson/bounds.h"

/* Texts that are valid but made to take long. Each is read in the time and memory of any other article. */

static char *
repeat (const char *text,
        guint       n_times)
{
  GString *repeated = g_string_new (NULL);

  for (guint i = 0; i < n_times; i++)
    g_string_append (repeated, text);

  return g_string_free (repeated, FALSE);
}

static void
assert_readable (const char *text,
                 const char *name)
{
  gint64 started = get_processor_time ();
  g_autoptr (GError) error = NULL;
  g_autoptr (RbArticle) article = rb_article_new_from_text (text, name, &error);

  assert_in_time (started);
  if (g_error_matches (error, RB_ARTICLE_ERROR, RB_ARTICLE_ERROR_STRUCTURE))
    g_assert_true (g_str_has_suffix (error->message, ": This article has too many paragraphs."));
  else
    g_assert_no_error (error);
  g_assert_true ((article != NULL) == (error == NULL));
}

/* Each piece is repeated to a megabyte, as Markdown and as MDX. Only an article of very many paragraphs is refused. */
static void
test_repeated (gconstpointer data)
{
  const char *piece = data;
  g_autofree char *text = repeat (piece, 1024 * 1024 / strlen (piece));

  bound_memory ();
  assert_readable (text, "a.md");
  assert_readable (text, "a.mdx");
}

static void
assert_too_long (const char *paragraph,
                 const char *last,
                 const char *message)
{
  g_autofree char *most = repeat (paragraph, 50000);
  g_autofree char *more = g_strconcat (most, last, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (RbArticle) article = rb_article_new_from_text (most, "a.md", &error);

  g_assert_no_error (error);
  g_assert_nonnull (article);
  g_assert_null (rb_article_new_from_text (more, "a.md", &error));
  g_assert_cmpstr (error->message, ==, message);
}

/* An article may be long, but it is refused with more paragraphs than anybody reads. */
static void
test_paragraphs (void)
{
  bound_memory ();
  assert_too_long ("* a\n", "* b\n", "a.md:50001:1: This article has too many paragraphs.");
  assert_too_long ("> a\n>\n", "> b\n", "a.md:100001:1: This article has too many paragraphs.");
}

static void
test_front_matter (void)
{
  g_autofree char *keys = repeat ("- a\n", 40000);
  g_autofree char *text = g_strconcat ("---\ntags:\n", keys, "---\n\nText\n", NULL);
  g_autofree char *lines = repeat ("title\n", 200000);
  g_autofree char *toml = g_strconcat ("+++\n", lines, "+++\n", NULL);

  bound_memory ();
  assert_readable (text, "a.md");
  assert_readable (toml, "a.md");
}

static void
test_setups (void)
{
  g_autofree char *line = repeat ("// a setup\n", 50);
  g_autofree char *setup = g_strconcat ("```js setup\n", line, "```\n\n", NULL);
  g_autofree char *setups = repeat (setup, 99);
  g_autofree char *programs = repeat ("```js\na();\n```\n\n", 1999);
  g_autofree char *text = g_strconcat ("# Title\n\n", setups, programs, NULL);

  bound_memory ();
  assert_readable (text, "a.md");
}

int
main (int   argc,
      char *argv[])
{
  static const char * const pieces[] = {
    "> ", "- ", "1. ", "* a\n", "# ", "`", "``` ", "*", "**a ", "_a", "[", "[a](", "![", "[a]: b\n", "<", "<a",
    "<a ", "</", "<!--", "{", "}", "\\", "&", "&amp;", "|", "|-|\n", "a | b\n", "~", "http://a", "\n", " \n",
    "\t", "a", "a\n\n", "---\n", "- [ ] ", "> - [ ] a\n", "import ", "<script>", "\342\200\256", "<a b={",
  };

  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (pieces); i++)
    {
      g_autofree char *path = g_strdup_printf ("/hostile-article/repeated/%02u", (guint) i);

      g_test_add_data_func (path, pieces[i], test_repeated);
    }
  g_test_add_func ("/hostile-article/paragraphs", test_paragraphs);
  g_test_add_func ("/hostile-article/front-matter", test_front_matter);
  g_test_add_func ("/hostile-article/setups", test_setups);

  return g_test_run ();
}
