/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "engine/player.h"

/* Long enough for a loaded machine; nothing waits for as long as that unless it fails. */
#define DEADLINE (20 * G_USEC_PER_SEC)

#define CALLBACK_PROGRAM \
  "const getUserCallback = (id, cb) => {\n" \
  "  database.getUserById(id, cb);\n" \
  "};\n" \
  "getUserCallback(1, (user) => {\n" \
  "  console.log(user);\n" \
  "});\n" \
  "console.log(\"meanwhile\");\n"

#define STATEMENTS "console.log(1);\nconsole.log(2);\nconsole.log(3);\nconsole.log(4);\n"

typedef struct
{
  RbRunnerPool *pool;
  RbProgram *program;
  RbEventLoop *event_loop;
  RbPlayer *player;
  guint n_moves;
} Fixture;

static void
moved_cb (Fixture *fixture)
{
  fixture->n_moves++;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->pool = rb_runner_pool_new (FALSE);
  fixture->program = rb_program_new (data);
  fixture->event_loop = rb_event_loop_new (fixture->program, fixture->pool);
  fixture->player = rb_player_new (fixture->event_loop);
  g_signal_connect_swapped (fixture->player, "notify::moment", G_CALLBACK (moved_cb), fixture);
}

static void
run_for (guint milliseconds)
{
  gint64 end = g_get_monotonic_time () + milliseconds * 1000;

  while (g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_assert_finalize_object (fixture->player);
  rb_event_loop_stop (fixture->event_loop);

  /* What is still under way holds the loop. */
  g_object_add_weak_pointer (G_OBJECT (fixture->event_loop), (gpointer *) &fixture->event_loop);
  g_object_unref (fixture->event_loop);
  for (guint i = 0; i < 5000 && fixture->event_loop != NULL; i++)
    run_for (1);
  g_assert_null (fixture->event_loop);
  g_object_unref (fixture->program);
  g_object_unref (fixture->pool);
}

#define wait_until(condition) \
  G_STMT_START { \
    gint64 deadline_ = g_get_monotonic_time () + DEADLINE; \
    while (!(condition)) \
      { \
        g_assert_cmpint (g_get_monotonic_time (), <, deadline_); \
        if (!g_main_context_iteration (NULL, FALSE)) \
          g_usleep (500); \
      } \
  } G_STMT_END

#define wait_until_idle(fixture) \
  wait_until (!rb_player_get_busy ((fixture)->player) && !rb_player_get_playing ((fixture)->player))

static RbTrace *
get_trace (Fixture *fixture)
{
  return rb_event_loop_get_trace (fixture->event_loop);
}

static void
go_to_end (Fixture *fixture)
{
  rb_player_to_end (fixture->player);
  wait_until (rb_player_get_at_end (fixture->player));
  wait_until_idle (fixture);
}

/* The machine stands at the end of the moment. */
static void
check_position (Fixture *fixture)
{
  RbTrace *trace = get_trace (fixture);
  guint moment = rb_player_get_moment (fixture->player);
  guint end = moment + 1 < rb_trace_get_n_moments (trace) ? rb_trace_get_moment (trace, moment + 1)
                                                          : rb_trace_get_n_records (trace);

  g_assert_cmpuint (rb_machine_get_position (rb_player_get_machine (fixture->player)), ==, end);
  g_assert_cmpint (rb_player_get_at_start (fixture->player), ==, moment == 0);
}

static gboolean
moment_has (Fixture      *fixture,
            RbRecordKind  kind)
{
  RbTrace *trace = get_trace (fixture);
  guint end = rb_machine_get_position (rb_player_get_machine (fixture->player));

  if (rb_player_get_n_moments (fixture->player) == 0)
    return FALSE;

  for (guint i = rb_trace_get_moment (trace, rb_player_get_moment (fixture->player)); i < end; i++)
    if (rb_trace_get_record (trace, i).kind == kind)
      return TRUE;

  return FALSE;
}

static void
test_before (Fixture       *fixture,
             gconstpointer  data)
{
  run_for (50);
  g_assert_true (rb_player_get_event_loop (fixture->player) == fixture->event_loop);
  g_assert_cmpuint (rb_player_get_n_moments (fixture->player), ==, 0);
  g_assert_cmpuint (rb_trace_get_n_records (get_trace (fixture)), ==, 0);
  g_assert_true (rb_player_get_at_start (fixture->player));
  g_assert_false (rb_player_get_at_end (fixture->player));
  g_assert_false (rb_player_get_busy (fixture->player));
  g_assert_cmpint (rb_machine_get_loop_state (rb_player_get_machine (fixture->player)), ==, RB_LOOP_READY);

  rb_player_step_back (fixture->player, RB_STEP_MOMENT);
  rb_player_rewind (fixture->player);
  rb_player_pause (fixture->player);
  g_assert_cmpuint (rb_trace_get_n_records (get_trace (fixture)), ==, 0);
  g_assert_cmpuint (fixture->n_moves, ==, 0);
}

static void
test_steps (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (GBytes) before = NULL;
  g_autoptr (GBytes) after = NULL;
  guint n_moments = 0;

  while (!rb_player_get_at_end (fixture->player))
    {
      guint n_records;

      rb_player_step_forward (fixture->player, RB_STEP_MOMENT);
      wait_until_idle (fixture);
      g_assert_cmpuint (rb_player_get_moment (fixture->player), ==, n_moments);
      g_assert_cmpuint (fixture->n_moves, ==, ++n_moments);
      check_position (fixture);

      /* Nothing runs that nobody wants to see. */
      n_records = rb_trace_get_n_records (get_trace (fixture));
      run_for (5);
      g_assert_cmpuint (rb_trace_get_n_records (get_trace (fixture)), ==, n_records);
      if (moment_has (fixture, RB_RECORD_IDLE))
        g_assert_cmpint (rb_machine_get_loop_state (rb_player_get_machine (fixture->player)), ==, RB_LOOP_IDLE);
    }

  g_assert_cmpint (rb_event_loop_get_outcome (fixture->event_loop), ==, RB_OUTCOME_IDLE);
  g_assert_cmpuint (rb_trace_get_n_moments (get_trace (fixture)), ==, n_moments);
  before = rb_trace_to_bytes (get_trace (fixture));

  rb_player_step_forward (fixture->player, RB_STEP_MOMENT);
  g_assert_cmpuint (rb_player_get_moment (fixture->player), ==, n_moments - 1);

  for (guint i = n_moments - 1; i > 0; i--)
    {
      rb_player_step_back (fixture->player, RB_STEP_MOMENT);
      g_assert_cmpuint (rb_player_get_moment (fixture->player), ==, i - 1);
      g_assert_false (rb_player_get_busy (fixture->player));
      check_position (fixture);
    }

  rb_player_step_back (fixture->player, RB_STEP_MOMENT);
  g_assert_true (rb_player_get_at_start (fixture->player));
  run_for (20);
  after = rb_trace_to_bytes (get_trace (fixture));
  g_assert_true (g_bytes_equal (before, after));
}

/* Three presses while the first turn is under way. */
static void
test_steps_add_up (Fixture       *fixture,
                   gconstpointer  data)
{
  for (guint i = 0; i < 3; i++)
    rb_player_step_forward (fixture->player, RB_STEP_MOMENT);
  g_assert_true (rb_player_get_busy (fixture->player));
  wait_until_idle (fixture);
  g_assert_cmpuint (rb_player_get_moment (fixture->player), ==, 2);
}

static void
test_bigger_steps (Fixture       *fixture,
                   gconstpointer  data)
{
  guint task;

  rb_player_step_forward (fixture->player, RB_STEP_CALLBACK);
  wait_until_idle (fixture);
  g_assert_true (moment_has (fixture, RB_RECORD_LOOKUP_START));

  rb_player_step_forward (fixture->player, RB_STEP_CALLBACK);
  wait_until_idle (fixture);
  g_assert_true (moment_has (fixture, RB_RECORD_TASK_QUEUED));

  rb_player_step_back (fixture->player, RB_STEP_CALLBACK);
  g_assert_true (moment_has (fixture, RB_RECORD_LOOKUP_START));
  rb_player_step_back (fixture->player, RB_STEP_CALLBACK);
  g_assert_true (rb_player_get_at_start (fixture->player));

  rb_player_step_forward (fixture->player, RB_STEP_TASK);
  wait_until_idle (fixture);
  g_assert_true (moment_has (fixture, RB_RECORD_TASK_START));
  task = rb_player_get_moment (fixture->player);

  /* No other task: that is the end. */
  rb_player_step_forward (fixture->player, RB_STEP_TASK);
  wait_until_idle (fixture);
  g_assert_true (rb_player_get_at_end (fixture->player));
  rb_player_step_back (fixture->player, RB_STEP_TASK);
  g_assert_cmpuint (rb_player_get_moment (fixture->player), ==, task);
}

static void
test_seek (Fixture       *fixture,
           gconstpointer  data)
{
  guint last;

  rb_player_seek (fixture->player, 1);
  wait_until_idle (fixture);
  g_assert_cmpuint (rb_player_get_moment (fixture->player), ==, 1);
  g_assert_false (rb_event_loop_get_finished (fixture->event_loop));

  rb_player_seek (fixture->player, G_MAXUINT);
  wait_until (rb_player_get_at_end (fixture->player));
  last = rb_player_get_moment (fixture->player);
  g_assert_cmpuint (last, ==, rb_player_get_n_moments (fixture->player) - 1);

  for (guint i = 0; i < 50; i++)
    {
      guint moment = g_test_rand_int_range (0, last + 1);

      rb_player_seek (fixture->player, moment);
      g_assert_cmpuint (rb_player_get_moment (fixture->player), ==, moment);
      check_position (fixture);
    }

  rb_player_rewind (fixture->player);
  g_assert_cmpuint (rb_player_get_moment (fixture->player), ==, 0);

  g_assert_cmpuint (rb_trace_get_n_lines (get_trace (fixture)), ==, 2);
  rb_player_seek_line (fixture->player, 1);
  g_assert_true (moment_has (fixture, RB_RECORD_CONSOLE));
  g_assert_cmpuint (rb_machine_get_n_lines (rb_player_get_machine (fixture->player)), ==, 2);
  rb_player_seek_line (fixture->player, 0);
  g_assert_cmpuint (rb_machine_get_n_lines (rb_player_get_machine (fixture->player)), ==, 1);
}

static void
test_play (Fixture       *fixture,
           gconstpointer  data)
{
  gint64 start;

  rb_player_set_speed (fixture->player, 8);
  rb_player_play (fixture->player);
  g_assert_true (rb_player_get_playing (fixture->player));
  wait_until (fixture->n_moves == 1);
  start = g_get_monotonic_time ();
  g_assert_cmpfloat (rb_player_get_progress (fixture->player), <, 1);
  wait_until (rb_player_get_at_end (fixture->player));
  g_assert_true (rb_player_get_playing (fixture->player));
  wait_until_idle (fixture);

  /* Each of the moments was shown, each for its beat. */
  g_assert_cmpuint (fixture->n_moves, ==, rb_player_get_n_moments (fixture->player));
  g_assert_cmpint (g_get_monotonic_time () - start, >=, (fixture->n_moves * 75 - 20) * 1000);
  g_assert_cmpfloat_with_epsilon (rb_player_get_progress (fixture->player), 1, 1e-9);

  /* Once more, from the start. */
  rb_player_play (fixture->player);
  g_assert_cmpuint (rb_player_get_moment (fixture->player), ==, 0);
  wait_until (rb_player_get_moment (fixture->player) == 2);
  rb_player_step_back (fixture->player, RB_STEP_MOMENT);
  g_assert_false (rb_player_get_playing (fixture->player));
  g_assert_cmpuint (rb_player_get_moment (fixture->player), ==, 1);

  /* From standing still, the next moment comes at once. */
  rb_player_play (fixture->player);
  g_assert_cmpuint (rb_player_get_moment (fixture->player), ==, 2);
}

static void
test_waiting (Fixture       *fixture,
              gconstpointer  data)
{
  RbMachine *machine = rb_player_get_machine (fixture->player);
  double progress;
  gint64 start;
  gint64 due;
  gint64 time;
  guint n;

  do
    {
      rb_player_step_forward (fixture->player, RB_STEP_MOMENT);
      wait_until_idle (fixture);
      if (!moment_has (fixture, RB_RECORD_IDLE))
        g_assert_cmpfloat_with_epsilon (rb_player_get_progress (fixture->player), 1, 1e-9);
    }
  while (!moment_has (fixture, RB_RECORD_IDLE));

  start = rb_machine_get_time (machine);
  due = rb_machine_get_pending (machine, &n)->due;
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpfloat_with_epsilon (rb_player_get_progress (fixture->player), 0, 1e-9);
  g_assert_cmpint (rb_player_get_engine_time (fixture->player), ==, start);

  /* 1.5 s are six beats, each of 75 ms at this speed. */
  rb_player_set_speed (fixture->player, 8);
  rb_player_play (fixture->player);
  wait_until (rb_player_get_progress (fixture->player) > 0.3);
  rb_player_pause (fixture->player);
  progress = rb_player_get_progress (fixture->player);
  time = rb_player_get_engine_time (fixture->player);
  g_assert_cmpfloat (progress, <, 1);
  g_assert_cmpint (time, >=, start + (due - start) * 3 / 10);
  g_assert_cmpint (time, <, due);

  run_for (30);
  g_assert_cmpfloat_with_epsilon (rb_player_get_progress (fixture->player), progress, 1e-9);
  g_assert_cmpint (rb_player_get_engine_time (fixture->player), ==, time);

  /* A change of speed does not jump. */
  rb_player_set_speed (fixture->player, 0.25);
  rb_player_play (fixture->player);
  run_for (20);
  g_assert_cmpfloat_with_epsilon (rb_player_get_progress (fixture->player), progress, 0.05);
  rb_player_set_speed (fixture->player, 8);
  g_assert_cmpfloat_with_epsilon (rb_player_get_progress (fixture->player), progress, 0.1);

  wait_until (moment_has (fixture, RB_RECORD_LOOKUP_ANSWER));
  g_assert_cmpint (rb_machine_get_time (machine), ==, due);
}

static void
test_blocked (Fixture       *fixture,
              gconstpointer  data)
{
  gint64 time = 0;

  rb_database_config_set_answers (rb_program_get_database (fixture->program), RB_ANSWERS_BLOCKING);

  do
    {
      rb_player_step_forward (fixture->player, RB_STEP_MOMENT);
      wait_until_idle (fixture);
    }
  while (!moment_has (fixture, RB_RECORD_BLOCKED_START));

  g_assert_cmpint (rb_machine_get_loop_state (rb_player_get_machine (fixture->player)), ==, RB_LOOP_BLOCKED);
  g_assert_cmpfloat_with_epsilon (rb_player_get_progress (fixture->player), 0, 1e-9);
  g_assert_false (rb_player_get_at_end (fixture->player));

  /* A timer rings meanwhile. What is shown never goes back in time. */
  rb_player_set_speed (fixture->player, 8);
  rb_player_play (fixture->player);
  while (!moment_has (fixture, RB_RECORD_BLOCKED_END))
    {
      gint64 now = rb_player_get_engine_time (fixture->player);

      g_assert_cmpint (now, >=, time);
      time = now;
      run_for (2);
    }

  rb_player_pause (fixture->player);
  g_assert_cmpint (time, >, 1000000);
}

static void
test_speed (Fixture       *fixture,
            gconstpointer  data)
{
  guint n_notified = 0;

  g_signal_connect_data (fixture->player, "notify::speed", G_CALLBACK (moved_cb), fixture, NULL, G_CONNECT_SWAPPED);
  g_assert_cmpfloat_with_epsilon (rb_player_get_speed (fixture->player), 1, 1e-9);
  rb_player_set_speed (fixture->player, 1);
  g_assert_cmpuint (fixture->n_moves, ==, n_notified);
  rb_player_set_speed (fixture->player, 100);
  g_assert_cmpuint (fixture->n_moves, ==, ++n_notified);
  g_assert_cmpfloat_with_epsilon (rb_player_get_speed (fixture->player), 8, 1e-9);
  rb_player_set_speed (fixture->player, 0);
  g_assert_cmpfloat_with_epsilon (rb_player_get_speed (fixture->player), 0.25, 1e-9);
}

static void
test_stop (Fixture       *fixture,
           gconstpointer  data)
{
  rb_player_play (fixture->player);
  wait_until (fixture->n_moves == 1);
  rb_event_loop_stop (fixture->event_loop);
  g_assert_false (rb_player_get_playing (fixture->player));
  g_assert_true (rb_player_get_at_end (fixture->player));
  g_assert_true (moment_has (fixture, RB_RECORD_FINISHED));
}

static void
test_stop_standing_still (Fixture       *fixture,
                          gconstpointer  data)
{
  rb_player_step_forward (fixture->player, RB_STEP_MOMENT);
  wait_until_idle (fixture);
  rb_event_loop_stop (fixture->event_loop);
  g_assert_cmpuint (rb_player_get_moment (fixture->player), ==, 0);
  g_assert_false (rb_player_get_at_end (fixture->player));
  rb_player_to_end (fixture->player);
  g_assert_true (moment_has (fixture, RB_RECORD_FINISHED));
  g_assert_true (rb_player_get_at_end (fixture->player));
}

static void
test_syntax_error (Fixture       *fixture,
                   gconstpointer  data)
{
  rb_player_set_speed (fixture->player, 8);
  rb_player_play (fixture->player);
  wait_until (rb_player_get_at_end (fixture->player));
  wait_until_idle (fixture);
  g_assert_cmpuint (rb_player_get_n_moments (fixture->player), ==, 1);
  g_assert_cmpint (rb_event_loop_get_outcome (fixture->event_loop), ==, RB_OUTCOME_SYNTAX_ERROR);
  g_assert_cmpint (rb_machine_get_loop_state (rb_player_get_machine (fixture->player)), ==, RB_LOOP_READY);
}

/* A program that rings for ever: one can give up. */
static void
test_endless (Fixture       *fixture,
              gconstpointer  data)
{
  guint n_known;

  rb_player_to_end (fixture->player);
  wait_until (rb_player_get_n_moments (fixture->player) > 20);
  g_assert_true (rb_player_get_busy (fixture->player));
  rb_player_pause (fixture->player);
  wait_until_idle (fixture);
  n_known = rb_player_get_n_moments (fixture->player);
  run_for (30);
  g_assert_cmpuint (rb_player_get_n_moments (fixture->player), ==, n_known);
  g_assert_cmpuint (rb_player_get_moment (fixture->player), ==, 0);
}

/* The player goes while the event loop turns; tear_down() sees that it does. */
static void
test_let_go (Fixture       *fixture,
             gconstpointer  data)
{
  rb_player_play (fixture->player);
  g_assert_true (rb_player_get_busy (fixture->player));
}

static guint n_polls;

static gint
count_poll (GPollFD *fds,
            guint    n_fds,
            gint     timeout)
{
  n_polls++;

  return g_poll (fds, n_fds, timeout);
}

static gboolean
quit_cb (gpointer data)
{
  g_main_loop_quit (data);

  return G_SOURCE_REMOVE;
}

/* Standing still takes no wake-up of the main loop: two iterations are those of the test's own timeout. */
static void
check_sleeps (void)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);

  run_for (50);
  g_timeout_add (300, quit_cb, loop);
  n_polls = 0;
  g_main_context_set_poll_func (NULL, count_poll);
  g_main_loop_run (loop);
  g_main_context_set_poll_func (NULL, NULL);
  g_assert_cmpuint (n_polls, <=, 2);
}

