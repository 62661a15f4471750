/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "tests/ui/stage/stage-fixture.h"

/* What has happened stays on the stage and in the console, and leads to its moment. */

static const char dropped_source[] = "database.getUserById(1);\n";

/* The record that was shown last. */
static guint shown;

static gboolean
is_later (StageFixture *fixture,
          const char   *text)
{
  GtkWidget *row = find_row (fixture->console, text);

  g_assert_nonnull (row);

  return gtk_widget_has_css_class (gtk_widget_get_first_child (row), "later");
}

/* What is printed later stays in the console, but pale. */
static void
test_printed_later (StageFixture *fixture,
                    gconstpointer data)
{
  wait_for (fixture->console, "Nothing printed yet.");
  rb_player_to_end (fixture->player);
  wait_for (fixture->console, "wwDev");
  g_assert_false (is_later (fixture, "meanwhile"));
  g_assert_false (is_later (fixture, "wwDev"));

  rb_player_seek_console_line (fixture->player, 0);
  wait_for (fixture->console, "wwDev");
  g_assert_false (is_later (fixture, "meanwhile"));
  g_assert_true (is_later (fixture, "wwDev"));

  rb_player_rewind (fixture->player);
  g_assert_true (is_later (fixture, "meanwhile"));
  g_assert_false (shows (fixture->console, "Nothing printed yet."));

  /* Another run has printed nothing. */
  rb_console_view_set_player (fixture->console, NULL);
  wait_for (fixture->console, "Nothing printed yet.");
}

static void
show_record_cb (StageFixture *fixture,
                guint         record)
{
  shown = record;
}

/* A click on a row leads to the moment that the row is about. */
static void
activate_row (StageFixture *fixture,
              gpointer      widget,
              const char   *text)
{
  GtkWidget *row = find_row (widget, text);

  g_assert_nonnull (row);
  shown = G_MAXUINT;
  g_assert_true (gtk_widget_activate_action (gtk_widget_get_parent (row), "list.activate-item", "u", 0));
  g_assert_cmpuint (shown, <, G_MAXUINT);
}

static RbRecord
get_shown (StageFixture *fixture)
{
  return rb_trace_get_record (rb_event_loop_get_trace (fixture->event_loop), shown);
}

/* Rows and lines are links to their moments. */
static void
test_links (StageFixture *fixture,
            gconstpointer data)
{
  g_signal_connect_swapped (fixture->stage, "show-record", G_CALLBACK (show_record_cb), fixture);
  g_signal_connect_swapped (fixture->console, "show-record", G_CALLBACK (show_record_cb), fixture);
  rb_player_to_end (fixture->player);
  wait_for (fixture->console, "wwDev");

  activate_row (fixture, fixture->console, "meanwhile");
  g_assert_cmpuint (get_shown (fixture).kind, ==, RB_RECORD_CONSOLE);
  g_assert_cmpuint (rb_player_get_moment (fixture->player), ==,
                    rb_trace_find_moment (rb_event_loop_get_trace (fixture->event_loop), shown));
  wait_for (fixture->stage, "1 under way");
  activate_row (fixture, fixture->stage, "users · id 1");
  g_assert_cmpuint (get_shown (fixture).kind, ==, RB_RECORD_LOOKUP_START);

  rb_player_to_end (fixture->player);
  wait_for (fixture->stage, "finished");
  activate_row (fixture, fixture->stage, "users · id 1");
  g_assert_cmpuint (get_shown (fixture).kind, ==, RB_RECORD_LOOKUP_ANSWER);
  g_assert_cmpuint (rb_player_get_moment (fixture->player), ==,
                    rb_trace_find_moment (rb_event_loop_get_trace (fixture->event_loop), shown));
}

