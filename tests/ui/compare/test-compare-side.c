/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "ui/compare/compare-side.h"

#include <adwaita.h>

#include "tests/session/compared-lesson.h"
#include "tests/ui/find-type.h"
#include "ui/code/code-pane.h"
#include "ui/console/console-view.h"

typedef struct
{
  ComparedLesson lesson;
  RbComparison *comparison;
  RbCompareSide *side;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  open_compared_lesson (&fixture->lesson, data);
  fixture->comparison = rb_comparison_new (fixture->lesson.pool, fixture->lesson.session);
  fixture->side = g_object_ref_sink (g_object_new (RB_TYPE_COMPARE_SIDE, NULL));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_assert_finalize_object (fixture->side);
  g_assert_finalize_object (fixture->comparison);
  close_compared_lesson (&fixture->lesson, data);
}

static GtkWidget *
find (Fixture *fixture,
      GType    type)
{
  return find_type (GTK_WIDGET (fixture->side), type, 0);
}

static void
assert_source (Fixture    *fixture,
               const char *expected)
{
  g_autofree char *source = rb_code_pane_get_source (RB_CODE_PANE (find (fixture, RB_TYPE_CODE_PANE)));

  g_assert_cmpstr (source, ==, expected);
}

static RbPlayer *
get_shown_player (Fixture *fixture)
{
  RbPlayer *player = rb_code_pane_get_player (RB_CODE_PANE (find (fixture, RB_TYPE_CODE_PANE)));

  g_assert_true (rb_console_view_get_player (RB_CONSOLE_VIEW (find (fixture, RB_TYPE_CONSOLE_VIEW))) == player);

  return player;
}

/* The program is there at once, and its run when both programs have come to their end. */
static void
test_ready (Fixture       *fixture,
            gconstpointer  data)
{
  rb_compare_side_show (fixture->side, fixture->comparison, RB_SIDE_RIGHT);
  assert_source (fixture,
                 "setTimeout(() => console.log('tick'), 500);\ndatabase.getUserById(1, (user) => {\n"
                 "  console.log(user);\n});");
  g_assert_null (get_shown_player (fixture));
  /* The title of the console leaves its room to the code. */
  gtk_test_accessible_assert_property (find (fixture, RB_TYPE_CONSOLE_VIEW), GTK_ACCESSIBLE_PROPERTY_LABEL, "Console");
  g_assert_false (gtk_widget_get_visible (gtk_widget_get_first_child (find (fixture, RB_TYPE_CONSOLE_VIEW))));
  g_assert_false (rb_code_pane_get_editable (RB_CODE_PANE (find (fixture, RB_TYPE_CODE_PANE))));

  wait_until_ready (fixture->comparison);
  g_assert_nonnull (get_shown_player (fixture));
  g_assert_true (get_shown_player (fixture) == rb_comparison_get_player (fixture->comparison, RB_SIDE_RIGHT));
}

/* The list has each version with both kinds of database. */
static void
test_list (Fixture       *fixture,
           gconstpointer  data)
{
  static const char *const choices[] = { "Sync, answers later", "Sync, database blocks", "Callback, answers later",
                                         "Callback, database blocks" };
  GtkDropDown *list = GTK_DROP_DOWN (find (fixture, GTK_TYPE_DROP_DOWN));
  GListModel *model;

  rb_compare_side_show (fixture->side, fixture->comparison, RB_SIDE_LEFT);
  model = gtk_drop_down_get_model (list);
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, G_N_ELEMENTS (choices));
  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    g_assert_cmpstr (gtk_string_list_get_string (GTK_STRING_LIST (model), i), ==, choices[i]);
  g_assert_cmpuint (gtk_drop_down_get_selected (list), ==, 0);
  g_assert_cmpuint (rb_comparison_get_choice (fixture->comparison, RB_SIDE_LEFT), ==, 0);
}

/* What is chosen elsewhere is shown, too; the other side stays as it is. */
static void
test_changed (Fixture       *fixture,
              gconstpointer  data)
{
  GtkDropDown *list = GTK_DROP_DOWN (find (fixture, GTK_TYPE_DROP_DOWN));

  rb_compare_side_show (fixture->side, fixture->comparison, RB_SIDE_LEFT);
  wait_until_ready (fixture->comparison);
  rb_comparison_set_choice (fixture->comparison, RB_SIDE_RIGHT, 1);
  g_assert_cmpuint (gtk_drop_down_get_selected (list), ==, 0);
  assert_source (fixture, "setTimeout(() => console.log('tick'), 500);\nconst user = database.getUserById(1);\n"
                          "console.log(user);");

  rb_comparison_set_choice (fixture->comparison, RB_SIDE_LEFT, 2);
  g_assert_cmpuint (gtk_drop_down_get_selected (list), ==, 2);
  g_assert_null (get_shown_player (fixture));
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (fixture->side), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Left side: Callback, answers later");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (find (fixture, GTK_TYPE_TOGGLE_BUTTON)),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "Left side: Callback, answers later");
  wait_until_ready (fixture->comparison);
  g_assert_true (get_shown_player (fixture) == rb_comparison_get_player (fixture->comparison, RB_SIDE_LEFT));
}

/* A side that shows nothing does not follow the comparison any more. */
static void
test_nothing (Fixture       *fixture,
              gconstpointer  data)
{
  rb_compare_side_update_time (fixture->side);
  rb_compare_side_show (fixture->side, fixture->comparison, RB_SIDE_LEFT);
  wait_until_ready (fixture->comparison);
  rb_compare_side_show (fixture->side, NULL, RB_SIDE_LEFT);
  g_assert_null (get_shown_player (fixture));
  rb_comparison_to_end (fixture->comparison);
  rb_comparison_set_choice (fixture->comparison, RB_SIDE_LEFT, 3);
  g_assert_null (get_shown_player (fixture));
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add ("/compare-side/ready", Fixture, two_versions, set_up, test_ready, tear_down);
  g_test_add ("/compare-side/list", Fixture, two_versions, set_up, test_list, tear_down);
  g_test_add ("/compare-side/changed", Fixture, two_versions, set_up, test_changed, tear_down);
  g_test_add ("/compare-side/nothing", Fixture, two_versions, set_up, test_nothing, tear_down);

  return g_test_run ();
}
