/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include "engine/program/program.h"
#include "wire/record.h"

G_BEGIN_DECLS

/* The payloads of what the host sends to a runner. */

char *rb_runner_calls_dup_compile (RbProgram     *program);
char *rb_runner_calls_dup_invoke  (guint          request,
                                   gint64         now,
                                   const char    *arguments,
                                   gboolean       keep,
                                   gsize         *ret_length);
char *rb_runner_calls_dup_answer  (gint64         now,
                                   RbWireOutcome  outcome,
                                   const char    *text);

G_END_DECLS
