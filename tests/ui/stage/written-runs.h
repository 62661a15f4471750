/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include "engine/trace/trace.h"

G_BEGIN_DECLS

/* Runs written by hand, for states that a real program is in only briefly or by chance. */

extern const char written_source[];

extern const RbRecord immediate_run[];
extern const RbRecord tick_run[];
extern const RbRecord crowded_run[];
extern const RbRecord stuck_run[];

void write_run (RbTrace        *trace,
                const RbRecord *run);

G_END_DECLS
