/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "ui/common/pane-handle.h"

static void
moved_cb (double *ret_distance,
          double  distance)
{
  *ret_distance += distance;
}

static gboolean
press (GtkWidget *handle,
       guint      keyval)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (handle);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);
      gboolean handled = FALSE;

      if (!GTK_IS_EVENT_CONTROLLER_KEY (controller))
        continue;

      g_signal_emit_by_name (controller, "key-pressed", keyval, 0, 0, &handled);
      return handled;
    }
  g_assert_not_reached ();
}

/* A handle between two columns moves left and right, one between two rows up and down. */
static void
test_keys (void)
{
  GtkWidget *handle = g_object_ref_sink (g_object_new (RB_TYPE_PANE_HANDLE, NULL));
  double distance = 0;

  g_signal_connect_swapped (handle, "moved", G_CALLBACK (moved_cb), &distance);
  g_assert_true (press (handle, GDK_KEY_Right));
  g_assert_cmpfloat (distance, >, 0);
  g_assert_true (press (handle, GDK_KEY_Left));
  g_assert_cmpfloat (ABS (distance), <, 1);
  g_assert_false (press (handle, GDK_KEY_Up));
  g_assert_false (press (handle, GDK_KEY_Tab));

  g_object_set (handle, "orientation", GTK_ORIENTATION_VERTICAL, NULL);
  g_assert_false (press (handle, GDK_KEY_Left));
  g_assert_true (press (handle, GDK_KEY_Down));
  g_assert_cmpfloat (distance, >, 0);
  g_assert_finalize_object (handle);
}

static void
test_accessible (void)
{
  GtkWidget *handle = g_object_ref_sink (g_object_new (RB_TYPE_PANE_HANDLE, NULL));

  g_assert_true (gtk_widget_get_focusable (handle));
  g_assert_cmpint (gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (handle)), ==, GTK_ACCESSIBLE_ROLE_SEPARATOR);
  g_assert_finalize_object (handle);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

  g_test_add_func ("/pane-handle/keys", test_keys);
  g_test_add_func ("/pane-handle/accessible", test_accessible);

  return g_test_run ();
}
