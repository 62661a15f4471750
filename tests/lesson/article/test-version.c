/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "lesson/article/version.h"

static void
test_getters (void)
{
  RbVersion *version = rb_version_new ("async", "js", "await 1;\n", 12, 2);

  g_assert_cmpstr (rb_version_get_name (version), ==, "async");
  g_assert_cmpstr (rb_version_get_label (version), ==, "Async/await");
  g_assert_cmpstr (rb_version_get_code_language (version), ==, "js");
  g_assert_cmpstr (rb_version_get_source (version), ==, "await 1;\n");
  g_assert_cmpuint (rb_version_get_article_line (version), ==, 12);
  g_assert_cmpuint (rb_version_get_indent (version), ==, 2);

  g_assert_finalize_object (version);
}

static void
test_properties (void)
{
  RbVersion *version = rb_version_new (RB_VERSION_PROGRAM, "ts", "", 1, 0);
  g_autofree char *name = NULL;
  g_autofree char *label = NULL;

  g_object_get (version, "name", &name, "label", &label, NULL);
  g_assert_cmpstr (name, ==, "program");
  g_assert_cmpstr (label, ==, "Program");

  g_assert_finalize_object (version);
}

static void
test_known (void)
{
  g_assert_true (rb_version_is_known ("sync"));
  g_assert_true (rb_version_is_known ("callback"));
  g_assert_true (rb_version_is_known ("promise"));
  g_assert_true (rb_version_is_known ("async"));
  g_assert_false (rb_version_is_known ("Sync"));
  g_assert_false (rb_version_is_known (""));
  g_assert_false (rb_version_is_known (RB_VERSION_PROGRAM));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/version/getters", test_getters);
  g_test_add_func ("/version/properties", test_properties);
  g_test_add_func ("/version/known", test_known);

  return g_test_run ();
}
