/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include "engine/timeline/timeline-axis.h"
#include "session/session.h"

G_BEGIN_DECLS

/**
 * RbSide:
 * @RB_SIDE_LEFT: the left side
 * @RB_SIDE_RIGHT: the right side
 *
 * The sides of a comparison.
 */
typedef enum
{
  RB_SIDE_LEFT,
  RB_SIDE_RIGHT,
  RB_N_SIDES /*< skip >*/
} RbSide;

#define RB_TYPE_COMPARISON (rb_comparison_get_type ())

/* Two runs on one clock: two versions of an exercise, or one version with the two kinds of database.
 *
 * A choice is what one side can run: choices 2n and 2n + 1 are version n with a database that answers later, and with
 * one that blocks.
 *
 * Properties, all read-only: "ready" (both programs have run to their end, so there is something to play), "playing",
 * "at-start", "at-end". Signals: "side-changed" (guint side: another program runs there), "moved" (another moment is
 * shown on at least one side). */
G_DECLARE_FINAL_TYPE (RbComparison, rb_comparison, RB, COMPARISON, GObject)

RbComparison   *rb_comparison_new              (RbRunnerPool *pool,
                                                RbSession    *session);
void            rb_comparison_end              (RbComparison *self);

guint           rb_comparison_get_n_choices    (RbComparison *self);
RbVersion      *rb_comparison_get_version      (RbComparison *self,
                                                guint         choice);
RbAnswers       rb_comparison_get_answers      (RbComparison *self,
                                                guint         choice);
guint           rb_comparison_get_choice       (RbComparison *self,
                                                RbSide        side);
void            rb_comparison_set_choice       (RbComparison *self,
                                                RbSide        side,
                                                guint         choice);

RbPlayer       *rb_comparison_get_player       (RbComparison *self,
                                                RbSide        side);
RbTimelineAxis *rb_comparison_get_axis         (RbComparison *self);
gboolean        rb_comparison_get_ready        (RbComparison *self);
gboolean        rb_comparison_get_playing      (RbComparison *self);
gboolean        rb_comparison_get_at_start     (RbComparison *self);
gboolean        rb_comparison_get_at_end       (RbComparison *self);

void            rb_comparison_toggle           (RbComparison *self);
void            rb_comparison_restart          (RbComparison *self);
void            rb_comparison_stop             (RbComparison *self);
void            rb_comparison_step_forward     (RbComparison *self);
void            rb_comparison_step_back        (RbComparison *self);
void            rb_comparison_rewind           (RbComparison *self);
void            rb_comparison_to_end           (RbComparison *self);
void            rb_comparison_seek             (RbComparison *self,
                                                double        x);

double          rb_comparison_get_x            (RbComparison *self);
gint64          rb_comparison_get_engine_time  (RbComparison *self,
                                                RbSide        side);
gboolean        rb_comparison_get_begins       (RbComparison *self,
                                                RbSide        side);

G_END_DECLS
