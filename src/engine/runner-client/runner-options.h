/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include "engine/program/program.h"

G_BEGIN_DECLS

char *rb_runner_options_dup_json (RbProgram *program);

G_END_DECLS
