/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "ui/stage/stage.h"

#include <string.h>

#include "tests/deadline.h"
#include "tests/ui/stage/stage-fixture.h"
#include "tests/ui/stage/written-runs.h"

static const char then_source[] =
  "database.promises.getUserById(1).then((user) => {\n"
  "  console.log(user.name);\n"
  "});\n";

static const char promises_source[] =
  "const asked = database.promises.getUserById(1);\n"
  "asked.then((user) => user.name);\n"
  "await Promise.all([asked, asked.then(() => 1)]);\n";

static const char await_source[] =
  "const main = async () => {\n"
  "  const user = await database.promises.getUserById(1);\n"
  "  console.log(user.name);\n"
  "};\n"
  "setTimeout(async () => {\n"
  "  await null;\n"
  "});\n"
  "main();\n";

static const char many_source[] =
  "const answered = (user) => {};\n"
  "for (let i = 0; i < 100; i++) database.getUserById(i, answered);\n";

static void
assert_activatable (StageFixture *fixture,
                    const char   *text,
                    gboolean      activatable)
{
  GtkWidget *row = find_row (fixture->stage, text);

  g_assert_nonnull (row);
  g_assert_cmpint (gtk_widget_has_css_class (row, "activatable"), ==, activatable);
}

static gboolean
has_pending (StageFixture *fixture)
{
  guint n_pending;

  rb_machine_get_pending (rb_player_get_machine (fixture->player), &n_pending);

  return n_pending > 0;
}

static void
test_steps (StageFixture *fixture,
            gconstpointer data)
{
  wait_for (fixture->stage, "ready");
  wait_for (fixture->stage, "Nothing is running.");

  while (!has_pending (fixture))
    step (fixture);
  wait_for (fixture->stage, "running main script");
  wait_for (fixture->stage, "users · id 1");
  wait_for (fixture->stage, "1.5 s");
  wait_for (fixture->stage, "1 under way");

  rb_player_to_end (fixture->player);
  wait_for (fixture->stage, "finished");
  wait_for (fixture->console, "meanwhile");
  wait_for (fixture->console, "wwDev");

  rb_player_rewind (fixture->player);
  wait_for (fixture->stage, "No lookup yet.");
}

/* How much of the lookup's 1.5 s is left, as the stage shows it, in tenths of a second; 0 if it shows none. */
static guint
find_rest (StageFixture *fixture)
{
  for (guint tenths = 15; tenths > 0; tenths--)
    {
      g_autofree char *text = g_strdup_printf ("%u.%u s", tenths / 10, tenths % 10);

      if (shows (fixture->stage, text))
        return tenths;
    }

  return 0;
}

static gboolean
tick_cb (gpointer user_data)
{
  return G_SOURCE_CONTINUE;
}

/* Plays until some of that time has passed. */
static guint
play_into_wait (StageFixture *fixture)
{
  gint64 deadline = deadline_from_now ();
  guint tick = g_timeout_add (10, tick_cb, NULL);
  guint rest;

  rb_player_play (fixture->player);
  while ((rest = find_rest (fixture)) % 15 == 0 && g_get_monotonic_time () < deadline)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (tick);
  rb_player_pause (fixture->player);
  g_assert_cmpuint (rest, >, 0);
  g_assert_cmpuint (rest, <, 15);

  return rest;
}

/* The progress bar fills while a run that plays is waiting, and stands still while it is paused. */
static void
test_waiting (StageFixture *fixture,
              gconstpointer data)
{
  guint rest = play_into_wait (fixture);

  wait_for (fixture->stage, "idle");
  g_assert_cmpuint (find_rest (fixture), >, 0);
  g_assert_cmpuint (find_rest (fixture), <=, rest);

  rb_stage_set_player (fixture->stage, NULL);
  wait_for (fixture->stage, "ready");
  wait_for (fixture->stage, "No lookup yet.");
}

