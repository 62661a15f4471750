/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include <string.h>

#include "engine/runner-client/fault.h"

/* The word may be any text from a program. */
static void
test_sentences (void)
{
  for (RbFault fault = RB_FAULT_NONE + 1; fault <= RB_FAULT_LAST; fault++)
    {
      g_autofree char *sentence = rb_fault_describe (fault, "%s%d`");
      const char *word = strstr (sentence, "%s%d`");

      g_assert_true (g_ascii_ispunct (sentence[strlen (sentence) - 1]));
      g_assert_null (strchr (word != NULL ? word + strlen ("%s%d`") : sentence, '%'));
    }
}

static void
test_word (void)
{
  g_autofree char *sentence = rb_fault_describe (RB_FAULT_AWAIT_IN_FUNCTION, "main");

  g_assert_cmpstr (sentence, ==, "`await` outside an async function: write `async` before the function `main`.");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/fault/sentences", test_sentences);
  g_test_add_func ("/fault/word", test_word);

  return g_test_run ();
}
