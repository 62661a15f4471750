/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include "engine/machine/machine-state.h"

G_BEGIN_DECLS

/* A copy of a machine's state at a position of the trace. */
typedef struct _RbKeyframe RbKeyframe;

gsize       rb_keyframe_compute_size (RbMachineState   *state,
                                      const RbKeyframe *before);
RbKeyframe *rb_keyframe_new          (RbMachineState   *state,
                                      const RbKeyframe *before);
void        rb_keyframe_restore      (const RbKeyframe *self,
                                      RbMachineState   *state);
guint       rb_keyframe_get_position (const RbKeyframe *self);
void        rb_keyframe_free         (RbKeyframe       *self);

G_END_DECLS
