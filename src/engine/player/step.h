/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include "engine/trace/trace.h"

G_BEGIN_DECLS

/**
 * RbStep:
 * @RB_STEP_MOMENT: to the next or previous moment
 * @RB_STEP_TASK: to the start of a task
 * @RB_STEP_CALLBACK: to where a callback is handed over, is queued, runs or ends
 *
 * How far one step goes.
 */
typedef enum
{
  RB_STEP_MOMENT,
  RB_STEP_TASK,
  RB_STEP_CALLBACK,
} RbStep;

gboolean rb_step_find_next     (RbStep    step,
                                RbTrace  *trace,
                                guint     from,
                                guint     until,
                                guint    *ret_record);
gboolean rb_step_find_previous (RbStep    step,
                                RbTrace  *trace,
                                guint     before,
                                guint    *ret_record);

G_END_DECLS
