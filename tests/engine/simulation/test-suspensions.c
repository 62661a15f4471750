/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "engine/simulation/suspensions.h"

static void
add (RbSuspensions *suspensions,
     guint32        activation)
{
  const RbRecord record = { .kind = RB_RECORD_SUSPEND, .site = 7, .a = activation };

  rb_suspensions_add (suspensions, &record);
}

static char *
dup_activations (RbSuspensions *suspensions)
{
  GString *text = g_string_new (NULL);

  for (const GList *item = rb_suspensions_get (suspensions); item != NULL; item = item->next)
    g_string_append_printf (text, "%u ", ((const RbRecord *) item->data)->a);

  return g_string_free (text, FALSE);
}

/* Suspensions are kept in order, even if a later one resumes first. Activation 0 is the main script, which may wait,
 * too. */
static void
test_order (void)
{
  RbSuspensions *suspensions = rb_suspensions_new ();
  g_autofree char *added = NULL;
  g_autofree char *removed = NULL;
  g_autofree char *again = NULL;

  g_assert_null (rb_suspensions_get (suspensions));
  add (suspensions, 3);
  add (suspensions, 0);
  add (suspensions, 5);
  added = dup_activations (suspensions);
  g_assert_cmpstr (added, ==, "3 0 5 ");

  rb_suspensions_remove (suspensions, 0);
  rb_suspensions_remove (suspensions, 4);
  removed = dup_activations (suspensions);
  g_assert_cmpstr (removed, ==, "3 5 ");

  add (suspensions, 3);
  again = dup_activations (suspensions);
  g_assert_cmpstr (again, ==, "5 3 ");
  rb_suspensions_free (suspensions);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/suspensions/order", test_order);

  return g_test_run ();
}
