/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "tests/ui/wait-mapped.h"
#include "ui/common/popovers.h"

typedef struct
{
  GtkWidget *window;
  GtkWidget *buttons[2];
  GtkWidget *popovers[2];
  GtkWidget *choices[2];
} Fixture;

static void
wait_focus (Fixture   *fixture,
            GtkWidget *widget)
{
  gint64 deadline = deadline_from_now ();

  while (gtk_window_get_focus (GTK_WINDOW (fixture->window)) != widget && g_get_monotonic_time () < deadline)
    g_main_context_iteration (NULL, FALSE);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture->window)) == widget);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  fixture->window = gtk_window_new ();
  gtk_window_set_child (GTK_WINDOW (fixture->window), box);
  rb_popovers_watch (GTK_WINDOW (fixture->window));

  for (guint i = 0; i < G_N_ELEMENTS (fixture->buttons); i++)
    {
      fixture->buttons[i] = gtk_menu_button_new ();
      fixture->popovers[i] = gtk_popover_new ();
      fixture->choices[i] = gtk_button_new ();
      gtk_popover_set_child (GTK_POPOVER (fixture->popovers[i]), fixture->choices[i]);
      gtk_menu_button_set_popover (GTK_MENU_BUTTON (fixture->buttons[i]), fixture->popovers[i]);
      gtk_box_append (GTK_BOX (box), fixture->buttons[i]);
    }
  gtk_window_present (GTK_WINDOW (fixture->window));
  wait_mapped (fixture->buttons[0]);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
}

/* A menu that opens closes the one that is open. */
static void
test_one (Fixture       *fixture,
          gconstpointer  data)
{
  gtk_menu_button_popup (GTK_MENU_BUTTON (fixture->buttons[0]));
  wait_focus (fixture, fixture->choices[0]);

  gtk_menu_button_popup (GTK_MENU_BUTTON (fixture->buttons[1]));
  wait_focus (fixture, fixture->choices[1]);
  g_assert_false (gtk_widget_get_visible (fixture->popovers[0]));
  g_assert_true (gtk_widget_get_visible (fixture->popovers[1]));
}

/* The focus goes from a closed menu to its button. */
static void
test_closed (Fixture       *fixture,
             gconstpointer  data)
{
  GtkWidget *focus;

  gtk_menu_button_popup (GTK_MENU_BUTTON (fixture->buttons[0]));
  wait_focus (fixture, fixture->choices[0]);
  gtk_menu_button_popdown (GTK_MENU_BUTTON (fixture->buttons[0]));

  gtk_window_set_focus (GTK_WINDOW (fixture->window), fixture->choices[0]);
  focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));
  g_assert_nonnull (focus);
  g_assert_true (gtk_widget_is_ancestor (focus, fixture->buttons[0]));
  g_assert_false (gtk_widget_is_ancestor (focus, fixture->popovers[0]));
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

  g_test_add ("/popovers/one", Fixture, NULL, set_up, test_one, tear_down);
  g_test_add ("/popovers/closed", Fixture, NULL, set_up, test_closed, tear_down);

  return g_test_run ();
}
