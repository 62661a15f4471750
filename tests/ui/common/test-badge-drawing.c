/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "ui/common/badge-drawing.h"

#include "tests/ui/own-icons.h"
#include "ui/common/callback-badge.h"

static void
assert_name (guint            callback,
             gboolean         plain,
             RbCallbackState  state,
             const char      *expected)
{
  g_autofree char *name = rb_badge_drawing_dup_name (callback, plain, state);

  g_assert_cmpstr (name, ==, expected);
}

/* The state is told in words, too. */
static void
test_names (void)
{
  assert_name (0, FALSE, RB_CALLBACK_RUNNING, "Main script");
  assert_name (1, TRUE, RB_CALLBACK_RUNNING, "Callback A");
  assert_name (1, FALSE, RB_CALLBACK_REGISTERED, "Callback A, registered");
  assert_name (2, FALSE, RB_CALLBACK_WAITING, "Callback B, waiting");
  assert_name (26, FALSE, RB_CALLBACK_RUNNING, "Callback Z, running");
  assert_name (27, FALSE, RB_CALLBACK_DONE, "Callback AA, done");
  assert_name (2, FALSE, RB_CALLBACK_FAILED, "Callback B, failed");
  assert_name (2, FALSE, RB_CALLBACK_UNCALLED, "Callback B, never called back");
}

/* Each state has its own shape or sign; a badge with a sign is wider. */
static void
test_measure (void)
{
  GtkWidget *badge = g_object_ref_sink (rb_callback_badge_new ());
  int plain = rb_badge_drawing_measure (badge, 1, TRUE, RB_CALLBACK_REGISTERED);

  g_assert_cmpint (rb_badge_drawing_measure (badge, 1, FALSE, RB_CALLBACK_RUNNING), ==, plain);
  g_assert_cmpint (rb_badge_drawing_measure (badge, 1, FALSE, RB_CALLBACK_WAITING), >, plain);
  g_assert_cmpint (rb_badge_drawing_measure (badge, 1, FALSE, RB_CALLBACK_DONE), >, plain);
  g_assert_cmpint (rb_badge_drawing_measure (badge, 1, FALSE, RB_CALLBACK_FAILED), >, plain);
  g_assert_cmpint (rb_badge_drawing_measure (badge, 30, TRUE, RB_CALLBACK_REGISTERED), >, plain);

  g_assert_finalize_object (badge);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  add_own_icons ();

  g_test_add_func ("/badge-drawing/names", test_names);
  g_test_add_func ("/badge-drawing/measure", test_measure);

  return g_test_run ();
}
