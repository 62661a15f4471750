/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "ui/timeline/timeline-bar-list.h"

#include <adwaita.h>

#include "tests/ui/find-type.h"
#include "tests/ui/timeline/timeline-window.h"

#define MANY "for (let i = 0; i < 120; i++)\n  console.log(i);\n"

static GtkWidget *
get_list (TimelineWindow *window)
{
  GtkWidget *list = find_type (GTK_WIDGET (window->view), RB_TYPE_TIMELINE_BAR_LIST, 0);

  rb_timeline_bar_list_update (RB_TIMELINE_BAR_LIST (list));

  return list;
}

static guint
count_items (GtkWidget *list)
{
  guint n = 0;

  for (GtkWidget *item = gtk_widget_get_first_child (list); item != NULL; item = gtk_widget_get_next_sibling (item))
    n++;

  return n;
}

static void
press (GtkWidget *list,
       guint      key)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (list);
  g_autoptr (GObject) controller = g_list_model_get_item (controllers, 0);
  gboolean handled = FALSE;

  g_assert_true (GTK_IS_EVENT_CONTROLLER_KEY (controller));
  g_signal_emit_by_name (controller, "key-pressed", key, 0, 0, &handled);
  g_assert_true (handled);
}

/* Every bar has a child with a role and words, in the order in which the bars begin. */
static void
test_words (TimelineWindow *window,
            gconstpointer   data)
{
  static const char *const expected[] = {
    "on the stack: main script, at 0",
    "Callback A, lookup: users · id 1, from 0 to 1.5 s (1.5 s)",
    "console: meanwhile, at 0",
    "Callback A, in the task queue: users · id 1, at 1.5 s",
    "Callback A, on the stack: callback, at 1.5 s",
    "Callback B, lookup: users · id 1, from 1.5 s to 3.0 s (1.5 s)",
    "Callback B, in the task queue: users · id 1, at 3.0 s",
    "Callback B, on the stack: callback, at 3.0 s",
    "Callback B, console: { id: 1, name: \"wwDev\" }, at 3.0 s",
  };
  GtkWidget *list = get_list (window);
  GtkWidget *item = gtk_widget_get_first_child (list);

  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_ROLE_LIST);
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_assert_nonnull (item);
      gtk_test_accessible_assert_role (GTK_ACCESSIBLE (item), GTK_ACCESSIBLE_ROLE_LIST_ITEM);
      gtk_test_accessible_assert_property (GTK_ACCESSIBLE (item), GTK_ACCESSIBLE_PROPERTY_LABEL, expected[i]);
      gtk_test_accessible_assert_relation (GTK_ACCESSIBLE (item), GTK_ACCESSIBLE_RELATION_POS_IN_SET, (int) i + 1);
      item = gtk_widget_get_next_sibling (item);
    }
  g_assert_null (item);
}

/* A child lies where its bar is. */
static void
test_places (TimelineWindow *window,
             gconstpointer   data)
{
  GtkWidget *list = get_list (window);
  GtkWidget *item = gtk_widget_get_next_sibling (gtk_widget_get_first_child (list));
  RbTimelineShape bar;
  graphene_rect_t bounds;

  g_assert_true (timeline_window_find (window, 0, RB_LANE_LOOKUPS, 0, &bar));
  wait_until (gtk_widget_compute_bounds (item, GTK_WIDGET (window->chart), &bounds) && bounds.size.width > 1);
  g_assert_cmpfloat_with_epsilon (bounds.origin.x, bar.x, 1.5);
  g_assert_cmpfloat_with_epsilon (bounds.origin.y, bar.y, 1.5);
  g_assert_cmpfloat_with_epsilon (bounds.size.width, bar.width, 1.5);
}

/* Tab enters at the playhead and leaves; keys go from bar to bar; a bar that is pressed goes to its moment. */
static void
test_keys (TimelineWindow *window,
           gconstpointer   data)
{
  GtkWidget *list = get_list (window);
  GtkWidget *first = gtk_widget_get_first_child (list);
  RbTimelineShape bar;

  timeline_window_go (window, 0);
  rb_timeline_bar_list_update (RB_TIMELINE_BAR_LIST (list));
  g_assert_true (gtk_widget_child_focus (list, GTK_DIR_TAB_FORWARD));
  g_assert_nonnull (gtk_widget_get_focus_child (list));
  while (gtk_widget_get_focus_child (list) != first)
    press (list, GDK_KEY_Up);
  press (list, GDK_KEY_Down);
  g_assert_true (gtk_widget_get_focus_child (list) == gtk_widget_get_next_sibling (first));
  g_assert_true (gtk_widget_activate (gtk_widget_get_focus_child (list)));
  g_assert_true (timeline_window_find (window, 0, RB_LANE_LOOKUPS, 0, &bar));
  g_assert_cmpuint (rb_player_get_moment (window->run.player), ==,
                    rb_trace_find_moment (get_trace (&window->run), bar.span.bar.begin));
  press (list, GDK_KEY_Up);
  g_assert_true (gtk_widget_get_focus_child (list) == first);

  /* The other keys do what they do on the chart. */
  press (list, GDK_KEY_End);
  g_assert_true (rb_player_get_at_end (window->run.player));
  g_assert_false (gtk_widget_child_focus (list, GTK_DIR_TAB_FORWARD));
}

/* The list stays small, and keys reach bars that are not in sight. */
static void
test_many (TimelineWindow *window,
           gconstpointer   data)
{
  GtkWidget *list;
  double from;

  timeline_window_go (window, 0);
  for (guint i = 0; i < 8; i++)
    rb_timeline_chart_zoom (window->chart, 1.5);
  list = get_list (window);
  from = window->scene->viewport.from;
  g_assert_cmpuint (count_items (list), >, 0);
  g_assert_true (gtk_widget_child_focus (list, GTK_DIR_TAB_FORWARD));
  for (guint i = 0; i < 60; i++)
    {
      press (list, GDK_KEY_Down);
      g_assert_nonnull (gtk_widget_get_focus_child (list));
      g_assert_cmpuint (count_items (list), <=, 40);
    }
  g_assert_cmpfloat (window->scene->viewport.from, >, from);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  add_timeline ("/timeline-bar-list/words", NESTED, test_words);
  add_timeline ("/timeline-bar-list/places", NESTED, test_places);
  add_timeline ("/timeline-bar-list/keys", NESTED, test_keys);
  add_timeline ("/timeline-bar-list/many", MANY, test_many);

  return g_test_run ();
}
