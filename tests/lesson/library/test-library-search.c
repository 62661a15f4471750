/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "lesson/library/library-search.h"

#include <glib/gstdio.h>

#include "tests/lesson/remove-tree.h"

typedef struct
{
  char *folder;
  RbLibrary *library;
  GListStore *own;
  RbLibrarySearch *search;
} Fixture;

static void
write_lesson (Fixture    *fixture,
              const char *name,
              const char *text)
{
  g_autofree char *path = g_build_filename (fixture->folder, "en", name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  const char *languages[] = { "en", NULL };
  const char *folders[] = { NULL, NULL };
  g_autofree char *lessons = NULL;
  g_autoptr (RbEntry) playground = rb_entry_new_own ("Playground", NULL);

  fixture->folder = g_dir_make_tmp ("ringback-search-XXXXXX", NULL);
  lessons = g_build_filename (fixture->folder, "en", NULL);
  g_assert_cmpint (g_mkdir (lessons, 0700), ==, 0);
  write_lesson (fixture, "1.md",
                "---\ntitle: Too early\nquestions:\n  - Why is it undefined?\n  - Why so EARLY?\n---\n\n"
                "First words.\n\n```js\nhidden;\n```\n\nThe answer has not arrived yet, so it is `undefined` here.\n\n"
                "Somewhere in a paragraph, there is a long sentence, which is cut on both sides of what was found in "
                "it, so that a row of the list can show it.\n");
  write_lesson (fixture, "2.md", "# ช้าไป\n\nยังไม่มีคำตอบ จึงได้ undefined\n");
  write_lesson (fixture, "3.md", "---\ntitle: [broken\n---\n");
  folders[0] = fixture->folder;

  fixture->library = rb_library_new_for_folders (folders, languages, NULL);
  fixture->own = g_list_store_new (RB_TYPE_ENTRY);
  g_list_store_append (fixture->own, playground);
  fixture->search = rb_library_search_new ();
  rb_library_search_set_library (fixture->search, fixture->library);
  rb_library_search_set_own (fixture->search, G_LIST_MODEL (fixture->own));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_assert_finalize_object (fixture->search);
  g_assert_finalize_object (fixture->own);
  g_clear_object (&fixture->library);
  remove_tree (fixture->folder);
  g_free (fixture->folder);
}

/* Writes the entries: number, title, and what was found. */
static void
assert_found (Fixture    *fixture,
              const char *query,
              const char *expected)
{
  g_autoptr (GString) found = g_string_new (NULL);

  rb_library_search_set_query (fixture->search, query);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (fixture->search)); i++)
    {
      g_autoptr (RbEntry) entry = g_list_model_get_item (G_LIST_MODEL (fixture->search), i);
      const char *detail = rb_entry_get_detail (entry);

      g_string_append_printf (found, "%u %s%s%s\n", rb_entry_get_number (entry), rb_entry_get_title (entry),
                              detail != NULL ? ": " : "", detail != NULL ? detail : "");
    }

  g_assert_cmpstr (found->str, ==, expected);
}

static void
test_find (Fixture       *fixture,
           gconstpointer  data)
{
  assert_found (fixture, "", "1 Too early\n2 ช้าไป\n3 3\n0 Playground\n");
  assert_found (fixture, "early", "1 Why so EARLY?: Too early\n1 Too early\n");
  assert_found (fixture, "WHY undefined", "1 Why is it undefined?: Too early\n");
  assert_found (fixture, "  arrived ANSWER ",
                "1 Too early: The answer has not arrived yet, so it is undefined here.\n");
  assert_found (fixture, "คำตอบ", "2 ช้าไป: ยังไม่มีคำตอบ จึงได้ undefined\n");
  assert_found (fixture, "sentence",
                "1 Too early: …is a long sentence, which is cut on both sides of what was found in it, "
                "so that a row …\n");
  assert_found (fixture, "hidden", "");
  assert_found (fixture, "play", "0 Playground\n");
  assert_found (fixture, "", "1 Too early\n2 ช้าไป\n3 3\n0 Playground\n");
}

static void
count_cb (guint *n)
{
  (*n)++;
}

/* What was found knows where it was found. The lists may change at any time. */
static void
test_change (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (GFile) file = g_file_new_for_path ("/tmp/opened.js");
  g_autoptr (RbEntry) opened = rb_entry_new_own ("opened.js", file);
  g_autoptr (RbEntry) found = NULL;
  guint n_changes = 0;

  rb_library_search_set_query (fixture->search, "arrived");
  found = g_list_model_get_item (G_LIST_MODEL (fixture->search), 0);
  g_assert_true (g_str_has_prefix (rb_block_get_text (rb_entry_get_block (found)), "The answer has"));
  g_assert_nonnull (rb_entry_get_lesson (found));
  g_assert_null (rb_entry_get_file (found));

  g_signal_connect_swapped (fixture->search, "items-changed", G_CALLBACK (count_cb), &n_changes);
  g_list_store_append (fixture->own, opened);
  g_assert_cmpuint (n_changes, ==, 0);
  rb_library_search_set_query (fixture->search, "");
  g_assert_cmpuint (n_changes, ==, 1);
  assert_found (fixture, "opened", "0 opened.js\n");
  g_assert_true (g_file_equal (rb_entry_get_file (opened), file));

  rb_library_search_set_library (fixture->search, NULL);
  rb_library_search_set_own (fixture->search, NULL);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->search)), ==, 0);
  n_changes = 0;
  g_list_store_remove_all (fixture->own);
  g_assert_cmpuint (n_changes, ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/library-search/find", Fixture, NULL, set_up, test_find, tear_down);
  g_test_add ("/library-search/change", Fixture, NULL, set_up, test_change, tear_down);

  return g_test_run ();
}
