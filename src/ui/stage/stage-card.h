/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RB_TYPE_STAGE_CARD (rb_stage_card_get_type ())

/* A card of the stage with a title, a summary and a list of rows. Its height depends on "n-rows" and not on the list,
 * so that the cards below it stay where they are. Properties: "title", "tall" (the first row may have two lines) and
 * "flat" (all rows have one line), all construct-only; "empty-text" (shown while the list is empty), "n-rows". Signal:
 * "activated" (the position of a row). */
G_DECLARE_FINAL_TYPE (RbStageCard, rb_stage_card, RB, STAGE_CARD, GtkBox)

GListModel *rb_stage_card_get_model       (RbStageCard *self);
void        rb_stage_card_set_model       (RbStageCard *self,
                                           GListModel  *model);
void        rb_stage_card_set_summary     (RbStageCard *self,
                                           const char  *summary);
void        rb_stage_card_set_empty_text  (RbStageCard *self,
                                           const char  *text);
void        rb_stage_card_set_n_rows      (RbStageCard *self,
                                           guint        n_rows);
void        rb_stage_card_scroll_to       (RbStageCard *self,
                                           guint        position);
void        rb_stage_card_set_engine_time (RbStageCard *self,
                                           gint64       engine_time);
void        rb_stage_card_set_projected   (RbStageCard *self,
                                           gboolean     projected);

G_END_DECLS
