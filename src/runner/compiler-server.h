/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include "runner/compiler.h"

G_BEGIN_DECLS

RbCompiler *rb_compiler_server_start (void);

G_END_DECLS
