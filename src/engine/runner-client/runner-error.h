/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * RbRunnerError:
 * @RB_RUNNER_ERROR_START: the runner could not be started
 * @RB_RUNNER_ERROR_GONE: the runner has ended
 * @RB_RUNNER_ERROR_PROTOCOL: the runner sent something invalid
 *
 * What can go wrong between the host and its runner.
 */
typedef enum
{
  RB_RUNNER_ERROR_START,
  RB_RUNNER_ERROR_GONE,
  RB_RUNNER_ERROR_PROTOCOL,
} RbRunnerError;

#define RB_RUNNER_ERROR (rb_runner_error_quark ())
GQuark   rb_runner_error_quark    (void);

gboolean rb_runner_error_refuse   (GError     **error,
                                   const char  *what);
void     rb_runner_error_set_gone (GError     **error);

G_END_DECLS
