/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include "lesson/article/block.h"

G_BEGIN_DECLS

/* The number of options of a question that have a key of their own, and for which hands are counted. */
#define RB_GUIDE_STEP_MAX_HANDS 9

/**
 * RbGuideStepKind:
 * @RB_GUIDE_STEP_PROSE: a paragraph or two
 * @RB_GUIDE_STEP_PREDICTION: a question; its prose explains the answer, so it is shown after the run that answers it
 * @RB_GUIDE_STEP_END: the end of the article, where the next lesson is offered
 *
 * The kind of a step.
 */
typedef enum
{
  RB_GUIDE_STEP_PROSE,
  RB_GUIDE_STEP_PREDICTION,
  RB_GUIDE_STEP_END,
} RbGuideStepKind;

#define RB_TYPE_GUIDE_STEP (rb_guide_step_get_type ())

/* One step of an article. The text does not change. What the learner does with a question does: "chosen" (the index of
 * an option, or -1), "hands" (all hands that were counted), "printed" (what the run that answered the question has
 * printed, or NULL), of which only "chosen" is writable. */
G_DECLARE_FINAL_TYPE (RbGuideStep, rb_guide_step, RB, GUIDE_STEP, GObject)

RbGuideStep     *rb_guide_step_new             (RbGuideStepKind  kind,
                                                const char      *title,
                                                RbExercise      *exercise,
                                                RbBlock         *prediction);
void             rb_guide_step_add_block       (RbGuideStep     *self,
                                                RbBlock         *block);

RbGuideStepKind  rb_guide_step_get_kind        (RbGuideStep     *self);
void             rb_guide_step_set_kind        (RbGuideStep     *self,
                                                RbGuideStepKind  kind);
const char      *rb_guide_step_get_title       (RbGuideStep     *self);
RbExercise      *rb_guide_step_get_exercise    (RbGuideStep     *self);
GListModel      *rb_guide_step_get_blocks      (RbGuideStep     *self);
RbBlock         *rb_guide_step_get_prediction  (RbGuideStep     *self);
char            *rb_guide_step_dup_text        (RbGuideStep     *self);

int              rb_guide_step_get_chosen      (RbGuideStep     *self);
void             rb_guide_step_set_chosen      (RbGuideStep     *self,
                                                int              chosen);
guint            rb_guide_step_get_hands       (RbGuideStep     *self,
                                                guint            option);
void             rb_guide_step_count_hand      (RbGuideStep     *self,
                                                guint            option,
                                                gboolean         taken_back);
void             rb_guide_step_answer          (RbGuideStep     *self,
                                                char           **lines);
const char      *rb_guide_step_get_printed     (RbGuideStep     *self);
int              rb_guide_step_find_line       (RbGuideStep     *self);

G_END_DECLS
