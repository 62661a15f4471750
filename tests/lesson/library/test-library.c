/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include <glib/gstdio.h>

#include "lesson/library/library.h"

typedef struct
{
  char *root;
  GPtrArray *made; /* files and folders, in the order of their creation */
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  fixture->root = g_dir_make_tmp ("ringback-library-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->made = g_ptr_array_new_with_free_func (g_free);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  for (guint i = fixture->made->len; i > 0; i--)
    g_assert_cmpint (g_remove (g_ptr_array_index (fixture->made, i - 1)), ==, 0);
  g_ptr_array_unref (fixture->made);
  g_assert_cmpint (g_rmdir (fixture->root), ==, 0);
  g_free (fixture->root);
}

static void
make_folder (Fixture    *fixture,
             const char *path)
{
  if (g_file_test (path, G_FILE_TEST_IS_DIR))
    return;

  g_assert_cmpint (g_mkdir (path, 0700), ==, 0);
  g_ptr_array_add (fixture->made, g_strdup (path));
}

static void
add_article (Fixture    *fixture,
             const char *folder,
             const char *language,
             const char *name,
             const char *text)
{
  g_autofree char *folder_path = g_build_filename (fixture->root, folder, NULL);
  g_autofree char *language_path = g_build_filename (folder_path, language, NULL);
  char *path = g_build_filename (language_path, name, NULL);
  g_autoptr (GError) error = NULL;

  make_folder (fixture, folder_path);
  make_folder (fixture, language_path);
  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
  g_ptr_array_add (fixture->made, path);
}

static RbLibrary *
create_library (Fixture    *fixture,
                const char *language,
                RbProgress *progress)
{
  g_autofree char *user = g_build_filename (fixture->root, "user", NULL);
  g_autofree char *system = g_build_filename (fixture->root, "system", NULL);
  g_autofree char *missing = g_build_filename (fixture->root, "missing", NULL);
  const char *folders[] = { user, missing, system, NULL };
  const char *languages[] = { "xx_YY", language, "C", NULL };

  return rb_library_new_for_folders (folders, languages, progress);
}

/* The titles in @library, in order. */
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

static void
assert_titles (Fixture    *fixture,
               const char *language,
               const char *expected)
{
  RbLibrary *library = create_library (fixture, language, NULL);
  g_autofree char *titles = join_titles (library);

  g_assert_cmpstr (titles, ==, expected);
  g_assert_finalize_object (library);
}

static void
test_order (Fixture       *fixture,
            gconstpointer  data)
{
  add_article (fixture, "system", "en", "z.md", "---\ntitle: Zebra\nposition: 1\n---\n");
  add_article (fixture, "system", "en", "02-b.md", "# Bear\n");
  add_article (fixture, "system", "en", "a.mdx", "---\ntitle: Ant\n---\n");
  add_article (fixture, "system", "en", "m.md", "---\ntitle: Mole\nposition: 2\n---\n");
  add_article (fixture, "system", "en", "notes.txt", "No article.\n");
  add_article (fixture, "system", "en", ".hidden.md", "# Hidden\n");

  assert_titles (fixture, "en", "Zebra, Bear, Mole, Ant");
}

static void
test_languages (Fixture       *fixture,
                gconstpointer  data)
{
  add_article (fixture, "system", "en", "01-one.md", "# One\n");
  add_article (fixture, "system", "en", "02-two.md", "# Two\n");
  add_article (fixture, "system", "th", "01-one.md", "# หนึ่ง\n");
  add_article (fixture, "system", "de", "02-two.md", "# Zwei\n");

  assert_titles (fixture, "en", "One, Two");
  assert_titles (fixture, "th", "หนึ่ง, Two");
  assert_titles (fixture, "de", "One, Zwei");
}

static void
test_folders (Fixture       *fixture,
              gconstpointer  data)
{
  add_article (fixture, "system", "en", "01-one.md", "# One\n");
  add_article (fixture, "system", "en", "02-two.md", "# Two\n");
  add_article (fixture, "user", "en", "one.md", "---\ntitle: My one\nposition: 3\n---\n");
  add_article (fixture, "user", ".", "04-four.md", "# Four\n");

  assert_titles (fixture, "en", "Two, My one, Four");
}

static void
test_broken (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (RbLibrary) library = NULL;
  RbLesson *lesson;
  guint position = G_MAXUINT;

  add_article (fixture, "system", "en", "01-one.md", "# One\n");
  add_article (fixture, "system", "en", "02-two.md", "---\ntitle: [\n---\n");
  add_article (fixture, "system", "en", "03-three.md", "# Three\n");

  library = create_library (fixture, "en", NULL);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (library)), ==, 3);
  g_assert_true (g_list_model_get_item_type (G_LIST_MODEL (library)) == RB_TYPE_LESSON);
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (library), 3));

  lesson = rb_library_find (library, "two", &position);
  g_assert_nonnull (lesson);
  g_assert_cmpuint (position, ==, 1);
  g_assert_null (rb_lesson_get_article (lesson));
  g_assert_nonnull (rb_lesson_get_error_message (lesson));
  g_assert_nonnull (rb_lesson_get_article (rb_library_find (library, "three", NULL)));
  g_assert_null (rb_library_find (library, "four", NULL));
}

