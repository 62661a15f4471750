/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "ui/guide/prose-markup.h"

#include <pango/pango.h>

static void
test_code (void)
{
  g_autofree char *dressed = rb_prose_markup_dress ("<b>x</b> <tt>y &lt;tt&gt;</tt>");
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
  g_autofree char *dressed = rb_prose_markup_dress ("<b>x</b> &lt;tt&gt;");

  g_assert_cmpstr (dressed, ==, "<b>x</b> &lt;tt&gt;");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/prose-markup/code", test_code);
  g_test_add_func ("/prose-markup/prose", test_prose);

  return g_test_run ();
}
