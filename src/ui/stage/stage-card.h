/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RB_TYPE_STAGE_CARD (rb_stage_card_get_type ())

/* A card of the stage with a title, a summary and a list of rows. Properties, construct-only: "title", "empty-text"
 * (shown while the list is empty). Signal: "activated" (the position of a row). */
G_DECLARE_FINAL_TYPE (RbStageCard, rb_stage_card, RB, STAGE_CARD, GtkBox)

GListModel *rb_stage_card_get_model       (RbStageCard *self);
void        rb_stage_card_set_model       (RbStageCard *self,
                                           GListModel  *model);
void        rb_stage_card_set_summary     (RbStageCard *self,
                                           const char  *summary);
void        rb_stage_card_set_compact     (RbStageCard *self,
                                           gboolean     compact);
void        rb_stage_card_set_flat        (RbStageCard *self,
                                           gboolean     flat);
void        rb_stage_card_set_engine_time (RbStageCard *self,
                                           gint64       engine_time);

G_END_DECLS
