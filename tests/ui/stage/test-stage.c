/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "ui/stage/stage.h"

#include <string.h>

#include <adwaita.h>

#include "tests/deadline.h"
#include "tests/ui/own-icons.h"
#include "tests/ui/shown-words.h"
#include "tests/ui/stage/written-runs.h"
#include "ui/console/console-view.h"
#include "ui/stage/progress-strip.h"
#include "ui/transport/narration-bar.h"

/* Most of these tests show a real run, so that the cards show what the engine really did. */

typedef struct
{
  GtkWidget *window;
  RbStage *stage;
  RbConsoleView *console;
  RbNarrationBar *narration;
  RbRunnerPool *pool;
  RbEventLoop *event_loop;
  RbPlayer *player;
} Fixture;

static const char source[] =
  "const ask = (id) => {\n"
  "  database.getUserById(id, (user) => {\n"
  "    console.log(user.name);\n"
  "  });\n"
  "};\n"
  "ask(1);\n"
  "console.warn('meanwhile');\n";

static const char then_source[] =
  "database.promises.getUserById(1).then((user) => {\n"
  "  console.log(user.name);\n"
  "});\n";

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
show_run (Fixture *fixture)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  fixture->player = rb_player_new (fixture->event_loop);
  fixture->stage = g_object_new (RB_TYPE_STAGE, NULL);
  fixture->console = g_object_new (RB_TYPE_CONSOLE_VIEW, NULL);
  fixture->narration = g_object_new (RB_TYPE_NARRATION_BAR, NULL);

  gtk_widget_set_vexpand (GTK_WIDGET (fixture->stage), TRUE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (fixture->stage));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (fixture->console));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (fixture->narration));
  fixture->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 400, 800);
  gtk_window_set_child (GTK_WINDOW (fixture->window), box);
  gtk_window_present (GTK_WINDOW (fixture->window));

  rb_stage_set_player (fixture->stage, fixture->player);
  rb_console_view_set_player (fixture->console, fixture->player);
  rb_narration_bar_set_player (fixture->narration, fixture->player);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (RbProgram) program = rb_program_new (data != NULL ? data : source);

  fixture->pool = rb_runner_pool_new (FALSE);
  fixture->event_loop = rb_event_loop_new (program, fixture->pool);
  show_run (fixture);
}

static void
set_up_written (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (RbProgram) program = rb_program_new (written_source);

  fixture->pool = rb_runner_pool_new (FALSE);
  fixture->event_loop = rb_event_loop_new (program, fixture->pool);
  write_run (rb_event_loop_get_trace (fixture->event_loop), data);
  show_run (fixture);
}

/* Goes to the moment that a record belongs to. */
static void
show_record (Fixture        *fixture,
             const RbRecord *run,
             RbRecordKind    kind)
{
  guint record = 0;

  while (run[record].kind != kind)
    record++;
  rb_player_seek (fixture->player,
                  rb_trace_find_moment (rb_event_loop_get_trace (fixture->event_loop), record));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  gpointer stage = fixture->stage;
  gpointer console = fixture->console;

  g_object_add_weak_pointer (G_OBJECT (fixture->stage), &stage);
  g_object_add_weak_pointer (G_OBJECT (fixture->console), &console);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_null (stage);
  g_assert_null (console);

  rb_event_loop_stop (fixture->event_loop);
  g_clear_object (&fixture->player);
  g_clear_object (&fixture->event_loop);
  g_clear_object (&fixture->pool);
}

/* The row of a list that says @text. */
static GtkWidget *
find_row (GtkWidget  *widget,
          const char *text)
{
  GtkWidget *found = NULL;

  if (GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget) &&
      g_strcmp0 (gtk_label_get_text (GTK_LABEL (widget)), text) == 0)
    {
      for (found = widget; found != NULL && g_strcmp0 (gtk_widget_get_css_name (found), "row") != 0;
           found = gtk_widget_get_parent (found))
        ;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_row (child, text);

  return found;
}

