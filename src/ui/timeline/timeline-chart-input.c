/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "ui/timeline/timeline-chart-private.h"

/* What keys and the pointer do on a timeline. */

/* A pointer that has moved less far has clicked, in pixels. */
#define CLICK 4.0

/* How much larger a step of zooming makes things, and how much a step of scrolling moves; a share of what is in
 * sight. */
#define ZOOM_STEP 1.3
#define PAN_STEP 0.1

static double
get_length (RbTimelineChart *self)
{
  return rb_shown_runs_get_length (&self->scene.runs);
}

static void
zoom_around (RbTimelineChart *self,
             double           factor,
             double           px)
{
  rb_timeline_viewport_zoom (&self->scene.viewport, factor, rb_timeline_scene_get_x (&self->scene, px),
                             get_length (self));
  rb_timeline_chart_move (self);
}

/* --- Keys --------------------------------------------------------------------------------------------------------- */

static gboolean
key_cb (RbTimelineChart *self,
        guint            key,
        guint            code,
        GdkModifierType  modifiers)
{
  return rb_timeline_chart_press_key (self, key, modifiers);
}

/* --- The pointer -------------------------------------------------------------------------------------------------- */

/* Finds the code that a bar comes from. */
static guint
find_site (RbTrace              *trace,
           const RbTimelineShape *shape)
{
  guint moment;

  if (shape->lane == RB_LANE_STACK)
    return shape->span.bar.function;

  moment = rb_trace_find_moment (trace, shape->span.bar.begin);

  return rb_trace_get_record (trace, rb_trace_get_moment_start (trace, moment)).site;
}

/* Tells of a bar that a person has chosen. */
static void
tell_bar (RbTimelineChart       *self,
          const RbTimelineShape *shape)
{
  RbTrace *trace = rb_timeline_get_trace (self->scene.runs.runs[shape->run].timeline);

  g_signal_emit_by_name (self, "bar-activated", shape->run, find_site (trace, shape), shape->span.bar.callback);
}

static void
press_cb (RbTimelineChart *self,
          double           x,
          double           y,
          GtkGesture      *gesture)
{
  if (self->scene.runs.n_runs == 0 || x < self->scene.left)
    {
      gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_DENIED);
      return;
    }

  self->press_x = x;
  self->press_y = y;
  gtk_widget_grab_focus (GTK_WIDGET (self));
  rb_shown_runs_seek (&self->scene.runs, rb_timeline_scene_get_x (&self->scene, x));
}

static void
drag_cb (RbTimelineChart *self,
         double           dx,
         double           dy)
{
  double px = MAX (self->press_x + dx, self->scene.left);

  if (ABS (dx) < CLICK)
    return;

  /* Playing would pull the playhead from under the pointer. */
  rb_shown_runs_pause (&self->scene.runs);
  rb_shown_runs_seek (&self->scene.runs, rb_timeline_scene_get_x (&self->scene, px));
}

static void
release_cb (RbTimelineChart *self,
            double           dx,
            double           dy)
{
  RbTimelineShape shape;

  if (self->scene.runs.n_runs == 0 || ABS (dx) >= CLICK || ABS (dy) >= CLICK)
    return;

  if (rb_timeline_scene_find (&self->scene, self->press_x, self->press_y, &shape))
    tell_bar (self, &shape);
}

static void
motion_cb (RbTimelineChart *self,
           double           x,
           double           y)
{
  self->pointer = x;
}

/* What cannot move here may be for something around the timeline. */
static gboolean
scroll_cb (RbTimelineChart          *self,
           double                    dx,
           double                    dy,
           GtkEventControllerScroll *controller)
{
  GdkModifierType modifiers = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (controller));
  double before = self->scene.viewport.from;

  if (self->scene.runs.n_runs == 0)
    return GDK_EVENT_PROPAGATE;

  if (modifiers & GDK_CONTROL_MASK)
    {
      zoom_around (self, dy < 0 ? ZOOM_STEP : 1 / ZOOM_STEP, self->pointer);
      return GDK_EVENT_STOP;
    }

  rb_timeline_viewport_pan (&self->scene.viewport, (dx + dy) * PAN_STEP * self->scene.viewport.length,
                            get_length (self));
  if (G_APPROX_VALUE (before, self->scene.viewport.from, 1))
    return GDK_EVENT_PROPAGATE;

  rb_timeline_chart_move (self);

  return GDK_EVENT_STOP;
}

static void
pinch_begin_cb (RbTimelineChart *self)
{
  self->scale = 1;
}

