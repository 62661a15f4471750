/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include "engine/runner-client/runner.h"

G_BEGIN_DECLS

/* What the replacements of RbRunner share. Each replacement is linked instead of the engine's RbRunner, and defines its
 * own struct _RbRunner and its own answers to requests. */
enum
{
  SIGNAL_RECORDS,
  SIGNAL_AWAITS,
  SIGNAL_DONE,
  SIGNAL_LIMIT,
  SIGNAL_FAILED,
  N_SIGNALS,
};

extern guint stand_in_signals[N_SIGNALS];

void stand_in_add_signals (GType type);

G_END_DECLS
