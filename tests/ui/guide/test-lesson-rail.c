/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "ui/guide/lesson-rail.h"

#include <adwaita.h>

#include "tests/deadline.h"
#include "tests/lesson/remove-tree.h"
#include "tests/ui/find-type.h"
#include "ui/guide/lesson-list.h"
#include "ui/guide/lesson-row.h"

typedef struct
{
  char *folder;
  RbRunnerPool *pool;
  RbLibrary *library;
  RbSession *session;
  RbLessonRail *rail;
  RbEntry *chosen;
  guint n_chosen;
} Fixture;

static void
own_chosen_cb (RbLessonRail *rail,
               RbEntry      *entry,
               Fixture      *fixture)
{
  fixture->chosen = entry;
  fixture->n_chosen++;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  const char *folders[] = { g_getenv ("RINGBACK_LESSONS"), NULL };
  const char *languages[] = { "en", NULL };
  g_autoptr (RbDraftStore) drafts = NULL;
  g_autoptr (RbProgress) progress = NULL;

  fixture->folder = g_dir_make_tmp ("ringback-rail-XXXXXX", NULL);
  drafts = rb_draft_store_new (fixture->folder);
  progress = rb_progress_new (fixture->folder);
  fixture->pool = rb_runner_pool_new (FALSE);
  fixture->library = rb_library_new_for_folders (folders, languages, progress);
  fixture->session = rb_session_new (fixture->pool, drafts, progress);
  fixture->rail = g_object_ref_sink (g_object_new (RB_TYPE_LESSON_RAIL, "session", fixture->session, NULL));
  rb_session_set_library (fixture->session, fixture->library);
  g_signal_connect (fixture->rail, "own-chosen", G_CALLBACK (own_chosen_cb), fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_assert_finalize_object (fixture->rail);
  g_assert_finalize_object (fixture->session);
  g_clear_object (&fixture->library);
  g_clear_object (&fixture->pool);
  remove_tree (fixture->folder);
  g_free (fixture->folder);
}

/* The rows of the rail (0) or of the list (1). */
static GtkListBox *
get_rows (Fixture *fixture,
          guint    index)
{
  GtkWidget *list = find_type (GTK_WIDGET (fixture->rail), RB_TYPE_LESSON_LIST, 0);

  return GTK_LIST_BOX (find_type (index == 0 ? GTK_WIDGET (fixture->rail) : list, GTK_TYPE_LIST_BOX, 0));
}

static RbLesson *
get_lesson (Fixture *fixture,
            guint    position)
{
  g_autoptr (RbLesson) lesson = g_list_model_get_item (G_LIST_MODEL (fixture->library), position);

  return lesson;
}

static void
test_open (Fixture       *fixture,
           gconstpointer  data)
{
  GtkListBox *rows = get_rows (fixture, 0);
  GtkWidget *row = GTK_WIDGET (gtk_list_box_get_row_at_index (rows, 1));
  g_autofree char *name = g_strdup_printf ("Lesson 2, %s", rb_lesson_get_title (get_lesson (fixture, 1)));
  g_autofree char *current = g_strdup_printf ("%s, current", name);
  g_autofree char *done = g_strdup_printf ("%s, done, current", name);

  gtk_test_accessible_assert_property (row, GTK_ACCESSIBLE_PROPERTY_LABEL, name);
  g_assert_cmpstr (gtk_widget_get_tooltip_text (row), ==, rb_lesson_get_title (get_lesson (fixture, 1)));
  gtk_list_box_select_row (rows, GTK_LIST_BOX_ROW (row));
  g_assert_true (rb_document_get_lesson (rb_session_get_document (fixture->session)) == get_lesson (fixture, 1));
  gtk_test_accessible_assert_property (row, GTK_ACCESSIBLE_PROPERTY_LABEL, current);
  g_assert_true (gtk_widget_has_css_class (row, "current"));
  rb_lesson_set_completed (get_lesson (fixture, 1), TRUE);
  gtk_test_accessible_assert_property (row, GTK_ACCESSIBLE_PROPERTY_LABEL, done);

  /* A lesson that is opened elsewhere is marked in the rail and in the list. */
  rb_session_open_lesson (fixture->session, get_lesson (fixture, 0));
  g_assert_false (gtk_widget_has_css_class (row, "current"));
  g_assert_cmpint (gtk_list_box_row_get_index (gtk_list_box_get_selected_row (rows)), ==, 0);
  g_assert_cmpint (gtk_list_box_row_get_index (gtk_list_box_get_selected_row (get_rows (fixture, 1))), ==, 0);
}

static void
test_expanded (Fixture       *fixture,
               gconstpointer  data)
{
  GtkWidget *list = find_type (GTK_WIDGET (fixture->rail), RB_TYPE_LESSON_LIST, 0);

  g_assert_false (gtk_widget_get_visible (list));
  rb_lesson_rail_search (fixture->rail, "undefined");
  g_assert_true (rb_lesson_rail_get_expanded (fixture->rail));
  g_assert_true (gtk_widget_get_visible (list));
  g_object_set (fixture->rail, "expanded", FALSE, NULL);
  g_assert_false (gtk_widget_get_visible (list));
  g_assert_true (rb_lesson_rail_get_session (fixture->rail) == fixture->session);
}

/* The learner's own entries stand in the list. The rail opens files by itself, and asks for the others. */
static void
test_own (Fixture       *fixture,
          gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "mine.js", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (RbEntry) playground = rb_entry_new_own ("Playground", NULL);
  g_autoptr (RbEntry) opened = rb_entry_new_own ("mine.js", file);
  guint n_lessons = g_list_model_get_n_items (G_LIST_MODEL (fixture->library));
  GtkListBox *rows = get_rows (fixture, 1);

  g_assert_true (g_file_set_contents (path, "1;", -1, NULL));
  rb_session_add_own (fixture->session, playground);
  rb_session_add_own (fixture->session, opened);
  gtk_list_box_select_row (rows, gtk_list_box_get_row_at_index (rows, (int) n_lessons));
  g_assert_cmpuint (fixture->n_chosen, ==, 1);
  g_assert_true (fixture->chosen == playground);
  gtk_list_box_select_row (rows, gtk_list_box_get_row_at_index (rows, (int) n_lessons + 1));
  g_assert_cmpuint (fixture->n_chosen, ==, 1);
  g_assert_cmpstr (rb_document_get_title (rb_session_get_document (fixture->session)), ==, "mine.js");

  g_signal_emit_by_name (find_type (GTK_WIDGET (fixture->rail), GTK_TYPE_BUTTON, 0), "clicked");
  g_assert_cmpuint (fixture->n_chosen, ==, 2);
  g_assert_null (fixture->chosen);
  rb_session_remove_own (fixture->session, opened);
  g_assert_cmpuint (g_list_model_get_n_items (rb_session_get_own (fixture->session)), ==, 1);
}

static void
write_lesson (Fixture    *fixture,
              const char *name,
              const char *title)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  g_autofree char *text = g_strdup_printf ("# %s\n\n```js\n1;\n```\n", title);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

/* A lesson that is read again stays the open one, in the rail and in the list. */
static void
test_changed_file (Fixture       *fixture,
                   gconstpointer  data)
{
  RbDocument *document = rb_session_get_document (fixture->session);
  const char *folders[] = { fixture->folder, NULL };
  const char *languages[] = { "en", NULL };
  gint64 deadline = deadline_from_now ();
  GtkListBoxRow *first;

  write_lesson (fixture, "1-one.md", "One");
  write_lesson (fixture, "2-two.md", "Two");
  g_clear_object (&fixture->library);
  fixture->library = rb_library_new_for_folders (folders, languages, NULL);
  rb_library_watch (fixture->library);
  rb_session_set_library (fixture->session, fixture->library);
  rb_session_open_lesson (fixture->session, get_lesson (fixture, 1));
  first = gtk_list_box_get_row_at_index (get_rows (fixture, 0), 0);

  write_lesson (fixture, "2-two.md", "Second");
  while (!g_str_equal (rb_document_get_title (document), "Second") && g_get_monotonic_time () < deadline)
    g_main_context_iteration (NULL, FALSE);

  g_assert_true (rb_document_get_lesson (document) == get_lesson (fixture, 1));
  for (guint i = 0; i < 2; i++)
    {
      GtkListBoxRow *row = gtk_list_box_get_selected_row (get_rows (fixture, i));

      g_assert_nonnull (row);
      g_assert_cmpint (gtk_list_box_row_get_index (row), ==, 1);
      g_assert_cmpstr (rb_entry_get_title (rb_lesson_row_get_entry (RB_LESSON_ROW (row))), ==, "Second");
    }

  /* The rows before it are the same, with the focus that they may have. */
  g_assert_true (gtk_list_box_get_row_at_index (get_rows (fixture, 0), 0) == first);
}

/* Of a rail that is out of sight, nothing is laid out. */
static void
test_shown (Fixture       *fixture,
            gconstpointer  data)
{
  GtkWidget *list = find_type (GTK_WIDGET (fixture->rail), RB_TYPE_LESSON_LIST, 0);
  GtkWidget *rail = gtk_widget_get_first_child (GTK_WIDGET (fixture->rail));

  rb_lesson_rail_set_shown (fixture->rail, FALSE);
  g_assert_false (gtk_widget_get_visible (rail));
  rb_lesson_rail_set_expanded (fixture->rail, TRUE);
  g_assert_false (gtk_widget_get_visible (rail));
  g_assert_false (gtk_widget_get_visible (list));

  rb_lesson_rail_set_shown (fixture->rail, TRUE);
  g_assert_false (gtk_widget_get_visible (rail));
  g_assert_true (gtk_widget_get_visible (list));
}

static void
assert_focused (GtkWidget  *window,
                GtkListBox *rows)
{
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) ==
                 GTK_WIDGET (gtk_list_box_get_row_at_index (rows, 0)));
}

