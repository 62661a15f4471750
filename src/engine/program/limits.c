/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "engine/program/limits.h"

#include <glib/gi18n-lib.h>

/**
 * rb_limits_get_message:
 * @limit: a limit that a run has passed
 *
 * Says which limit ended a run.
 *
 * Returns: (transfer none): a translated sentence
 */
const char *
rb_limits_get_message (RbLimit limit)
{
  switch (limit)
    {
    case RB_LIMIT_STATEMENTS:
      return _("The program was stopped: it executed more statements than a run may execute.");
    case RB_LIMIT_MICROTASKS:
      return _("The program was stopped: its microtasks never come to an end.");
    case RB_LIMIT_PENDING:
      return _("The program was stopped: too many lookups and timers are pending.");
    case RB_LIMIT_CONSOLE:
      return _("The program was stopped: it printed too much.");
    case RB_LIMIT_SILENCE:
      /* Translators: the number of seconds is RB_LIMITS_MAX_SILENCE */
      return _("The program was stopped: it did not respond for 5 seconds.");
    case RB_LIMIT_MEMORY:
      return _("The program was stopped: it used too much memory.");
    case RB_LIMIT_TIME:
    default:
      return _("The program was stopped: it ran for too long.");
    }
}
