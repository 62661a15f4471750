/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include "engine/player/player.h"

G_BEGIN_DECLS

#define RB_PLAYER_MIN_SPEED 0.25
#define RB_PLAYER_MAX_SPEED 8.0

/* Where the player is on its way to. */
typedef enum
{
  RB_PLAYER_GOAL_NONE,
  RB_PLAYER_GOAL_MOMENT, /* a certain moment */
  RB_PLAYER_GOAL_FIND,   /* the next moment that a step of a certain kind leads to */
  RB_PLAYER_GOAL_END,
} RbPlayerGoal;

typedef enum
{
  RB_PLAYER_PROP_0,
  RB_PLAYER_PROP_EVENT_LOOP,
  RB_PLAYER_PROP_MOMENT,
  RB_PLAYER_PROP_N_MOMENTS,
  RB_PLAYER_PROP_PLAYING,
  RB_PLAYER_PROP_SPEED,
  RB_PLAYER_PROP_AT_START,
  RB_PLAYER_PROP_AT_END,
  RB_PLAYER_PROP_BUSY,
  RB_PLAYER_N_PROPS
} RbPlayerProp;

struct _RbPlayer
{
  GObject parent_instance;

  RbEventLoop *event_loop;
  RbMachine *machine;

  guint moment;
  guint n_moments;
  gint64 wait; /* how long the loop waits in this moment, in µs of engine time */
  gboolean playing;
  double speed;

  RbPlayerGoal goal;
  guint goal_moment; /* of RB_PLAYER_GOAL_MOMENT */
  RbStep goal_step;  /* of RB_PLAYER_GOAL_FIND */
  guint goal_record; /* likewise: what is before it was searched already */

  gboolean is_in_turn;
  guint turn_source;

  /* How far the moment has got, at the monotonic time `since`; it does not move if that is 0. */
  double progress;
  gint64 since;
  guint beat_source;

  /* As last notified. */
  gboolean at_start;
  gboolean at_end;
  gboolean busy;
};

/* player.c */
void     rb_player_notify           (RbPlayer     *self,
                                     RbPlayerProp  prop);

/* player-walk.c */
void     rb_player_update_known     (RbPlayer     *self);
void     rb_player_update_flags     (RbPlayer     *self);
void     rb_player_set_playing      (RbPlayer     *self,
                                     gboolean      playing);
double   rb_player_compute_progress (RbPlayer     *self);
void     rb_player_hold_beat        (RbPlayer     *self);
void     rb_player_start_beat       (RbPlayer     *self,
                                     double        progress);
void     rb_player_arrive           (RbPlayer     *self,
                                     guint         moment);
void     rb_player_stop_at_end      (RbPlayer     *self);
void     rb_player_pursue           (RbPlayer     *self);
void     rb_player_set_goal         (RbPlayer     *self,
                                     RbPlayerGoal  goal);
void     rb_player_give_up_goal     (RbPlayer     *self);
void     rb_player_halt             (RbPlayer     *self);

G_END_DECLS