/* A promise's callback enters the microtask queue, with the reason, and runs before any task. */
static void
test_microtasks (StageFixture *fixture,
                 gconstpointer data)
{
  wait_for (fixture->stage, "None.");
  step_until (fixture, "callback · line 1");
  g_assert_true (shows (fixture->stage, "fulfilled with { id: 1, name: \"wwDev\" }"));
  g_assert_true (shows (fixture->stage, "microtasks next"));
  g_assert_false (shows (fixture->stage, "None."));

  step (fixture);
  wait_for (fixture->stage, "running callback A");
  wait_for (fixture->stage, "None.");
}

/* A promise has a row as soon as somebody waits for it. When it is settled, the row stays, with the value. */
static void
test_promises (StageFixture *fixture,
               gconstpointer data)
{
  wait_for (fixture->stage, "Nobody waits for a promise.");
  step_until (fixture, "promise 1");
  g_assert_true (shows (fixture->stage, "then → promise 2"));
  step_until (fixture, "awaited by main script · line 3");
  g_assert_true (shows (fixture->stage, "part of Promise.all → promise 4"));
  g_assert_true (shows (fixture->stage, "3 pending"));
  assert_activatable (fixture, "promise 1", TRUE);

  step_until (fixture, "2 pending");
  g_assert_true (shows (fixture->stage, "promise 1"));
  step_until (fixture, "0 pending");
  wait_for (fixture->stage, "↳ promise 4");
}

/* A suspended function is listed below the frames until it resumes, also if it is a callback. */
static void
test_awaits (StageFixture *fixture,
             gconstpointer data)
{
  step_until (fixture, "main · line 2");
  step_until (fixture, "1 · 1 waiting");
  g_assert_true (shows (fixture->stage, "waiting"));
  g_assert_true (shows (fixture->stage, "main script · line 8"));
  /* A click shows a frame's variables, or where a function was suspended. */
  assert_activatable (fixture, "main script · line 8", TRUE);
  assert_activatable (fixture, "main · line 2", TRUE);

  step_until (fixture, "0 · 2 waiting");
  g_assert_true (shows (fixture->stage, "callback · line 6"));
  g_assert_true (shows (fixture->stage, "main · line 2"));

  step_until (fixture, "goes on after its await");
  step_until (fixture, "running a microtask");
  step_until (fixture, "main · line 3");
  g_assert_false (shows (fixture->stage, "waiting"));
}

static GtkAdjustment *
find_long_list (GtkWidget *widget)
{
  GtkAdjustment *found = NULL;

  if (GTK_IS_SCROLLED_WINDOW (widget))
    {
      GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (widget));

      if (gtk_adjustment_get_upper (adjustment) > gtk_adjustment_get_page_size (adjustment))
        found = adjustment;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_long_list (child);

  return found;
}

/* An immediate is listed with the timers, without a progress bar, and then in the task queue. */
static void
test_immediates (StageFixture *fixture,
                 gconstpointer data)
{
  show_record (fixture, data, RB_RECORD_TIMER_SET);
  wait_for (fixture->stage, "setImmediate");
  wait_for (fixture->stage, "after all tasks");
  wait_for (fixture->stage, "1 under way");
  g_assert_false (shows (fixture->stage, "0.0 s"));
  g_assert_cmpuint (count_bars (GTK_WIDGET (fixture->stage)), ==, 0);
  wait_for (fixture->narration, "setImmediate: callback A will enter the task queue once it is empty.");

  show_record (fixture, data, RB_RECORD_SCRIPT_END);
  wait_for (fixture->stage, "Timer");
  wait_for (fixture->stage, "0.5 s");
  wait_for (fixture->stage, "2 under way");
  g_assert_true (shows (fixture->stage, "setImmediate"));
  g_assert_cmpuint (count_bars (GTK_WIDGET (fixture->stage)), ==, 1);
  g_assert_true (shows (fixture->stage, "tasks next"));

  show_record (fixture, data, RB_RECORD_TASK_QUEUED);
  wait_until_gone (fixture->stage, "after all tasks");
  wait_for (fixture->stage, "1 under way");
  g_assert_true (shows (fixture->stage, "setImmediate"));
  g_assert_true (shows (fixture->stage, "tasks next"));

  show_record (fixture, data, RB_RECORD_TASK_START);
  wait_until_gone (fixture->stage, "setImmediate");
  wait_for (fixture->stage, "running a task");
}

