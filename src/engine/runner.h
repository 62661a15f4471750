/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include "engine/compiled.h"
#include "engine/program.h"
#include "engine/runner-error.h"
#include "wire/record.h"

G_BEGIN_DECLS

#define RB_TYPE_RUNNER (rb_runner_get_type ())

/* The host's end of a runner process. */
G_DECLARE_FINAL_TYPE (RbRunner, rb_runner, RB, RUNNER, GObject)

RbRunner   *rb_runner_new             (void);
gboolean    rb_runner_is_alive        (RbRunner             *self);

void        rb_runner_compile_async   (RbRunner             *self,
                                       RbProgram            *program,
                                       GAsyncReadyCallback   callback,
                                       gpointer              user_data);
RbCompiled *rb_runner_compile_finish  (RbRunner             *self,
                                       GAsyncResult         *result,
                                       GError              **error);
void        rb_runner_evaluate_async  (RbRunner             *self,
                                       GAsyncReadyCallback   callback,
                                       gpointer              user_data);
void        rb_runner_invoke_async    (RbRunner             *self,
                                       guint                 request,
                                       gint64                now,
                                       GVariant             *arguments,
                                       gboolean              keep,
                                       GAsyncReadyCallback   callback,
                                       gpointer              user_data);
GVariant   *rb_runner_call_finish     (RbRunner             *self,
                                       GAsyncResult         *result,
                                       GError              **error);

void        rb_runner_reply           (RbRunner             *self);
void        rb_runner_reply_answer    (RbRunner             *self,
                                       gint64                now,
                                       RbWireOutcome         outcome,
                                       const char           *text);
void        rb_runner_kill            (RbRunner             *self);

G_END_DECLS
