/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include "engine/runner-client/runner.h"

G_BEGIN_DECLS

#define RB_TYPE_RUNNER_POOL (rb_runner_pool_get_type ())

/* Runners, one of which is kept started. */
G_DECLARE_FINAL_TYPE (RbRunnerPool, rb_runner_pool, RB, RUNNER_POOL, GObject)

RbRunnerPool *rb_runner_pool_new          (gboolean           keep_spare);
void          rb_runner_pool_keep_spare   (RbRunnerPool      *self);
void          rb_runner_pool_prepare      (RbRunnerPool      *self);
RbRunner     *rb_runner_pool_take         (RbRunnerPool      *self);
void          rb_runner_pool_tell_missing (RbRunnerPool      *self,
                                           const char *const *missing);

G_END_DECLS
