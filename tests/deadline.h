/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include <stdlib.h>

#include <glib.h>

G_BEGIN_DECLS

/* How many seconds a test waits for what must come. A busy machine is slow, not wrong, so that is long; only a test that
 * fails ever waits for as long. RINGBACK_DEADLINE, in seconds, says otherwise; tests/gui/session has the same one. */
static inline guint
deadline_seconds (void)
{
  const char *told = g_getenv ("RINGBACK_DEADLINE");

  return told != NULL ? MAX (atoi (told), 1) : 60;
}

/* The monotonic time at which a wait that begins now has been in vain. */
static inline gint64
deadline_from_now (void)
{
  return g_get_monotonic_time () + deadline_seconds () * G_TIME_SPAN_SECOND;
}

G_END_DECLS
