/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "session/document.h"

#include <glib/gstdio.h>

static const char article_text[] =
  "# Title\n\nBefore.\n\n"
  "```js version=sync\n1;\n```\n```js version=callback\n2;\n```\n\n"
  "> **Predict** What?\n>\n> - [x] `1`\n> - [ ] `2`\n\n"
  "## Second\n\nBetween.\n\n```js version=callback\n3;\n```\n\nAfter.\n";

static void
count_cb (guint *count)
{
  (*count)++;
}

static GFile *
write_file (const char  *name,
            const char  *text,
            char       **ret_folder)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  *ret_folder = g_dir_make_tmp ("ringback-document-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (*ret_folder, name, NULL);
  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);

  return g_file_new_for_path (path);
}

static void
remove_file (GFile      *file,
             const char *folder)
{
  g_assert_true (g_file_delete (file, NULL, NULL));
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

static void
test_pages (void)
{
  RbDocument *document = rb_document_new ();
  g_autofree char *folder = NULL;
  g_autoptr (GFile) file = write_file ("article.md", article_text, &folder);
  guint n_changed = 0;

  g_signal_connect_swapped (document, "changed", G_CALLBACK (count_cb), &n_changed);
  rb_document_open_file (document, file);
  g_assert_null (rb_document_get_error_message (document));
  g_assert_cmpuint (n_changed, ==, 1);
  g_assert_cmpuint (rb_document_get_n_pages (document), ==, 2);
  g_assert_cmpstr (rb_version_get_name (rb_document_get_version (document)), ==, "sync");
  g_assert_cmpstr (rb_exercise_get_title (rb_document_get_exercise (document)), ==, "Title");

  /* The next page shows the same version. */
  rb_document_set_version (document, "callback");
  g_assert_cmpuint (n_changed, ==, 2);
  rb_document_set_page (document, 1);
  g_assert_cmpuint (n_changed, ==, 3);
  g_assert_cmpstr (rb_version_get_name (rb_document_get_version (document)), ==, "callback");
  g_assert_cmpstr (rb_exercise_get_title (rb_document_get_exercise (document)), ==, "Second");

  rb_document_set_page (document, 2);
  rb_document_set_version (document, "sync");
  g_assert_cmpuint (rb_document_get_page (document), ==, 1);
  g_assert_cmpuint (n_changed, ==, 3);

  remove_file (file, folder);
  g_assert_finalize_object (document);
}

static void
test_program (void)
{
  RbDocument *document = rb_document_new ();
  g_autofree char *folder = NULL;
  g_autoptr (GFile) file = write_file ("program.js", "console.log(1);\n", &folder);

  rb_document_open_file (document, file);
  g_assert_null (rb_document_get_error_message (document));
  g_assert_null (rb_document_get_article (document));
  g_assert_cmpstr (rb_document_get_title (document), ==, "program.js");
  g_assert_cmpstr (rb_version_get_source (rb_document_get_version (document)), ==, "console.log(1);\n");
  g_assert_false (rb_exercise_get_stand_ins (rb_document_get_exercise (document)));

  remove_file (file, folder);
  g_assert_finalize_object (document);
}

/* A file's name decides whether it is an article, as on the command line; every other file is a program. */
static void
test_names (void)
{
  static const struct
  {
    const char *name;
    gboolean is_article;
  } cases[] = {
    { "article.MD", TRUE }, { "article.markdown", TRUE }, { "article.mdx", TRUE },
    { "program.JS", FALSE }, { "program.mjs", FALSE },    { "program", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      RbDocument *document = rb_document_new ();
      g_autofree char *folder = NULL;
      g_autoptr (GFile) file = write_file (cases[i].name, "1;\n", &folder);

      rb_document_open_file (document, file);
      g_assert_null (rb_document_get_error_message (document));
      g_assert_cmpint (rb_document_get_article (document) != NULL, ==, cases[i].is_article);

      remove_file (file, folder);
      g_assert_finalize_object (document);
    }
}

static void
test_broken (void)
{
  RbDocument *document = rb_document_new ();
  g_autofree char *folder = NULL;
  g_autoptr (GFile) file = write_file ("broken.md", "---\ntitle: [\n---\n", &folder);
  g_autoptr (GFile) missing = g_file_get_child (file, "missing.js");
  g_autoptr (RbLesson) lesson = rb_lesson_new (file);

  rb_document_open_file (document, file);
  g_assert_nonnull (rb_document_get_error_message (document));
  g_assert_null (rb_document_get_exercise (document));

  rb_document_open_file (document, missing);
  g_assert_nonnull (rb_document_get_error_message (document));

  rb_document_open_lesson (document, lesson, 3, "sync");
  g_assert_cmpstr (rb_document_get_error_message (document), ==, rb_lesson_get_error_message (lesson));
  g_assert_cmpuint (rb_document_get_n_pages (document), ==, 0);

  remove_file (file, folder);
  g_assert_finalize_object (document);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/document/pages", test_pages);
  g_test_add_func ("/document/program", test_program);
  g_test_add_func ("/document/names", test_names);
  g_test_add_func ("/document/broken", test_broken);

  return g_test_run ();
}
