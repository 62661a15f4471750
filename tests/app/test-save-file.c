/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "app/save-file.h"

#include <signal.h>
#include <sys/resource.h>

#include "tests/deadline.h"
#include "tests/lesson/remove-tree.h"

typedef struct
{
  char *folder;
  GFile *file;
  char *path;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("ringback-save-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "page.svg", NULL);
  fixture->file = g_file_new_for_path (fixture->path);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_object_unref (fixture->file);
  remove_tree (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->folder);
}

static void
done_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  GAsyncResult **done = user_data;

  *done = g_object_ref (result);
}

static gboolean
save (GFile       *file,
      const char  *text,
      GError     **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GAsyncResult) result = NULL;
  gint64 deadline = deadline_from_now ();

  rb_save_file_async (file, bytes, NULL, done_cb, &result);
  while (result == NULL)
    {
      g_assert_cmpint (g_get_monotonic_time (), <, deadline);
      g_main_context_iteration (NULL, TRUE);
    }

  return rb_save_file_finish (file, result, error);
}

static void
assert_content (Fixture    *fixture,
                const char *text)
{
  g_autofree char *content = NULL;

  g_assert_true (g_file_get_contents (fixture->path, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, text);
}

/* Nothing is left in the folder but the file itself, if it is there. */
static void
assert_n_files (Fixture *fixture,
                guint    expected)
{
  g_autoptr (GDir) folder = g_dir_open (fixture->folder, 0, NULL);
  guint n_files = 0;

  while (g_dir_read_name (folder) != NULL)
    n_files++;
  g_assert_cmpuint (n_files, ==, expected);
}

static void
test_new_and_again (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (save (fixture->file, "a page that is longer", &error));
  g_assert_no_error (error);
  assert_content (fixture, "a page that is longer");

  g_assert_true (save (fixture->file, "a page", &error));
  g_assert_no_error (error);
  assert_content (fixture, "a page");
  assert_n_files (fixture, 1);
}

static void
test_no_folder (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (GFile) folder = g_file_get_child (fixture->file, "no-folder");
  g_autoptr (GError) error = NULL;

  g_assert_false (save (folder, "a page", &error));
  g_assert_nonnull (error);
  g_assert_true (error->domain == G_IO_ERROR);
  assert_n_files (fixture, 0);
}

/* The disk is full in the middle of the file: an old file survives, and no half of a new one is left. */
static void
test_no_space (Fixture       *fixture,
               gconstpointer  data)
{
  g_autofree char *large = g_strnfill (100000, 'x');
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) again = NULL;
  struct rlimit old, tight;

  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &old), ==, 0);
  tight = old;
  tight.rlim_cur = 1000;
  signal (SIGXFSZ, SIG_IGN);

  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &tight), ==, 0);
  g_assert_false (save (fixture->file, large, &error));
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &old), ==, 0);
  g_assert_nonnull (error);
  assert_n_files (fixture, 0);

  g_assert_true (save (fixture->file, "before", NULL));
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &tight), ==, 0);
  g_assert_false (save (fixture->file, large, &again));
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &old), ==, 0);
  g_assert_nonnull (again);
  assert_content (fixture, "before");
  assert_n_files (fixture, 1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/save-file/new-and-again", Fixture, NULL, set_up, test_new_and_again, tear_down);
  g_test_add ("/save-file/no-folder", Fixture, NULL, set_up, test_no_folder, tear_down);
  g_test_add ("/save-file/no-space", Fixture, NULL, set_up, test_no_space, tear_down);

  return g_test_run ();
}
