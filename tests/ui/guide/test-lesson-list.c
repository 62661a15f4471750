/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "ui/guide/lesson-list.h"

#include <adwaita.h>

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
  g_assert_true (rb_lesson_row_get_lesson (RB_LESSON_ROW (row)) == first);

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
  GtkWidget *row = g_object_ref_sink (rb_lesson_row_new (lesson, 3));

  g_assert_true (gtk_widget_has_css_class (row, "broken"));
  g_assert_cmpstr (gtk_widget_get_tooltip_text (row), ==, rb_lesson_get_error_message (lesson));
  g_assert_finalize_object (row);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/lesson-list/choose", test_choose);
  g_test_add_func ("/lesson-list/row", test_row);

  return g_test_run ();
}
