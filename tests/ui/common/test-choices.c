/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "tests/deadline.h"
#include "tests/ui/find-type.h"
#include "ui/common/choices.h"

static const char *const strings[] = { "one", "two", NULL };

static GtkWidget *
create_list (void)
{
  GtkWidget *list = gtk_drop_down_new_from_strings (strings);

  rb_choices_name_rows (GTK_DROP_DOWN (list));

  return list;
}

static GtkWidget *
wait_for_row (GtkWidget  *list,
              const char *text)
{
  gint64 deadline = deadline_from_now ();

  while (g_get_monotonic_time () < deadline)
    {
      GtkWidget *popover = find_type (list, GTK_TYPE_POPOVER, 0);
      GtkWidget *label;

      for (guint i = 0; (label = find_type (popover, GTK_TYPE_LABEL, i)) != NULL; i++)
        if (g_str_equal (gtk_label_get_text (GTK_LABEL (label)), text))
          return gtk_widget_get_parent (label);
      g_main_context_iteration (NULL, FALSE);
    }
  g_assert_not_reached ();
}

static gboolean
has_tick (GtkWidget *row)
{
  return gtk_widget_get_opacity (gtk_widget_get_last_child (row)) > 0.5;
}

/* Each row has its words as its name, and the row that is chosen has the tick. */
static void
test_rows (void)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *list = create_list ();
  GtkWidget *row;

  gtk_window_set_child (GTK_WINDOW (window), list);
  gtk_window_present (GTK_WINDOW (window));
  gtk_widget_activate (list);

  row = wait_for_row (list, "two");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (gtk_widget_get_parent (row)), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "two");
  g_assert_false (has_tick (row));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (list), 1);
  g_assert_true (has_tick (row));
  g_assert_false (has_tick (wait_for_row (list, "one")));

  gtk_window_destroy (GTK_WINDOW (window));
}

/* The closed list says what is chosen with it. */
static void
test_name (void)
{
  GtkWidget *list = g_object_ref_sink (create_list ());

  rb_choices_name (GTK_DROP_DOWN (list), "Number: one");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, "Number: one");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (find_type (list, GTK_TYPE_TOGGLE_BUTTON, 0)),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "Number: one");

  g_assert_finalize_object (list);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

  g_test_add_func ("/choices/rows", test_rows);
  g_test_add_func ("/choices/name", test_name);

  return g_test_run ();
}
