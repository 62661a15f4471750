/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "engine/trace/texts.h"

static void
test_intern (void)
{
  RbTexts texts;

  rb_texts_init (&texts);
  g_assert_cmpuint (rb_texts_intern (&texts, NULL), ==, 0);
  g_assert_cmpuint (rb_texts_intern (&texts, ""), ==, 0);
  g_assert_cmpuint (rb_texts_intern (&texts, "users"), ==, 1);
  g_assert_cmpuint (rb_texts_intern (&texts, "undefined"), ==, 2);
  g_assert_cmpuint (rb_texts_intern (&texts, "users"), ==, 1);

  for (guint i = 0; i < 5000; i++)
    {
      g_autofree char *text = g_strdup_printf ("text %u", i);

      g_assert_cmpuint (rb_texts_intern (&texts, text), ==, i + 3);
    }

  g_assert_cmpstr (rb_texts_get (&texts, 0), ==, "");
  g_assert_cmpstr (rb_texts_get (&texts, 1), ==, "users");
  g_assert_cmpstr (rb_texts_get (&texts, 2), ==, "undefined");
  g_assert_cmpstr (rb_texts_get (&texts, 5002), ==, "text 4999");
  g_assert_cmpstr (rb_texts_get (&texts, 5003), ==, "");
  g_assert_cmpstr (rb_texts_get (&texts, G_MAXUINT32), ==, "");

  g_assert_cmpuint (rb_texts_get_n (&texts), ==, 5002);
  rb_texts_clear (&texts);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/texts/intern", test_intern);

  return g_test_run ();
}
