/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include "engine/player/line-set.h"
#include "engine/player/step.h"

G_BEGIN_DECLS

typedef enum
{
  RB_GOAL_NONE,
  RB_GOAL_MOMENT, /* a certain moment */
  RB_GOAL_STEP,   /* the next moment that a step to a task or a callback leads to */
  RB_GOAL_LINE,   /* the next moment in which the code of a line begins */
  RB_GOAL_END,    /* the last moment of the run */
} RbGoalKind;

/* The moment that a player is to reach. The moment may not be known yet, or may never exist. */
typedef struct
{
  RbGoalKind kind;
  guint moment; /* of RB_GOAL_MOMENT */
  RbStep step;  /* of RB_GOAL_STEP */
  guint line;   /* of RB_GOAL_LINE */
  guint record; /* of RB_GOAL_STEP and RB_GOAL_LINE: the record at which the search continues */
} RbGoal;

gboolean rb_goal_find (RbGoal  *self,
                       RbTrace *trace,
                       guint    n_moments,
                       guint   *ret_moment);

G_END_DECLS