static void
assert_activatable (Fixture    *fixture,
                    const char *text,
                    gboolean    activatable)
{
  GtkWidget *row = find_row (GTK_WIDGET (fixture->stage), text);

  g_assert_nonnull (row);
  g_assert_cmpint (gtk_widget_has_css_class (row, "activatable"), ==, activatable);
}

static void
step (Fixture *fixture)
{
  rb_player_step_forward (fixture->player, RB_STEP_MOMENT);
  while (rb_player_get_busy (fixture->player))
    g_main_context_iteration (NULL, TRUE);
}

static gboolean
has_pending (Fixture *fixture)
{
  guint n_pending;

  rb_machine_get_pending (rb_player_get_machine (fixture->player), &n_pending);

  return n_pending > 0;
}

static void
test_steps (Fixture       *fixture,
            gconstpointer  data)
{
  wait_for (fixture->stage, "ready");
  wait_for (fixture->stage, "Nothing is running.");

  while (!has_pending (fixture))
    step (fixture);
  wait_for (fixture->stage, "running main script");
  wait_for (fixture->stage, "users · id 1");
  wait_for (fixture->stage, "1.5 s");
  wait_for (fixture->stage, "1 lookup under way");

  rb_player_to_end (fixture->player);
  wait_for (fixture->stage, "finished");
  wait_for (fixture->stage, "No lookup is under way.");
  wait_for (fixture->console, "meanwhile");
  wait_for (fixture->console, "wwDev");

  rb_player_rewind (fixture->player);
  wait_for (fixture->console, "Nothing printed yet.");
  g_assert_false (shows (fixture->console, "wwDev"));
}

/* How much of the lookup's 1.5 s is left, as the stage shows it, in tenths of a second; 0 if it shows none. */
static guint
find_rest (Fixture *fixture)
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
play_into_wait (Fixture *fixture)
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
test_waiting (Fixture       *fixture,
              gconstpointer  data)
{
  guint rest = play_into_wait (fixture);

  wait_for (fixture->stage, "idle");
  g_assert_cmpuint (find_rest (fixture), >, 0);
  g_assert_cmpuint (find_rest (fixture), <=, rest);

  rb_stage_set_player (fixture->stage, NULL);
  wait_for (fixture->stage, "ready");
  wait_for (fixture->stage, "No lookup is under way.");
}

static void
step_until (Fixture    *fixture,
            const char *text)
{
  for (guint i = 0; i < 60 && !shows (fixture->stage, text); i++)
    step (fixture);
  wait_for (fixture->stage, text);
}

/* A promise's callback enters the microtask queue, with the reason, and runs before any task. */
static void
test_microtasks (Fixture       *fixture,
                 gconstpointer  data)
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

/* A suspended function is listed below the frames until it resumes, also if it is a callback. */
static void
test_awaits (Fixture       *fixture,
             gconstpointer  data)
{
  step_until (fixture, "main · line 2");
  step_until (fixture, "1 · 1 waiting");
  g_assert_true (shows (fixture->stage, "waiting"));
  g_assert_true (shows (fixture->stage, "main script · line 8"));
  /* A click shows a frame's variables; a suspended function is not a frame. */
  assert_activatable (fixture, "main script · line 8", TRUE);
  assert_activatable (fixture, "main · line 2", FALSE);

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

/* The number of visible progress bars below @widget. */
static guint
count_bars (GtkWidget *widget)
{
  guint n = RB_IS_PROGRESS_STRIP (widget) && gtk_widget_get_mapped (widget) ? 1 : 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += count_bars (child);

  return n;
}

/* An immediate is listed with the timers, without a progress bar, and then in the task queue. */
static void
test_immediates (Fixture       *fixture,
                 gconstpointer  data)
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
  wait_for (fixture->stage, "1 timer under way");
  g_assert_true (shows (fixture->stage, "setImmediate"));
  g_assert_true (shows (fixture->stage, "tasks next"));

  show_record (fixture, data, RB_RECORD_TASK_START);
  wait_until_gone (fixture->stage, "setImmediate");
  wait_for (fixture->stage, "running a task");
}

