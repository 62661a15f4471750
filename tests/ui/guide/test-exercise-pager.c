/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "ui/guide/exercise-pager.h"

#include <glib/gstdio.h>

#include "tests/ui/find-type.h"

static const char article_text[] =
  "# Title\n\n"
  "```js\n1;\n```\n\n"
  "## Second\n\n"
  "```js\n2;\n```\n";

static RbDocument *
open_text (const char *name,
           const char *text)
{
  RbDocument *document = rb_document_new ();
  g_autofree char *folder = g_dir_make_tmp ("ringback-pager-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
  rb_document_open_file (document, file);
  g_assert_null (rb_document_get_error_message (document));
  g_remove (path);
  g_rmdir (folder);

  return document;
}

static gboolean
shows_label (GtkWidget  *pager,
             const char *text)
{
  GtkWidget *label;

  for (guint i = 0; (label = find_type (pager, GTK_TYPE_LABEL, i)) != NULL; i++)
    if (g_strcmp0 (gtk_label_get_text (GTK_LABEL (label)), text) == 0)
      return TRUE;

  return FALSE;
}

static void
test_pages (void)
{
  g_autoptr (RbDocument) document = open_text ("article.md", article_text);
  RbExercisePager *pager = g_object_ref_sink (g_object_new (RB_TYPE_EXERCISE_PAGER, NULL));

  rb_exercise_pager_set_document (pager, document);
  g_assert_true (rb_exercise_pager_get_document (pager) == document);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (pager)));
  g_assert_true (shows_label (GTK_WIDGET (pager), "Exercise 1 of 2"));
  g_assert_true (shows_label (GTK_WIDGET (pager), "Title"));

  rb_document_set_page (document, 1);
  g_assert_true (shows_label (GTK_WIDGET (pager), "Exercise 2 of 2"));
  g_assert_true (shows_label (GTK_WIDGET (pager), "Second"));

  g_assert_finalize_object (pager);
}

/* A single program has no pages, so the pager is hidden. */
static void
test_single (void)
{
  g_autoptr (RbDocument) document = open_text ("program.js", "1;");
  RbExercisePager *pager = g_object_ref_sink (g_object_new (RB_TYPE_EXERCISE_PAGER, "document", document, NULL));

  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (pager)));

  g_assert_finalize_object (pager);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

  g_test_add_func ("/exercise-pager/pages", test_pages);
  g_test_add_func ("/exercise-pager/single", test_single);

  return g_test_run ();
}
