/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "engine/player/player.h"
#include "fed-runner.h"
#include "followers.h"

/* Fuzzes the messages of a runner: the event loop reads them, a player walks through the result, and all readers of a
 * trace read it. Nothing may crash or run for ever. */

#define LONGEST_WAIT 20000

static void
settle (void)
{
  for (guint i = 0; i < LONGEST_WAIT && g_main_context_iteration (NULL, FALSE); i++)
    continue;
}

static void
move (RbPlayer *player,
      guint8    how,
      guint8    where)
{
  RbTrace *trace = rb_event_loop_get_trace (rb_player_get_event_loop (player));

  switch (how % 8)
    {
    case 0:
      rb_player_step_forward (player, where % 3);
      break;
    case 1:
      rb_player_step_back (player, where % 3);
      break;
    case 2:
      rb_player_seek (player, where);
      break;
    case 3:
      if (rb_trace_get_n_console_lines (trace) > 0)
        rb_player_seek_console_line (player, where % rb_trace_get_n_console_lines (trace));
      break;
    case 4:
      rb_player_rewind (player);
      break;
    case 5:
      rb_player_play (player);
      rb_player_set_speed (player, where / 16.0);
      break;
    case 6:
      rb_player_pause (player);
      break;
    default:
      rb_player_to_end (player);
      break;
    }
  if (how < 0x80)
    settle ();
}

static RbProgram *
take_program (Bytes *bytes)
{
  RbProgram *program = rb_program_new (FED_RUNNER_SOURCE);
  g_autoptr (RbDatabaseConfig) config = rb_database_config_copy (rb_program_get_database (program));
  guint8 options = take_byte (bytes);

  rb_database_config_set_answers (config, options & 1 ? RB_ANSWERS_BLOCKING : RB_ANSWERS_LATER);
  rb_database_config_set_convention (config, options & 2 ? RB_CONVENTION_ERROR_FIRST : RB_CONVENTION_VALUE);
  if (options & 4)
    rb_database_config_set_latency (config, 0, options, options);
  rb_program_set_database (program, config);

  return program;
}

/* The run must end by itself, or at the latest when it is stopped. */
static void
go_to_end (RbPlayer *player)
{
  RbEventLoop *event_loop = rb_player_get_event_loop (player);

  rb_player_to_end (player);
  settle ();
  if (!rb_event_loop_get_finished (event_loop))
    {
      rb_player_pause (player);
      rb_event_loop_stop (event_loop);
      settle ();
    }
  g_assert_true (rb_event_loop_get_finished (event_loop));
  rb_player_to_end (player);
  settle ();
  g_assert_true (rb_player_get_at_end (player));
}

void
target_set_up (void)
{
}

void
target_try (const guint8 *start,
            gsize         length)
{
  Bytes bytes = { start, length };
  g_autoptr (RbProgram) program = take_program (&bytes);
  g_autoptr (RbRunnerPool) pool = rb_runner_pool_new (FALSE);
  RbEventLoop *event_loop = rb_event_loop_new (program, pool);
  RbPlayer *player = rb_player_new (event_loop);
  guint8 moves[32];
  guint n_moves = take_byte (&bytes) % (G_N_ELEMENTS (moves) / 2);

  for (guint i = 0; i < n_moves * 2; i++)
    moves[i] = take_byte (&bytes);
  fed_runner_set_bytes (&bytes);

  for (guint i = 0; i < n_moves; i++)
    move (player, moves[2 * i], moves[2 * i + 1]);
  go_to_end (player);
  for (guint i = 0; i < n_moves; i++)
    move (player, moves[2 * i], moves[2 * i + 1]);
  rb_player_pause (player);
  settle ();
  check_followers (event_loop);

  g_assert_finalize_object (player);
  settle ();
  g_assert_finalize_object (event_loop);
}

void
target_replay (const char   *name,
               const guint8 *bytes,
               gsize         length)
{
  g_error ("%s: only bytes make records", name);
}
