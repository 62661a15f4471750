/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "engine/runner-client/runner-error.h"

#include <glib/gi18n-lib.h>

G_DEFINE_QUARK (rb-runner-error-quark, rb_runner_error)

/**
 * rb_runner_error_refuse:
 * @error: return location for the error
 * @what: a noun phrase in English, for developers: what the runner sent
 *
 * Sets the error for a runner that has sent something invalid. Such a runner must not be trusted any more.
 *
 * Returns: %FALSE
 */
gboolean
rb_runner_error_refuse (GError     **error,
                        const char  *what)
{
  g_set_error (error, RB_RUNNER_ERROR, RB_RUNNER_ERROR_PROTOCOL,
               _("The runner sent something invalid: %s."), what);

  return FALSE;
}

/**
 * rb_runner_error_set_gone:
 * @error: return location for the error
 *
 * Sets the error for a runner that has ended. How it ended does not matter to a learner.
 */
void
rb_runner_error_set_gone (GError **error)
{
  g_set_error_literal (error, RB_RUNNER_ERROR, RB_RUNNER_ERROR_GONE,
                       _("The process that runs the program has ended unexpectedly."));
}
