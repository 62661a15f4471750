/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include "engine/player/beat.h"
#include "session/comparison/comparison.h"

G_BEGIN_DECLS

typedef enum
{
  RB_COMPARISON_PROP_0,
  RB_COMPARISON_PROP_READY,
  RB_COMPARISON_PROP_PLAYING,
  RB_COMPARISON_PROP_AT_START,
  RB_COMPARISON_PROP_AT_END,
  RB_COMPARISON_N_PROPS
} RbComparisonProp;

typedef struct
{
  guint choice;
  RbPlayer *player;
  RbTimeline *timeline; /* NULL until both programs have run */
  gboolean begins;      /* its moment begins where the stretch begins */
} RbCompared;

struct _RbComparison
{
  GObject parent_instance;

  RbRunnerPool *pool;
  RbSession *session;
  RbExercise *exercise;

  RbCompared sides[RB_N_SIDES];
  RbTimelineAxis *axis; /* NULL until both programs have run */
  guint stop_source;    /* will end runs that are too long, or 0 */

  /* A stretch of the axis, in which neither side gets to another moment. */
  double from;
  double to;
  RbBeat beat; /* how much of the stretch has gone by */
  gint64 time; /* the engine time that was shown before the axis was replaced */
  gboolean moving;

  /* The values that were notified last. */
  gboolean playing;
  gboolean at_start;
  gboolean at_end;
};

/* comparison.c */
void rb_comparison_set_flag    (RbComparison     *self,
                                gboolean         *flag,
                                gboolean          value,
                                RbComparisonProp  prop);
void rb_comparison_say_moved   (RbComparison     *self);

/* comparison-moves.c */
void rb_comparison_go          (RbComparison     *self,
                                double            x);
void rb_comparison_hold        (RbComparison     *self);
void rb_comparison_follow_side (RbComparison     *self,
                                RbSide            side);

G_END_DECLS
