/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "ui/stage/loop-card.h"

#include "tests/ui/find-type.h"
#include "tests/ui/stage/written-runs.h"

static GtkWidget *
get_pill (RbLoopCard *card)
{
  GtkWidget *label;

  for (guint i = 0; (label = find_type (GTK_WIDGET (card), GTK_TYPE_LABEL, i)) != NULL; i++)
    if (gtk_widget_has_css_class (label, "pill-label"))
      return label;

  return NULL;
}

static void
assert_shows (RbLoopCard *card,
              RbMachine  *machine,
              guint       n_records,
              const char *text,
              const char *style)
{
  GtkWidget *pill = get_pill (card);

  rb_machine_seek (machine, n_records);
  rb_loop_card_show (card, machine);
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (pill)), ==, text);
  g_assert_true (gtk_widget_has_css_class (pill, style));
}

/* The label says what runs, or what runs next; its style tells the state. */
static void
test_states (void)
{
  RbLoopCard *card = g_object_ref_sink (g_object_new (RB_TYPE_LOOP_CARD, NULL));
  g_autoptr (RbTrace) trace = rb_trace_new ();
  g_autoptr (RbMachine) machine = NULL;

  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (get_pill (card))), ==, "ready");

  write_run (trace, tick_run);
  machine = rb_machine_new (trace);
  assert_shows (card, machine, 2, "running main script", "running");
  assert_shows (card, machine, 6, "process.nextTick next", "running");
  assert_shows (card, machine, 8, "microtasks next", "running");

  rb_loop_card_show (card, NULL);
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (get_pill (card))), ==, "ready");

  g_assert_finalize_object (card);
}

static void
test_stuck (void)
{
  RbLoopCard *card = g_object_ref_sink (g_object_new (RB_TYPE_LOOP_CARD, NULL));
  g_autoptr (RbTrace) trace = rb_trace_new ();
  g_autoptr (RbMachine) machine = NULL;

  write_run (trace, stuck_run);
  machine = rb_machine_new (trace);
  assert_shows (card, machine, rb_trace_get_n_records (trace), "nothing left to run", "stuck");

  g_assert_finalize_object (card);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

  g_test_add_func ("/loop-card/states", test_states);
  g_test_add_func ("/loop-card/stuck", test_stuck);

  return g_test_run ();
}
