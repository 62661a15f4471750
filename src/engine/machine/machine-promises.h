/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include "engine/machine/machine-state.h"
#include "engine/trace/trace.h"

G_BEGIN_DECLS

gboolean rb_machine_promises_apply (RbMachineState *state,
                                    RbTrace        *trace,
                                    const RbRecord *record);

G_END_DECLS
