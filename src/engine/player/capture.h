/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include "engine/machine/machine.h"
#include "engine/player/capture-window.h"
#include "engine/simulation/event-loop.h"

G_BEGIN_DECLS

/**
 * RbCaptureState:
 * @RB_CAPTURE_KNOWN: the values are known
 * @RB_CAPTURE_NOTHING: there are no variables, as nothing is on the stack
 * @RB_CAPTURE_PENDING: the values are being found out; [signal@Capture::changed] follows
 * @RB_CAPTURE_UNAVAILABLE: the values cannot be found out
 *
 * Whether the values of variables are known.
 */
typedef enum
{
  RB_CAPTURE_KNOWN,
  RB_CAPTURE_NOTHING,
  RB_CAPTURE_PENDING,
  RB_CAPTURE_UNAVAILABLE,
} RbCaptureState;

#define RB_TYPE_CAPTURE (rb_capture_get_type ())

G_DECLARE_FINAL_TYPE (RbCapture, rb_capture, RB, CAPTURE, GObject)

RbCapture        *rb_capture_new       (RbEventLoop       *event_loop);
RbCaptureState    rb_capture_look      (RbCapture         *self,
                                        RbMachine         *machine,
                                        const RbVariable **ret_variables,
                                        guint             *ret_n_variables);
const RbVariable *rb_capture_look_back (RbCapture         *self,
                                        RbMachine         *machine,
                                        guint              position,
                                        guint             *ret_n_variables);

G_END_DECLS
