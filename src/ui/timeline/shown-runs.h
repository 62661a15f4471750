/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include "session/comparison/comparison.h"

G_BEGIN_DECLS

#define RB_SHOWN_RUNS_MAX 2

typedef struct
{
  RbPlayer *player;
  RbTimeline *timeline;
  char *title; /* NULL if the run stands alone */
} RbShownRun;

/*
 * RbShownRuns:
 * @runs: the runs
 * @n_runs: how many there are
 * @axis: where their moments are placed; NULL without a run
 * @comparison: what moves both runs; NULL if their players move by themselves
 *
 * The runs that a timeline shows, one or two.
 */
typedef struct
{
  RbShownRun runs[RB_SHOWN_RUNS_MAX];
  guint n_runs;
  RbTimelineAxis *axis;
  RbComparison *comparison;
} RbShownRuns;

void     rb_shown_runs_set          (RbShownRuns       *self,
                                     RbPlayer          *player,
                                     const char        *title,
                                     RbPlayer          *other,
                                     const char        *other_title);
void     rb_shown_runs_compare      (RbShownRuns       *self,
                                     RbComparison      *comparison);
void     rb_shown_runs_clear        (RbShownRuns       *self);
gboolean rb_shown_runs_is_behind    (const RbShownRuns *self);
gboolean rb_shown_runs_catch_up     (RbShownRuns       *self,
                                     gint64             budget);
gboolean rb_shown_runs_get_playing  (const RbShownRuns *self);
gboolean rb_shown_runs_get_at_end   (const RbShownRuns *self);
double   rb_shown_runs_get_length   (const RbShownRuns *self);
double   rb_shown_runs_get_playhead (const RbShownRuns *self,
                                     guint              run);
void     rb_shown_runs_seek         (const RbShownRuns *self,
                                     double             x);
void     rb_shown_runs_step         (const RbShownRuns *self,
                                     gboolean           forward);
void     rb_shown_runs_pause        (const RbShownRuns *self);

G_END_DECLS
