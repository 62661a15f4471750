/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include "engine/machine/machine.h"

G_BEGIN_DECLS

/* The number of records up to each point of the run. */
typedef struct
{
  RbTrace *trace;
  guint callback_site;
  guint at_registered; /* callback A is registered; the current statement is on line 12 */
  guint at_waiting;
  guint at_running; /* the current statement is on line 7 */
  guint at_done;
} RbMarkedRun;

void rb_marked_run_init  (RbMarkedRun *self);
void rb_marked_run_clear (RbMarkedRun *self);
void rb_marked_run_add   (RbTrace     *trace,
                          RbRecordKind kind,
                          guint        site,
                          guint        a,
                          guint        b);
guint rb_marked_run_site (RbTrace     *trace,
                          RbSiteKind   kind,
                          const char  *text);

G_END_DECLS
