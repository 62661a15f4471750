/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "session/stops.h"

static void
assert_lines (RbStops    *stops,
              const char *expected)
{
  g_autoptr (GString) found = g_string_new (NULL);
  guint n_lines;
  const guint *lines = rb_stops_get_lines (stops, &n_lines);

  for (guint i = 0; i < n_lines; i++)
    g_string_append_printf (found, "%s%u", i == 0 ? "" : " ", lines[i]);
  g_assert_cmpstr (found->str, ==, expected);
}

static void
count_cb (guint *count)
{
  (*count)++;
}

static void
test_toggle (void)
{
  g_autoptr (RbStops) stops = rb_stops_new ();

  /* Without a program there are no lines. */
  rb_stops_toggle (stops, 3);
  assert_lines (stops, "");

  rb_stops_open (stops, "a");
  rb_stops_toggle (stops, 3);
  rb_stops_toggle (stops, 1);
  assert_lines (stops, "1 3");
  rb_stops_toggle (stops, 3);
  assert_lines (stops, "1");
}

static void
test_programs (void)
{
  g_autoptr (RbStops) stops = rb_stops_new ();

  rb_stops_open (stops, "a");
  rb_stops_toggle (stops, 3);
  rb_stops_open (stops, "b");
  assert_lines (stops, "");
  rb_stops_toggle (stops, 4);
  rb_stops_open (stops, NULL);
  assert_lines (stops, "");
  rb_stops_open (stops, "a");
  assert_lines (stops, "3");
}

static void
test_changed (void)
{
  static const guint lines[] = { 5, 2, 5 };
  static const guint same[] = { 2, 5 };
  g_autoptr (RbStops) stops = rb_stops_new ();
  guint n_changes = 0;

  g_signal_connect_swapped (stops, "changed", G_CALLBACK (count_cb), &n_changes);
  rb_stops_open (stops, "a");
  rb_stops_open (stops, "a");
  g_assert_cmpuint (n_changes, ==, 1);

  /* Two stops that an edit has brought to one line are one. */
  rb_stops_set_lines (stops, lines, G_N_ELEMENTS (lines));
  assert_lines (stops, "2 5");
  rb_stops_set_lines (stops, same, G_N_ELEMENTS (same));
  g_assert_cmpuint (n_changes, ==, 2);
  rb_stops_set_lines (stops, NULL, 0);
  g_assert_cmpuint (n_changes, ==, 3);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/stops/toggle", test_toggle);
  g_test_add_func ("/stops/programs", test_programs);
  g_test_add_func ("/stops/changed", test_changed);

  return g_test_run ();
}
