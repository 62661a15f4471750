/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include <glib/gstdio.h>

#include "lesson/library/playgrounds.h"
#include "tests/lesson/remove-tree.h"

typedef struct
{
  char *root;
  char *folder; /* not there yet */
  RbDraftStore *drafts;
  RbPlaygrounds *playgrounds;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *drafts = NULL;

  fixture->root = g_dir_make_tmp ("ringback-playgrounds-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->folder = g_build_filename (fixture->root, "not", "yet", NULL);
  drafts = g_build_filename (fixture->root, "drafts", NULL);
  fixture->drafts = rb_draft_store_new (drafts);
  fixture->playgrounds = rb_playgrounds_new (fixture->folder, fixture->drafts);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_assert_finalize_object (fixture->playgrounds);
  g_assert_finalize_object (fixture->drafts);
  remove_tree (fixture->root);
  g_free (fixture->folder);
  g_free (fixture->root);
}

static void
assert_titles (RbPlaygrounds *playgrounds,
               const char    *expected)
{
  GListModel *entries = rb_playgrounds_get_entries (playgrounds);
  g_autoptr (GString) titles = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (entries); i++)
    {
      g_autoptr (RbEntry) entry = g_list_model_get_item (entries, i);

      g_string_append_printf (titles, "%s|", rb_entry_get_title (entry));
    }

  g_assert_cmpstr (titles->str, ==, expected);
}

/* What the next start finds is what is there now. */
static void
assert_kept (Fixture    *fixture,
             const char *expected)
{
  g_autoptr (RbPlaygrounds) again = rb_playgrounds_new (fixture->folder, fixture->drafts);

  assert_titles (fixture->playgrounds, expected);
  assert_titles (again, expected);
}

static GFile *
create (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  GFile *file = rb_playgrounds_create (fixture->playgrounds, &error);

  g_assert_no_error (error);

  return file;
}

static RbExercise *
load_exercise (GFile *file)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RbArticle) article = rb_article_new_from_file (file, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (rb_article_get_exercises (article)), ==, 1);

  return g_list_model_get_item (rb_article_get_exercises (article), 0);
}

static void
assert_source (RbExercise *exercise,
               const char *source)
{
  g_assert_cmpstr (rb_version_get_source (rb_exercise_find_version (exercise, RB_VERSION_PROGRAM)), ==, source);
}

static void
test_create (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (GFile) first = create (fixture);
  g_autoptr (GFile) second = create (fixture);
  g_autoptr (RbExercise) exercise = load_exercise (first);
  g_autoptr (GFile) other = g_file_new_build_filename (fixture->root, "x.md", NULL);

  g_assert_false (g_file_equal (first, second));
  g_assert_nonnull (exercise);
  g_assert_true (rb_playgrounds_contain (fixture->playgrounds, first));
  g_assert_false (rb_playgrounds_contain (fixture->playgrounds, other));
  g_assert_false (rb_playgrounds_contain (fixture->playgrounds, NULL));
  assert_kept (fixture, "Playground|Playground 2|");

  for (guint i = 3; i <= 10; i++)
    g_object_unref (create (fixture));
  g_assert_cmpuint (g_list_model_get_n_items (rb_playgrounds_get_entries (fixture->playgrounds)), ==, 10);
  assert_kept (fixture, "Playground|Playground 2|Playground 3|Playground 4|Playground 5|Playground 6|Playground 7|"
                        "Playground 8|Playground 9|Playground 10|");
}

static void
test_copy (Fixture       *fixture,
           gconstpointer  data)
{
  const char *program = "const fence = `\n```\n````js\n`;\nconsole.log(fence)";
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) article = g_file_new_build_filename (fixture->root, "a.md", NULL);
  g_autoptr (GFile) copy = NULL;
  g_autoptr (RbExercise) exercise = NULL;
  g_autofree char *tables = NULL;

  g_file_set_contents (g_file_peek_path (article),
                       "---\ntitle: A\ndatabase:\n  latency: 7\n  tables:\n    pets:\n      - {id: 1}\n---\n", -1,
                       &error);
  g_assert_no_error (error);
  copy = rb_playgrounds_create_copy (fixture->playgrounds, "A: \"one\"", article, "const a = 1;", program, &error);
  g_assert_no_error (error);
  exercise = load_exercise (copy);
  assert_source (exercise, program);
  g_assert_cmpstr (rb_exercise_get_setup (exercise), ==, "const a = 1;");
  tables = rb_playgrounds_dup_tables (fixture->playgrounds, copy, &error);
  g_assert_cmpstr (tables, ==, "latency: 7\ntables:\n  pets:\n    - {id: 1}\n");

  g_object_unref (rb_playgrounds_create_copy (fixture->playgrounds, "A: \"one\"", NULL, NULL, "", &error));
  g_assert_no_error (error);
  assert_kept (fixture, "A: \"one\"|A: \"one\" 2|");
}

