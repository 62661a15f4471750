/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include "engine/machine/machine-types.h"
#include "engine/trace/trace.h"

G_BEGIN_DECLS

#define RB_TYPE_MACHINE (rb_machine_get_type ())

G_DECLARE_FINAL_TYPE (RbMachine, rb_machine, RB, MACHINE, GObject)

RbMachine        *rb_machine_new                   (RbTrace   *trace);

RbTrace          *rb_machine_get_trace             (RbMachine *self);
void              rb_machine_seek                  (RbMachine *self,
                                                    guint      n_records);
guint             rb_machine_get_position          (RbMachine *self);

gint64            rb_machine_get_time              (RbMachine *self);
RbLoopState       rb_machine_get_loop_state        (RbMachine *self);
gboolean          rb_machine_get_running           (RbMachine *self);
const RbFrame    *rb_machine_get_frames            (RbMachine *self,
                                                    guint     *n_frames);
const RbPending  *rb_machine_get_pending           (RbMachine *self,
                                                    guint     *n_pending);
const RbQueued   *rb_machine_get_queue             (RbMachine *self,
                                                    guint     *n_queued);
const guint32    *rb_machine_get_queued_microtasks (RbMachine *self,
                                                    guint     *n_microtasks);
RbRecord          rb_machine_get_running_microtask (RbMachine *self);
guint32           rb_machine_get_running_task      (RbMachine *self);
const RbWaiting  *rb_machine_get_waiting           (RbMachine *self,
                                                    guint     *n_waiting);
const guint32    *rb_machine_get_promises          (RbMachine *self,
                                                    guint     *n_promises);
const RbCallback *rb_machine_get_callbacks         (RbMachine *self,
                                                    guint     *n_callbacks);
guint             rb_machine_get_n_console_lines   (RbMachine *self);
guint             rb_machine_get_n_statements      (RbMachine *self);
guint             rb_machine_get_current_site      (RbMachine *self);

G_END_DECLS
