/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include "engine/program/program.h"
#include "engine/runner-client/compiled.h"
#include "engine/runner-client/runner-error.h"
#include "wire/record.h"

G_BEGIN_DECLS

#define RB_TYPE_RUNNER (rb_runner_get_type ())

/* A runner, as the host sees it: it compiles one program and calls its callbacks. */
G_DECLARE_FINAL_TYPE (RbRunner, rb_runner, RB, RUNNER, GObject)

RbRunner          *rb_runner_new            (void);
void               rb_runner_warm_up        (RbRunner             *self);
gboolean           rb_runner_is_alive       (RbRunner             *self);
const char *const *rb_runner_get_missing    (RbRunner             *self);

void               rb_runner_compile_async  (RbRunner             *self,
                                             RbProgram            *program,
                                             GAsyncReadyCallback   callback,
                                             gpointer              user_data);
RbCompiled        *rb_runner_compile_finish (RbRunner             *self,
                                             GAsyncResult         *result,
                                             GError              **error);
void               rb_runner_evaluate       (RbRunner             *self);
void               rb_runner_invoke         (RbRunner             *self,
                                             guint                 request,
                                             gint64                now,
                                             const char           *arguments,
                                             gboolean              keep);
void               rb_runner_read_on        (RbRunner             *self);
void               rb_runner_answer         (RbRunner             *self,
                                             gint64                now,
                                             RbWireOutcome         outcome,
                                             const char           *text);
void               rb_runner_kill           (RbRunner             *self);

G_END_DECLS
