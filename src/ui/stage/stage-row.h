/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include <gtk/gtk.h>

#include "session/stage/stage-item.h"

G_BEGIN_DECLS

/**
 * RbStageRowShape:
 * @RB_STAGE_ROW_FLAT: everything stands in one line
 * @RB_STAGE_ROW_NORMAL: the detail stands below
 * @RB_STAGE_ROW_TALL: the value stands below, and the detail below that in as many lines as it needs
 *
 * How the words of a row are placed.
 */
typedef enum
{
  RB_STAGE_ROW_FLAT,
  RB_STAGE_ROW_NORMAL,
  RB_STAGE_ROW_TALL,
} RbStageRowShape;

#define RB_TYPE_STAGE_ROW (rb_stage_row_get_type ())

/* A row of a card of the stage: badge, text, and a progress bar or an hourglass. Property: "item". */
G_DECLARE_FINAL_TYPE (RbStageRow, rb_stage_row, RB, STAGE_ROW, GtkGrid)

GtkWidget   *rb_stage_row_new             (void);

RbStageItem *rb_stage_row_get_item        (RbStageRow  *self);
void         rb_stage_row_set_item        (RbStageRow  *self,
                                           RbStageItem *item);
void         rb_stage_row_set_engine_time (RbStageRow  *self,
                                           gint64       engine_time);
void         rb_stage_row_set_shape       (RbStageRow      *self,
                                           RbStageRowShape  shape);

G_END_DECLS