/* The first row of a queue runs next, and the event loop says what runs next. */
static void
test_ticks (StageFixture *fixture,
            gconstpointer data)
{
  g_autofree char *words = NULL;

  show_record (fixture, data, RB_RECORD_SCRIPT_END);
  wait_for (fixture->stage, "process.nextTick");
  wait_for (fixture->stage, "queueMicrotask");
  wait_for (fixture->stage, "process.nextTick next");
  words = dup_words (fixture->stage);
  g_assert_nonnull (strstr (strstr (words, "\nprocess.nextTick\n"), "\nqueueMicrotask\n"));

  show_record (fixture, data, RB_RECORD_MICROTASK_START);
  wait_for (fixture->stage, "running process.nextTick");
  wait_until_gone (fixture->stage, "process.nextTick");
  show_record (fixture, data, RB_RECORD_MICROTASK_END);
  wait_for (fixture->stage, "microtasks next");
}

/* Tells whether the row exists and is in the visible part of the list. */
static gboolean
is_in_sight (StageFixture *fixture,
             const char   *text)
{
  GtkWidget *row = find_row (fixture->stage, text);
  GtkWidget *scroller = row != NULL ? gtk_widget_get_ancestor (row, GTK_TYPE_SCROLLED_WINDOW) : NULL;
  graphene_rect_t bounds;

  return scroller != NULL && gtk_widget_compute_bounds (row, scroller, &bounds) && bounds.origin.y >= 0 &&
         bounds.origin.y + bounds.size.height <= gtk_widget_get_height (scroller);
}

/* A list that is too long for its card shows its first rows. */
static void
test_crowded (StageFixture *fixture,
              gconstpointer data)
{
  gint64 deadline = g_get_monotonic_time () + 30 * G_TIME_SPAN_SECOND;
  guint tick = g_timeout_add (10, tick_cb, NULL);

  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 400, 420);
  show_record (fixture, data, RB_RECORD_CALLBACK);
  wait_for (fixture->stage, "queueMicrotask");
  while (find_long_list (GTK_WIDGET (fixture->stage)) == NULL && g_get_monotonic_time () < deadline)
    g_main_context_iteration (NULL, TRUE);
  g_assert_nonnull (find_long_list (GTK_WIDGET (fixture->stage)));

  show_record (fixture, data, RB_RECORD_SCRIPT_END);
  while (!is_in_sight (fixture, "process.nextTick") && g_get_monotonic_time () < deadline)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (tick);
  g_assert_true (is_in_sight (fixture, "process.nextTick"));
}

/* The script can be suspended like a function. Functions that never resume are still listed at the end of the run. */
static void
test_stuck (StageFixture *fixture,
            gconstpointer data)
{
  show_record (fixture, data, RB_RECORD_SCRIPT_END);
  wait_for (fixture->stage, "0 · 2 waiting");
  wait_for (fixture->stage, "main script · line 2");
  wait_for (fixture->stage, "main · line 4");

  show_record (fixture, data, RB_RECORD_RESUME);
  wait_for (fixture->stage, "1 · 1 waiting");
  wait_for (fixture->stage, "running main script");
  show_record (fixture, data, RB_RECORD_MICROTASK_END);
  wait_for (fixture->stage, "0 · 1 waiting");
  g_assert_false (shows (fixture->stage, "nothing will ever settle its promise"));

  show_record (fixture, data, RB_RECORD_WAITING);
  wait_for (fixture->stage, "1 still waiting");
  wait_for (fixture->stage, "main · line 4");
  wait_for (fixture->stage, "nothing will ever settle its promise");
  wait_for (fixture->stage, "nothing left to run");
  g_assert_false (shows (fixture->stage, "finished"));
  wait_for (fixture->narration, "`main` still waits at line 4: nothing will ever settle that promise.");
}

