/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include <gtk/gtk.h>

#include "session/stage/stage-item.h"

G_BEGIN_DECLS

#define RB_TYPE_STAGE_ROW (rb_stage_row_get_type ())

/* A row of a card of the stage: badge, text, and a progress bar or an hourglass. Property: "item". */
G_DECLARE_FINAL_TYPE (RbStageRow, rb_stage_row, RB, STAGE_ROW, GtkBox)

GtkWidget   *rb_stage_row_new             (void);

RbStageItem *rb_stage_row_get_item        (RbStageRow  *self);
void         rb_stage_row_set_item        (RbStageRow  *self,
                                           RbStageItem *item);
void         rb_stage_row_set_engine_time (RbStageRow  *self,
                                           gint64       engine_time);
void         rb_stage_row_set_flat        (RbStageRow  *self,
                                           gboolean     flat);

G_END_DECLS
