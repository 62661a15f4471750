/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include <gtk/gtk.h>

#include "lesson/block.h"

G_BEGIN_DECLS

#define RB_TYPE_PREDICTION_CARD (rb_prediction_card_get_type ())

/* A question about what a program will print. The learner chooses an option first, then runs the program to see whether
 * it was right.
 * Properties: "block" (an RbBlock of the kind PREDICTION, construct-only), "chosen" (the option's index, or -1). */
G_DECLARE_FINAL_TYPE (RbPredictionCard, rb_prediction_card, RB, PREDICTION_CARD, GtkWidget)

GtkWidget *rb_prediction_card_new        (RbBlock          *block);

RbBlock   *rb_prediction_card_get_block  (RbPredictionCard *self);
int        rb_prediction_card_get_chosen (RbPredictionCard *self);
void       rb_prediction_card_reveal     (RbPredictionCard *self,
                                          const char       *printed);

G_END_DECLS
