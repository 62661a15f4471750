/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include "cli/program-place.h"
#include "engine/simulation/event-loop.h"

G_BEGIN_DECLS

void rb_error_report_find_place (const RbProgramPlace *program_place,
                                 RbTrace              *trace,
                                 const RbRecord       *record,
                                 guint                *ret_line,
                                 guint                *ret_column);
void rb_error_report_uncaught (const RbProgramPlace *program_place,
                               RbTrace              *trace,
                               const RbRecord       *record);
void rb_error_report_end      (const RbProgramPlace *program_place,
                               RbEventLoop          *event_loop,
                               const char           *message);

G_END_DECLS
