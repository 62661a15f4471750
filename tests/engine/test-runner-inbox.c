/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "engine/runner-inbox.h"

#define N_MESSAGES 4

typedef struct
{
  RbRunnerInbox inbox;
  gpointer messages[N_MESSAGES]; /* nothing is done with them but to keep them in order */
  GVariant *traces[N_MESSAGES];
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  for (guint i = 0; i < N_MESSAGES; i++)
    {
      fixture->messages[i] = g_object_new (G_TYPE_OBJECT, NULL);
      fixture->traces[i] = g_variant_ref_sink (g_variant_new_bytestring (""));
    }
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  for (guint i = 0; i < N_MESSAGES; i++)
    {
      g_object_unref (fixture->messages[i]);
      g_variant_unref (fixture->traces[i]);
    }
}

static gboolean
keep (Fixture *fixture,
      guint    n)
{
  return rb_runner_inbox_keep (&fixture->inbox, fixture->messages[n], fixture->traces[n]);
}

/* Says that what is read was read; what is read from now on has these records. */
static void
assert_goes_on (Fixture  *fixture,
                GVariant *expected)
{
  g_autoptr (GVariant) trace = rb_runner_inbox_go_on (&fixture->inbox);

  g_assert_true (trace == expected);
}

/* One is read, one may wait; a third is too much until the first has been read. */
static void
test_order (Fixture       *fixture,
            gconstpointer  data)
{
  g_assert_false (keep (fixture, 0));
  g_assert_true (rb_runner_inbox_take (&fixture->inbox, fixture->messages[0], FALSE));
  g_assert_false (rb_runner_inbox_take (&fixture->inbox, fixture->messages[1], FALSE));
  g_assert_true (keep (fixture, 1));
  g_assert_false (keep (fixture, 2));

  assert_goes_on (fixture, fixture->traces[1]);
  g_assert_true (fixture->inbox.reading == fixture->messages[1]);
  g_assert_true (keep (fixture, 2));
  assert_goes_on (fixture, fixture->traces[2]);
  g_assert_true (fixture->inbox.reading == fixture->messages[2]);
  assert_goes_on (fixture, NULL);
  g_assert_null (fixture->inbox.reading);
}

/* Who waits for a lookup sends nothing. */
static void
test_for_answer (Fixture       *fixture,
                 gconstpointer  data)
{
  g_assert_true (rb_runner_inbox_take (&fixture->inbox, fixture->messages[0], TRUE));
  g_assert_false (keep (fixture, 1));
  assert_goes_on (fixture, NULL);
  g_assert_true (rb_runner_inbox_take (&fixture->inbox, fixture->messages[1], FALSE));
  g_assert_true (keep (fixture, 2));
  assert_goes_on (fixture, fixture->traces[2]);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/runner-inbox/order", Fixture, NULL, set_up, test_order, tear_down);
  g_test_add ("/runner-inbox/for-answer", Fixture, NULL, set_up, test_for_answer, tear_down);

  return g_test_run ();
}
