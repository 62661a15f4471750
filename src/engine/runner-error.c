/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "engine/runner-error.h"

G_DEFINE_QUARK (rb-runner-error-quark, rb_runner_error)
