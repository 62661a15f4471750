/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "runner/scripts.h"

#include <gio/gio.h>

/**
 * rb_runner_load_script:
 * @context: where to evaluate it
 * @name: one of the runner's bundled scripts
 *
 * Evaluates a script of ours, or acorn's or object-inspect's. A failure is a mistake of the build, not of a user.
 *
 * Returns: (transfer full): its completion value
 */
JSCValue *
rb_runner_load_script (JSCContext *context,
                       const char *name)
{
  g_autofree char *path = g_strconcat ("/io/github/ringback/Ringback/runner/", name, NULL);
  g_autoptr (GBytes) bytes = g_resources_lookup_data (path, 0, NULL);
  g_autoptr (JSCValue) value = NULL;
  JSCException *exception;

  g_assert (bytes != NULL);
  value = jsc_context_evaluate_with_source_uri (context, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes),
                                                name, 1);
  exception = jsc_context_get_exception (context);
  if (exception != NULL)
    g_error ("%s", jsc_exception_report (exception));
  return g_steal_pointer (&value);
}
