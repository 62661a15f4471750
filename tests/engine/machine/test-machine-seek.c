/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "machine-fixture.h"

/* Mostly valid numbers, so that the queue grows during busy phases and shrinks afterwards. */
static void
append_microtask (Fixture  *fixture,
                  GRand    *rand,
                  RbRecord  record,
                  gboolean  is_busy)
{
  guint n = rb_trace_get_n_microtasks (fixture->trace);
  gboolean is_one_of_two = g_rand_boolean (rand);

  record.c = g_rand_int_range (rand, 0, RB_MICROTASK_LAST + 1);
  record.d = g_rand_int_range (rand, 0, 20);
  if (is_busy)
    {
      record.kind = RB_RECORD_MICROTASK_QUEUED;
      record.a = is_one_of_two ? n + 1 : g_rand_int_range (rand, 0, n + 3);
    }
  else
    {
      record.kind = is_one_of_two ? RB_RECORD_MICROTASK_START : RB_RECORD_MICROTASK_END;
      record.a = fixture->next_microtask + g_rand_int_range (rand, 0, 70);
      if (is_one_of_two && g_rand_boolean (rand))
        record.a = fixture->next_microtask++;
    }
  rb_trace_append (fixture->trace, &record);
}

/* A random record, valid or invalid. Phases with many lookups alternate with phases without any. */
static void
append_any (Fixture *fixture,
            GRand   *rand,
            guint    i)
{
  static const guint8 code[] = { RB_RECORD_STATEMENT, RB_RECORD_LOOP,   RB_RECORD_ENTER,  RB_RECORD_EXIT,
                                 RB_RECORD_SUSPEND,   RB_RECORD_RESUME, RB_RECORD_WAITING };
  gboolean is_busy = i / 5000 % 2 == 0;
  RbRecord record = { 0, };

  fixture->time += g_rand_int_range (rand, 0, 3);
  record.time = fixture->time;
  record.site = g_rand_int_range (rand, 0, SCRIPT_AWAIT + 3);
  record.a = g_rand_int_range (rand, 0, 20);
  record.b = g_rand_int_range (rand, 0, 8);
  record.c = g_rand_int_range (rand, 0, 100);
  record.d = g_rand_int_range (rand, 0, 3);

  if (g_rand_int_range (rand, 0, 4) == 0)
    {
      append_microtask (fixture, rand, record, is_busy);
      return;
    }
  if (g_rand_int_range (rand, 0, 3) > 0)
    {
      record.kind = code[g_rand_int_range (rand, 0, G_N_ELEMENTS (code))];
    }
  else if (g_rand_boolean (rand))
    {
      record.kind = g_rand_int_range (rand, RB_RECORD_STRING, RB_RECORD_FINISHED + 2);
      if (g_rand_boolean (rand))
        record.a = g_rand_int (rand);
    }
  else
    {
      record.kind = is_busy ? (g_rand_boolean (rand) ? RB_RECORD_LOOKUP_START : RB_RECORD_TASK_QUEUED)
                            : (g_rand_boolean (rand) ? RB_RECORD_LOOKUP_ANSWER : RB_RECORD_TASK_START);
      record.a = is_busy ? i : i % 5000 + i / 10000 * 10000;
    }

  rb_trace_append (fixture->trace, &record);
}

