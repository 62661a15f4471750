/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "wire/frame.h"

static void
test_writers (void)
{
  static const RbFrameKind of_host[] = { RB_FRAME_COMPILE, RB_FRAME_EVALUATE, RB_FRAME_INVOKE, RB_FRAME_ANSWER,
                                           RB_FRAME_WARM_UP };
  static const RbFrameKind of_runner[] = { RB_FRAME_READY, RB_FRAME_COMPILED, RB_FRAME_RECORDS,
                                           RB_FRAME_AWAIT, RB_FRAME_DONE,     RB_FRAME_FAILED };

  for (guint i = 0; i < G_N_ELEMENTS (of_host); i++)
    g_assert_false (rb_frame_is_of_runner (of_host[i]));
  for (guint i = 0; i < G_N_ELEMENTS (of_runner); i++)
    g_assert_true (rb_frame_is_of_runner (of_runner[i]));
  g_assert_false (rb_frame_is_of_runner (0));
  g_assert_false (rb_frame_is_of_runner (RB_FRAME_FAILED + 1));
  g_assert_false (rb_frame_is_of_runner (G_MAXUINT32));
}

static void
test_lengths (void)
{
  g_assert_cmpuint (rb_frame_get_max_length (RB_FRAME_EVALUATE), ==, 0);
  g_assert_cmpuint (rb_frame_get_max_length (RB_FRAME_DONE), ==, 0);
  g_assert_cmpuint (rb_frame_get_max_length (RB_FRAME_COMPILE), ==, rb_frame_get_max_length (RB_FRAME_COMPILED));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/frame/writers", test_writers);
  g_test_add_func ("/frame/lengths", test_lengths);

  return g_test_run ();
}