/* The first row of a queue runs next, and the event loop says what runs next. */
static void
test_ticks (Fixture       *fixture,
            gconstpointer  data)
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
is_in_sight (Fixture    *fixture,
             const char *text)
{
  GtkWidget *row = find_row (GTK_WIDGET (fixture->stage), text);
  GtkWidget *scroller = row != NULL ? gtk_widget_get_ancestor (row, GTK_TYPE_SCROLLED_WINDOW) : NULL;
  graphene_rect_t bounds;

  return scroller != NULL && gtk_widget_compute_bounds (row, scroller, &bounds) && bounds.origin.y >= 0 &&
         bounds.origin.y + bounds.size.height <= gtk_widget_get_height (scroller);
}

/* A list that is too long for its card shows its first rows. */
static void
test_crowded (Fixture       *fixture,
              gconstpointer  data)
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
test_stuck (Fixture       *fixture,
            gconstpointer  data)
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
test_out_of_sight (Fixture       *fixture,
                   gconstpointer  data)
{
  RbMachine *machine = rb_player_get_machine (fixture->player);
  GtkAdjustment *list;

  while (rb_machine_get_loop_state (machine) != RB_LOOP_IDLE)
    step (fixture);
  wait_for (fixture->stage, "100 lookups under way");
  wait_for (fixture->stage, "1.5 s");
  play_into_wait (fixture);

  list = find_long_list (GTK_WIDGET (fixture->stage));
  g_assert_nonnull (list);
  g_assert_false (shows (fixture->stage, "users · id 99"));
  gtk_adjustment_set_value (list, gtk_adjustment_get_upper (list));
  wait_for (fixture->stage, "users · id 99");
  g_assert_false (shows (fixture->stage, "1.5 s"));
}

/* If there is not enough room, the texts of empty cards are hidden first. */
static void
test_low_window (Fixture       *fixture,
                 gconstpointer  data)
{
  wait_for (fixture->stage, "No lookup is under way.");
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 400, 360);
  step_until (fixture, "1 · 1 waiting");
  wait_for (fixture->stage, "main · line 2");
  wait_until_gone (fixture->stage, "Nothing is waiting to run.");

  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 400, 900);
  wait_for (fixture->stage, "Nothing is waiting to run.");
}

static void
wait_for_density (Fixture  *fixture,
                  gboolean  dense)
{
  gint64 deadline = deadline_from_now ();
  guint tick = g_timeout_add (10, tick_cb, NULL);

  while (gtk_widget_has_css_class (GTK_WIDGET (fixture->stage), "dense") != dense &&
         g_get_monotonic_time () < deadline)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (tick);
  g_assert_cmpint (gtk_widget_has_css_class (GTK_WIDGET (fixture->stage), "dense"), ==, dense);
}

/* If there is no room for one row in each card, the cards move closer together, and apart again in a higher window. */
static void
test_very_low_window (Fixture       *fixture,
                      gconstpointer  data)
{
  step_until (fixture, "1 · 1 waiting");
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
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  add_own_icons ();

  g_test_add ("/stage/steps", Fixture, NULL, set_up, test_steps, tear_down);
  g_test_add ("/stage/waiting", Fixture, NULL, set_up, test_waiting, tear_down);
  g_test_add ("/stage/microtasks", Fixture, then_source, set_up, test_microtasks, tear_down);
  g_test_add ("/stage/awaits", Fixture, await_source, set_up, test_awaits, tear_down);
  g_test_add ("/stage/immediates", Fixture, immediate_run, set_up_written, test_immediates, tear_down);
  g_test_add ("/stage/ticks", Fixture, tick_run, set_up_written, test_ticks, tear_down);
  g_test_add ("/stage/crowded", Fixture, crowded_run, set_up_written, test_crowded, tear_down);
  g_test_add ("/stage/stuck", Fixture, stuck_run, set_up_written, test_stuck, tear_down);
  g_test_add ("/stage/low-window", Fixture, await_source, set_up, test_low_window, tear_down);
  g_test_add ("/stage/very-low-window", Fixture, await_source, set_up, test_very_low_window, tear_down);
  g_test_add ("/stage/out-of-sight", Fixture, many_source, set_up, test_out_of_sight, tear_down);

  return g_test_run ();
}
