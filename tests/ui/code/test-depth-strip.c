/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "ui/code/depth-strip.h"

#include <adwaita.h>

#include "tests/engine/run-program.h"

static const char nested[] = "setTimeout (() => {\n"
                             "  setTimeout (() => {\n"
                             "    setTimeout (() => {\n"
                             "      1;\n"
                             "    }, 1);\n"
                             "  }, 1);\n"
                             "}, 1);\n";

typedef struct
{
  RbDepthStrip *strip;
  RbEventLoop *event_loop;
  RbMachine *machine;
  guint line;
} Fixture;

static void
chosen_cb (Fixture *fixture,
           guint    site)
{
  fixture->line = rb_trace_get_site (rb_machine_get_trace (fixture->machine), site)->line;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  source)
{
  fixture->strip = g_object_ref_sink (g_object_new (RB_TYPE_DEPTH_STRIP, NULL));
  fixture->event_loop = run_source (source);
  fixture->machine = rb_machine_new (rb_event_loop_get_trace (fixture->event_loop));
  g_signal_connect_swapped (fixture->strip, "chosen", G_CALLBACK (chosen_cb), fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  source)
{
  g_assert_finalize_object (fixture->strip);
  g_clear_object (&fixture->machine);
  g_clear_object (&fixture->event_loop);
}

static void
assert_name (Fixture    *fixture,
             const char *name)
{
  gtk_test_accessible_assert_property (GTK_WIDGET (fixture->strip), GTK_ACCESSIBLE_PROPERTY_LABEL, name);
}

/* It says how deep the program is, and which level runs. */
static void
test_words (Fixture       *fixture,
            gconstpointer  source)
{
  GtkWidget *label = gtk_widget_get_first_child (GTK_WIDGET (fixture->strip));
  RbTrace *trace = rb_machine_get_trace (fixture->machine);

  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (fixture->strip)));
  rb_depth_strip_update (fixture->strip, fixture->machine);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (fixture->strip)));
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (label)), ==, "3\ndeep");
  assert_name (fixture, "3 deep");

  for (guint position = 0; position <= rb_trace_get_n_records (trace); position++)
    {
      const RbSite *site;

      rb_machine_seek (fixture->machine, position);
      rb_depth_strip_update (fixture->strip, fixture->machine);
      site = rb_trace_get_site (trace, rb_machine_get_current_site (fixture->machine));
      if (rb_machine_get_current_site (fixture->machine) != 0 && site->line == 4)
        break;
    }

  assert_name (fixture, "3 deep: level 3 runs, line 3");
  rb_depth_strip_set_trace (fixture->strip, NULL);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (fixture->strip)));
}

static void
test_flat (Fixture       *fixture,
           gconstpointer  source)
{
  rb_depth_strip_update (fixture->strip, fixture->machine);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (fixture->strip)));
}

static void
press (Fixture *fixture,
       guint    key)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (fixture->strip));

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);
      gboolean handled;

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", key, 0, 0, &handled);
    }
}

static void
test_keys (Fixture       *fixture,
           gconstpointer  source)
{
  press (fixture, GDK_KEY_Down);
  g_assert_cmpuint (fixture->line, ==, 0);

  rb_depth_strip_update (fixture->strip, fixture->machine);
  press (fixture, GDK_KEY_Return);
  g_assert_cmpuint (fixture->line, ==, 1);
  press (fixture, GDK_KEY_Down);
  press (fixture, GDK_KEY_Down);
  press (fixture, GDK_KEY_Down);
  g_assert_cmpuint (fixture->line, ==, 3);
  press (fixture, GDK_KEY_Up);
  g_assert_cmpuint (fixture->line, ==, 2);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add ("/depth-strip/words", Fixture, nested, set_up, test_words, tear_down);
  g_test_add ("/depth-strip/flat", Fixture, "setTimeout (() => 1);", set_up, test_flat, tear_down);
  g_test_add ("/depth-strip/keys", Fixture, nested, set_up, test_keys, tear_down);

  return g_test_run ();
}
