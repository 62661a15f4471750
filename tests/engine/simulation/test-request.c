/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "engine/simulation/database.h"
#include "engine/simulation/request.h"

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RbRequest, rb_request_free)

/* Whether a callback gets its error first. */
static const struct
{
  RbLookupFlags flags;
  RbConvention convention;
  gboolean error_first;
} cases[] = {
  { 0, RB_CONVENTION_VALUE, FALSE },
  { 0, RB_CONVENTION_ERROR_FIRST, TRUE },
  { RB_LOOKUP_BLOCKING, RB_CONVENTION_VALUE, FALSE },
  { RB_LOOKUP_PROMISE, RB_CONVENTION_VALUE, TRUE },
  { RB_LOOKUP_STAND_IN | RB_LOOKUP_ERROR_FIRST, RB_CONVENTION_VALUE, TRUE },
  { RB_LOOKUP_STAND_IN | RB_LOOKUP_VALUE, RB_CONVENTION_ERROR_FIRST, FALSE },
};

static void
test_error_first (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RbRequest) request = rb_request_new (1, 1);

      rb_request_set_lookup_flags (request, cases[i].flags, cases[i].convention);
      g_assert_cmpint (request->error_first, ==, cases[i].error_first);
    }
}

static void
assert_arguments (RbLookupFlags  flags,
                  const GError  *error,
                  const char    *expected)
{
  g_autoptr (RbRequest) request = rb_request_new (1, 1);
  g_autoptr (RbAnswer) answer = NULL;

  rb_request_set_lookup_flags (request, flags, RB_CONVENTION_VALUE);
  answer = rb_answer_new (error == NULL ? g_strdup ("{\"id\":1}") : NULL, error, request->error_first);
  rb_request_set_answer (request, answer);
  g_assert_cmpstr (request->arguments, ==, expected);
}

static void
test_arguments (void)
{
  g_autoptr (GError) unknown = g_error_new_literal (RB_DATABASE_ERROR, RB_DATABASE_ERROR_UNKNOWN, "no");

  assert_arguments (0, NULL, "[{\"outcome\":1,\"text\":\"{\\\"id\\\":1}\"}]");
  assert_arguments (RB_LOOKUP_ERROR_FIRST, NULL,
                    "[{\"outcome\":1,\"text\":\"null\"},{\"outcome\":1,\"text\":\"{\\\"id\\\":1}\"}]");
  assert_arguments (0, unknown, "[{\"outcome\":0,\"text\":\"\"}]");
  assert_arguments (RB_LOOKUP_ERROR_FIRST, unknown,
                    "[{\"outcome\":2,\"text\":\"no\"},{\"outcome\":0,\"text\":\"\"}]");
}

static void
test_labels (void)
{
  g_autofree char *lookup = rb_request_dup_label ("users", "1", FALSE);
  g_autofree char *long_lookup = rb_request_dup_label ("users", "\"0123456789012345678901234567890123456789\"", FALSE);
  g_autofree char *stand_in = rb_request_dup_label ("getUser", "", TRUE);

  g_assert_cmpstr (lookup, ==, "users · id 1");
  g_assert_cmpstr (long_lookup, ==, "users · id \"01234567890123456789012345678901234567…");
  g_assert_cmpstr (stand_in, ==, "getUser()");
}

/* Names are quoted as in the previews of the program's own values. */
static void
test_previews (void)
{
  static const char *const rows[][2] = {
    { "{\"id\":1,\"name\":\"Ann\"}", "{ id: 1, name: \"Ann\" }" },
    { "{\"first-name\":\"Ann\",\"$a_1\":[true,{}]}", "{ \"first-name\": \"Ann\", $a_1: [ true, {} ] }" },
    { "{\"\":0,\"a \\\"b\\\"\":{\"ก\":null}}", "{ \"\": 0, \"a \\\"b\\\"\": { \"ก\": null } }" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (RbAnswer) answer = rb_answer_new (g_strdup (rows[i][0]), NULL, TRUE);
      g_autofree char *preview = rb_answer_dup_preview (answer);

      g_assert_cmpstr (preview, ==, rows[i][1]);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/request/error-first", test_error_first);
  g_test_add_func ("/request/arguments", test_arguments);
  g_test_add_func ("/request/labels", test_labels);
  g_test_add_func ("/request/previews", test_previews);

  return g_test_run ();
}
