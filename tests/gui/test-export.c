/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors
 *
 * What the window shows is exported to files, as a person does it.
 */

#include "config.h"

#include <glib/gstdio.h>

#include "app/window-private.h"
#include "engine/uninstalled.h"
#include "tests/deadline.h"
#include "tests/lesson/remove-tree.h"

#define PROGRAM "setTimeout(() => {\n  console.log('rang');\n}, 500);\n"

#define wait_until(condition) \
  G_STMT_START { \
    gint64 deadline_ = deadline_from_now (); \
    while (!(condition)) \
      { \
        g_assert_cmpint (g_get_monotonic_time (), <, deadline_); \
        g_main_context_iteration (NULL, FALSE); \
      } \
  } G_STMT_END

typedef struct
{
  RbWindow *window;
  char *folder;
} Fixture;

/* A process registers one application, once. */
static RbApplication *application;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  g_autoptr (GFile) file = NULL;

  fixture->folder = g_dir_make_tmp ("ringback-export-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (fixture->folder, "program.js", NULL);
  g_assert_true (g_file_set_contents (path, PROGRAM, -1, NULL));
  file = g_file_new_for_path (path);
  fixture->window = rb_window_new (application);
  gtk_window_present (GTK_WINDOW (fixture->window));
  rb_window_open_file (fixture->window, file);
  wait_until (rb_document_get_exercise (rb_session_get_document (fixture->window->session)) != NULL);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  GtkApplication *windows = GTK_APPLICATION (application);

  while (gtk_application_get_windows (windows) != NULL)
    gtk_window_destroy (gtk_application_get_windows (windows)->data);
  remove_tree (fixture->folder);
  g_free (fixture->folder);
}

static void
run_to_end (Fixture *fixture)
{
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.to-end", NULL);
  wait_until (rb_player_get_at_end (rb_session_get_player (fixture->window->session)));
}

/* Waits until the window says a sentence that contains some words. */
static void
wait_for_words (Fixture    *fixture,
                const char *words)
{
  gboolean is_said = FALSE;

  wait_until (is_said || ({
    GHashTableIter iter;
    gpointer message;

    g_hash_table_iter_init (&iter, fixture->window->said);
    while (g_hash_table_iter_next (&iter, &message, NULL))
      is_said |= strstr (message, words) != NULL;
    is_said;
  }));
}

/* Exports to a file of the folder with the action, and returns what is in it. */
static GBytes *
export (Fixture    *fixture,
        const char *name)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);
  g_autofree char *message = g_strdup_printf ("Exported as “%s”", name);
  g_autoptr (GError) error = NULL;
  char *content;
  gsize size;

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.export-uri", "s", uri);
  wait_for_words (fixture, message);
  g_file_get_contents (path, &content, &size, &error);
  g_assert_no_error (error);

  return g_bytes_new_take (content, size);
}

static void
assert_has (GBytes     *bytes,
            const char *words)
{
  g_assert_nonnull (memmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), words, strlen (words)));
}

/* The ending of a name decides what is in the file. */
static void
test_endings (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (GBytes) pdf = NULL;
  g_autoptr (GBytes) svg = NULL;
  g_autoptr (GBytes) png = NULL;
  g_autoptr (GBytes) jsonl = NULL;
  g_autoptr (GBytes) perfetto = NULL;

  run_to_end (fixture);
  pdf = export (fixture, "page.pdf");
  assert_has (pdf, "%PDF-");
  svg = export (fixture, "page.SVG");
  assert_has (svg, "<desc>program.js\n");
  assert_has (svg, "console.log(&apos;rang&apos;);");
  png = export (fixture, "page.png");
  assert_has (png, "PNG");
  jsonl = export (fixture, "trace.jsonl");
  assert_has (jsonl, "\"kind\":\"console\"");
  perfetto = export (fixture, "trace.json");
  assert_has (perfetto, "traceEvents");
}

/* A handout of a program that has not run is the program. There is no trace, and no file for one. */
static void
test_without_run (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "trace.jsonl", NULL);
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);
  g_autoptr (GBytes) svg = export (fixture, "page.svg");

  assert_has (svg, "setTimeout");
  g_assert_null (memmem (g_bytes_get_data (svg, NULL), g_bytes_get_size (svg), "Task queue", 10));
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.export-uri", "s", uri);
  wait_for_words (fixture, "has not run yet");
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

static void
test_no_folder (Fixture       *fixture,
                gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "missing", "page.pdf", NULL);
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.export-uri", "s", uri);
  wait_for_words (fixture, "“page.pdf” could not be exported: ");
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

static GtkWidget *
find_dialog (void)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWidget) toplevel = g_list_model_get_item (toplevels, i);

      if (GTK_IS_FILE_CHOOSER (toplevel) && gtk_widget_get_mapped (toplevel))
        return toplevel;
    }

  return NULL;
}

static gboolean
is_named (GtkWidget  *dialog,
          const char *expected)
{
  g_autofree char *name = gtk_file_chooser_get_current_name (GTK_FILE_CHOOSER (dialog));

  return g_strcmp0 (name, expected) == 0;
}

/* The dialog offers a name, whose ending follows the kind of file that is chosen. */
static void
test_dialog (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (GListModel) filters = NULL;
  g_autoptr (GtkFileFilter) svg = NULL;
  GtkWidget *dialog;

  run_to_end (fixture);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.export", NULL);
  wait_until (find_dialog () != NULL);
  dialog = find_dialog ();
  g_assert_true (is_named (dialog, "program.js.pdf"));
  filters = gtk_file_chooser_get_filters (GTK_FILE_CHOOSER (dialog));
  g_assert_cmpuint (g_list_model_get_n_items (filters), ==, 5);

  svg = g_list_model_get_item (filters, 1);
  gtk_file_chooser_set_filter (GTK_FILE_CHOOSER (dialog), svg);
  wait_until (is_named (dialog, "program.js.svg"));
  gtk_dialog_response (GTK_DIALOG (dialog), GTK_RESPONSE_CANCEL);
  wait_until (find_dialog () == NULL);
  g_assert_cmpuint (g_hash_table_size (fixture->window->said), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (GError) error = NULL;
  int result;

  rb_uninstalled_set_up ();
  g_test_init (&argc, &argv, NULL);
  application = rb_application_new ();
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, &error));
  g_assert_no_error (error);

  g_test_add ("/export/endings", Fixture, NULL, set_up, test_endings, tear_down);
  g_test_add ("/export/without-run", Fixture, NULL, set_up, test_without_run, tear_down);
  g_test_add ("/export/no-folder", Fixture, NULL, set_up, test_no_folder, tear_down);
  g_test_add ("/export/dialog", Fixture, NULL, set_up, test_dialog, tear_down);
  result = g_test_run ();
  g_object_unref (application);

  return result;
}
