/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "timeline-window.h"

#include "tests/ui/find-type.h"
#include "ui/timeline/timeline-chart-private.h"

static GtkWidget *
find_chart (gpointer view)
{
  return find_type (view, RB_TYPE_TIMELINE_CHART, 0);
}

void
timeline_window_set_up (TimelineWindow *self,
                        gconstpointer   source)
{
  set_up (&self->run, source);
  go_to_end (&self->run);

  self->window = GTK_WINDOW (gtk_window_new ());
  self->view = RB_TIMELINE_VIEW (rb_timeline_view_new ());
  self->chart = RB_TIMELINE_CHART (find_chart (self->view));
  self->scene = rb_timeline_chart_get_scene (self->chart);
  gtk_window_set_default_size (self->window, 900, 220);
  gtk_window_set_child (self->window, GTK_WIDGET (self->view));
  rb_timeline_view_set_player (self->view, self->run.player);
  gtk_window_present (self->window);
  timeline_window_settle (self);
}

void
timeline_window_tear_down (TimelineWindow *self,
                           gconstpointer   source)
{
  g_object_ref (self->view);
  gtk_window_destroy (self->window);
  g_assert_finalize_object (self->view);
  tear_down (&self->run, source);
}

void
timeline_window_settle (TimelineWindow *self)
{
  wait_until (self->scene->width > 100);
  wait_until (self->chart->tick == 0 && !rb_shown_runs_is_behind (&self->scene->runs));
  while (g_main_context_iteration (NULL, FALSE))
    continue;
}

void
timeline_window_go (TimelineWindow *self,
                    guint           moment)
{
  rb_player_seek (self->run.player, moment);
  wait_until (rb_player_get_moment (self->run.player) == moment);
  timeline_window_settle (self);
}

gboolean
timeline_window_find (TimelineWindow  *self,
                      guint            run,
                      RbLane           lane,
                      guint            number,
                      RbTimelineShape *ret_shape)
{
  g_autoptr (GArray) shapes = g_array_new (FALSE, FALSE, sizeof (RbTimelineShape));

  for (guint i = 0; i < self->scene->lanes.rows->len; i++)
    {
      const RbRowPlace *row = &g_array_index (self->scene->lanes.rows, RbRowPlace, i);

      if (row->run == run && row->lane == lane)
        rb_timeline_scene_list (self->scene, row, self->scene->left, self->scene->left + self->scene->width, shapes);
    }
  if (number >= shapes->len)
    return FALSE;

  *ret_shape = g_array_index (shapes, RbTimelineShape, number);

  return TRUE;
}

gpointer
timeline_window_get_controller (TimelineWindow *self,
                                GType           type)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (self->chart));

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);

      if (g_type_is_a (G_OBJECT_TYPE (controller), type))
        return controller;
    }

  g_assert_not_reached ();
}

void
timeline_window_press (TimelineWindow *self,
                       guint           key)
{
  gboolean handled = FALSE;

  timeline_window_emit (self, GTK_TYPE_EVENT_CONTROLLER_KEY, "key-pressed", key, 0, 0, &handled);
  g_assert_true (handled);
}
