/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "engine/trace/function-words.h"

static void
test_words (void)
{
  const RbSite named = { .kind = RB_SITE_FUNCTION, .line = 2, .name = "show" };
  const RbSite anonymous = { .kind = RB_SITE_FUNCTION, .line = 3, .name = "" };
  const struct
  {
    const RbSite *function;
    const char *name;
    const char *subject;
    const char *object;
  } cases[] = {
    { &named, "show", "show", "show" },
    { &anonymous, "anonymous function", "The anonymous function on line 3", "the anonymous function on line 3" },
    { NULL, "anonymous function", "An anonymous function", "an anonymous function" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *subject = rb_function_words_dup_subject (cases[i].function);
      g_autofree char *object = rb_function_words_dup_object (cases[i].function);

      g_assert_cmpstr (rb_function_words_get_name (cases[i].function), ==, cases[i].name);
      g_assert_cmpstr (subject, ==, cases[i].subject);
      g_assert_cmpstr (object, ==, cases[i].object);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/function-words/words", test_words);

  return g_test_run ();
}
