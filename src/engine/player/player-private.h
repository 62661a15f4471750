/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include "engine/player/beat.h"
#include "engine/player/goal.h"
#include "engine/player/player.h"

G_BEGIN_DECLS

typedef enum
{
  RB_PLAYER_PROP_0,
  RB_PLAYER_PROP_EVENT_LOOP,
  RB_PLAYER_PROP_MOMENT,
  RB_PLAYER_PROP_N_MOMENTS,
  RB_PLAYER_PROP_PLAYING,
  RB_PLAYER_PROP_SPEED,
  RB_PLAYER_PROP_PACE,
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

  guint moment;    /* that is shown; the machine is at its end */
  guint n_moments; /* how many are known */
  gint64 wait;     /* how long the loop waits in this moment, in µs of engine time */
  gint64 duration; /* how long this moment is watched at speed 1, in µs of playback time */
  RbBeat beat;     /* how much of this moment has gone by */
  guint next;      /* the moment that is shown when the beat is over */
  gboolean playing;
  double speed;
  double pace;

  RbGoal goal;
  RbLineSet stops; /* playing stops in each moment in which the code of one of these lines begins */
  gboolean is_in_turn; /* the event loop takes a turn that this player asked for */
  guint turn_source;   /* that will start a turn, or 0 */

  /* The values that were notified last. */
  gboolean at_start;
  gboolean at_end;
  gboolean busy;
};

/* player.c */
void rb_player_notify       (RbPlayer     *self,
                             RbPlayerProp  prop);
void rb_player_emit_missed  (RbPlayer     *self,
                             guint         line);

/* player-walk.c */
void rb_player_update_known (RbPlayer     *self);
void rb_player_update_flags (RbPlayer     *self);
void rb_player_set_playing  (RbPlayer     *self,
                             gboolean      playing);
void rb_player_start_beat   (RbPlayer     *self,
                             double        progress);
void rb_player_arrive       (RbPlayer     *self,
                             guint         moment);
void rb_player_stop_at_end  (RbPlayer     *self);
void rb_player_pursue       (RbPlayer     *self);
void rb_player_set_goal     (RbPlayer     *self,
                             RbGoal        goal);
void rb_player_give_up_goal (RbPlayer     *self);
void rb_player_halt         (RbPlayer     *self);

G_END_DECLS