static void
test_sleeps (Fixture       *fixture,
             gconstpointer  data)
{
  check_sleeps ();

  rb_player_set_speed (fixture->player, 8);
  rb_player_play (fixture->player);
  wait_until (moment_has (fixture, RB_RECORD_IDLE));
  rb_player_pause (fixture->player);
  check_sleeps ();

  go_to_end (fixture);
  check_sleeps ();
}

#define add(path, program, func) g_test_add (path, Fixture, program, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  add ("/player/before", STATEMENTS, test_before);
  add ("/player/steps", CALLBACK_PROGRAM, test_steps);
  add ("/player/steps-add-up", STATEMENTS, test_steps_add_up);
  add ("/player/bigger-steps", CALLBACK_PROGRAM, test_bigger_steps);
  add ("/player/seek", CALLBACK_PROGRAM, test_seek);
  add ("/player/play", STATEMENTS, test_play);
  add ("/player/waiting", CALLBACK_PROGRAM, test_waiting);
  add ("/player/blocked", "setTimeout(() => 0, 500);\nconsole.log(database.getUserById(1));\n", test_blocked);
  add ("/player/speed", STATEMENTS, test_speed);
  add ("/player/stop", CALLBACK_PROGRAM, test_stop);
  add ("/player/stop-standing-still", CALLBACK_PROGRAM, test_stop_standing_still);
  add ("/player/syntax-error", "let = ;", test_syntax_error);
  add ("/player/endless", "setInterval(() => 0, 10);", test_endless);
  add ("/player/let-go", CALLBACK_PROGRAM, test_let_go);
  add ("/player/sleeps", CALLBACK_PROGRAM, test_sleeps);

  return g_test_run ();
}
