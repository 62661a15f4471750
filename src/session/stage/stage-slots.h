/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include "engine/simulation/event-loop.h"

G_BEGIN_DECLS

/**
 * RbStageSlots:
 * @RB_STAGE_SLOT_TIMERS: the program names something that sets a timer
 * @RB_STAGE_SLOT_MICROTASKS: the program names something that makes promises or microtasks
 * @RB_STAGE_SLOT_PROMISES: the program names something that makes promises
 *
 * The cards of the stage that only some programs need.
 */
typedef enum
{
  RB_STAGE_SLOT_TIMERS = 1 << 0,
  RB_STAGE_SLOT_MICROTASKS = 1 << 1,
  RB_STAGE_SLOT_PROMISES = 1 << 2,
} RbStageSlots;

RbStageSlots rb_stage_slots_find          (RbTrace     *trace);
gboolean     rb_stage_slots_find_database (RbEventLoop *event_loop);

G_END_DECLS
