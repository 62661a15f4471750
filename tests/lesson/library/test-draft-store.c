/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <sys/resource.h>

#include "lesson/library/draft-store.h"
#include "tests/lesson/remove-tree.h"

typedef struct
{
  char *root;
  char *folder; /* not there yet */
  RbDraftStore *drafts;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  fixture->root = g_dir_make_tmp ("ringback-drafts-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->folder = g_build_filename (fixture->root, "not", "yet", NULL);
  fixture->drafts = rb_draft_store_new (fixture->folder);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_assert_finalize_object (fixture->drafts);
  remove_tree (fixture->root);
  g_free (fixture->folder);
  g_free (fixture->root);
}

static void
assert_draft (RbDraftStore   *drafts,
              const char *article,
              guint       exercise,
              const char *version,
              const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *draft = rb_draft_store_get (drafts, article, exercise, version, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (draft, ==, expected);
}

static void
set_draft (RbDraftStore   *drafts,
           const char *article,
           guint       exercise,
           const char *version,
           const char *source)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (rb_draft_store_set (drafts, article, exercise, version, source, &error));
  g_assert_no_error (error);
}

static void
test_set_and_reset (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autoptr (RbDraftStore) again = NULL;
  g_autoptr (GError) error = NULL;

  assert_draft (fixture->drafts, "too-early", 1, "sync", NULL);

  set_draft (fixture->drafts, "too-early", 1, "sync", "first();\n");
  set_draft (fixture->drafts, "too-early", 1, "callback", "ง่าย();\n");
  set_draft (fixture->drafts, "too-early", 2, "sync", "");
  set_draft (fixture->drafts, "file:///a/../b c.mdx", 1, "sync", "elsewhere();");
  set_draft (fixture->drafts, "too-early", 1, "sync", "second();\n");

  again = rb_draft_store_new (fixture->folder);
  assert_draft (again, "too-early", 1, "sync", "second();\n");
  assert_draft (again, "too-early", 1, "callback", "ง่าย();\n");
  assert_draft (again, "too-early", 2, "sync", "");
  assert_draft (again, "file:///a/../b c.mdx", 1, "sync", "elsewhere();");

  g_assert_true (rb_draft_store_reset (again, "too-early", 1, "sync", &error));
  g_assert_no_error (error);
  assert_draft (again, "too-early", 1, "sync", NULL);
  assert_draft (again, "too-early", 1, "callback", "ง่าย();\n");
  g_assert_true (rb_draft_store_reset (again, "too-early", 1, "sync", &error));
  g_assert_no_error (error);
}

/* A broken file is an error, and can be overwritten or reset. */
static void
test_broken_file (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = NULL;
  g_autofree char *path = NULL;
  g_autofree char *draft = NULL;

  set_draft (fixture->drafts, "too-early", 1, "sync", "fine();");
  dir = g_dir_open (fixture->folder, 0, &error);
  g_assert_no_error (error);
  path = g_build_filename (fixture->folder, g_dir_read_name (dir), NULL);
  g_file_set_contents (path, "\xff\xfe\x00", 3, &error);
  g_assert_no_error (error);

  draft = rb_draft_store_get (fixture->drafts, "too-early", 1, "sync", &error);
  g_assert_null (draft);
  g_assert_nonnull (error);

  set_draft (fixture->drafts, "too-early", 1, "sync", "mended();");
  assert_draft (fixture->drafts, "too-early", 1, "sync", "mended();");
}

/* The folder cannot be created, because a file has its name. */
static void
test_no_folder (Fixture       *fixture,
                gconstpointer  data)
{
  g_autofree char *blocker = g_build_filename (fixture->root, "not", NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (blocker, "", 0, &error);
  g_assert_no_error (error);

  g_assert_false (rb_draft_store_set (fixture->drafts, "too-early", 1, "sync", "lost();", &error));
  g_assert_nonnull (error);
  g_assert_true (error->domain == G_FILE_ERROR);
}

/* The disk is full in the middle of a draft: the previous draft survives. */
static void
test_no_space (Fixture       *fixture,
               gconstpointer  data)
{
  g_autofree char *large = g_strnfill (4096, 'x');
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) folder = NULL;
  struct rlimit old, tight;
  gboolean noted, kept;
  guint n_files = 0;

  set_draft (fixture->drafts, "too-early", 1, "sync", "before();");

  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &old), ==, 0);
  tight = old;
  tight.rlim_cur = 16;
  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &tight), ==, 0);
  noted = rb_draft_store_note (fixture->drafts, "too-early", 1, "sync", large);
  kept = rb_draft_store_set (fixture->drafts, "too-early", 1, "sync", large, &error);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &old), ==, 0);

  g_assert_false (noted);
  g_assert_false (kept);
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_FAILED);
  assert_draft (fixture->drafts, "too-early", 1, "sync", "before();");

  /* Nor does the beginning of a text take the last room of the disk. */
  folder = g_dir_open (fixture->folder, 0, NULL);
  while (g_dir_read_name (folder) != NULL)
    n_files++;
  g_assert_cmpuint (n_files, ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/draft-store/set-and-reset", Fixture, NULL, set_up, test_set_and_reset, tear_down);
  g_test_add ("/draft-store/broken-file", Fixture, NULL, set_up, test_broken_file, tear_down);
  g_test_add ("/draft-store/no-folder", Fixture, NULL, set_up, test_no_folder, tear_down);
  g_test_add ("/draft-store/no-space", Fixture, NULL, set_up, test_no_space, tear_down);

  return g_test_run ();
}
