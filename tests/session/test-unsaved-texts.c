/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "session/unsaved-texts.h"

#include <glib/gstdio.h>

#include "tests/lesson/remove-tree.h"

typedef struct
{
  char *folder;
  RbDraftStore *drafts;
  RbUnsavedTexts *texts;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("ringback-unsaved-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->drafts = rb_draft_store_new (fixture->folder);
  fixture->texts = rb_unsaved_texts_new (fixture->drafts);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  rb_unsaved_texts_free (fixture->texts);
  g_assert_finalize_object (fixture->drafts);
  remove_tree (fixture->folder);
  g_free (fixture->folder);
}

static void
test_save (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *draft = NULL;
  g_autofree char *original = NULL;
  g_autofree char *gone = NULL;

  g_assert_true (rb_unsaved_texts_is_empty (fixture->texts));
  rb_unsaved_texts_add (fixture->texts, "lesson", 1, "sync", "original", "older");
  rb_unsaved_texts_add (fixture->texts, "lesson", 1, "sync", "original", "mine");
  g_assert_cmpstr (rb_unsaved_texts_find (fixture->texts, "lesson", 1, "sync"), ==, "mine");
  g_assert_null (rb_unsaved_texts_find (fixture->texts, "lesson", 2, "sync"));

  g_assert_true (rb_unsaved_texts_save (fixture->texts, &error));
  g_assert_no_error (error);
  g_assert_true (rb_unsaved_texts_is_empty (fixture->texts));
  draft = rb_draft_store_get (fixture->drafts, "lesson", 1, "sync", &error);
  g_assert_cmpstr (draft, ==, "mine");
  original = rb_unsaved_texts_load_original (fixture->texts, "lesson", 1, "sync");
  g_assert_cmpstr (original, ==, "original");

  /* What is the article's again needs no file. */
  rb_unsaved_texts_add (fixture->texts, "lesson", 1, "sync", "original", "original");
  g_assert_true (rb_unsaved_texts_save (fixture->texts, &error));
  gone = rb_draft_store_get (fixture->drafts, "lesson", 1, "sync", &error);
  g_assert_null (gone);
  g_assert_null (rb_unsaved_texts_load_original (fixture->texts, "lesson", 1, "sync"));
}

/* Nothing can be saved for a while: a file stands where the folder should be. */
static void
test_fail (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) reason = NULL;
  g_autofree char *draft = NULL;

  g_rmdir (fixture->folder);
  g_file_set_contents (fixture->folder, "in the way", -1, &error);
  g_assert_no_error (error);

  rb_unsaved_texts_add (fixture->texts, "lesson", 1, "sync", "original", "mine");
  g_assert_false (rb_unsaved_texts_save (fixture->texts, &reason));
  g_assert_nonnull (reason);
  g_assert_cmpstr (rb_unsaved_texts_find (fixture->texts, "lesson", 1, "sync"), ==, "mine");

  g_assert_cmpint (g_remove (fixture->folder), ==, 0);
  g_assert_true (rb_unsaved_texts_save (fixture->texts, &error));
  g_assert_no_error (error);
  draft = rb_draft_store_get (fixture->drafts, "lesson", 1, "sync", &error);
  g_assert_cmpstr (draft, ==, "mine");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/unsaved-texts/save", Fixture, NULL, set_up, test_save, tear_down);
  g_test_add ("/unsaved-texts/fail", Fixture, NULL, set_up, test_fail, tear_down);

  return g_test_run ();
}
