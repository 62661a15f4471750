/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include "engine/runner-client/runner.h"

G_BEGIN_DECLS

/* What an RbRunner that is linked in the place of the engine's has in common with it; each of them has its own struct
 * _RbRunner, and its own manner of doing what it is asked. */
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
