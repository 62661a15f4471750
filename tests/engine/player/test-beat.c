/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "engine/player/beat.h"
#include "tests/deadline.h"

static guint n_ended;

static void
end_cb (gpointer data)
{
  g_assert_true (data == &n_ended);
  n_ended++;
}

static void
start (RbBeat *beat,
       double  progress,
       double  seconds)
{
  n_ended = 0;
  rb_beat_start (beat, progress, seconds * G_USEC_PER_SEC, end_cb, &n_ended);
}

static void
wait_for_end (void)
{
  gint64 deadline = deadline_from_now ();

  while (n_ended == 0)
    {
      g_assert_cmpint (g_get_monotonic_time (), <, deadline);
      g_main_context_iteration (NULL, TRUE);
    }
}

static void
test_goes_by (void)
{
  RbBeat beat = { 0 };
  gint64 begin = g_get_monotonic_time ();
  gint64 deadline = deadline_from_now ();
  double last = 0;

  g_assert_false (rb_beat_is_running (&beat));
  start (&beat, 0.5, 0.1);
  g_assert_true (rb_beat_is_running (&beat));
  g_assert_cmpfloat (rb_beat_get_progress (&beat), >=, 0.5);
  while (n_ended == 0)
    {
      g_assert_cmpint (g_get_monotonic_time (), <, deadline);
      g_assert_cmpfloat (rb_beat_get_progress (&beat), >=, last);
      g_assert_cmpfloat (rb_beat_get_progress (&beat), <=, 1);
      last = rb_beat_get_progress (&beat);
      g_main_context_iteration (NULL, FALSE);
    }
  g_assert_cmpint (g_get_monotonic_time () - begin, >=, 49000);
  g_assert_false (rb_beat_is_running (&beat));
  g_assert_cmpfloat_with_epsilon (rb_beat_get_progress (&beat), 1, 1e-9);
  g_assert_cmpuint (n_ended, ==, 1);
}

/* A beat that stands still has no source, and never ends by itself. */
static void
test_stands_still (void)
{
  RbBeat beat = { 0 };
  double progress;

  start (&beat, 0.25, 1000);
  rb_beat_hold (&beat);
  progress = rb_beat_get_progress (&beat);
  g_assert_cmpfloat (progress, >=, 0.25);
  g_assert_cmpfloat (progress, <, 1);
  g_assert_false (rb_beat_is_running (&beat));
  g_assert_false (g_main_context_pending (NULL));
  g_assert_cmpfloat_with_epsilon (rb_beat_get_progress (&beat), progress, 1e-9);

  rb_beat_set_progress (&beat, 1);
  g_assert_cmpfloat_with_epsilon (rb_beat_get_progress (&beat), 1, 1e-9);

  /* Starting again replaces the end that was to come. */
  start (&beat, 0, 1000);
  start (&beat, 1, 1000);
  wait_for_end ();
  g_assert_cmpuint (n_ended, ==, 1);
  g_assert_false (rb_beat_is_running (&beat));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/beat/goes-by", test_goes_by);
  g_test_add_func ("/beat/stands-still", test_stands_still);

  return g_test_run ();
}
