/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include "engine/machine/array-copy.h"
#include "engine/machine/machine-types.h"

G_BEGIN_DECLS

/*
 * The lookups and timers that are pending.
 *
 * Ten thousand may be pending at a time, and each is removed by itself. So a removed one leaves a gap: its element
 * stays where it is, with its padding set. Gaps are closed when more than half of the elements are gaps, and when
 * somebody lists or saves what is pending.
 *
 * Invariants: pending is sorted by request, gaps included, and no request is there twice. n_gaps is how many elements
 * are gaps; n_immediates is how many of the others are immediates.
 */
typedef struct
{
  GArray *pending; /* RbPending */
  guint n_gaps;
  guint n_immediates;
  guint hint; /* where the next one to be removed probably is */
} RbPendingList;

void             rb_pending_list_init           (RbPendingList       *self);
void             rb_pending_list_clear          (RbPendingList       *self);
void             rb_pending_list_reset          (RbPendingList       *self);

gboolean         rb_pending_list_add            (RbPendingList       *self,
                                                 const RbPending     *pending);
gboolean         rb_pending_list_remove         (RbPendingList       *self,
                                                 guint32              request,
                                                 RbPending           *ret_pending);
gboolean         rb_pending_list_has_immediate  (RbPendingList       *self,
                                                 guint32              request);
gboolean         rb_pending_list_has_immediates (const RbPendingList *self);
const RbPending *rb_pending_list_list           (RbPendingList       *self,
                                                 guint               *ret_n);

gsize            rb_pending_list_get_copy_size  (RbPendingList       *self,
                                                 const RbArrayCopy   *before);
RbArrayCopy     *rb_pending_list_save           (RbPendingList       *self,
                                                 const RbArrayCopy   *before);
void             rb_pending_list_restore        (RbPendingList       *self,
                                                 const RbArrayCopy   *copy);

G_END_DECLS
