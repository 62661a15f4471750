/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include "engine/machine/array-copy.h"
#include "engine/machine/machine-types.h"

G_BEGIN_DECLS

/*
 * The call stack.
 *
 * Invariants: no activation has two frames. For each frame, `indexes` says where the frame is in `frames`, so that a
 * function that resumes does not have to search the whole stack. An entry of `indexes` stays when its frame is removed.
 * So an entry is valid only if the frame at that place is of the same activation.
 */
typedef struct
{
  GArray *frames;  /* RbFrame, the top of the stack last */
  GArray *indexes; /* guint32: for each activation, where its frame is, or was */
} RbCallStack;

void         rb_call_stack_init          (RbCallStack       *self);
void         rb_call_stack_clear         (RbCallStack       *self);

void         rb_call_stack_push          (RbCallStack       *self,
                                          const RbFrame     *frame);
void         rb_call_stack_pop           (RbCallStack       *self);
void         rb_call_stack_empty         (RbCallStack       *self);
gboolean     rb_call_stack_contains      (RbCallStack       *self,
                                          guint32            activation);
RbFrame     *rb_call_stack_get_top       (RbCallStack       *self);
RbFrame     *rb_call_stack_unwind_to     (RbCallStack       *self,
                                          guint32            activation);

gsize        rb_call_stack_get_copy_size (RbCallStack       *self,
                                          const RbArrayCopy *before);
RbArrayCopy *rb_call_stack_save          (RbCallStack       *self,
                                          const RbArrayCopy *before);
void         rb_call_stack_restore       (RbCallStack       *self,
                                          const RbArrayCopy *copy);

G_END_DECLS
