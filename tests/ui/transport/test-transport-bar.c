/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "ui/transport/transport-bar.h"

#include <adwaita.h>

#include "tests/lesson/remove-tree.h"
#include "tests/ui/find-type.h"
#include "tests/ui/shown-words.h"

typedef struct
{
  char *folder;
  RbRunnerPool *pool;
  RbDraftStore *drafts;
  RbProgress *progress;
  RbSession *session;
  GtkWidget *window;
  RbTransportBar *bar;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = NULL;
  g_autofree char *path = NULL;

  fixture->folder = g_dir_make_tmp ("ringback-transport-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (fixture->folder, "program.js", NULL);
  g_file_set_contents (path, "console.log (1);\n", -1, &error);
  g_assert_no_error (error);

  fixture->pool = rb_runner_pool_new (FALSE);
  fixture->drafts = rb_draft_store_new (fixture->folder);
  fixture->progress = rb_progress_new (fixture->folder);
  fixture->session = rb_session_new (fixture->pool, fixture->drafts, fixture->progress);
  file = g_file_new_for_path (path);
  rb_document_open_file (rb_session_get_document (fixture->session), file);

  fixture->bar = g_object_new (RB_TYPE_TRANSPORT_BAR, "session", fixture->session, NULL);
  fixture->window = gtk_window_new ();
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->bar));
  gtk_window_present (GTK_WINDOW (fixture->window));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  rb_session_discard_run (fixture->session);
  g_clear_object (&fixture->session);
  g_clear_object (&fixture->drafts);
  g_clear_object (&fixture->progress);
  g_clear_object (&fixture->pool);
  remove_tree (fixture->folder);
  g_free (fixture->folder);
}

/* The label of one button is Run, Pause or Play, depending on what the button does next. */
static void
test_play (Fixture       *fixture,
           gconstpointer  data)
{
  wait_for (fixture->bar, "Run");

  rb_session_run (fixture->session);
  wait_for (fixture->bar, "Pause");
  rb_player_pause (rb_session_get_player (fixture->session));
  wait_for (fixture->bar, "Play");

  rb_session_discard_run (fixture->session);
  wait_for (fixture->bar, "Run");
}

/* The Reset button is visible only if there is something to reset. */
static void
test_reset (Fixture       *fixture,
            gconstpointer  data)
{
  g_assert_false (shows (fixture->bar, "Reset"));
  rb_session_edit (fixture->session, "console.log (2);\n");
  wait_for (fixture->bar, "Reset");
  rb_session_reset (fixture->session);
  wait_until_gone (fixture->bar, "Reset");
}

static void
test_speed (Fixture       *fixture,
            gconstpointer  data)
{
  GtkDropDown *drop_down = GTK_DROP_DOWN (find_type (GTK_WIDGET (fixture->bar), GTK_TYPE_DROP_DOWN, 0));

  g_assert_cmpuint (gtk_drop_down_get_selected (drop_down), ==, 2);
  gtk_test_accessible_assert_property (drop_down, GTK_ACCESSIBLE_PROPERTY_LABEL, "Speed: 1×");

  rb_session_set_speed (fixture->session, 8);
  g_assert_cmpuint (gtk_drop_down_get_selected (drop_down), ==, 5);
  gtk_test_accessible_assert_property (drop_down, GTK_ACCESSIBLE_PROPERTY_LABEL, "Speed: 8×");
}

/* A narrow window keeps the buttons that move through a run, and needs less width for them. */
static void
test_compact (Fixture       *fixture,
              gconstpointer  data)
{
  int usual;
  int compact;
  int few;

  wait_for (fixture->bar, "Run");
  gtk_widget_measure (GTK_WIDGET (fixture->bar), GTK_ORIENTATION_HORIZONTAL, -1, &usual, NULL, NULL, NULL);

  rb_transport_bar_set_compact (fixture->bar, TRUE);
  wait_until_gone (fixture->bar, "Run");
  gtk_widget_measure (GTK_WIDGET (fixture->bar), GTK_ORIENTATION_HORIZONTAL, -1, &compact, NULL, NULL, NULL);
  g_assert_cmpint (compact, <, usual);

  rb_transport_bar_set_few (fixture->bar, TRUE);
  gtk_widget_measure (GTK_WIDGET (fixture->bar), GTK_ORIENTATION_HORIZONTAL, -1, &few, NULL, NULL, NULL);
  g_assert_cmpint (few, <, compact);

  rb_transport_bar_set_few (fixture->bar, FALSE);
  rb_transport_bar_set_compact (fixture->bar, FALSE);
  wait_for (fixture->bar, "Run");
}

/* The buttons control a comparison instead of the session's run, and an edited program cannot be reset there. */
static void
test_comparison (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr (RbComparison) comparison = NULL;

  rb_session_edit (fixture->session, "setTimeout (console.log, 500);\n");
  wait_for (fixture->bar, "Reset");
  comparison = rb_comparison_new (fixture->pool, fixture->session);
  g_object_set (fixture->bar, "comparison", comparison, NULL);
  wait_for (fixture->bar, "Play");
  wait_until_gone (fixture->bar, "Reset");

  while (!rb_comparison_get_ready (comparison))
    g_main_context_iteration (NULL, TRUE);
  rb_comparison_toggle (comparison);
  wait_for (fixture->bar, "Pause");
  rb_comparison_toggle (comparison);
  wait_for (fixture->bar, "Play");

  rb_transport_bar_set_comparison (fixture->bar, NULL);
  wait_for (fixture->bar, "Run");
  wait_for (fixture->bar, "Reset");
  rb_comparison_end (comparison);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add ("/transport-bar/play", Fixture, NULL, set_up, test_play, tear_down);
  g_test_add ("/transport-bar/reset", Fixture, NULL, set_up, test_reset, tear_down);
  g_test_add ("/transport-bar/compact", Fixture, NULL, set_up, test_compact, tear_down);
  g_test_add ("/transport-bar/speed", Fixture, NULL, set_up, test_speed, tear_down);

  g_test_add ("/transport-bar/comparison", Fixture, NULL, set_up, test_comparison, tear_down);

  return g_test_run ();
}
