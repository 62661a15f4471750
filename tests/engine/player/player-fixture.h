/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include "engine/player/player.h"
#include "tests/deadline.h"

G_BEGIN_DECLS

#define CALLBACK_PROGRAM \
  "const getUserCallback = (id, cb) => {\n" \
  "  database.getUserById(id, cb);\n" \
  "};\n" \
  "getUserCallback(1, (user) => {\n" \
  "  console.log(user);\n" \
  "});\n" \
  "console.log(\"meanwhile\");\n"

#define STATEMENTS "console.log(1);\nconsole.log(2);\nconsole.log(3);\nconsole.log(4);\n"

/* A player whose run has not begun. */
typedef struct
{
  RbRunnerPool *pool;
  RbProgram *program;
  RbEventLoop *event_loop;
  RbPlayer *player;
  guint n_moves;
} Fixture;

void     set_up     (Fixture       *fixture,
                     gconstpointer  data);
void     tear_down  (Fixture       *fixture,
                     gconstpointer  data);

void     count_move (Fixture       *fixture);
void     run_for    (guint          milliseconds);
void     go_to_end  (Fixture       *fixture);
RbTrace *get_trace  (Fixture       *fixture);
/* Whether the moment at the player's position contains such a record. */
gboolean moment_has (Fixture       *fixture,
                     RbRecordKind   kind);

#define add(path, program, func) g_test_add (path, Fixture, program, set_up, func, tear_down)

#define wait_until(condition) \
  G_STMT_START { \
    gint64 deadline_ = deadline_from_now (); \
    while (!(condition)) \
      { \
        g_assert_cmpint (g_get_monotonic_time (), <, deadline_); \
        if (!g_main_context_iteration (NULL, FALSE)) \
          g_usleep (500); \
      } \
  } G_STMT_END

#define wait_until_idle(fixture) \
  wait_until (!rb_player_get_busy ((fixture)->player) && !rb_player_get_playing ((fixture)->player))

G_END_DECLS
