/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include "engine/machine/machine.h"

G_BEGIN_DECLS

/**
 * RbStageCardKind:
 * @RB_STAGE_CARD_STACK: the call stack
 * @RB_STAGE_CARD_DATABASE: the database
 * @RB_STAGE_CARD_TIMERS: the timers
 * @RB_STAGE_CARD_QUEUE: the task queue
 * @RB_STAGE_CARD_MICROTASKS: the microtasks
 * @RB_STAGE_CARD_PROMISES: the promises that somebody waits for
 *
 * The cards of the stage that a moment can be about.
 */
typedef enum
{
  RB_STAGE_CARD_STACK,
  RB_STAGE_CARD_DATABASE,
  RB_STAGE_CARD_TIMERS,
  RB_STAGE_CARD_QUEUE,
  RB_STAGE_CARD_MICROTASKS,
  RB_STAGE_CARD_PROMISES,
} RbStageCardKind;

RbStageCardKind rb_spotlight_find (RbMachine *machine);

G_END_DECLS