/* A dropped answer stays on the stage after the end of the run. */
static void
test_dropped (StageFixture *fixture,
              gconstpointer data)
{
  GtkWidget *row;

  rb_player_to_end (fixture->player);
  wait_for (fixture->stage, "finished");
  wait_for (fixture->stage, "dropped: nobody to ring back");
  g_assert_true (shows (fixture->stage, "{ id: 1, … }"));
  row = find_row (fixture->stage, "dropped: nobody to ring back");
  g_assert_true (gtk_widget_has_css_class (gtk_widget_get_first_child (row), "dropped"));
  g_assert_cmpuint (count_bars (GTK_WIDGET (fixture->stage)), ==, 1);

  rb_player_rewind (fixture->player);
  wait_until_gone (fixture->stage, "dropped: nobody to ring back");
}

static GtkWidget *
find_label (GtkWidget  *within,
            const char *text)
{
  if (GTK_IS_LABEL (within) && g_str_equal (gtk_label_get_text (GTK_LABEL (within)), text))
    return within;

  for (GtkWidget *child = gtk_widget_get_first_child (within); child; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_label (child, text);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static float
get_top (StageFixture *fixture,
         const char   *text)
{
  GtkWidget *row = find_row (fixture->stage, "dropped: nobody to ring back");
  GtkWidget *label = find_label (row, text);
  graphene_rect_t bounds;

  g_assert_nonnull (label);
  g_assert_true (gtk_widget_compute_bounds (label, row, &bounds));

  return bounds.origin.y;
}

/* A class sees the answer below the lookup, so that neither is cut. */
static void
test_projected (StageFixture *fixture,
                gconstpointer data)
{
  rb_player_to_end (fixture->player);
  wait_for (fixture->stage, "dropped: nobody to ring back");
  wait_for_layout (fixture);
  g_assert_cmpfloat (ABS (get_top (fixture, "{ id: 1, … }") - get_top (fixture, "users · id 1")), <, 6);

  rb_stage_set_spotlight (fixture->stage, TRUE);
  wait_for_layout (fixture);
  g_assert_cmpfloat (get_top (fixture, "{ id: 1, … }"), >, get_top (fixture, "users · id 1") + 6);
  g_assert_cmpfloat (get_top (fixture, "dropped: nobody to ring back"), >, get_top (fixture, "{ id: 1, … }") + 6);
  g_assert_false (shows (fixture->stage, "0 under way"));

  rb_stage_set_spotlight (fixture->stage, FALSE);
  wait_for (fixture->stage, "0 under way");
}

/* An answered lookup keeps its row. The callback's task carries the answer, and its frame says who handed it over. */
static void
test_kept (StageFixture *fixture,
           gconstpointer data)
{
  step_until (fixture, "{ id: 1, … }");
  g_assert_true (shows (fixture->stage, "0 under way"));
  step_until (fixture, "A has just left it.");
  g_assert_true (shows (fixture->stage, "handed over by ask · line 2"));
  g_assert_true (shows (fixture->stage, "callback A"));
  g_assert_true (shows (fixture->stage, "{ id: 1, … }"));

  rb_player_to_end (fixture->player);
  wait_for (fixture->stage, "finished");
  g_assert_true (shows (fixture->stage, "{ id: 1, … }"));
  g_assert_true (shows (fixture->stage, "Nothing is waiting to run."));
}

int
main (int   argc,
      char *argv[])
{
  stage_fixture_init (&argc, &argv);

  g_test_add ("/stage-cards/printed-later", StageFixture, NULL, stage_fixture_set_up, test_printed_later,
              stage_fixture_tear_down);
  g_test_add ("/stage-cards/links", StageFixture, NULL, stage_fixture_set_up, test_links, stage_fixture_tear_down);
  g_test_add ("/stage-cards/dropped", StageFixture, dropped_source, stage_fixture_set_up, test_dropped,
              stage_fixture_tear_down);
  g_test_add ("/stage-cards/projected", StageFixture, dropped_source, stage_fixture_set_up, test_projected,
              stage_fixture_tear_down);
  g_test_add ("/stage-cards/kept", StageFixture, NULL, stage_fixture_set_up, test_kept, stage_fixture_tear_down);

  return g_test_run ();
}
