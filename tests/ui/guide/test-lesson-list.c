/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "ui/guide/lesson-list.h"

#include <adwaita.h>
#include <glib/gstdio.h>

#include "ui/guide/lesson-row.h"

static GtkListBox *
find_list_box (GtkWidget *widget)
{
  GtkListBox *found = GTK_IS_LIST_BOX (widget) ? GTK_LIST_BOX (widget) : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_list_box (child);

  return found;
}

static void
chosen_cb (RbLessonList *list,
           RbLesson     *lesson,
           GPtrArray    *chosen)
{
  g_ptr_array_add (chosen, lesson);
}

static guint
count_rows (GtkListBox *list_box)
{
  guint n = 0;

  while (gtk_list_box_get_row_at_index (list_box, n) != NULL)
    n++;

  return n;
}

static void
test_choose (void)
{
  const char *folders[] = { g_getenv ("RINGBACK_LESSONS"), NULL };
  const char *languages[] = { "en", NULL };
  g_autoptr (RbLibrary) library = rb_library_new_for_folders (folders, languages, NULL);
  g_autoptr (RbLesson) first = g_list_model_get_item (G_LIST_MODEL (library), 0);
  g_autoptr (RbLesson) second = g_list_model_get_item (G_LIST_MODEL (library), 1);
  g_autoptr (GPtrArray) chosen = g_ptr_array_new ();
  RbLessonList *list = g_object_ref_sink (g_object_new (RB_TYPE_LESSON_LIST, NULL));
  GtkListBox *list_box = find_list_box (GTK_WIDGET (list));
  GtkListBoxRow *row;

  g_signal_connect (list, "chosen", G_CALLBACK (chosen_cb), chosen);
  rb_lesson_list_set_library (list, library);
  g_assert_cmpuint (count_rows (list_box), ==, g_list_model_get_n_items (G_LIST_MODEL (library)));

  /* A selection made by the program does not emit "chosen". */
  rb_lesson_list_set_selected (list, first);
  g_assert_cmpuint (chosen->len, ==, 0);
  row = gtk_list_box_get_selected_row (list_box);
  g_assert_true (rb_entry_get_lesson (rb_lesson_row_get_entry (RB_LESSON_ROW (row))) == first);

  gtk_list_box_select_row (list_box, gtk_list_box_get_row_at_index (list_box, 1));
  g_assert_cmpuint (chosen->len, ==, 1);
  g_assert_true (g_ptr_array_index (chosen, 0) == second);
  g_assert_true (rb_lesson_list_get_selected (list) == second);

  rb_lesson_list_set_selected (list, NULL);
  g_assert_null (gtk_list_box_get_selected_row (list_box));
  g_assert_cmpuint (chosen->len, ==, 1);

  g_assert_finalize_object (list);
}

static void
test_row (void)
{
  g_autoptr (GFile) missing = g_file_new_for_path ("/nowhere/3-missing.md");
  g_autoptr (RbLesson) lesson = rb_lesson_new (missing);
  g_autoptr (RbEntry) entry = rb_entry_new_lesson (lesson, 3);
  GtkWidget *row = g_object_ref_sink (rb_lesson_row_new (entry, FALSE));

  g_assert_true (gtk_widget_has_css_class (row, "broken"));
  g_assert_cmpstr (gtk_widget_get_tooltip_text (row), ==, rb_lesson_get_error_message (lesson));
  g_assert_finalize_object (row);
}

static void
entry_chosen_cb (RbLessonList *list,
                 RbEntry      *entry,
                 GPtrArray    *chosen)
{
  g_ptr_array_add (chosen, entry);
}

/* A question is chosen like a lesson, and stays selected while its lesson is open. Groups have titles. */
static void
test_question (void)
{
  static const char text[] = "---\ntitle: T\ngroup: G\nquestions: [Why?]\n---\n";
  g_autofree char *folder = g_dir_make_tmp ("ringback-list-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "1.md", NULL);
  const char *folders[] = { folder, NULL };
  const char *languages[] = { "en", NULL };
  g_autoptr (GPtrArray) chosen = g_ptr_array_new ();
  g_autoptr (GListStore) own = g_list_store_new (RB_TYPE_ENTRY);
  g_autoptr (RbEntry) playground = rb_entry_new_own ("Playground", NULL);
  g_autoptr (RbLibrary) library = NULL;
  RbLessonList *list = g_object_ref_sink (g_object_new (RB_TYPE_LESSON_LIST, NULL));
  GtkListBox *list_box = find_list_box (GTK_WIDGET (list));
  GtkListBoxRow *row;

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  library = rb_library_new_for_folders (folders, languages, NULL);
  g_list_store_append (own, playground);
  g_signal_connect (list, "entry-chosen", G_CALLBACK (entry_chosen_cb), chosen);
  g_object_set (list, "library", library, "own", own, NULL);
  g_assert_cmpuint (count_rows (list_box), ==, 2);
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (gtk_list_box_row_get_header (
                     gtk_list_box_get_row_at_index (list_box, 0)))), ==, "G");
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (gtk_list_box_row_get_header (
                     gtk_list_box_get_row_at_index (list_box, 1)))), ==, "Your own");

  rb_lesson_list_search (list, "why");
  while (count_rows (list_box) != 1)
    g_main_context_iteration (NULL, TRUE);
  row = gtk_list_box_get_row_at_index (list_box, 0);
  gtk_list_box_select_row (list_box, row);
  g_assert_cmpuint (chosen->len, ==, 1);
  g_assert_cmpstr (rb_entry_get_title (g_ptr_array_index (chosen, 0)), ==, "Why?");
  g_assert_true (gtk_list_box_get_selected_row (list_box) == row);

  /* What a search finds in the open lesson is not chosen by itself, and can be chosen. */
  rb_lesson_list_search (list, "");
  while (count_rows (list_box) != 2)
    g_main_context_iteration (NULL, TRUE);
  rb_lesson_list_search (list, "why");
  while (count_rows (list_box) != 1)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (chosen->len, ==, 1);
  gtk_list_box_select_row (list_box, gtk_list_box_get_row_at_index (list_box, 0));
  g_assert_cmpuint (chosen->len, ==, 2);

  g_assert_finalize_object (list);
  g_assert_cmpint (g_remove (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/lesson-list/choose", test_choose);
  g_test_add_func ("/lesson-list/row", test_row);
  g_test_add_func ("/lesson-list/question", test_question);

  return g_test_run ();
}
