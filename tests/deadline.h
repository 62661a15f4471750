/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include <stdlib.h>

#include <glib.h>

G_BEGIN_DECLS

/* The time in seconds that a test waits for something that must happen. It is long, because a busy machine is not a
 * failure, and only a failing test waits that long. RINGBACK_DEADLINE overrides it. tests/gui/session uses the same
 * time. */
static inline guint
deadline_seconds (void)
{
  const char *told = g_getenv ("RINGBACK_DEADLINE");

  return told != NULL ? MAX (atoi (told), 1) : 60;
}

/* The monotonic time at which a wait that begins now has failed. */
static inline gint64
deadline_from_now (void)
{
  return g_get_monotonic_time () + deadline_seconds () * G_TIME_SPAN_SECOND;
}

G_END_DECLS
