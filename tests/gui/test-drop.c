/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors
 *
 * Files that are dropped on the window.
 */

#include "config.h"

#include <glib/gstdio.h>

#include "app/window-private.h"
#include "engine/uninstalled.h"
#include "tests/lesson/remove-tree.h"

typedef struct
{
  char *folder;
  RbWindow *window;
} Fixture;

/* A process registers one application, once. */
static RbApplication *application;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("ringback-drop-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->window = rb_window_new (application);
  gtk_window_present (GTK_WINDOW (fixture->window));
}

static GList *
get_windows (void)
{
  return gtk_application_get_windows (GTK_APPLICATION (application));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  while (get_windows () != NULL)
    gtk_window_destroy (get_windows ()->data);
  remove_tree (fixture->folder);
  g_free (fixture->folder);
}

static GFile *
write_program (Fixture    *fixture,
               const char *name,
               const char *text)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));

  return g_file_new_for_path (path);
}

static GtkDropTarget *
find_target (Fixture *fixture)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (fixture->window));

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_DROP_TARGET (controller))
        return GTK_DROP_TARGET (controller);
    }

  g_assert_not_reached ();
}

/* Drops files as a file manager does, once GTK has read their list. */
static gboolean
drop (Fixture *fixture,
      GSList  *files)
{
  g_auto (GValue) value = G_VALUE_INIT;
  gboolean is_taken = FALSE;

  g_value_init (&value, GDK_TYPE_FILE_LIST);
  g_value_take_boxed (&value, gdk_file_list_new_from_list (files));
  g_signal_emit_by_name (find_target (fixture), "drop", &value, 10.0, 10.0, &is_taken);

  return is_taken;
}

static void
assert_opens (RbWindow   *window,
              const char *source)
{
  RbDraft *draft = rb_session_get_draft (window->session);

  while (g_strcmp0 (rb_draft_get_text (draft), source) != 0)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_one (Fixture       *fixture,
          gconstpointer  data)
{
  g_autoptr (GFile) file = write_program (fixture, "first.js", "console.log (\"first\");\n");
  g_autoptr (GSList) files = g_slist_append (NULL, file);

  g_assert_true (drop (fixture, files));
  assert_opens (fixture->window, "console.log (\"first\");\n");
  g_assert_cmpuint (g_list_length (get_windows ()), ==, 1);
}

static void
test_two (Fixture       *fixture,
          gconstpointer  data)
{
  g_autoptr (GFile) first = write_program (fixture, "first.js", "console.log (\"first\");\n");
  g_autoptr (GFile) second = write_program (fixture, "second.js", "console.log (\"second\");\n");
  g_autoptr (GSList) files = g_slist_append (g_slist_append (NULL, first), second);

  g_assert_true (drop (fixture, files));
  assert_opens (fixture->window, "console.log (\"first\");\n");

  g_assert_cmpuint (g_list_length (get_windows ()), ==, 2);
  for (GList *l = get_windows (); l != NULL; l = l->next)
    if (l->data != fixture->window)
      assert_opens (l->data, "console.log (\"second\");\n");
}

static void
test_nothing (Fixture       *fixture,
              gconstpointer  data)
{
  g_assert_false (drop (fixture, NULL));
  g_assert_cmpuint (g_list_length (get_windows ()), ==, 1);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GError) error = NULL;
  int status;

  rb_uninstalled_set_up ();
  g_test_init (&argc, &argv, NULL);
  application = rb_application_new ();
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, &error));
  g_assert_no_error (error);
  g_test_add ("/drop/one", Fixture, NULL, set_up, test_one, tear_down);
  g_test_add ("/drop/two", Fixture, NULL, set_up, test_two, tear_down);
  g_test_add ("/drop/nothing", Fixture, NULL, set_up, test_nothing, tear_down);
  status = g_test_run ();
  g_object_unref (application);

  return status;
}
