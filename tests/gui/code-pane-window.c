/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include <adwaita.h>

#include "tests/ui/marked-run.h"
#include "tests/ui/own-icons.h"
#include "ui/code/code-pane.h"

/* A window with nothing but a code pane, for tests from outside the process. */

static void
activate_cb (GtkApplication *application,
             RbMachine      *machine)
{
  GtkWidget *window = gtk_application_window_new (application);
  GtkWidget *pane = rb_code_pane_new ();
  RbPlace place = { 1, 7, 6, 21 };

  add_own_icons ();
  rb_code_pane_set_source (RB_CODE_PANE (pane), rb_trace_get_source (rb_machine_get_trace (machine)));
  rb_code_pane_show_machine (RB_CODE_PANE (pane), machine);
  rb_code_pane_set_error (RB_CODE_PANE (pane), &place, "Not a good name.");
  gtk_window_set_title (GTK_WINDOW (window), "Code pane");
  gtk_window_set_default_size (GTK_WINDOW (window), 600, 500);
  gtk_window_set_child (GTK_WINDOW (window), pane);
  gtk_window_present (GTK_WINDOW (window));
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (AdwApplication) application = NULL;
  g_autoptr (RbMachine) machine = NULL;
  RbMarkedRun run;
  int status;

  rb_marked_run_init (&run);
  machine = rb_machine_new (run.trace);
  rb_machine_seek (machine, run.at_running);
  application = adw_application_new ("io.github.ringback.CodePaneWindow", G_APPLICATION_NON_UNIQUE);
  g_signal_connect (application, "activate", G_CALLBACK (activate_cb), machine);
  status = g_application_run (G_APPLICATION (application), argc, argv);
  rb_marked_run_clear (&run);

  return status;
}
