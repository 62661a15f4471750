/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include <glib/gstdio.h>

#include "lesson/library/progress.h"

typedef struct
{
  char *folder;
  char *path;
  guint n_changed;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("ringback-progress-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "progress.ini", NULL);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *aside = g_strconcat (fixture->path, ".broken", NULL);

  g_remove (fixture->path);
  g_remove (aside);
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->path);
  g_free (fixture->folder);
}

static void
changed_cb (RbProgress *progress,
            guint      *n_changed)
{
  (*n_changed)++;
}

static void
set_completed (RbProgress *progress,
               const char *lesson,
               gboolean    completed)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (rb_progress_set_completed (progress, lesson, completed, &error));
  g_assert_no_error (error);
}

static void
test_completed (Fixture       *fixture,
                gconstpointer  data)
{
  RbProgress *progress = rb_progress_new (fixture->folder);
  RbProgress *again;

  g_signal_connect (progress, "changed", G_CALLBACK (changed_cb), &fixture->n_changed);
  g_assert_null (rb_progress_get_load_error (progress));
  g_assert_false (rb_progress_get_completed (progress, "too-early"));
  g_assert_false (g_file_test (fixture->path, G_FILE_TEST_EXISTS));

  set_completed (progress, "too-early", TRUE);
  set_completed (progress, "a;b=c", TRUE);
  set_completed (progress, "too-early", TRUE);
  g_assert_cmpuint (fixture->n_changed, ==, 2);

  again = rb_progress_new (fixture->folder);
  g_assert_true (rb_progress_get_completed (again, "too-early"));
  g_assert_true (rb_progress_get_completed (again, "a;b=c"));
  g_assert_false (rb_progress_get_completed (again, "a"));

  set_completed (again, "too-early", FALSE);
  g_assert_false (rb_progress_get_completed (again, "too-early"));
  g_assert_true (rb_progress_get_completed (again, "a;b=c"));

  g_assert_finalize_object (again);
  g_assert_finalize_object (progress);
}

/* Two processes do not know of each other, and both complete lessons. */
static void
test_two_processes (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autoptr (RbProgress) progress = rb_progress_new (fixture->folder);
  g_autoptr (RbProgress) other = rb_progress_new (fixture->folder);
  g_autoptr (RbProgress) again = NULL;
  g_autoptr (GError) error = NULL;

  set_completed (progress, "one", TRUE);
  set_completed (other, "two", TRUE);
  set_completed (progress, "three", TRUE);
  g_assert_true (rb_progress_set_prediction (progress, "what", 2, &error));
  g_assert_no_error (error);
  g_assert_true (rb_progress_set_prediction (progress, "when", 0, &error));
  g_assert_no_error (error);

  /* What is saved here undoes nothing that was saved there. */
  g_assert_true (rb_progress_set_last (other, "two", 1, NULL, RB_ANSWERS_LATER, &error));
  g_assert_no_error (error);
  g_assert_true (rb_progress_set_prediction (other, "when", 1, &error));
  g_assert_no_error (error);
  g_assert_true (rb_progress_set_last_step (progress, 3, &error));
  g_assert_no_error (error);

  again = rb_progress_new (fixture->folder);
  g_assert_true (rb_progress_get_completed (again, "one"));
  g_assert_true (rb_progress_get_completed (again, "two"));
  g_assert_true (rb_progress_get_completed (again, "three"));
  g_assert_true (rb_progress_get_completed (progress, "two"));
  g_assert_cmpint (rb_progress_get_prediction (again, "what"), ==, 2);
  g_assert_cmpint (rb_progress_get_prediction (again, "when"), ==, 1);
  g_assert_cmpint (rb_progress_get_prediction (again, "why"), ==, -1);
  set_completed (again, "two", FALSE);
  g_assert_false (rb_progress_get_completed (again, "two"));
}

