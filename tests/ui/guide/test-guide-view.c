/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "ui/guide/guide-view.h"

#include <adwaita.h>
#include <glib/gstdio.h>

#include "tests/lesson/remove-tree.h"
#include "tests/ui/find-type.h"
#include "tests/ui/shown-words.h"
#include "ui/guide/prediction-card.h"
#include "ui/guide/prose-view.h"

/* These tests use a real runner, because what a step says comes from a run. */

typedef struct
{
  char *folder;
  RbRunnerPool *pool;
  RbLibrary *library;
  RbSession *session;
  RbGuideView *view;
  GtkWidget *window;
  GtkWidget *entry;
} Fixture;

static const char first[] =
  "# First\n\nBefore.\n\n"
  "```js version=sync\nconsole.log(1);\nconsole.log(2);\n```\n```js version=callback\nconsole.log(3);\n```\n\n"
  "> What does it print?\n>\n> - [ ] `1`, then `3`\n> - [x] `1`, then `2`\n\n"
  "This is why.\n\nThe end.\n";

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
open_lesson (Fixture *fixture,
             guint    position)
{
  g_autoptr (RbLesson) lesson = g_list_model_get_item (G_LIST_MODEL (fixture->library), position);

  rb_session_open_lesson (fixture->session, lesson);
}

/* Puts the view into a window, next to an entry. */
static void
show (Fixture *fixture)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  fixture->window = gtk_window_new ();
  fixture->entry = gtk_entry_new ();
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (fixture->view));
  gtk_box_append (GTK_BOX (box), fixture->entry);
  gtk_window_set_child (GTK_WINDOW (fixture->window), box);
  gtk_window_present (GTK_WINDOW (fixture->window));
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  const char *languages[] = { "en", NULL };
  const char *folders[] = { NULL, NULL };
  g_autoptr (RbDraftStore) drafts = NULL;
  g_autoptr (RbProgress) progress = NULL;
  g_autofree char *lessons = NULL;

  fixture->folder = g_dir_make_tmp ("ringback-guide-view-XXXXXX", NULL);
  lessons = g_build_filename (fixture->folder, "en", NULL);
  g_assert_cmpint (g_mkdir (lessons, 0700), ==, 0);
  write_lesson (fixture, "1.md", first);
  write_lesson (fixture, "2.md", "# Second\n");
  folders[0] = fixture->folder;

  drafts = rb_draft_store_new (fixture->folder);
  progress = rb_progress_new (fixture->folder);
  fixture->pool = rb_runner_pool_new (FALSE);
  fixture->library = rb_library_new_for_folders (folders, languages, progress);
  fixture->session = rb_session_new (fixture->pool, drafts, progress);
  fixture->view = g_object_ref_sink (g_object_new (RB_TYPE_GUIDE_VIEW, "session", fixture->session, NULL));
  show (fixture);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (fixture->view)));
  rb_session_set_library (fixture->session, fixture->library);
  open_lesson (fixture, 0);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_assert_finalize_object (fixture->view);
  g_assert_finalize_object (fixture->session);
  g_clear_object (&fixture->library);
  g_clear_object (&fixture->pool);
  remove_tree (fixture->folder);
  g_free (fixture->folder);
}

static void
activate (Fixture    *fixture,
          const char *action)
{
  gtk_widget_activate_action (GTK_WIDGET (fixture->view), action, NULL);
}

static void
run (Fixture *fixture)
{
  rb_session_to_end (fixture->session);
  while (!rb_player_get_at_end (rb_session_get_player (fixture->session)))
    g_main_context_iteration (NULL, TRUE);
}

static void
test_steps (Fixture       *fixture,
            gconstpointer  data)
{
  GtkWidget *title = find_type (GTK_WIDGET (fixture->view), GTK_TYPE_LABEL, 0);

  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (fixture->view)));
  gtk_test_accessible_assert_role (fixture->view, GTK_ACCESSIBLE_ROLE_REGION);
  gtk_test_accessible_assert_role (title, GTK_ACCESSIBLE_ROLE_HEADING);
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (title)), ==, "First");
  g_assert_true (shows (fixture->view, "Before."));
  g_assert_false (shows (fixture->view, "What does it print?"));

  activate (fixture, "guide.previous-step");
  g_assert_true (shows (fixture->view, "Before."));
  activate (fixture, "guide.next-step");
  g_assert_false (shows (fixture->view, "Before."));
  g_assert_true (shows (fixture->view, "What does it print?"));
  activate (fixture, "guide.next-step");
  g_assert_true (shows (fixture->view, "The end."));
  activate (fixture, "guide.next-step");
  g_assert_true (shows (fixture->view, "Lesson 2: Second"));

  activate (fixture, "guide.next-lesson");
  g_assert_true (shows (fixture->view, "What you have seen"));
  g_assert_false (shows (fixture->view, "Lesson 2: Second"));
}

