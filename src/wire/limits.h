/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RbLimit:
 * @RB_LIMIT_STATEMENTS: the program executed more statements than a run may have
 * @RB_LIMIT_MICROTASKS: a microtask checkpoint ran more microtasks than one may have
 * @RB_LIMIT_PENDING: too many lookups and timers were pending
 * @RB_LIMIT_CONSOLE: the program printed too many bytes
 * @RB_LIMIT_SILENCE: the runner did not respond for too long
 * @RB_LIMIT_MEMORY: the runner took too much memory, or its records did
 * @RB_LIMIT_TIME: the run took longer than the user allows
 *
 * The limit that ended a run. The runner counts the first four, because only it knows the place where one is passed.
 * The host watches the others, because a runner that passes one of them may not be able to say so.
 */
typedef enum
{
  RB_LIMIT_STATEMENTS,
  RB_LIMIT_MICROTASKS,
  RB_LIMIT_PENDING,
  RB_LIMIT_CONSOLE,
  RB_LIMIT_LAST_OF_RUNNER = RB_LIMIT_CONSOLE, /*< skip >*/
  RB_LIMIT_SILENCE,
  RB_LIMIT_MEMORY,
  RB_LIMIT_TIME,
} RbLimit;

G_END_DECLS
