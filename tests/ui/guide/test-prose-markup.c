/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "ui/guide/prose-markup.h"

#include <pango/pango.h>

static void
test_code (void)
{
  g_autofree char *dressed = rb_prose_markup_dress ("<b>x</b> <tt>y &lt;tt&gt;</tt>", TRUE);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (pango_parse_markup (dressed, -1, 0, NULL, &text, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, "x y <tt>");
}

/* Markup without code stays as it is. */
static void
test_prose (void)
{
  g_autofree char *dressed = rb_prose_markup_dress ("<b>x</b> &lt;tt&gt;", TRUE);

  g_assert_cmpstr (dressed, ==, "<b>x</b> &lt;tt&gt;");
}

static void
test_boxed (void)
{
  g_autofree char *boxed = rb_prose_markup_dress ("<tt>x</tt>", TRUE);
  g_autofree char *plain = rb_prose_markup_dress ("<tt>x</tt>", FALSE);

  g_assert_nonnull (strstr (boxed, "background="));
  g_assert_null (strstr (plain, "background="));
  g_assert_true (g_str_has_suffix (plain, ">x</span>"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/prose-markup/code", test_code);
  g_test_add_func ("/prose-markup/prose", test_prose);
  g_test_add_func ("/prose-markup/boxed", test_boxed);

  return g_test_run ();
}
