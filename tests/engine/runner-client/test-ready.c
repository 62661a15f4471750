/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include <string.h>

#include "engine/runner-client/ready.h"
#include "engine/runner-client/runner-error.h"

static GBytes *
new_payload (const char *text)
{
  return g_bytes_new_static (text, strlen (text));
}

static void
test_ready (void)
{
  g_autoptr (GBytes) payload = new_payload ("{\"missing\":[\"landlock\",\"seccomp\"]}");
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) missing = rb_ready_parse (payload, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (g_strv_length (missing), ==, 2);
  g_assert_cmpstr (missing[0], ==, "landlock");
}

static void
test_invalid (void)
{
  static const char *const payloads[] = {
    "",
    "[]",
    "{}",
    "{\"missing\":[18]}",
    "{\"missing\":\"landlock\"}",
    "{\"missing\":[\"walls\"]}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (payloads); i++)
    {
      g_autoptr (GBytes) payload = new_payload (payloads[i]);
      g_autoptr (GError) error = NULL;

      g_assert_null (rb_ready_parse (payload, &error));
      g_assert_error (error, RB_RUNNER_ERROR, RB_RUNNER_ERROR_PROTOCOL);
    }
}

static void
test_failure (void)
{
  g_autoptr (GBytes) known = new_payload ("{\"reason\":\"node-old\",\"detail\":\"v16\\nsecond line\"}");
  g_autoptr (GBytes) unknown = new_payload ("{\"reason\":\"mood\",\"detail\":\"\"}");
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) other_error = NULL;

  rb_ready_parse_failure (known, &error);
  g_assert_error (error, RB_RUNNER_ERROR, RB_RUNNER_ERROR_START);
  g_assert_nonnull (strstr (error->message, "(v16…)"));

  rb_ready_parse_failure (unknown, &other_error);
  g_assert_error (other_error, RB_RUNNER_ERROR, RB_RUNNER_ERROR_PROTOCOL);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ready/ready", test_ready);
  g_test_add_func ("/ready/invalid", test_invalid);
  g_test_add_func ("/ready/failure", test_failure);

  return g_test_run ();
}
