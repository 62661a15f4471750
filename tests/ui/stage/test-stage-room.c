/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "tests/deadline.h"
#include "tests/ui/find-type.h"
#include "tests/ui/stage/stage-fixture.h"
#include "ui/stage/loop-card.h"

/* While a run plays, no card of the stage moves. */

#define N_CARDS 8

static const char busy_source[] =
  "setTimeout(() => console.log('rung'), 100);\n"
  "database.getUserById(1);\n"
  "for (let i = 0; i < 5; i++) database.getUserById(1, (user) => console.log(user));\n"
  "Promise.resolve(1).then((value) => value).then(console.log);\n"
  "const deep = (n) => n === 0 ? 0 : deep(n - 1);\n"
  "deep(4);\n";

static const char late_source[] =
  "database.getUserById(1);\n"
  "globalThis['set' + 'Timeout'](() => {});\n";

static const char quiet_source[] = "const hello = () => console.log('hello');\nhello();\n";

static const char hidden_source[] = "globalThis['data' + 'base'].getUserById(1, () => {});\n";

static const char stand_in_source[] = "getUserById(1, (user) => console.log(user));\n";

/* Where the cards of the stage are, from top to bottom. Returns how many there are. */
static guint
find_cards (StageFixture *fixture,
            int           ret_tops[N_CARDS])
{
  GtkWidget *card = gtk_widget_get_parent (find_type (GTK_WIDGET (fixture->stage), RB_TYPE_LOOP_CARD, 0));
  graphene_rect_t bounds;
  guint n_cards = 0;

  for (card = gtk_widget_get_first_child (card); card != NULL; card = gtk_widget_get_next_sibling (card))
    if (gtk_widget_get_mapped (card))
      {
        gtk_test_accessible_assert_role (card, GTK_ACCESSIBLE_ROLE_REGION);
        g_assert_cmpuint (n_cards, <, N_CARDS);
        g_assert_true (gtk_widget_compute_bounds (card, GTK_WIDGET (fixture->stage), &bounds));
        ret_tops[n_cards++] = (int) bounds.origin.y;
      }

  return n_cards;
}

/* No card moves, appears or goes while a run is played. */
static void
assert_still (StageFixture *fixture,
              int           width,
              int           height)
{
  int before[N_CARDS];
  int now[N_CARDS];
  guint n_cards;

  gtk_window_set_default_size (GTK_WINDOW (fixture->window), width, height);
  rb_player_rewind (fixture->player);
  wait_for_layout (fixture);
  n_cards = find_cards (fixture, before);
  while (!rb_player_get_at_end (fixture->player))
    {
      step (fixture);
      wait_for_layout (fixture);
      g_assert_cmpuint (find_cards (fixture, now), ==, n_cards);
      for (guint i = 0; i < n_cards; i++)
        g_assert_cmpint (now[i], ==, before[i]);
    }
}

static void
test_still (StageFixture *fixture,
            gconstpointer data)
{
  assert_still (fixture, 400, 1000);
  assert_still (fixture, 320, 560);
  assert_still (fixture, 320, 400);
}

/* A program that cannot ask the database leaves the room of its card to the others. */
static void
test_database (StageFixture *fixture,
               gconstpointer data)
{
  gboolean asks = data != quiet_source;
  int tops[N_CARDS];

  while (!rb_player_get_at_end (fixture->player))
    step (fixture);
  wait_for_layout (fixture);
  g_assert_cmpuint (find_cards (fixture, tops), ==, asks ? 5 : 4);
}

/* A stand-in asks the database, which the program does not name. Its card is there before the first moment. */
static void
test_stand_in (StageFixture *fixture,
               gconstpointer data)
{
  int tops[N_CARDS];

  g_assert_false (shows (fixture->stage, "Database"));
  step (fixture);
  wait_for_layout (fixture);
  g_assert_cmpuint (find_cards (fixture, tops), ==, 5);
  g_assert_true (shows (fixture->stage, "Database"));
  assert_still (fixture, 400, 1000);
}

/* A card that nobody could know would be needed comes below the others, which stay where they are. */
static void
test_late_card (StageFixture *fixture,
                gconstpointer data)
{
  int before[N_CARDS];
  int after[N_CARDS];
  guint n_cards;

  wait_for_layout (fixture);
  n_cards = find_cards (fixture, before);
  step_until (fixture, "Timer");
  wait_for_layout (fixture);
  g_assert_cmpuint (find_cards (fixture, after), ==, n_cards + 1);
  for (guint i = 0; i < n_cards; i++)
    g_assert_cmpint (before[i], ==, after[i]);
}

static void
wait_for_density (StageFixture *fixture,
                  gboolean      dense)
{
  gint64 deadline = deadline_from_now ();

  while (gtk_widget_has_css_class (GTK_WIDGET (fixture->stage), "dense") != dense &&
         g_get_monotonic_time () < deadline)
    wait_for_layout (fixture);
  g_assert_cmpint (gtk_widget_has_css_class (GTK_WIDGET (fixture->stage), "dense"), ==, dense);
}

/* If there is no room for one row in each card, the cards move closer together, and apart again in a higher window. */
static void
test_very_low_window (StageFixture *fixture,
                      gconstpointer data)
{
  wait_for_density (fixture, FALSE);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 400, 200);
  wait_for_density (fixture, TRUE);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 400, 900);
  wait_for_density (fixture, FALSE);
  wait_for (fixture->stage, "Nothing is waiting to run.");
}

int
main (int   argc,
      char *argv[])
{
  stage_fixture_init (&argc, &argv);

  g_test_add ("/stage-room/still", StageFixture, busy_source, stage_fixture_set_up, test_still,
              stage_fixture_tear_down);
  g_test_add ("/stage-room/no-database", StageFixture, quiet_source, stage_fixture_set_up, test_database,
              stage_fixture_tear_down);
  g_test_add ("/stage-room/stand-in", StageFixture, stand_in_source, stage_fixture_set_up, test_stand_in,
              stage_fixture_tear_down);
  g_test_add ("/stage-room/hidden-database", StageFixture, hidden_source, stage_fixture_set_up, test_database,
              stage_fixture_tear_down);
  g_test_add ("/stage-room/late-card", StageFixture, late_source, stage_fixture_set_up, test_late_card,
              stage_fixture_tear_down);
  g_test_add ("/stage-room/very-low-window", StageFixture, busy_source, stage_fixture_set_up, test_very_low_window,
              stage_fixture_tear_down);

  return g_test_run ();
}
