/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "tests/ui/wait-mapped.h"
#include "ui/common/reader.h"

static gboolean
is_hidden (GtkWidget *widget)
{
  g_autofree char *wrong = gtk_test_accessible_check_state (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE);

  return wrong == NULL;
}

/* Only the page of a stack that is shown is read out. */
static void
test_pages (void)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *stack = gtk_stack_new ();
  GtkWidget *first = gtk_label_new ("first");
  GtkWidget *second = gtk_label_new ("second");

  gtk_stack_add_child (GTK_STACK (stack), first);
  gtk_stack_add_child (GTK_STACK (stack), second);
  rb_reader_skip_unmapped (stack);
  g_assert_true (is_hidden (first));
  g_assert_true (is_hidden (second));

  gtk_window_set_child (GTK_WINDOW (window), stack);
  gtk_window_present (GTK_WINDOW (window));
  wait_mapped (first);
  g_assert_false (is_hidden (first));
  g_assert_true (is_hidden (second));

  gtk_stack_set_visible_child (GTK_STACK (stack), second);
  wait_mapped (second);
  g_assert_true (is_hidden (first));
  g_assert_false (is_hidden (second));

  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

  g_test_add_func ("/reader/pages", test_pages);

  return g_test_run ();
}