/* Invisible rows are not updated while time passes, and are right once they become visible. */
static void
test_out_of_sight (StageFixture *fixture,
                   gconstpointer data)
{
  RbMachine *machine = rb_player_get_machine (fixture->player);
  GtkAdjustment *list;

  while (rb_machine_get_loop_state (machine) != RB_LOOP_IDLE)
    step (fixture);
  wait_for (fixture->stage, "100 under way");
  wait_for (fixture->stage, "1.5 s");
  play_into_wait (fixture);

  list = find_long_list (GTK_WIDGET (fixture->stage));
  g_assert_nonnull (list);
  g_assert_false (shows (fixture->stage, "users · id 29"));
  gtk_adjustment_set_value (list, gtk_adjustment_get_upper (list));
  wait_for (fixture->stage, "users · id 29");
  g_assert_false (shows (fixture->stage, "1.5 s"));
}

/* On a projector, one card is seen at a time: where something has just come or gone. */
static void
test_spotlight (StageFixture *fixture,
                gconstpointer data)
{
  rb_stage_set_spotlight (fixture->stage, TRUE);
  while (!has_pending (fixture))
    step (fixture);
  wait_for (fixture->stage, "users · id 1");
  wait_until_gone (fixture->stage, "Event loop");
  g_assert_false (shows (fixture->stage, "Call stack"));

  step_until (fixture, "Task queue");
  wait_until_gone (fixture->stage, "Database");

  rb_stage_set_spotlight (fixture->stage, FALSE);
  wait_for (fixture->stage, "Event loop");
  wait_for (fixture->stage, "Call stack");
  wait_for (fixture->stage, "Database");
}

int
main (int   argc,
      char *argv[])
{
  stage_fixture_init (&argc, &argv);

  g_test_add ("/stage/steps", StageFixture, NULL, stage_fixture_set_up, test_steps, stage_fixture_tear_down);
  g_test_add ("/stage/waiting", StageFixture, NULL, stage_fixture_set_up, test_waiting, stage_fixture_tear_down);
  g_test_add ("/stage/microtasks", StageFixture, then_source,
              stage_fixture_set_up, test_microtasks, stage_fixture_tear_down);
  g_test_add ("/stage/promises", StageFixture, promises_source,
              stage_fixture_set_up, test_promises, stage_fixture_tear_down);
  g_test_add ("/stage/awaits", StageFixture, await_source, stage_fixture_set_up, test_awaits, stage_fixture_tear_down);
  g_test_add ("/stage/immediates", StageFixture, immediate_run,
              stage_fixture_set_up_written, test_immediates, stage_fixture_tear_down);
  g_test_add ("/stage/ticks", StageFixture, tick_run,
              stage_fixture_set_up_written, test_ticks, stage_fixture_tear_down);
  g_test_add ("/stage/crowded", StageFixture, crowded_run,
              stage_fixture_set_up_written, test_crowded, stage_fixture_tear_down);
  g_test_add ("/stage/stuck", StageFixture, stuck_run,
              stage_fixture_set_up_written, test_stuck, stage_fixture_tear_down);
  g_test_add ("/stage/spotlight", StageFixture, NULL, stage_fixture_set_up, test_spotlight,
              stage_fixture_tear_down);
  g_test_add ("/stage/out-of-sight", StageFixture, many_source,
              stage_fixture_set_up, test_out_of_sight, stage_fixture_tear_down);

  return g_test_run ();
}
