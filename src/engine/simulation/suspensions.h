/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include "engine/trace/trace.h"

G_BEGIN_DECLS

/* The functions that wait at an `await`, in the order in which they were suspended. */
typedef struct _RbSuspensions RbSuspensions;

RbSuspensions *rb_suspensions_new    (void);
void           rb_suspensions_free   (RbSuspensions  *self);

void           rb_suspensions_add    (RbSuspensions  *self,
                                      const RbRecord *record);
void           rb_suspensions_remove (RbSuspensions  *self,
                                      guint32         activation);
const GList   *rb_suspensions_get    (RbSuspensions  *self);

G_END_DECLS
