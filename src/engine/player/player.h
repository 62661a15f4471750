/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include "engine/machine/machine.h"
#include "engine/player/step.h"
#include "engine/simulation/event-loop.h"

G_BEGIN_DECLS

/* The range of speeds. At 1, a moment lasts as long as its sentence takes to be read. */
#define RB_PLAYER_MIN_SPEED 0.25
#define RB_PLAYER_MAX_SPEED 8.0

/* The range of paces. At 2, a person has twice as long to read. */
#define RB_PLAYER_MIN_PACE 0.5
#define RB_PLAYER_MAX_PACE 2.0

#define RB_TYPE_PLAYER (rb_player_get_type ())

G_DECLARE_FINAL_TYPE (RbPlayer, rb_player, RB, PLAYER, GObject)

RbPlayer    *rb_player_new               (RbEventLoop  *event_loop);

RbEventLoop *rb_player_get_event_loop    (RbPlayer     *self);
RbMachine   *rb_player_get_machine       (RbPlayer     *self);

void         rb_player_play              (RbPlayer     *self);
void         rb_player_pause             (RbPlayer     *self);
gboolean     rb_player_get_playing       (RbPlayer     *self);
void         rb_player_set_speed         (RbPlayer     *self,
                                          double        speed);
double       rb_player_get_speed         (RbPlayer     *self);
void         rb_player_set_pace          (RbPlayer     *self,
                                          double        pace);
double       rb_player_get_pace          (RbPlayer     *self);
double       rb_player_get_duration      (RbPlayer     *self);

guint        rb_player_get_moment        (RbPlayer     *self);
guint        rb_player_get_n_moments     (RbPlayer     *self);
gboolean     rb_player_get_at_start      (RbPlayer     *self);
gboolean     rb_player_get_at_end        (RbPlayer     *self);
gboolean     rb_player_get_busy          (RbPlayer     *self);

void         rb_player_step_forward      (RbPlayer     *self,
                                          RbStep        step);
void         rb_player_step_back         (RbPlayer     *self,
                                          RbStep        step);
void         rb_player_seek              (RbPlayer     *self,
                                          guint         moment);
void         rb_player_seek_console_line (RbPlayer     *self,
                                          guint         console_line);
void         rb_player_rewind            (RbPlayer     *self);
void         rb_player_to_end            (RbPlayer     *self);
void         rb_player_run_to_line       (RbPlayer     *self,
                                          guint         line);
void         rb_player_set_stops         (RbPlayer     *self,
                                          const guint  *lines,
                                          guint         n_lines);

double       rb_player_get_progress      (RbPlayer     *self);
gint64       rb_player_get_engine_time   (RbPlayer     *self);

G_END_DECLS
