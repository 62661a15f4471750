/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include <glib/gstdio.h>

#include "lesson/library/library.h"

#include "tests/deadline.h"
#include "tests/lesson/remove-tree.h"

/* A library that follows the disk. */

typedef struct
{
  char *root;
  char *folder;
  RbLibrary *library;
  guint n_changes;
  GString *problems;
} Fixture;

static void
count_cb (Fixture *fixture)
{
  fixture->n_changes++;
}

static void
problem_cb (Fixture    *fixture,
            const char *message)
{
  g_string_append_printf (fixture->problems, "%s\n", message);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  const char *languages[] = { "en", NULL };
  const char *folders[2] = { NULL };

  fixture->root = g_dir_make_tmp ("ringback-library-XXXXXX", NULL);
  fixture->folder = g_build_filename (fixture->root, "data", "lessons", NULL);
  folders[0] = fixture->folder;
  fixture->library = rb_library_new_for_folders (folders, languages, NULL);
  fixture->problems = g_string_new (NULL);
  g_signal_connect_swapped (fixture->library, "items-changed", G_CALLBACK (count_cb), fixture);
  g_signal_connect_swapped (fixture->library, "problem", G_CALLBACK (problem_cb), fixture);
  rb_library_watch (fixture->library);
  g_assert_cmpuint (fixture->n_changes, ==, 0);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_assert_finalize_object (fixture->library);
  remove_tree (fixture->root);
  g_string_free (fixture->problems, TRUE);
  g_free (fixture->folder);
  g_free (fixture->root);
}

static void
write_article (Fixture    *fixture,
               const char *name,
               const char *text)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
}

static char *
join_titles (RbLibrary *library)
{
  GString *titles = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (library)); i++)
    {
      g_autoptr (RbLesson) lesson = g_list_model_get_item (G_LIST_MODEL (library), i);

      g_string_append_printf (titles, "%s%s", i > 0 ? ", " : "", rb_lesson_get_title (lesson));
    }

  return g_string_free (titles, FALSE);
}

/* Waits until the library has these lessons. */
static void
wait_for (Fixture    *fixture,
          const char *expected)
{
  gint64 deadline = deadline_from_now ();
  g_autofree char *titles = join_titles (fixture->library);

  while (g_strcmp0 (titles, expected) != 0 && g_get_monotonic_time () < deadline)
    {
      g_main_context_iteration (NULL, FALSE);
      g_free (titles);
      titles = join_titles (fixture->library);
    }

  g_assert_cmpstr (titles, ==, expected);
}

/* The folder of the lessons does not exist at first, nor does the one above it. */
static void
test_come_and_go (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "one.md", NULL);
  g_autofree char *pack = g_build_filename (fixture->folder, "pack", NULL);

  write_article (fixture, "one.md", "# One\n");
  wait_for (fixture, "One");
  write_article (fixture, "pack/en/two.md", "# Two\n");
  wait_for (fixture, "One, Two");
  write_article (fixture, "pack/en/three.md", "# Three\n");
  wait_for (fixture, "One, Three, Two");

  g_assert_cmpint (g_remove (path), ==, 0);
  wait_for (fixture, "Three, Two");
  remove_tree (pack);
  wait_for (fixture, "");
  remove_tree (fixture->folder);
  write_article (fixture, "four.md", "# Four\n");
  wait_for (fixture, "Four");
  g_assert_cmpstr (fixture->problems->str, ==, "");
}

/* Only what has changed is read again. */
static void
test_change (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (RbLesson) one = NULL;

  write_article (fixture, "1-one.md", "# One\n");
  write_article (fixture, "2-two.md", "# Two\n");
  wait_for (fixture, "One, Two");

  one = g_object_ref (rb_library_find (fixture->library, "one", NULL));
  write_article (fixture, "2-two.md", "# Second\n");
  wait_for (fixture, "One, Second");
  g_assert_true (rb_library_find (fixture->library, "one", NULL) == one);
}

static void
test_broken (Fixture       *fixture,
             gconstpointer  data)
{
  write_article (fixture, "1-one.md", "# One\n");
  wait_for (fixture, "One");
  write_article (fixture, "2-two.md", "---\ntitle: [\n---\n");
  wait_for (fixture, "One, two");
  g_assert_nonnull (strstr (fixture->problems->str, "2-two.md:"));

  /* It is said once, and again only when it is another problem. */
  g_string_truncate (fixture->problems, 0);
  write_article (fixture, "3-three.md", "# Three\n");
  wait_for (fixture, "One, two, Three");
  g_assert_cmpstr (fixture->problems->str, ==, "");
  write_article (fixture, "2-two.md", "# Two\n");
  wait_for (fixture, "One, Two, Three");
  g_assert_cmpstr (fixture->problems->str, ==, "");
}

static void
test_burst (Fixture       *fixture,
            gconstpointer  data)
{
  GString *titles = g_string_new (NULL);

  write_article (fixture, "00.md", "# 00\n");
  wait_for (fixture, "00");
  fixture->n_changes = 0;
  g_string_append (titles, "00");
  for (guint i = 1; i < 50; i++)
    {
      g_autofree char *name = g_strdup_printf ("%02u.md", i);
      g_autofree char *text = g_strdup_printf ("# %02u\n", i);

      write_article (fixture, name, text);
      g_string_append_printf (titles, ", %02u", i);
    }

  wait_for (fixture, titles->str);
  g_assert_cmpuint (fixture->n_changes, ==, 1);
  g_string_free (titles, TRUE);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/library-watch/come-and-go", Fixture, NULL, set_up, test_come_and_go, tear_down);
  g_test_add ("/library-watch/change", Fixture, NULL, set_up, test_change, tear_down);
  g_test_add ("/library-watch/broken", Fixture, NULL, set_up, test_broken, tear_down);
  g_test_add ("/library-watch/burst", Fixture, NULL, set_up, test_burst, tear_down);

  return g_test_run ();
}