static void
test_rename (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = create (fixture);
  g_autoptr (GFile) second = create (fixture);

  g_assert_true (rb_playgrounds_rename (fixture->playgrounds, file, "Three \\ \"cats\"", &error));
  g_assert_no_error (error);
  assert_kept (fixture, "Three \\ \"cats\"|Playground 2|");
}

static void
test_tables (Fixture       *fixture,
             gconstpointer  data)
{
  const char *good = "latency: 20\ntables:\n  cats:\n    - {id: 1, name: Tom}\n";
  const char *bad[] = {
    "latency: 20\ntables:\n  cats: 7\n",
    "latency: 20\n\nlatency: 30\n",
    "latency: 20\n# one\nanswers: maybe\n",
  };
  g_autoptr (GFile) file = create (fixture);
  g_autoptr (RbExercise) before = load_exercise (file);
  g_autoptr (RbExercise) after = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *tables = NULL;

  g_assert_true (rb_playgrounds_set_tables (fixture->playgrounds, file, good, &error));
  g_assert_no_error (error);

  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_assert_false (rb_playgrounds_set_tables (fixture->playgrounds, file, bad[i], &error));
      g_assert_error (error, RB_ARTICLE_ERROR, RB_ARTICLE_ERROR_FRONT_MATTER);
      g_assert_true (g_str_has_prefix (error->message, "Tables:3:"));
      g_clear_error (&error);
    }
  g_assert_false (rb_playgrounds_set_tables (fixture->playgrounds, file, "latency: 1\n---\ntext\n", &error));
  g_assert_nonnull (error);
  g_clear_error (&error);

  tables = rb_playgrounds_dup_tables (fixture->playgrounds, file, &error);
  g_assert_cmpstr (tables, ==, good);
  after = load_exercise (file);
  assert_source (after, rb_version_get_source (rb_exercise_find_version (before, RB_VERSION_PROGRAM)));
  g_assert_true (rb_playgrounds_set_tables (fixture->playgrounds, file, "", &error));
  g_assert_no_error (error);
}

static void
test_delete (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = create (fixture);
  g_autofree char *uri = g_file_get_uri (file);
  g_autofree char *draft = NULL;
  g_autoptr (GFile) second = NULL;
  g_autoptr (GFile) third = NULL;
  g_autoptr (GFile) back = NULL;

  g_assert_null (rb_playgrounds_restore (fixture->playgrounds, &error));
  g_assert_no_error (error);
  rb_draft_store_set (fixture->drafts, uri, 1, RB_VERSION_PROGRAM, "mine", &error);
  g_assert_true (rb_playgrounds_delete (fixture->playgrounds, file, &error));
  g_assert_no_error (error);
  assert_kept (fixture, "");

  /* The new one must not take what the deleted one comes back to. */
  second = create (fixture);
  back = rb_playgrounds_restore (fixture->playgrounds, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_equal (back, file));
  g_assert_false (g_file_equal (back, second));
  draft = rb_draft_store_get (fixture->drafts, uri, 1, RB_VERSION_PROGRAM, &error);
  g_assert_cmpstr (draft, ==, "mine");

  /* When another one was deleted since, the name is free, and the old changes are forgotten. */
  g_assert_true (rb_playgrounds_delete (fixture->playgrounds, file, &error));
  g_assert_true (rb_playgrounds_delete (fixture->playgrounds, second, &error));
  third = create (fixture);
  g_assert_true (g_file_equal (third, file));
  g_free (draft);
  draft = rb_draft_store_get (fixture->drafts, uri, 1, RB_VERSION_PROGRAM, &error);
  g_assert_null (draft);
}

static void
test_broken (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (GFile) file = create (fixture);
  g_autoptr (GFile) gone = g_file_new_build_filename (fixture->folder, "gone.md", NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (g_file_peek_path (file), "---\ntitle: [\n---\n", -1, &error);
  g_assert_no_error (error);
  {
    g_autoptr (RbPlaygrounds) again = rb_playgrounds_new (fixture->folder, fixture->drafts);

    assert_titles (again, "playground-1|");
  }
  g_assert_false (rb_playgrounds_rename (fixture->playgrounds, gone, "A", &error));
  g_assert_error (error, RB_ARTICLE_ERROR, RB_ARTICLE_ERROR_NOT_FOUND);
}

/* A folder that cannot be made is an error, and nothing is listed that is not there. */
static void
test_unsaved (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *blocker = g_build_filename (fixture->root, "not", NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (blocker, "a file, no folder", -1, &error);
  g_assert_no_error (error);

  g_assert_null (rb_playgrounds_create (fixture->playgrounds, &error));
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_NOTDIR);
  assert_kept (fixture, "");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, function) g_test_add ("/playgrounds/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("create", test_create);
  ADD ("copy", test_copy);
  ADD ("rename", test_rename);
  ADD ("tables", test_tables);
  ADD ("delete", test_delete);
  ADD ("broken", test_broken);
  ADD ("unsaved", test_unsaved);
#undef ADD

  return g_test_run ();
}