/* Somebody who walks through the window with Tab must not lose a program of their own to a lesson. */
static void
test_tab (Fixture       *fixture,
          gconstpointer  data)
{
  RbDocument *document = rb_session_get_document (fixture->session);
  g_autofree char *path = g_build_filename (fixture->folder, "mine.js", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GtkWidget *window = gtk_window_new ();

  g_assert_true (g_file_set_contents (path, "1;", -1, NULL));
  rb_document_open_file (document, file);
  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (fixture->rail));
  gtk_window_present (GTK_WINDOW (window));

  gtk_window_set_focus (GTK_WINDOW (window), NULL);
  gtk_widget_child_focus (window, GTK_DIR_TAB_FORWARD);
  assert_focused (window, get_rows (fixture, 0));
  g_assert_cmpstr (rb_document_get_title (document), ==, "mine.js");

  rb_lesson_rail_set_expanded (fixture->rail, TRUE);
  gtk_window_set_focus (GTK_WINDOW (window), NULL);
  gtk_widget_child_focus (window, GTK_DIR_TAB_FORWARD);
  gtk_widget_child_focus (window, GTK_DIR_TAB_FORWARD);
  assert_focused (window, get_rows (fixture, 1));
  g_assert_cmpstr (rb_document_get_title (document), ==, "mine.js");

  /* Enter opens the lesson that has the focus. */
  g_signal_emit_by_name (get_rows (fixture, 1), "activate-cursor-row");
  g_assert_true (rb_document_get_lesson (document) == get_lesson (fixture, 0));

  gtk_window_set_child (GTK_WINDOW (window), NULL);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add ("/lesson-rail/open", Fixture, NULL, set_up, test_open, tear_down);
  g_test_add ("/lesson-rail/expanded", Fixture, NULL, set_up, test_expanded, tear_down);
  g_test_add ("/lesson-rail/changed-file", Fixture, NULL, set_up, test_changed_file, tear_down);
  g_test_add ("/lesson-rail/own", Fixture, NULL, set_up, test_own, tear_down);
  g_test_add ("/lesson-rail/shown", Fixture, NULL, set_up, test_shown, tear_down);
  g_test_add ("/lesson-rail/tab", Fixture, NULL, set_up, test_tab, tear_down);

  return g_test_run ();
}
