/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include "engine/program.h"

G_BEGIN_DECLS

GVariant *rb_runner_options_new (RbProgram *program);

G_END_DECLS
