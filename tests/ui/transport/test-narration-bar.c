/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "ui/transport/narration-bar.h"

#include "engine/narration/narration.h"
#include "tests/ui/find-type.h"

static const char *
get_sentence (RbNarrationBar *bar)
{
  return gtk_label_get_text (GTK_LABEL (find_type (GTK_WIDGET (bar), GTK_TYPE_LABEL, 0)));
}

static void
add (RbTrace      *trace,
     RbRecordKind  kind,
     guint         site)
{
  RbRecord record = { .kind = kind, .site = site };

  rb_trace_append (trace, &record);
}

/* The bar says what rb_narration_describe() says of the player's moment, also as its accessible name. */
static void
test_moments (void)
{
  g_autoptr (RbProgram) program = rb_program_new ("one ();\ntwo ();\n");
  g_autoptr (RbRunnerPool) pool = rb_runner_pool_new (FALSE);
  g_autoptr (RbEventLoop) event_loop = rb_event_loop_new (program, pool);
  g_autoptr (RbPlayer) player = rb_player_new (event_loop);
  RbTrace *trace = rb_event_loop_get_trace (event_loop);
  RbNarrationBar *bar = g_object_ref_sink (g_object_new (RB_TYPE_NARRATION_BAR, NULL));
  g_autofree char *first = NULL;

  rb_trace_set_source (trace, "one ();\ntwo ();\n");
  rb_trace_add_site (trace, RB_SITE_SCRIPT, 0, 16, 0, "");
  rb_trace_add_site (trace, RB_SITE_STATEMENT, 0, 7, 0, "");
  rb_trace_add_site (trace, RB_SITE_STATEMENT, 8, 15, 0, "");
  add (trace, RB_RECORD_SCRIPT_START, 0);
  add (trace, RB_RECORD_STATEMENT, 1);
  add (trace, RB_RECORD_STATEMENT, 2);
  add (trace, RB_RECORD_SCRIPT_END, 0);

  g_assert_cmpstr (get_sentence (bar), ==, "Press Run and watch.");

  rb_narration_bar_set_player (bar, player);
  g_assert_true (rb_narration_bar_get_player (bar) == player);
  for (guint moment = 1; moment < 3; moment++)
    {
      g_autofree char *expected = NULL;

      rb_player_seek (player, moment);
      expected = rb_narration_describe (rb_player_get_machine (player), event_loop);
      g_assert_cmpstr (get_sentence (bar), ==, expected);
      gtk_test_accessible_assert_property (find_type (GTK_WIDGET (bar), GTK_TYPE_LABEL, 0),
                                           GTK_ACCESSIBLE_PROPERTY_LABEL, expected);
      g_assert_cmpstr (first, !=, expected);
      g_free (first);
      first = g_steal_pointer (&expected);
    }

  rb_narration_bar_set_player (bar, NULL);
  g_assert_cmpstr (get_sentence (bar), ==, "Press Run and watch.");

  g_assert_finalize_object (bar);
  rb_event_loop_stop (event_loop);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

  g_test_add_func ("/narration-bar/moments", test_moments);

  return g_test_run ();
}
