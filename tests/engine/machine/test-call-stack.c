/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "engine/machine/call-stack.h"

static void
push (RbCallStack *stack,
      guint32      activation)
{
  rb_call_stack_push (stack, &(RbFrame){ .activation = activation, .function = activation + 100 });
}

static void
test_unwind (void)
{
  RbCallStack stack;

  rb_call_stack_init (&stack);
  g_assert_null (rb_call_stack_unwind_to (&stack, 0));
  for (guint32 i = 0; i < 5; i++)
    push (&stack, i);
  g_assert_cmpuint (rb_call_stack_get_top (&stack)->activation, ==, 4);

  /* An activation that is not there unwinds nothing. */
  g_assert_null (rb_call_stack_unwind_to (&stack, 9));
  g_assert_cmpuint (stack.frames->len, ==, 5);
  g_assert_cmpuint (rb_call_stack_unwind_to (&stack, 2)->function, ==, 102);
  g_assert_cmpuint (stack.frames->len, ==, 3);
  g_assert_false (rb_call_stack_contains (&stack, 3));

  /* A new frame in the place of an old one is not found as the old one. */
  push (&stack, 7);
  g_assert_false (rb_call_stack_contains (&stack, 3));
  g_assert_true (rb_call_stack_contains (&stack, 7));
  rb_call_stack_pop (&stack);
  g_assert_false (rb_call_stack_contains (&stack, 7));
  rb_call_stack_empty (&stack);
  g_assert_false (rb_call_stack_contains (&stack, 0));

  rb_call_stack_clear (&stack);
}

/* The trace of a hostile runner may have any number. */
static void
test_large_activation (void)
{
  RbCallStack stack;

  rb_call_stack_init (&stack);
  push (&stack, G_MAXUINT32);
  push (&stack, 1);
  g_assert_true (rb_call_stack_contains (&stack, G_MAXUINT32));
  g_assert_false (rb_call_stack_contains (&stack, G_MAXUINT32 - 1));
  g_assert_cmpuint (stack.indexes->len, <, 1000);
  rb_call_stack_clear (&stack);
}

static void
test_restore (void)
{
  RbCallStack stack;
  RbArrayCopy *copy;

  rb_call_stack_init (&stack);
  push (&stack, 3);
  push (&stack, 4);
  g_assert_cmpuint (rb_call_stack_get_copy_size (&stack, NULL), >=, 2 * sizeof (RbFrame));
  copy = rb_call_stack_save (&stack, NULL);

  rb_call_stack_empty (&stack);
  push (&stack, 5);
  push (&stack, 3);
  rb_call_stack_restore (&stack, copy);
  g_assert_cmpuint (stack.frames->len, ==, 2);
  g_assert_true (rb_call_stack_contains (&stack, 3));
  g_assert_false (rb_call_stack_contains (&stack, 5));
  g_assert_cmpuint (rb_call_stack_get_top (&stack)->activation, ==, 4);

  rb_array_copy_free (copy);
  rb_call_stack_clear (&stack);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/call-stack/unwind", test_unwind);
  g_test_add_func ("/call-stack/large-activation", test_large_activation);
  g_test_add_func ("/call-stack/restore", test_restore);

  return g_test_run ();
}
