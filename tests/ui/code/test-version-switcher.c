/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "ui/code/version-switcher.h"

static RbExercise *
create_exercise (const char * const *names)
{
  g_autoptr (RbDatabaseConfig) database = rb_database_config_new ();
  RbExercise *exercise = rb_exercise_new (1, "Title", NULL, database, FALSE);

  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autoptr (RbVersion) version = rb_version_new (names[i], "js", "1;", 1, 0);

      rb_exercise_add_version (exercise, version);
    }

  return exercise;
}

static GtkWidget *
get_toggle (RbVersionSwitcher *switcher,
            guint              index)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (switcher));

  while (index-- > 0)
    child = gtk_widget_get_next_sibling (child);

  return child;
}

static void
count_cb (guint *count)
{
  (*count)++;
}

static void
test_choose (void)
{
  RbVersionSwitcher *switcher = g_object_ref_sink (RB_VERSION_SWITCHER (rb_version_switcher_new ()));
  g_autoptr (RbExercise) exercise = create_exercise ((const char *[]) { "sync", "callback", NULL });
  guint notified = 0;

  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (switcher)));
  g_assert_null (rb_version_switcher_get_version (switcher));

  rb_version_switcher_set_exercise (switcher, exercise);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (switcher)));
  g_assert_cmpstr (rb_version_switcher_get_version (switcher), ==, "sync");
  g_assert_true (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (get_toggle (switcher, 0))));

  g_signal_connect_swapped (switcher, "notify::version", G_CALLBACK (count_cb), &notified);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (get_toggle (switcher, 1)), TRUE);
  g_assert_cmpstr (rb_version_switcher_get_version (switcher), ==, "callback");
  g_assert_cmpuint (notified, ==, 1);

  rb_version_switcher_set_version (switcher, "sync");
  g_assert_true (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (get_toggle (switcher, 0))));
  g_assert_false (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (get_toggle (switcher, 1))));
  g_assert_cmpuint (notified, ==, 2);

  rb_version_switcher_set_version (switcher, "promise");
  g_assert_cmpstr (rb_version_switcher_get_version (switcher), ==, "sync");
  g_assert_cmpuint (notified, ==, 2);

  g_assert_finalize_object (switcher);
}

static void
test_exercises (void)
{
  RbVersionSwitcher *switcher = g_object_ref_sink (RB_VERSION_SWITCHER (rb_version_switcher_new ()));
  g_autoptr (RbExercise) two = create_exercise ((const char *[]) { "sync", "callback", NULL });
  g_autoptr (RbExercise) other = create_exercise ((const char *[]) { "callback", "promise", "async", NULL });
  g_autoptr (RbExercise) one = create_exercise ((const char *[]) { RB_VERSION_PROGRAM, NULL });

  rb_version_switcher_set_exercise (switcher, two);
  rb_version_switcher_set_version (switcher, "callback");
  rb_version_switcher_set_exercise (switcher, other);
  g_assert_cmpstr (rb_version_switcher_get_version (switcher), ==, "callback");
  g_assert_nonnull (get_toggle (switcher, 2));
  g_assert_null (get_toggle (switcher, 3));

  rb_version_switcher_set_exercise (switcher, one);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (switcher)));
  g_assert_cmpstr (rb_version_switcher_get_version (switcher), ==, RB_VERSION_PROGRAM);

  rb_version_switcher_set_exercise (switcher, NULL);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (switcher)));
  g_assert_null (rb_version_switcher_get_version (switcher));

  g_assert_finalize_object (switcher);
}

/* A hidden switcher that gets other versions has their width afterwards. */
static void
test_width (void)
{
  RbVersionSwitcher *switcher = g_object_ref_sink (RB_VERSION_SWITCHER (rb_version_switcher_new ()));
  g_autoptr (RbExercise) many = create_exercise ((const char *[]) { "sync", "callback", "promise", "async", NULL });
  g_autoptr (RbExercise) two = create_exercise ((const char *[]) { "sync", "callback", NULL });
  int wide, narrow;

  rb_version_switcher_set_exercise (switcher, two);
  gtk_widget_measure (GTK_WIDGET (switcher), GTK_ORIENTATION_HORIZONTAL, -1, NULL, &narrow, NULL, NULL);
  rb_version_switcher_set_exercise (switcher, many);
  gtk_widget_measure (GTK_WIDGET (switcher), GTK_ORIENTATION_HORIZONTAL, -1, NULL, &wide, NULL, NULL);
  g_assert_cmpint (wide, >, narrow);

  gtk_widget_set_visible (GTK_WIDGET (switcher), FALSE);
  rb_version_switcher_set_exercise (switcher, two);
  gtk_widget_set_visible (GTK_WIDGET (switcher), TRUE);
  gtk_widget_measure (GTK_WIDGET (switcher), GTK_ORIENTATION_HORIZONTAL, -1, NULL, &wide, NULL, NULL);
  g_assert_cmpint (wide, ==, narrow);

  g_assert_finalize_object (switcher);
}

static void
test_accessible (void)
{
  RbVersionSwitcher *switcher = g_object_ref_sink (RB_VERSION_SWITCHER (rb_version_switcher_new ()));
  g_autoptr (RbExercise) exercise = create_exercise ((const char *[]) { "sync", "async", NULL });

  rb_version_switcher_set_exercise (switcher, exercise);
  gtk_test_accessible_assert_role (switcher, GTK_ACCESSIBLE_ROLE_RADIO_GROUP);
  gtk_test_accessible_assert_property (switcher, GTK_ACCESSIBLE_PROPERTY_LABEL, "Version");
  gtk_test_accessible_assert_state (get_toggle (switcher, 0), GTK_ACCESSIBLE_STATE_PRESSED,
                                    GTK_ACCESSIBLE_TRISTATE_TRUE);
  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (get_toggle (switcher, 1))), ==, "Async/await");
  g_assert_true (gtk_widget_get_focusable (get_toggle (switcher, 1)));

  g_assert_finalize_object (switcher);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

  g_test_add_func ("/version-switcher/choose", test_choose);
  g_test_add_func ("/version-switcher/exercises", test_exercises);
  g_test_add_func ("/version-switcher/width", test_width);
  g_test_add_func ("/version-switcher/accessible", test_accessible);

  return g_test_run ();
}
