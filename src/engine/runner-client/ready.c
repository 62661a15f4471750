/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "engine/runner-client/ready.h"

#include <glib/gi18n-lib.h>

#include "engine/runner-client/payload.h"
#include "engine/runner-client/runner-error.h"
#include "engine/runner-client/sandbox.h"
#include "engine/text.h"

/* How many characters of a runner's own explanation are shown. */
#define MAX_DETAIL 200

/* What a runner says when it has started, or when it cannot start. */

/**
 * rb_ready_parse:
 * @payload: the payload of a frame of %RB_FRAME_READY
 * @error: return location for an error of %RB_RUNNER_ERROR
 *
 * Reads what a runner says when it is ready.
 *
 * Returns: (transfer full): the parts of the sandbox that are missing; %NULL on error
 */
char **
rb_ready_parse (GBytes  *payload,
                GError **error)
{
  g_autoptr (JsonObject) object = rb_payload_parse (payload, error);
  g_auto (GStrv) missing = object != NULL ? rb_payload_dup_strings (object, "missing", error) : NULL;

  for (guint i = 0; missing != NULL && missing[i] != NULL; i++)
    if (!rb_sandbox_has_part (missing[i]))
      {
        rb_runner_error_refuse (error, "an unknown part of the sandbox");
        return NULL;
      }

  return g_steal_pointer (&missing);
}

static char *
dup_failure (const char *reason,
             const char *detail)
{
  g_autofree char *shown = rb_text_dup_line (detail, MAX_DETAIL);

  if (g_str_equal (reason, "node-missing"))
    return g_strdup_printf (_("The program cannot run: Node.js is not where Ringback looks for it (%s)."), shown);
  if (g_str_equal (reason, "node-old"))
    return g_strdup_printf (_("The program cannot run: Node.js is too old (%s); version 18 or a newer one is needed."),
                            shown);
  if (g_str_equal (reason, "scripts"))
    return g_strdup_printf (_("The program cannot run: files of Ringback’s own are missing or damaged (%s)."), shown);
  if (g_str_equal (reason, "filter"))
    return g_strdup_printf (_("The program cannot run: the system-call filter could not be installed (%s)."), shown);

  return NULL;
}

/**
 * rb_ready_parse_failure:
 * @payload: the payload of a frame of %RB_FRAME_FAILED
 * @error: return location for an error of %RB_RUNNER_ERROR, which is always set
 *
 * Makes an error from the reason why the runner cannot start.
 */
void
rb_ready_parse_failure (GBytes  *payload,
                        GError **error)
{
  g_autoptr (JsonObject) object = rb_payload_parse (payload, error);
  g_autofree char *reason = object != NULL ? rb_payload_dup_string (object, "reason", error) : NULL;
  g_autofree char *detail = reason != NULL ? rb_payload_dup_string (object, "detail", error) : NULL;
  g_autofree char *message = detail != NULL ? dup_failure (reason, detail) : NULL;

  if (message != NULL)
    g_set_error_literal (error, RB_RUNNER_ERROR, RB_RUNNER_ERROR_START, message);
  else if (detail != NULL)
    rb_runner_error_refuse (error, "an unknown reason for a failure");
}
