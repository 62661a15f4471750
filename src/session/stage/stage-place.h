/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include "session/stage/stage-item.h"

G_BEGIN_DECLS

#define RB_TYPE_STAGE_PLACE (rb_stage_place_get_type ())

/**
 * RbStagePlace:
 *
 * The place of a row in a list of the stage. What the row is about may change while the row stays, because a new row
 * takes long to make.
 */
G_DECLARE_FINAL_TYPE (RbStagePlace, rb_stage_place, RB, STAGE_PLACE, GObject)

RbStagePlace *rb_stage_place_new      (RbStageItem  *item);

RbStageItem  *rb_stage_place_get_item (RbStagePlace *self);
void          rb_stage_place_set_item (RbStagePlace *self,
                                       RbStageItem  *item);

G_END_DECLS
