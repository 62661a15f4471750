/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include "engine/machine/gap-array.h"
#include "engine/machine/machine-types.h"

G_BEGIN_DECLS

/* The lookups and timers that are pending. n_immediates is how many of them are immediates. */
typedef struct
{
  RbGapArray pending; /* RbPending, by request */
  guint n_immediates;
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
