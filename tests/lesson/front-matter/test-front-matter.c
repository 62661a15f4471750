/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include <string.h>

#include "lesson/article-error.h"
#include "lesson/front-matter/front-matter.h"

static RbFrontMatter *
parse (const char *text)
{
  g_autoptr (GError) error = NULL;
  RbFrontMatter *front = rb_front_matter_parse (text, "a.md", &error);

  g_assert_no_error (error);
  g_assert_nonnull (front);

  return front;
}

static void
test_none (void)
{
  g_autoptr (RbFrontMatter) front = parse ("# Title\n");
  guint minimum, maximum;
  guint32 seed;

  g_assert_null (front->title);
  g_assert_null (front->description);
  g_assert_null (front->language);
  g_assert_cmpint (front->position, ==, G_MAXINT);
  g_assert_cmpuint (front->length, ==, 0);
  g_assert_cmpuint (front->n_lines, ==, 0);
  rb_database_config_get_latency (front->database, &minimum, &maximum, &seed);
  g_assert_cmpuint (minimum, ==, 1500);
  g_assert_cmpuint (maximum, ==, 1500);
}

static void
test_keys (void)
{
  const char *block =
    "---\ntitle:  \"Ring  me\\n back\"\ndescription: ~\nlanguage: th\nposition: 2\nauthor: [x]\n---\n";
  g_autofree char *text = g_strconcat (block, "Prose\n---\n", NULL);
  g_autoptr (RbFrontMatter) front = parse (text);

  g_assert_cmpstr (front->title, ==, "Ring me back");
  g_assert_null (front->description);
  g_assert_cmpstr (front->language, ==, "th");
  g_assert_cmpint (front->position, ==, 2);
  g_assert_cmpuint (front->length, ==, strlen (block));
  g_assert_cmpuint (front->n_lines, ==, 7);
}

/* Values that Ringback cannot use belong to another program. */
static void
test_questions (void)
{
  g_autoptr (RbFrontMatter) ours =
    parse ("---\ngroup: Callbacks\nquestions:\n  - Why is it undefined?\n  - 7\n  - [x]\n---\n");
  g_autoptr (RbFrontMatter) theirs = parse ("---\ngroup: [x]\nquestions: 12\n---\n");
  g_autoptr (RbFrontMatter) none = parse ("---\ntitle: T\n---\n");

  g_assert_cmpstr (ours->group, ==, "Callbacks");
  g_assert_cmpuint (g_strv_length (ours->questions), ==, 2);
  g_assert_cmpstr (ours->questions[0], ==, "Why is it undefined?");
  g_assert_cmpstr (ours->questions[1], ==, "7");
  g_assert_null (theirs->group);
  g_assert_cmpuint (g_strv_length (theirs->questions), ==, 0);
  g_assert_null (none->group);
  g_assert_cmpuint (g_strv_length (none->questions), ==, 0);
}

/* Another program's key is used if its value is usable, and ignored otherwise. */
static void
test_foreign_position (void)
{
  g_autoptr (RbFrontMatter) front = parse ("---\nsidebar_position: 4\n---\n");
  g_autoptr (RbFrontMatter) both = parse ("---\nsidebar_position: 4\nposition: 3\n---\n");
  g_autoptr (RbFrontMatter) unusable = parse ("---\nsidebar_position: top\n---\n");

  g_assert_cmpint (front->position, ==, 4);
  g_assert_cmpint (both->position, ==, 3);
  g_assert_cmpint (unusable->position, ==, G_MAXINT);
}

static void
test_delimiters (void)
{
  g_autoptr (RbFrontMatter) empty = parse ("---\n---\n");
  g_autoptr (RbFrontMatter) marked = parse ("\xef\xbb\xbf--- \r\ntitle: A\r\n---\t\r\nProse");
  g_autoptr (RbFrontMatter) rule = parse ("----\ntitle: A\n---\n");
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (empty->length, ==, 8);
  g_assert_cmpstr (marked->title, ==, "A");
  g_assert_cmpuint (marked->n_lines, ==, 3);
  g_assert_cmpuint (rule->length, ==, 0);

  g_assert_null (rb_front_matter_parse ("---\ntitle: A\n", "a.md", &error));
  g_assert_error (error, RB_ARTICLE_ERROR, RB_ARTICLE_ERROR_FRONT_MATTER);
}

/* A line of dashes may be a rule above the first paragraph, and another rule may follow. */
static void
test_rule (void)
{
  g_autoptr (RbFrontMatter) alone = parse ("---\n\nProse\n");
  g_autoptr (RbFrontMatter) two = parse ("---\n\nProse\n\n---\n\nMore\n");
  g_autoptr (RbFrontMatter) sentence = parse ("---\nSome prose, and more.\n---\n");
  g_autoptr (RbFrontMatter) heading = parse ("---\n## Title\n\nProse\n---\n");
  g_autoptr (RbFrontMatter) comment = parse ("---\n# for all programs\ntitle: A\n---\n");

  g_assert_cmpuint (alone->length, ==, 0);
  g_assert_cmpuint (two->length, ==, 0);
  g_assert_cmpuint (sentence->length, ==, 0);
  g_assert_cmpuint (heading->length, ==, 0);
  g_assert_cmpstr (comment->title, ==, "A");
}

/* TOML is another program's front matter, of which the title is used. */
static void
test_toml (void)
{
  g_autoptr (RbFrontMatter) front = parse ("+++\ntitle = \"A = B\"\ndescription='Text'\nweight = 3\n+++\nProse\n");
  g_autoptr (RbFrontMatter) untitled = parse ("+++\ntitle = 3\ntitles = \"A\"\n+++\n");
  g_autoptr (RbFrontMatter) open = parse ("+++\ntitle = \"A\"\n\nProse\n");

  g_assert_cmpstr (front->title, ==, "A = B");
  g_assert_cmpstr (front->description, ==, "Text");
  g_assert_cmpuint (front->n_lines, ==, 5);
  g_assert_null (untitled->title);
  g_assert_null (open->title);
  g_assert_cmpuint (open->length, ==, 0);
}

/* Another program may have its keys as often as it likes. */
static void
test_foreign_duplicate (void)
{
  g_autoptr (RbFrontMatter) front = parse ("---\ntags: a\ntags: b\ntitle: A\n---\n");

  g_assert_cmpstr (front->title, ==, "A");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/front-matter/none", test_none);
  g_test_add_func ("/front-matter/keys", test_keys);
  g_test_add_func ("/front-matter/questions", test_questions);
  g_test_add_func ("/front-matter/foreign-position", test_foreign_position);
  g_test_add_func ("/front-matter/delimiters", test_delimiters);
  g_test_add_func ("/front-matter/rule", test_rule);
  g_test_add_func ("/front-matter/toml", test_toml);
  g_test_add_func ("/front-matter/foreign-duplicate", test_foreign_duplicate);

  return g_test_run ();
}