static void
pinch_cb (RbTimelineChart *self,
          double           scale,
          GtkGesture      *gesture)
{
  double x = self->pointer;
  double y;

  gtk_gesture_get_bounding_box_center (gesture, &x, &y);
  if (self->scene.runs.n_runs > 0 && scale > 0)
    zoom_around (self, scale / self->scale, x);
  self->scale = scale;
}

/* --- For the chart ------------------------------------------------------------------------------------------------ */

static void
add (RbTimelineChart    *self,
     GtkEventController *controller)
{
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

void
rb_timeline_chart_add_input (RbTimelineChart *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *scroll = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES);
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkGesture *pinch = gtk_gesture_zoom_new ();

  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect_swapped (scroll, "scroll", G_CALLBACK (scroll_cb), self);
  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (press_cb), self);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (drag_cb), self);
  g_signal_connect_swapped (drag, "drag-end", G_CALLBACK (release_cb), self);
  g_signal_connect_swapped (pinch, "begin", G_CALLBACK (pinch_begin_cb), self);
  g_signal_connect_swapped (pinch, "scale-changed", G_CALLBACK (pinch_cb), self);
  add (self, keys);
  add (self, motion);
  add (self, scroll);
  add (self, GTK_EVENT_CONTROLLER (drag));
  add (self, GTK_EVENT_CONTROLLER (pinch));
}

/**
 * rb_timeline_chart_zoom:
 * @self: a chart
 * @factor: how many times as large things get
 *
 * Shows less or more. The playhead keeps its place if it is in sight.
 */
void
rb_timeline_chart_zoom (RbTimelineChart *self,
                        double           factor)
{
  const RbTimelineScene *scene;
  double px;

  g_return_if_fail (RB_IS_TIMELINE_CHART (self));
  g_return_if_fail (factor > 0);

  scene = &self->scene;
  if (scene->runs.n_runs == 0)
    return;

  px = rb_timeline_scene_get_px (scene, rb_shown_runs_get_playhead (&scene->runs, 0));
  if (px < scene->left || px > scene->left + scene->width)
    px = scene->left + scene->width / 2;
  zoom_around (self, factor, px);
}

/**
 * rb_timeline_chart_press_key:
 * @self: a chart
 * @key: a key
 * @modifiers: what is pressed with it
 *
 * Does what a key does on a timeline: steps, goes to an end, zooms.
 *
 * Returns: %GDK_EVENT_STOP if the key does something
 */
gboolean
rb_timeline_chart_press_key (RbTimelineChart *self,
                             guint            key,
                             GdkModifierType  modifiers)
{
  g_return_val_if_fail (RB_IS_TIMELINE_CHART (self), GDK_EVENT_PROPAGATE);

  if (self->scene.runs.n_runs == 0 || modifiers & (GDK_CONTROL_MASK | GDK_ALT_MASK))
    return GDK_EVENT_PROPAGATE;

  switch (key)
    {
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      rb_shown_runs_step (&self->scene.runs, key == GDK_KEY_Right || key == GDK_KEY_KP_Right);
      return GDK_EVENT_STOP;

    case GDK_KEY_Home:
    case GDK_KEY_KP_Home:
      rb_shown_runs_seek (&self->scene.runs, 0);
      return GDK_EVENT_STOP;

    case GDK_KEY_End:
    case GDK_KEY_KP_End:
      rb_shown_runs_seek (&self->scene.runs, get_length (self));
      return GDK_EVENT_STOP;

    case GDK_KEY_plus:
    case GDK_KEY_equal:
    case GDK_KEY_KP_Add:
      rb_timeline_chart_zoom (self, ZOOM_STEP);
      return GDK_EVENT_STOP;

    case GDK_KEY_minus:
    case GDK_KEY_KP_Subtract:
      rb_timeline_chart_zoom (self, 1 / ZOOM_STEP);
      return GDK_EVENT_STOP;

    case GDK_KEY_0:
    case GDK_KEY_KP_0:
      rb_timeline_chart_fit (self);
      return GDK_EVENT_STOP;

    default:
      return GDK_EVENT_PROPAGATE;
    }
}

/**
 * rb_timeline_chart_go: (skip)
 * @self: a chart
 * @shape: a bar of its scene
 *
 * Goes to the moment in which a bar begins, as a click on its beginning does.
 */
void
rb_timeline_chart_go (RbTimelineChart       *self,
                      const RbTimelineShape *shape)
{
  g_return_if_fail (RB_IS_TIMELINE_CHART (self));

  rb_shown_runs_seek (&self->scene.runs, shape->span.start);
  tell_bar (self, shape);
}
