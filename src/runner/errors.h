/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include "runner/compiler.h"
#include "wire/record.h"

G_BEGIN_DECLS

/* What the engine calls the traced program. */
#define RB_PROGRAM_URI "program"

void rb_errors_record (JSCValue     *trace,
                       RbCompiler   *compiler,
                       RbRecordKind  kind,
                       const char   *text,
                       const char   *uri,
                       guint         line,
                       guint         column,
                       const char   *stack);

void rb_errors_report (JSCValue     *trace,
                       RbCompiler   *compiler);

G_END_DECLS
