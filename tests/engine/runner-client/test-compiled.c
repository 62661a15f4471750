/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include <string.h>

#include "engine/runner-client/compiled.h"
#include "engine/runner-client/runner-error.h"

static RbCompiled *
parse (const char  *json,
       GError     **error)
{
  g_autoptr (GBytes) payload = g_bytes_new (json, strlen (json));

  return rb_compiled_parse (payload, error);
}

static void
test_program (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RbCompiled) compiled =
    parse ("{\"fault\":0,\"isModule\":1,\"sites\":[0,0,1,0],\"names\":[\"\"],\"standIns\":[\"db\"],"
           "\"parts\":1,\"taken\":[\"hello\"],\"calls\":[\"main()\"],\"comments\":[\"1\"],"
           "\"commentPlaces\":[1,2,3,0]}", &error);

  g_assert_no_error (error);
  g_assert_cmpint (compiled->fault, ==, RB_FAULT_NONE);
  g_assert_true (compiled->is_module);
  g_assert_cmpuint (compiled->sites->len, ==, 4);
  g_assert_cmpstr (compiled->stand_ins[0], ==, "db");
  g_assert_cmpuint (compiled->parts, ==, 1);
  g_assert_cmpstr (compiled->taken[0], ==, "hello");
  g_assert_cmpstr (compiled->calls[0], ==, "main()");
  g_assert_cmpstr (compiled->comments[0], ==, "1");
  g_assert_cmpuint (g_array_index (compiled->comment_places, guint32, 2), ==, 3);
}

static void
test_fault (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RbCompiled) compiled =
    parse ("{\"fault\":1,\"word\":\"%s\",\"inSetup\":1,\"place\":[2,3,14,15]}", &error);

  g_assert_no_error (error);
  g_assert_cmpint (compiled->fault, ==, RB_FAULT_UNEXPECTED);
  g_assert_cmpstr (compiled->word, ==, "%s");
  g_assert_true (compiled->in_setup);
  g_assert_cmpuint (compiled->place[0], ==, 2);
  g_assert_cmpuint (compiled->place[3], ==, 15);
}

/* The host must accept any message from a runner. */
static void
test_refused (void)
{
  g_autofree char *word = g_strnfill (RB_FAULT_MAX_WORD + 1, 'x');
  g_autofree char *unknown = g_strdup_printf ("{\"fault\":%d,\"word\":\"\",\"inSetup\":0,\"place\":[1,1,0,0]}",
                                              RB_FAULT_LAST + 1);
  g_autofree char *long_word =
    g_strdup_printf ("{\"fault\":1,\"word\":\"%s\",\"inSetup\":0,\"place\":[1,1,0,0]}", word);
  const char *payloads[] = {
    unknown,
    long_word,
    "{\"fault\":-1,\"word\":\"\",\"inSetup\":0,\"place\":[1,1,0,0]}",
    "{\"fault\":\"1\",\"word\":\"\",\"inSetup\":0,\"place\":[1,1,0,0]}",
    "{\"fault\":1,\"inSetup\":0,\"place\":[1,1,0,0]}",
    "{\"fault\":1,\"word\":\"\",\"place\":[1,1,0,0]}",
    "{\"fault\":1,\"word\":\"\",\"inSetup\":0,\"place\":[1,1,0]}",
    "{\"fault\":1,\"word\":\"\",\"inSetup\":0}",
    "{\"word\":\"\",\"inSetup\":0,\"place\":[1,1,0,0]}",
    "{\"fault\":0}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (payloads); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (RbCompiled) compiled = parse (payloads[i], &error);

      g_assert_null (compiled);
      g_assert_nonnull (error);
      g_assert_true (error->domain == RB_RUNNER_ERROR);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/compiled/program", test_program);
  g_test_add_func ("/compiled/fault", test_fault);
  g_test_add_func ("/compiled/refused", test_refused);

  return g_test_run ();
}
