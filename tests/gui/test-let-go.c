/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors
 *
 * A run that ends after the window's session has discarded it.
 */

#include "config.h"

#include <glib/gstdio.h>

#include "app/window-private.h"
#include "engine/uninstalled.h"

static RbWindow *window;

static void
start_run (const char *program)
{
  g_autoptr (GFile) file = g_file_new_for_path (program);
  RbDocument *document = rb_session_get_document (window->session);

  rb_window_open_file (window, file);
  while (rb_document_get_exercise (document) == NULL)
    g_main_context_iteration (NULL, TRUE);
  rb_session_run (window->session);
  while (rb_player_get_moment (rb_session_get_player (window->session)) == 0)
    g_main_context_iteration (NULL, TRUE);
}

/* An action sets the property by its name, so "notify" is emitted only after the setter has returned. By then the run
 * with the other setting has ended. */
static void
test_other_answers (gconstpointer program)
{
  start_run (program);
  g_action_group_change_action_state (G_ACTION_GROUP (window), "answers", g_variant_new_string ("blocking"));
  g_assert_null (rb_session_get_player (window->session));
  g_assert_cmpint (rb_session_get_answers (window->session), ==, RB_ANSWERS_BLOCKING);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (RbApplication) application = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *program = NULL;
  int status;

  rb_uninstalled_set_up ();
  g_test_init (&argc, &argv, NULL);
  folder = g_dir_make_tmp ("ringback-XXXXXX", &error);
  g_assert_no_error (error);
  program = g_build_filename (folder, "waits.js", NULL);
  g_assert_true (g_file_set_contents (program, "setTimeout(() => {}, 60000);\n", -1, &error));
  application = rb_application_new ();
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, &error));
  window = rb_window_new (application);
  gtk_window_present (GTK_WINDOW (window));
  g_test_add_data_func ("/let-go/other-answers", program, test_other_answers);
  status = g_test_run ();
  gtk_window_destroy (GTK_WINDOW (window));
  g_remove (program);
  g_rmdir (folder);

  return status;
}
