/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include "engine/machine/keyframe.h"

G_BEGIN_DECLS

/*
 * The keyframes of a trace, and where the next one may be taken.
 *
 * A keyframe is large where much is pending or queued and changes fast, so keyframes are farther apart there. The trace
 * and its keyframes together take at most 40 bytes a record. The keyframes take at most half as much memory as the
 * trace.
 *
 * Invariants: keyframes are sorted by position; bytes is the memory that they take; no state after `next` has been
 * reached.
 */
typedef struct
{
  GPtrArray *keyframes; /* (element-type RbKeyframe) */
  gsize bytes;
  guint next; /* the position where another keyframe may be taken */
} RbKeyframeList;

void              rb_keyframe_list_init  (RbKeyframeList *self);
void              rb_keyframe_list_clear (RbKeyframeList *self);
const RbKeyframe *rb_keyframe_list_find  (RbKeyframeList *self,
                                          guint           position);
void              rb_keyframe_list_take  (RbKeyframeList *self,
                                          RbMachineState *state,
                                          guint           n_records,
                                          gsize           trace_size);

G_END_DECLS
