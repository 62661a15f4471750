/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "lesson/front-matter/yaml-scalar.h"

static const struct
{
  const char *text;
  const char *json;
} scalars[] = {
  { "", "null" },
  { "~", "null" },
  { "NULL", "null" },
  { "nUll", "\"nUll\"" },
  { "true", "true" },
  { "False", "false" },
  { "yes", "\"yes\"" },
  { "0", "0" },
  { "-12", "-12" },
  { "+7", "7" },
  { "0o17", "15" },
  { "0xff", "255" },
  { "0xfg", "\"0xfg\"" },
  { "0x", "\"0x\"" },
  { "9223372036854775807", "9223372036854775807" },
  { "1.5", "1.5" },
  { "-2e3", "-2000.0" },
  { "1e999", "\"1e999\"" },
  { ".inf", "\".inf\"" },
  { "12 ", "\"12 \"" },
  { "1-2", "\"1-2\"" },
  { "wwDev", "\"wwDev\"" },
};

static void
test_to_json (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (scalars); i++)
    {
      g_autoptr (JsonNode) node = rb_yaml_scalar_to_json (scalars[i].text);
      g_autofree char *json = json_to_string (node, FALSE);

      g_assert_cmpstr (json, ==, scalars[i].json);
    }
}

static void
test_parse_int (void)
{
  gint64 value = 5;

  g_assert_true (rb_yaml_scalar_parse_int ("-0", &value));
  g_assert_cmpint (value, ==, 0);

  /* A failure leaves the value alone. */
  value = 5;
  g_assert_false (rb_yaml_scalar_parse_int ("9223372036854775808", &value));
  g_assert_false (rb_yaml_scalar_parse_int ("1.0", &value));
  g_assert_false (rb_yaml_scalar_parse_int ("--1", &value));
  g_assert_false (rb_yaml_scalar_parse_int ("", &value));
  g_assert_cmpint (value, ==, 5);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/yaml-scalar/to-json", test_to_json);
  g_test_add_func ("/yaml-scalar/parse-int", test_parse_int);

  return g_test_run ();
}
