/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "ui/guide/step-dots.h"

#include "tests/ui/find-type.h"

static guint
count_dots (GtkWidget *dots,
            guint     *ret_current)
{
  guint n_dots = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (dots); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (g_str_equal (gtk_widget_get_css_name (child), "dot"))
      {
        if (gtk_widget_has_css_class (child, "current"))
          *ret_current = n_dots;
        n_dots++;
      }

  return n_dots;
}

/* As many dots as steps, and numbers if there are too many for a narrow column. */
static void
test_steps (void)
{
  GtkWidget *dots = g_object_ref_sink (g_object_new (RB_TYPE_STEP_DOTS, NULL));
  GtkWidget *label = find_type (dots, GTK_TYPE_LABEL, 0);
  guint current = G_MAXUINT;

  rb_step_dots_set_steps (RB_STEP_DOTS (dots), 4, 1);
  g_assert_cmpuint (count_dots (dots, &current), ==, 4);
  g_assert_cmpuint (current, ==, 1);
  g_assert_false (gtk_widget_get_visible (label));
  gtk_test_accessible_assert_property (dots, GTK_ACCESSIBLE_PROPERTY_LABEL, "Step 2 of 4");

  rb_step_dots_set_steps (RB_STEP_DOTS (dots), 2, 0);
  g_assert_cmpuint (count_dots (dots, &current), ==, 2);
  g_assert_cmpuint (current, ==, 0);

  rb_step_dots_set_steps (RB_STEP_DOTS (dots), 40, 2);
  g_assert_cmpuint (count_dots (dots, &current), ==, 0);
  g_assert_true (gtk_widget_get_visible (label));
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (label)), ==, "3 / 40");

  g_assert_finalize_object (dots);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

  g_test_add_func ("/step-dots/steps", test_steps);

  return g_test_run ();
}
