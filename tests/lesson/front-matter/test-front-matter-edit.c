/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "lesson/front-matter/front-matter-edit.h"
#include "lesson/front-matter/front-matter.h"

static void
test_title (void)
{
  const char *titles[] = { "Plain", "A \"quote\"", "back\\slash", "# : - [", "โทรกลับ" };

  for (gsize i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *quoted = rb_front_matter_dup_title (titles[i]);
      g_autofree char *text = rb_front_matter_set_key ("---\n# mine\n---\n", "title", quoted);
      g_autoptr (RbFrontMatter) front = rb_front_matter_parse (text, "x.md", &error);

      g_assert_no_error (error);
      g_assert_cmpstr (front->title, ==, titles[i]);
      g_assert_true (g_str_has_prefix (text, "---\n# mine\n"));
    }
}

static void
test_database (void)
{
  const struct
  {
    const char *article, *database;
  } cases[] = {
    { "No front matter\n", "" },
    { "---\ntitle: A\n---\n", "" },
    { "---\ndatabase: {latency: 5}\n---\n", "{latency: 5}\n" },
    { "---\ndatabase:   # slow\n  latency: 5\n  tables:\n    users: []\ntitle: A\n---\n",
      "latency: 5\ntables:\n  users: []\n" },
    { "---\ntitle: A\ndatabase:\n    latency: 5\n\n    answers: later\n---\ndatabase:\n  latency: 6\n",
      "latency: 5\n\nanswers: later\n" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *database = rb_front_matter_dup_database (cases[i].article);

      g_assert_cmpstr (database, ==, cases[i].database);
    }
}

static void
test_set (void)
{
  g_autofree char *none = rb_front_matter_dup_indented (" \n");
  g_autofree char *value = rb_front_matter_dup_indented ("a: 1\n\nb:\n  - 2");
  g_autofree char *added = rb_front_matter_set_key ("---\ntitle: A\n---\nText\n", "database", value);
  g_autofree char *back = rb_front_matter_dup_database (added);
  g_autofree char *removed = rb_front_matter_set_key (added, "database", none);
  g_autofree char *made = rb_front_matter_set_key ("Text\n", "database", value);

  g_assert_cmpstr (added, ==, "---\ntitle: A\ndatabase:\n  a: 1\n\n  b:\n    - 2\n---\nText\n");
  g_assert_cmpstr (back, ==, "a: 1\n\nb:\n  - 2\n");
  g_assert_cmpstr (removed, ==, "---\ntitle: A\n---\nText\n");
  g_assert_cmpstr (made, ==, "---\ndatabase:\n  a: 1\n\n  b:\n    - 2\n---\n\nText\n");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/front-matter-edit/title", test_title);
  g_test_add_func ("/front-matter-edit/database", test_database);
  g_test_add_func ("/front-matter-edit/set", test_set);

  return g_test_run ();
}
