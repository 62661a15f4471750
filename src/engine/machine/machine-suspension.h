/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include "engine/machine/machine-state.h"
#include "engine/trace/trace.h"

G_BEGIN_DECLS

void     rb_machine_suspension_suspend (RbMachineState *state,
                                        RbTrace        *trace,
                                        const RbRecord *record);
RbFrame *rb_machine_suspension_resume  (RbMachineState *state,
                                        RbTrace        *trace,
                                        guint32         activation);

G_END_DECLS