static void
test_last (Fixture       *fixture,
           gconstpointer  data)
{
  RbProgress *progress = rb_progress_new (fixture->folder);
  RbProgress *again;
  g_autoptr (GError) error = NULL;

  g_assert_null (rb_progress_get_last_key (progress));
  g_assert_cmpuint (rb_progress_get_last_exercise (progress), ==, 0);
  g_assert_null (rb_progress_get_last_version (progress));
  g_assert_cmpint (rb_progress_get_last_answers (progress, RB_ANSWERS_BLOCKING), ==, RB_ANSWERS_BLOCKING);

  g_assert_true (rb_progress_set_last (progress, "too-early", 2, "callback", RB_ANSWERS_LATER, &error));
  g_assert_true (rb_progress_set_last (progress, rb_progress_get_last_key (progress), 3,
                                       rb_progress_get_last_version (progress), RB_ANSWERS_BLOCKING, &error));
  g_assert_no_error (error);

  g_assert_cmpuint (rb_progress_get_last_step (progress), ==, 0);
  g_assert_true (rb_progress_set_last_step (progress, 4, &error));
  g_assert_no_error (error);
  again = rb_progress_new (fixture->folder);
  g_assert_cmpuint (rb_progress_get_last_step (again), ==, 4);
  g_assert_true (rb_progress_set_last (again, "too-early", 3, "callback", RB_ANSWERS_BLOCKING, &error));
  g_assert_cmpuint (rb_progress_get_last_step (again), ==, 4);
  g_assert_cmpstr (rb_progress_get_last_key (again), ==, "too-early");
  g_assert_cmpuint (rb_progress_get_last_exercise (again), ==, 3);
  g_assert_cmpstr (rb_progress_get_last_version (again), ==, "callback");
  g_assert_cmpint (rb_progress_get_last_answers (again, RB_ANSWERS_LATER), ==, RB_ANSWERS_BLOCKING);

  g_assert_true (rb_progress_set_last (again, "deep", 1, NULL, RB_ANSWERS_LATER, &error));
  g_assert_no_error (error);
  g_assert_null (rb_progress_get_last_version (again));
  g_assert_cmpuint (rb_progress_get_last_step (again), ==, 0);

  g_assert_finalize_object (again);
  g_assert_finalize_object (progress);
}

/* A broken file is renamed, not deleted. */
static void
test_broken_file (Fixture       *fixture,
                  gconstpointer  data)
{
  const char *broken = "[Completed]\nlessons=too-early;\nwhat is this\n";
  g_autofree char *aside = g_strconcat (fixture->path, ".broken", NULL);
  g_autofree char *contents = NULL;
  g_autoptr (RbProgress) progress = NULL;
  g_autoptr (GError) error = NULL;

  g_file_set_contents (fixture->path, broken, -1, &error);
  g_assert_no_error (error);

  progress = rb_progress_new (fixture->folder);
  g_assert_nonnull (rb_progress_get_load_error (progress));
  g_assert_false (rb_progress_get_completed (progress, "too-early"));

  set_completed (progress, "deep", TRUE);
  g_assert_null (rb_progress_get_load_error (progress));
  g_assert_true (rb_progress_get_completed (progress, "deep"));
  g_file_get_contents (aside, &contents, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (contents, ==, broken);
}

static void
test_no_folder (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (RbProgress) progress = NULL;
  g_autoptr (GError) error = NULL;

  g_file_set_contents (fixture->path, "", 0, &error);
  g_assert_no_error (error);

  progress = rb_progress_new (fixture->path);
  g_assert_false (rb_progress_set_completed (progress, "deep", TRUE, &error));
  g_assert_nonnull (error);
  g_assert_true (error->domain == G_FILE_ERROR);
  /* The change holds until the program ends. */
  g_assert_true (rb_progress_get_completed (progress, "deep"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/progress/completed", Fixture, NULL, set_up, test_completed, tear_down);
  g_test_add ("/progress/two-processes", Fixture, NULL, set_up, test_two_processes, tear_down);
  g_test_add ("/progress/last", Fixture, NULL, set_up, test_last, tear_down);
  g_test_add ("/progress/broken-file", Fixture, NULL, set_up, test_broken_file, tear_down);
  g_test_add ("/progress/no-folder", Fixture, NULL, set_up, test_no_folder, tear_down);

  return g_test_run ();
}