static void
test_progress (Fixture       *fixture,
               gconstpointer  data)
{
  g_autofree char *folder = g_build_filename (fixture->root, "state", NULL);
  g_autoptr (RbProgress) progress = rb_progress_new (folder);
  g_autoptr (RbLibrary) library = NULL;
  g_autoptr (GError) error = NULL;

  add_article (fixture, "system", "en", "01-one.md", "# One\n");
  add_article (fixture, "system", "en", "02-two.md", "# Two\n");
  make_folder (fixture, folder);
  g_assert_true (rb_progress_set_completed (progress, "two", TRUE, &error));
  g_ptr_array_add (fixture->made, g_build_filename (folder, "progress.ini", NULL));

  library = create_library (fixture, "en", progress);
  g_assert_false (rb_lesson_get_completed (rb_library_find (library, "one", NULL)));
  g_assert_true (rb_lesson_get_completed (rb_library_find (library, "two", NULL)));

  g_assert_true (rb_progress_set_completed (progress, "one", TRUE, &error));
  g_assert_no_error (error);
  g_assert_true (rb_lesson_get_completed (rb_library_find (library, "one", NULL)));
}

/* The shipped lessons, in the folder of the variable that the test environment sets. */
static void
test_environment (void)
{
  g_autoptr (RbLibrary) library = rb_library_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (library)); i++)
    {
      g_autoptr (RbLesson) lesson = g_list_model_get_item (G_LIST_MODEL (library), i);

      g_assert_cmpstr (rb_lesson_get_error_message (lesson), ==, NULL);
    }
}

/* A pack is a folder of lessons in a folder of lessons. The lessons outside of packs have priority. */
static void
test_packs (Fixture       *fixture,
            gconstpointer  data)
{
  g_autofree char *folder = g_build_filename (fixture->root, "lessons", NULL);
  const char *folders[] = { folder, NULL };
  const char *languages[] = { "th", "C", NULL };
  g_autoptr (RbLibrary) library = NULL;

  add_article (fixture, "lessons", "en", "one.md", "# Outside\n");
  add_article (fixture, "lessons", "a-pack", "one.md", "# Inside\n");
  add_article (fixture, "lessons", "a-pack", "two.md", "# Two\n");
  add_article (fixture, "lessons", "a-pack/en", "three.md", "# Three\n");
  add_article (fixture, "lessons", "a-pack/th", "three.md", "# สาม\n");
  add_article (fixture, "lessons", "fr", "four.md", "# Quatre\n");
  library = rb_library_new_for_folders (folders, languages, NULL);

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (library)), ==, 3);
  g_assert_cmpstr (rb_lesson_get_title (rb_library_find (library, "one", NULL)), ==, "Outside");
  g_assert_cmpstr (rb_lesson_get_title (rb_library_find (library, "two", NULL)), ==, "Two");
  g_assert_cmpstr (rb_lesson_get_title (rb_library_find (library, "three", NULL)), ==, "สาม");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/library/order", Fixture, NULL, set_up, test_order, tear_down);
  g_test_add ("/library/packs", Fixture, NULL, set_up, test_packs, tear_down);
  g_test_add ("/library/languages", Fixture, NULL, set_up, test_languages, tear_down);
  g_test_add ("/library/folders", Fixture, NULL, set_up, test_folders, tear_down);
  g_test_add ("/library/broken", Fixture, NULL, set_up, test_broken, tear_down);
  g_test_add ("/library/progress", Fixture, NULL, set_up, test_progress, tear_down);
  g_test_add_func ("/library/environment", test_environment);

  return g_test_run ();
}
