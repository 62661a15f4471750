/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "engine/trace/trace-links.h"
#include "machine-fixture.h"

/* The promises that somebody waits for, such as "1 2 ". */
static char *
dup_promises (Fixture *fixture)
{
  GString *text = g_string_new (NULL);
  guint n_promises;
  const guint32 *promises = rb_machine_get_promises (fixture->machine, &n_promises);

  for (guint i = 0; i < n_promises; i++)
    g_string_append_printf (text, "%u ", promises[i]);

  return g_string_free (text, FALSE);
}

static void
assert_promises (Fixture    *fixture,
                 guint       position,
                 const char *expected)
{
  g_autofree char *promises = NULL;

  rb_machine_seek (fixture->machine, position);
  promises = dup_promises (fixture);
  g_assert_cmpstr (promises, ==, expected);
}

/* A promise is waited for from the first follower on until it is settled. A later follower waits for nothing. */
static void
test_promises (Fixture       *fixture,
               gconstpointer  data)
{
  append (fixture, RB_RECORD_SCRIPT_START, SCRIPT, 0, 0, 0, 0);
  append (fixture, RB_RECORD_FOLLOWED, SCRIPT, 2, 3, 0, 0);
  append (fixture, RB_RECORD_AWAITED, AWAIT, 1, 1, 0, 0);
  append (fixture, RB_RECORD_FOLLOWED, SCRIPT, 2, 4, 0, 0);
  append (fixture, RB_RECORD_SETTLED, SCRIPT, 2, RB_PROMISE_FULFILLED, 0, 0);
  append (fixture, RB_RECORD_FOLLOWED, SCRIPT, 2, 5, 0, 0);
  append (fixture, RB_RECORD_SETTLED, SCRIPT, 7, RB_PROMISE_REJECTED, 0, 0);

  assert_promises (fixture, 1, "");
  assert_promises (fixture, 2, "2 ");
  assert_promises (fixture, 3, "1 2 ");
  assert_promises (fixture, 4, "1 2 ");
  assert_promises (fixture, 5, "1 ");
  assert_promises (fixture, 7, "1 ");
  assert_promises (fixture, 2, "2 ");
}

/* The trace says who waits, and how a promise was settled. */
static void
test_links (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (GArray) followers = g_array_new (FALSE, FALSE, sizeof (guint32));

  append (fixture, RB_RECORD_FOLLOWED, SCRIPT, 2, 3, 0, 0);
  append (fixture, RB_RECORD_AWAITED, AWAIT, 1, 1, 0, 0);
  append (fixture, RB_RECORD_AWAITED, AWAIT, 2, 2, 0, 0);
  append (fixture, RB_RECORD_SETTLED, SCRIPT, 2, RB_PROMISE_FULFILLED, 0, 0);
  append (fixture, RB_RECORD_FOLLOWED, SCRIPT, 2, 4, 0, 0);

  rb_trace_links_list_followers (fixture->trace, 2, 4, followers);
  g_assert_cmpuint (followers->len, ==, 2);
  rb_trace_links_list_followers (fixture->trace, 2, 5, followers);
  g_assert_cmpuint (followers->len, ==, 5);
  g_assert_cmpuint (g_array_index (followers, guint32, 2), ==, 0);
  g_assert_cmpuint (g_array_index (followers, guint32, 3), ==, 2);
  g_assert_cmpuint (g_array_index (followers, guint32, 4), ==, 4);

  g_assert_cmpuint (rb_trace_links_find_settled (fixture->trace, 2), ==, 3);
  g_assert_cmpuint (rb_trace_links_find_settled (fixture->trace, 1), ==, RB_TRACE_NO_RECORD);
  g_assert_cmpuint (rb_trace_links_count_settled (fixture->trace, 3), ==, 0);
  g_assert_cmpuint (rb_trace_links_count_settled (fixture->trace, 4), ==, 1);
  g_assert_cmpuint (rb_trace_links_get_settled (fixture->trace, 0), ==, 3);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/machine-promises/promises", Fixture, NULL, set_up, test_promises, tear_down);
  g_test_add ("/machine-promises/links", Fixture, NULL, set_up, test_links, tear_down);

  return g_test_run ();
}
