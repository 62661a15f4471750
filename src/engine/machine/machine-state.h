/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include "engine/machine/machine.h"
#include "engine/machine/microtask-queue.h"

G_BEGIN_DECLS

/*
 * The part of a machine that records change, and that a keyframe keeps a copy of.
 *
 * Lookups under way may be ten thousand, and each of them goes once. So they are not closed up one by one: one that is
 * gone leaves a gap (its request stays, so that the array remains sorted by request). They are closed when more than
 * half are gaps, when a keyframe is taken, and when somebody looks. The task queue loses its head in the same manner,
 * and functions that wait at an `await` are kept as lookups are. Microtasks need no more than their numbers.
 */
typedef struct
{
  gint64 time;
  RbLoopState loop_state;
  guint32 position;      /* how many records have been applied */
  guint32 callback;      /* that runs, or 0 */
  guint32 task_callback; /* the same until its function is entered */
  guint32 microtask;     /* how many records there were when the one started that runs; 0 if none does */
  guint32 n_immediates;  /* in pending */
  gboolean is_running;   /* the script, a task or a microtask */
  gboolean is_draining;  /* the microtasks: ticks wait until there are none */
  guint32 n_lines;
  guint32 n_statements;
  guint32 n_gaps;         /* in pending */
  guint32 n_waiting_gaps; /* in waiting */
  guint32 queue_head;     /* where the queue starts */

  GArray *frames;    /* RbFrame, the top of the stack last */
  GArray *pending;   /* RbPending, gaps among them */
  GArray *queue;     /* RbQueued */
  GArray *waiting;   /* RbWaiting, gaps among them */
  RbMicrotaskQueue microtasks;
  GArray *callbacks; /* RbCallback, that of number n at n - 1 */
  GArray *holders;   /* RbHolders, likewise */

  /* Not part of the state: */
  GArray *known; /* RbCallback: what callbacks there ever were, so that keyframes need not say it again */
  GArray *noted; /* guint32: for each activation where in frames it was last */
  guint hint;    /* where in pending the next answer probably is */
} RbMachineState;

/* Who still has a callback; with it an RbCallback's state follows from the trace alone. */
typedef enum
{
  RB_HOLDER_PENDING,   /* a lookup or a timer */
  RB_HOLDER_QUEUED,    /* a task */
  RB_HOLDER_MICROTASK, /* in the queue */
  RB_HOLDER_WAITING,   /* a call of it that waits at an `await` */
  RB_N_HOLDERS,
} RbHolder;

typedef struct
{
  guint32 n[RB_N_HOLDERS];
} RbHolders;

/* Set in the padding of a RbPending that is gone; a RbWaiting that is gone has no site. */
#define RB_GAP 1

typedef struct _RbKeyframe RbKeyframe;

void rb_machine_state_init         (RbMachineState       *state);
void rb_machine_state_clear        (RbMachineState       *state);
void rb_machine_state_reset        (RbMachineState       *state);
void rb_machine_state_copy_numbers (RbMachineState       *state,
                                    const RbMachineState *from);
void rb_machine_state_apply        (RbMachineState       *state,
                                    RbTrace              *trace,
                                    const RbRecord       *record);

/* Where on the stack an activation is. */
void     rb_machine_state_push_frame  (RbMachineState *state,
                                       const RbFrame  *frame);
void     rb_machine_state_note_frames (RbMachineState *state);
gboolean rb_machine_state_find_frame  (RbMachineState *state,
                                       guint32         activation,
                                       guint          *ret_i);

/* What has been asked for: callbacks, what is pending, the task queue. Each does what the record of its name says. */
gboolean rb_machine_state_is_callback     (RbMachineState *state,
                                           guint32         callback);
void     rb_machine_state_add_callback    (RbMachineState *state,
                                           const RbRecord *record);
void     rb_machine_state_settle_callback (RbMachineState *state,
                                           guint32         number);
void     rb_machine_state_hold_callback   (RbMachineState *state,
                                           guint32         callback,
                                           RbHolder        holder,
                                           int             change);
void     rb_machine_state_start_lookup    (RbMachineState *state,
                                           const RbRecord *record);
void     rb_machine_state_set_timer       (RbMachineState *state,
                                           const RbRecord *record);
void     rb_machine_state_end_wait        (RbMachineState *state,
                                           const RbRecord *record);
void     rb_machine_state_clear_timer     (RbMachineState *state,
                                           const RbRecord *record);
void     rb_machine_state_add_task        (RbMachineState *state,
                                           const RbRecord *record);
gboolean rb_machine_state_remove_task     (RbMachineState *state,
                                           guint32         request);
void     rb_machine_state_close_gaps      (RbMachineState *state);

/* Functions that wait at an `await`, and microtasks. */
void     rb_machine_state_add_waiting      (RbMachineState  *state,
                                            const RbWaiting *waiting);
gboolean rb_machine_state_take_waiting     (RbMachineState  *state,
                                            guint32          activation,
                                            RbWaiting       *ret_waiting);
void     rb_machine_state_mark_stuck       (RbMachineState  *state,
                                            guint32          activation);
void     rb_machine_state_add_microtask    (RbMachineState  *state,
                                            const RbRecord  *record);
void     rb_machine_state_remove_microtask (RbMachineState  *state,
                                            const RbRecord  *record);

/* Keyframes. */
gsize       rb_machine_state_get_size (RbMachineState   *state,
                                       const RbKeyframe *before);
RbKeyframe *rb_machine_state_save     (RbMachineState   *state,
                                       const RbKeyframe *before);
void        rb_machine_state_restore  (RbMachineState   *state,
                                       const RbKeyframe *keyframe);
guint       rb_keyframe_get_position  (const RbKeyframe *keyframe);
void        rb_keyframe_free          (RbKeyframe       *keyframe);

G_END_DECLS
