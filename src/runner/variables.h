/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include "runner/compiler.h"

G_BEGIN_DECLS

/* What a run that captures variables has more than another one. */
gboolean  rb_variables_are_wanted (GVariant   *options);
JSCValue *rb_variables_new_probes (RbCompiler *compiler,
                                   JSCValue   *trace,
                                   JSCValue   *preview,
                                   JSCValue   *proxies,
                                   GVariant   *options);

G_END_DECLS
