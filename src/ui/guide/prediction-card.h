/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include <gtk/gtk.h>

#include "session/guide-step.h"

G_BEGIN_DECLS

#define RB_TYPE_PREDICTION_CARD (rb_prediction_card_get_type ())

/* The question of a step with its options, and after the run whether the chosen one is right. The keys 1 to 9 choose an
 * option, unless a widget that has the focus takes them. All sizes are in em, so that the card is as large as its font.
 *
 * Properties: "step" (a step with a question, or NULL), "counting". While the card is counting, a click or a key counts
 * a raised hand for an option, and a long press or Shift with the key takes one back. */
G_DECLARE_FINAL_TYPE (RbPredictionCard, rb_prediction_card, RB, PREDICTION_CARD, GtkWidget)

GtkWidget   *rb_prediction_card_new          (void);

RbGuideStep *rb_prediction_card_get_step     (RbPredictionCard *self);
void         rb_prediction_card_set_step     (RbPredictionCard *self,
                                              RbGuideStep      *step);
void         rb_prediction_card_set_compact  (RbPredictionCard *self,
                                              gboolean          compact);
gboolean     rb_prediction_card_get_counting (RbPredictionCard *self);
void         rb_prediction_card_set_counting (RbPredictionCard *self,
                                              gboolean          counting);

G_END_DECLS
