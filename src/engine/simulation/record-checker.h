/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include "engine/trace/trace.h"

G_BEGIN_DECLS

/* Checks that a record from the runner can follow the records before it. */
typedef struct _RbRecordChecker RbRecordChecker;

RbRecordChecker *rb_record_checker_new        (void);
void             rb_record_checker_free       (RbRecordChecker  *self);

void             rb_record_checker_start_task (RbRecordChecker  *self,
                                               guint             request);
gboolean         rb_record_checker_is_running (RbRecordChecker  *self);
gboolean         rb_record_checker_check      (RbRecordChecker  *self,
                                               const RbRecord   *record,
                                               GError          **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RbRecordChecker, rb_record_checker_free)

G_END_DECLS
