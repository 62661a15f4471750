/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include "engine/machine/machine.h"
#include "engine/player/capture-window.h"
#include "engine/simulation/event-loop.h"

G_BEGIN_DECLS

/**
 * RbCaptureState:
 * @RB_CAPTURE_KNOWN: what the variables hold is known
 * @RB_CAPTURE_NOTHING: nothing runs whose variables could be shown
 * @RB_CAPTURE_PENDING: it is being found out; "changed" will say
 * @RB_CAPTURE_UNAVAILABLE: it cannot be found out
 *
 * Whether it is known what the variables hold.
 */
typedef enum
{
  RB_CAPTURE_KNOWN,
  RB_CAPTURE_NOTHING,
  RB_CAPTURE_PENDING,
  RB_CAPTURE_UNAVAILABLE,
} RbCaptureState;

#define RB_TYPE_CAPTURE (rb_capture_get_type ())

/* What the variables of a run hold, found out by running it again. Signal: "changed". */
G_DECLARE_FINAL_TYPE (RbCapture, rb_capture, RB, CAPTURE, GObject)

RbCapture      *rb_capture_new  (RbEventLoop       *event_loop);
RbCaptureState  rb_capture_look (RbCapture         *self,
                                 RbMachine         *machine,
                                 const RbVariable **ret_variables,
                                 guint             *ret_n_variables);
const RbVariable *rb_capture_look_back (RbCapture *self,
                                        RbMachine *machine,
                                        guint      position,
                                        guint     *ret_n_variables);

G_END_DECLS
