/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "player-fixture.h"

void
count_move (Fixture *fixture)
{
  fixture->n_moves++;
}

void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->pool = rb_runner_pool_new (FALSE);
  fixture->program = rb_program_new (data);
  fixture->event_loop = rb_event_loop_new (fixture->program, fixture->pool);
  fixture->player = rb_player_new (fixture->event_loop);
  g_signal_connect_swapped (fixture->player, "notify::moment", G_CALLBACK (count_move), fixture);
}

void
run_for (guint milliseconds)
{
  gint64 end = g_get_monotonic_time () + milliseconds * 1000;

  while (g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
}

void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_assert_finalize_object (fixture->player);
  rb_event_loop_stop (fixture->event_loop);

  /* Pending lookups keep the loop running. */
  g_object_add_weak_pointer (G_OBJECT (fixture->event_loop), (gpointer *) &fixture->event_loop);
  g_object_unref (fixture->event_loop);
  for (guint i = 0; i < 5000 && fixture->event_loop != NULL; i++)
    run_for (1);
  g_assert_null (fixture->event_loop);
  g_object_unref (fixture->program);
  g_object_unref (fixture->pool);
}

RbTrace *
get_trace (Fixture *fixture)
{
  return rb_event_loop_get_trace (fixture->event_loop);
}

void
go_to_end (Fixture *fixture)
{
  rb_player_to_end (fixture->player);
  wait_until (rb_player_get_at_end (fixture->player));
  wait_until_idle (fixture);
}

gboolean
moment_has (Fixture      *fixture,
            RbRecordKind  kind)
{
  RbTrace *trace = get_trace (fixture);
  guint end = rb_machine_get_position (rb_player_get_machine (fixture->player));

  if (rb_player_get_n_moments (fixture->player) == 0)
    return FALSE;

  for (guint i = rb_trace_get_moment_start (trace, rb_player_get_moment (fixture->player)); i < end; i++)
    if (rb_trace_get_record (trace, i).kind == kind)
      return TRUE;

  return FALSE;
}