/* Nothing gives the answer away before the run. After it, the step shows what was printed, why, and the moment. */
static void
test_answer (Fixture       *fixture,
             gconstpointer  data)
{
  RbGuide *guide = rb_session_get_guide (fixture->session);

  activate (fixture, "guide.next-step");
  g_assert_false (shows (fixture->view, "This is why."));
  g_assert_false (shows (fixture->view, "The run printed:"));
  rb_guide_step_set_chosen (rb_guide_get_current (guide), 0);
  run (fixture);
  g_assert_true (shows (fixture->view, "The run printed:"));
  g_assert_true (shows (fixture->view, "1\n2"));
  g_assert_true (shows (fixture->view, "This is why."));
  g_assert_true (shows (fixture->view, "Show me the moment"));

  /* The second line decides it. */
  activate (fixture, "guide.show-moment");
  g_assert_cmpuint (rb_machine_get_n_console_lines (rb_player_get_machine (rb_session_get_player (fixture->session))),
                    ==, 2);
  g_assert_cmpuint (rb_player_get_moment (rb_session_get_player (fixture->session)), ==, 1);

  /* Another program is shown now, and it has no such moment. */
  rb_document_set_version (rb_session_get_document (fixture->session), "callback");
  g_assert_false (shows (fixture->view, "Show me the moment"));
  g_assert_true (shows (fixture->view, "Sync printed:"));
  run (fixture);
  g_assert_false (shows (fixture->view, "Sync printed:"));
  g_assert_true (shows (fixture->view, "1\n2"));
}

/* A run with another kind of database, or of an edited program, is no answer. */
static void
test_no_answer (Fixture       *fixture,
                gconstpointer  data)
{
  activate (fixture, "guide.next-step");
  rb_session_set_answers (fixture->session, RB_ANSWERS_BLOCKING);
  run (fixture);
  g_assert_false (shows (fixture->view, "The run printed:"));
  rb_session_set_answers (fixture->session, RB_ANSWERS_LATER);
  rb_session_edit (fixture->session, "console.log(7);");
  run (fixture);
  g_assert_false (shows (fixture->view, "The run printed:"));
  rb_session_reset (fixture->session);
  run (fixture);
  g_assert_true (shows (fixture->view, "The run printed:"));
}

/* The focus stays in the step that is read, and goes nowhere if the person is somewhere else. */
static void
test_focus (Fixture       *fixture,
            gconstpointer  data)
{
  gtk_widget_grab_focus (fixture->entry);
  activate (fixture, "guide.next-step");
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (fixture->window)), fixture->entry));

  gtk_widget_grab_focus (find_type (GTK_WIDGET (fixture->view), GTK_TYPE_CHECK_BUTTON, 1));
  activate (fixture, "guide.previous-step");
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (fixture->window)),
                                         find_type (GTK_WIDGET (fixture->view), GTK_TYPE_SCROLLED_WINDOW, 0)));
}

static void
test_compact (Fixture       *fixture,
              gconstpointer  data)
{
  int wide;

  g_assert_false (rb_guide_view_get_compact (fixture->view));
  activate (fixture, "guide.next-step");
  g_assert_true (shows (fixture->view, "Before you run"));
  g_object_set (fixture->view, "compact", TRUE, NULL);
  g_assert_false (shows (fixture->view, "Before you run"));
  g_assert_true (shows (fixture->view, "What does it print?"));
  g_assert_true (rb_guide_view_get_compact (fixture->view));

  /* Text and options need more height if they have less width. */
  wide = rb_guide_view_measure_step (fixture->view, 900);
  g_assert_cmpint (wide, >, 50);
  g_assert_cmpint (rb_guide_view_measure_step (fixture->view, 200), >, wide);
  g_assert_true (rb_guide_view_get_session (fixture->view) == fixture->session);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add ("/guide-view/steps", Fixture, NULL, set_up, test_steps, tear_down);
  g_test_add ("/guide-view/answer", Fixture, NULL, set_up, test_answer, tear_down);
  g_test_add ("/guide-view/no-answer", Fixture, NULL, set_up, test_no_answer, tear_down);
  g_test_add ("/guide-view/focus", Fixture, NULL, set_up, test_focus, tear_down);
  g_test_add ("/guide-view/compact", Fixture, NULL, set_up, test_compact, tear_down);

  return g_test_run ();
}
