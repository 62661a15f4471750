/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "engine/trace/callback-label.h"

static void
test_label (void)
{
  static const struct
  {
    guint32 callback;
    const char *label;
  } labels[] = { { 1, "A" }, { 2, "B" }, { 26, "Z" }, { 27, "AA" }, { 52, "AZ" }, { 53, "BA" }, { 702, "ZZ" },
                 { 703, "AAA" }, { G_MAXUINT32, "MWLQKWU" } };

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      g_autofree char *label = rb_callback_label_dup (labels[i].callback);

      g_assert_cmpstr (label, ==, labels[i].label);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/callback-label/label", test_label);

  return g_test_run ();
}
