/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include "engine/machine/array-copy.h"
#include "engine/machine/machine-types.h"

G_BEGIN_DECLS

/*
 * The functions that wait at an `await`.
 *
 * As in RbPendingList, one that is removed leaves a gap: its element stays where it is, without a site.
 *
 * Invariants: waiting is sorted by activation, gaps included, and no activation is there twice. n_gaps is how many
 * elements are gaps.
 */
typedef struct
{
  GArray *waiting; /* RbWaiting */
  guint n_gaps;
} RbWaitingList;

void             rb_waiting_list_init          (RbWaitingList     *self);
void             rb_waiting_list_clear         (RbWaitingList     *self);
void             rb_waiting_list_reset         (RbWaitingList     *self);

gboolean         rb_waiting_list_add           (RbWaitingList     *self,
                                                const RbWaiting   *waiting);
gboolean         rb_waiting_list_remove        (RbWaitingList     *self,
                                                guint32            activation,
                                                RbWaiting         *ret_waiting);
void             rb_waiting_list_mark_stuck    (RbWaitingList     *self,
                                                guint32            activation);
const RbWaiting *rb_waiting_list_list          (RbWaitingList     *self,
                                                guint             *ret_n);

gsize            rb_waiting_list_get_copy_size (RbWaitingList     *self,
                                                const RbArrayCopy *before);
RbArrayCopy     *rb_waiting_list_save          (RbWaitingList     *self,
                                                const RbArrayCopy *before);
void             rb_waiting_list_restore       (RbWaitingList     *self,
                                                const RbArrayCopy *copy);

G_END_DECLS
