/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include <glib/gstdio.h>

#include "lesson/library/file-watch.h"

#include "tests/deadline.h"
#include "tests/lesson/remove-tree.h"

typedef struct
{
  char *folder;
  RbFileWatch *watch;
  guint n_changes;
} Fixture;

static void
count_cb (Fixture *fixture)
{
  fixture->n_changes++;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("ringback-watch-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->watch = rb_file_watch_new ();
  g_signal_connect_swapped (fixture->watch, "changed", G_CALLBACK (count_cb), fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_assert_finalize_object (fixture->watch);
  remove_tree (fixture->folder);
  g_free (fixture->folder);
}

static void
watch (Fixture    *fixture,
       const char *name)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (files, g_file_new_build_filename (fixture->folder, name, NULL));
  rb_file_watch_set_files (fixture->watch, files);
}

static void
write_file (Fixture    *fixture,
            const char *name,
            const char *text)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
}

/* Waits until a change was told, and forgets it. */
static void
wait (Fixture *fixture)
{
  gint64 deadline = deadline_from_now ();

  while (fixture->n_changes == 0 && g_get_monotonic_time () < deadline)
    g_main_context_iteration (NULL, FALSE);
  g_assert_cmpuint (fixture->n_changes, >, 0);
  fixture->n_changes = 0;
}

static void
test_folder (Fixture       *fixture,
             gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "a", NULL);

  watch (fixture, ".");
  write_file (fixture, "a", "1");
  wait (fixture);
  watch (fixture, ".");
  g_assert_cmpint (g_remove (path), ==, 0);
  wait (fixture);
}

/* A file is watched although its editor puts another one in its place, and although it does not exist at first. */
static void
test_file (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "sub", "a", NULL);
  g_autofree char *folder = g_path_get_dirname (path);

  watch (fixture, "sub/a");
  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  wait (fixture);
  watch (fixture, "sub/a");
  write_file (fixture, "sub/a", "1");
  wait (fixture);
  watch (fixture, "sub/a");
  write_file (fixture, "sub/a", "2");
  wait (fixture);
}

/* Of a missing file, the nearest folder is watched, but its other files do not matter. */
static void
test_others (Fixture       *fixture,
             gconstpointer  data)
{
  watch (fixture, "missing");
  write_file (fixture, "other", "1");
  write_file (fixture, "missing", "1");
  wait (fixture);

  watch (fixture, "missing");
  write_file (fixture, "other", "2");
  g_main_context_iteration (NULL, FALSE);
  g_assert_cmpuint (fixture->n_changes, ==, 0);
}

static void
test_burst (Fixture       *fixture,
            gconstpointer  data)
{
  gint64 deadline = deadline_from_now ();
  guint n_changes = 0;

  watch (fixture, ".");
  for (guint i = 0; i < 100; i++)
    {
      g_autofree char *name = g_strdup_printf ("%u", i);

      write_file (fixture, name, "text");
    }

  /* The end of the series is told after all of it. */
  while (fixture->n_changes == 0 && g_get_monotonic_time () < deadline)
    g_main_context_iteration (NULL, TRUE);
  n_changes = fixture->n_changes;
  g_assert_cmpuint (n_changes, ==, 1);
}

/* A watch that goes while a series of changes goes on tells nothing more. */
static void
test_dispose (Fixture       *fixture,
              gconstpointer  data)
{
  watch (fixture, ".");
  write_file (fixture, "a", "1");
  g_main_context_iteration (NULL, TRUE);
  g_assert_finalize_object (fixture->watch);
  g_assert_cmpuint (fixture->n_changes, ==, 0);
  fixture->watch = rb_file_watch_new ();
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/file-watch/folder", Fixture, NULL, set_up, test_folder, tear_down);
  g_test_add ("/file-watch/file", Fixture, NULL, set_up, test_file, tear_down);
  g_test_add ("/file-watch/others", Fixture, NULL, set_up, test_others, tear_down);
  g_test_add ("/file-watch/burst", Fixture, NULL, set_up, test_burst, tear_down);
  g_test_add ("/file-watch/dispose", Fixture, NULL, set_up, test_dispose, tear_down);

  return g_test_run ();
}