/* The whole state of a machine, as bytes. */
static GBytes *
look (RbMachine *machine)
{
  GByteArray *bytes = g_byte_array_new ();
  guint n_frames, n_requests, n_tasks, n_microtasks, n_activations, n_promises, n_callbacks;
  const RbFrame *frames = rb_machine_get_frames (machine, &n_frames);
  const RbPending *pending = rb_machine_get_pending (machine, &n_requests);
  const RbQueued *queue = rb_machine_get_queue (machine, &n_tasks);
  const guint32 *microtasks = rb_machine_get_queued_microtasks (machine, &n_microtasks);
  const RbWaiting *waiting = rb_machine_get_waiting (machine, &n_activations);
  const guint32 *promises = rb_machine_get_promises (machine, &n_promises);
  const RbCallback *callbacks = rb_machine_get_callbacks (machine, &n_callbacks);
  RbRecord microtask = rb_machine_get_running_microtask (machine);
  gint64 numbers[] = {
    rb_machine_get_time (machine), rb_machine_get_loop_state (machine), rb_machine_get_position (machine),
    rb_machine_get_n_console_lines (machine), rb_machine_get_current_site (machine), n_frames, n_requests, n_tasks,
    n_callbacks, n_microtasks, n_activations, n_promises, microtask.kind != 0 ? microtask.a : -1,
  };

  g_byte_array_append (bytes, (const guint8 *) numbers, sizeof numbers);
  g_byte_array_append (bytes, (const guint8 *) frames, n_frames * sizeof *frames);
  g_byte_array_append (bytes, (const guint8 *) pending, n_requests * sizeof *pending);
  g_byte_array_append (bytes, (const guint8 *) queue, n_tasks * sizeof *queue);
  g_byte_array_append (bytes, (const guint8 *) microtasks, n_microtasks * sizeof *microtasks);
  g_byte_array_append (bytes, (const guint8 *) waiting, n_activations * sizeof *waiting);
  g_byte_array_append (bytes, (const guint8 *) promises, n_promises * sizeof *promises);
  g_byte_array_append (bytes, (const guint8 *) callbacks, n_callbacks * sizeof *callbacks);

  return g_byte_array_free_to_bytes (bytes);
}

/* A position has the same state, whether the machine got there by seeking or record by record. */
static void
check_seeks (Fixture *fixture,
             GRand   *rand)
{
  guint n_records = rb_trace_get_n_records (fixture->trace);
  const guint every = 97;
  g_autoptr (RbMachine) steady = rb_machine_new (fixture->trace);
  g_autoptr (GPtrArray) looks = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);

  for (guint i = 0; i <= n_records; i++)
    {
      rb_machine_seek (steady, i);
      if (i % every == 0)
        g_ptr_array_add (looks, look (steady));
    }

  for (guint i = 0; i < 600; i++)
    {
      guint n = g_rand_int_range (rand, 0, looks->len);
      g_autoptr (GBytes) seen = NULL;

      /* Sometimes it seeks to a position nearby first. */
      if (g_rand_boolean (rand))
        rb_machine_seek (fixture->machine, MAX ((int) (n * every) + g_rand_int_range (rand, -300, 300), 0));
      rb_machine_seek (fixture->machine, n * every);
      seen = look (fixture->machine);
      g_assert_true (g_bytes_equal (seen, g_ptr_array_index (looks, n)));
    }
}

static void
test_any_seek (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20240601);

  for (guint i = 0; i < 60000; i++)
    {
      append_any (fixture, rand, i);

      /* Sometimes it looks while the trace grows, so that positions at the very end are tested, too. */
      if (g_rand_int_range (rand, 0, 500) == 0)
        rb_machine_seek (fixture->machine, g_rand_int_range (rand, 0, i + 2));
    }
  check_seeks (fixture, rand);
}

/* Waiting entries stay the same from keyframe to keyframe, except for a few. */
static void
test_many_waiting (Fixture       *fixture,
                   gconstpointer  data)
{
  const guint n = 7000;
  g_autoptr (GRand) rand = g_rand_new_with_seed (20240602);

  for (guint i = 1; i <= n; i++)
    {
      append (fixture, RB_RECORD_ENTER, OUTER, i, 0, 0, 0);
      append (fixture, RB_RECORD_SUSPEND, AWAIT, i, 0, 0, 0);
    }
  for (guint i = 1; i <= 10000; i++)
    {
      guint32 activation = g_rand_int_range (rand, 1, n + 1);

      append (fixture, RB_RECORD_MICROTASK_START, AWAIT, i, 0, RB_MICROTASK_AWAIT_FULFILLED, activation);
      append (fixture, RB_RECORD_RESUME, AWAIT, activation, 0, 0, 0);
      if (i % 4 != 0)
        append (fixture, RB_RECORD_SUSPEND, AWAIT, activation, 0, 0, 0);
      append (fixture, RB_RECORD_MICROTASK_END, 0, i, 0, 0, 0);
    }
  check_seeks (fixture, rand);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  add ("/machine-seek/any-seek", test_any_seek);
  add ("/machine-seek/many-waiting", test_many_waiting);

  return g_test_run ();
}
