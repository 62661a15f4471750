/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "ui/timeline/timeline-chart-private.h"

#include <glib/gi18n.h>
#include <math.h>

#include "session/timeline-words.h"
#include "ui/common/badge-drawing.h"
#include "ui/common/em.h"
#include "ui/timeline/timeline-ground.h"

/* How long a frame may add records to a timeline, in µs. */
#define BUDGET 1500

/* The least width of the axis, in em. */
#define LEAST_WIDTH 12

G_DEFINE_FINAL_TYPE (RbTimelineChart, rb_timeline_chart, GTK_TYPE_WIDGET)

enum
{
  BAR_ACTIVATED,
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
forget_drawn (RbTimelineChart *self)
{
  g_clear_pointer (&self->ground, gsk_render_node_unref);
  for (guint i = 0; i < RB_SHOWN_RUNS_MAX; i++)
    rb_timeline_drawn_forget (&self->drawn[i]);
}

/* --- Places ------------------------------------------------------------------------------------------------------- */

/* Makes the style anew if the colours or the type have changed. */
static void
update_style (RbTimelineChart *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  guint font = pango_context_get_serial (gtk_widget_get_pango_context (widget));
  RbScheme scheme = rb_scheme_get_current ();
  GdkRGBA color;

  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &color);
  if (self->style.layouts != NULL && font == self->font && scheme == self->scheme &&
      gdk_rgba_equal (&color, &self->color))
    return;

  rb_timeline_style_clear (&self->style);
  rb_timeline_style_init (&self->style, widget);
  self->font = font;
  self->scheme = scheme;
  self->color = color;
  self->scene.em = rb_em_get (widget);
  forget_drawn (self);
}

static double
measure (RbTimelineChart *self,
         gboolean         thin,
         double          *ret_natural)
{
  return rb_timeline_lanes_measure (&self->scene.runs, thin, rb_em_get (GTK_WIDGET (self)), ret_natural);
}

/* Without room for names and times, the timeline is thin. */
static void
place (RbTimelineChart *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  double tall;

  update_style (self);
  self->scene.thin = self->must_be_thin || gtk_widget_get_height (widget) < (int) measure (self, FALSE, &tall);
  rb_timeline_lanes_place (&self->scene.lanes, &self->scene.runs, self->scene.thin, self->scene.em,
                           gtk_widget_get_height (widget));
  self->scene.left = rb_timeline_ground_measure_names (widget, &self->scene, &self->style);
  self->scene.width = MAX (gtk_widget_get_width (widget) - self->scene.left - self->scene.em * 0.3, 1);
  forget_drawn (self);
  gtk_widget_queue_draw (widget);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* Draws again what has moved or grown. */
void
rb_timeline_chart_move (RbTimelineChart *self)
{
  guint n_tracks = self->scene.lanes.tracks->len;

  place (self);
  if (self->scene.lanes.tracks->len != n_tracks)
    gtk_widget_queue_resize (GTK_WIDGET (self));
}

/* --- Time --------------------------------------------------------------------------------------------------------- */

static void
tell_moment (RbTimelineChart *self)
{
  RbPlayer *player = self->scene.runs.n_runs > 0 ? self->scene.runs.runs[0].player : NULL;
  guint n_moments = player != NULL ? rb_player_get_n_moments (player) : 0;
  guint moment = n_moments > 0 ? rb_player_get_moment (player) + 1 : 0;
  g_autofree char *time = rb_timeline_words_dup_time (n_moments > 0 ? rb_player_get_engine_time (player) : 0);
  /* Translators: the position in a run: a moment, how many are known, and the engine time */
  g_autofree char *words = n_moments > 0 ? g_strdup_printf (_("moment %u of %u, %s"), moment, n_moments, time)
                                         : g_strdup (_("nothing has run yet"));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_MIN, MIN (1.0, n_moments),
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_MAX, (double) n_moments,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_NOW, (double) moment,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, words,
                                  -1);
}

/* Brings the playhead into sight. Returns whether anything moved. */
static gboolean
follow_playhead (RbTimelineChart *self)
{
  if (self->scene.runs.n_runs == 0)
    return FALSE;

  return rb_timeline_viewport_show (&self->scene.viewport, rb_shown_runs_get_playhead (&self->scene.runs, 0),
                                    rb_shown_runs_get_length (&self->scene.runs));
}

static void
advance (RbTimelineChart *self)
{
  gboolean moves = rb_shown_runs_is_behind (&self->scene.runs);

  rb_shown_runs_catch_up (&self->scene.runs, BUDGET);
  if (moves)
    rb_timeline_viewport_grow (&self->scene.viewport, rb_shown_runs_get_length (&self->scene.runs));
  moves |= follow_playhead (self);
  if (!rb_shown_runs_is_behind (&self->scene.runs) && rb_shown_runs_get_at_end (&self->scene.runs))
    {
      rb_timeline_viewport_end (&self->scene.viewport, rb_shown_runs_get_length (&self->scene.runs));
      moves = TRUE;
    }

  if (moves)
    rb_timeline_chart_move (self);
  else
    gtk_widget_queue_draw (GTK_WIDGET (self));
}

static gboolean
tick_cb (GtkWidget     *widget,
         GdkFrameClock *frame_clock,
         gpointer       user_data)
{
  RbTimelineChart *self = RB_TIMELINE_CHART (widget);

  advance (self);
  if (rb_shown_runs_is_behind (&self->scene.runs) || rb_shown_runs_get_playing (&self->scene.runs))
    return G_SOURCE_CONTINUE;

  self->tick = 0;

  return G_SOURCE_REMOVE;
}

/* Takes in what has changed, once in each frame, until nothing changes any more. */
static void
wake (RbTimelineChart *self)
{
  if (self->tick == 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), tick_cb, NULL, NULL);
}

static void
moved_cb (RbTimelineChart *self)
{
  tell_moment (self);
  wake (self);
}

/* A comparison has nothing to show while its programs run. */
static void
ready_cb (RbTimelineChart *self,
          GParamSpec      *pspec,
          RbComparison    *comparison)
{
  g_array_set_size (self->scene.lanes.rows, 0);
  rb_shown_runs_compare (&self->scene.runs, comparison);
  rb_timeline_viewport_fit (&self->scene.viewport, rb_shown_runs_get_length (&self->scene.runs));
  tell_moment (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  rb_timeline_chart_move (self);
}

static void
rb_timeline_chart_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (rb_timeline_chart_parent_class)->map (widget);

  wake (RB_TIMELINE_CHART (widget));
}

static void
rb_timeline_chart_unmap (GtkWidget *widget)
{
  RbTimelineChart *self = RB_TIMELINE_CHART (widget);

  if (self->tick != 0)
    gtk_widget_remove_tick_callback (widget, self->tick);
  self->tick = 0;

  GTK_WIDGET_CLASS (rb_timeline_chart_parent_class)->unmap (widget);
}

/* --- Drawing ------------------------------------------------------------------------------------------------------ */

static void
draw_ground (RbTimelineChart *self,
             GtkSnapshot     *snapshot)
{
  if (self->ground == NULL)
    {
      g_autoptr (GtkSnapshot) drawn = gtk_snapshot_new ();

      rb_timeline_ground_draw (GTK_WIDGET (self), drawn, &self->scene, &self->style);
      self->ground = gtk_snapshot_free_to_node (g_steal_pointer (&drawn));
    }
  if (self->ground != NULL)
    gtk_snapshot_append_node (snapshot, self->ground);
}

static void
rb_timeline_chart_snapshot (GtkWidget   *widget,
                            GtkSnapshot *snapshot)
{
  RbTimelineChart *self = RB_TIMELINE_CHART (widget);
  double em = self->scene.em;

  update_style (self);
  if (self->ground == NULL || self->scene.em > em || self->scene.em < em)
    place (self);

  draw_ground (self, snapshot);
  for (guint i = 0; i < self->scene.runs.n_runs; i++)
    rb_timeline_drawn_draw (&self->drawn[i], widget, snapshot, &self->scene, &self->style, i);
  for (guint i = self->scene.runs.n_runs; i > 0; i--)
    rb_timeline_ground_draw_playhead (snapshot, &self->scene, &self->style, i - 1);
  rb_timeline_ground_draw_times (widget, snapshot, &self->scene, &self->style);
}

static void
rb_timeline_chart_measure (GtkWidget      *widget,
                           GtkOrientation  orientation,
                           int             for_size,
                           int            *minimum,
                           int            *natural,
                           int            *minimum_baseline,
                           int            *natural_baseline)
{
  RbTimelineChart *self = RB_TIMELINE_CHART (widget);
  double em = rb_em_get (widget);
  double tall;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = *natural = (int) ceil (LEAST_WIDTH * em);
      return;
    }

  *minimum = (int) ceil (measure (self, TRUE, &tall));
  measure (self, self->must_be_thin, &tall);
  *natural = (int) ceil (tall);
}

static void
rb_timeline_chart_size_allocate (GtkWidget *widget,
                                 int        width,
                                 int        height,
                                 int        baseline)
{
  place (RB_TIMELINE_CHART (widget));
}

static gboolean
rb_timeline_chart_query_tooltip (GtkWidget  *widget,
                                 int         x,
                                 int         y,
                                 gboolean    by_keyboard,
                                 GtkTooltip *tooltip)
{
  RbTimelineChart *self = RB_TIMELINE_CHART (widget);
  g_autofree char *words = NULL;
  RbTimelineShape shape;

  if (by_keyboard || !rb_timeline_scene_find (&self->scene, x, y, &shape))
    return FALSE;

  words = rb_timeline_scene_explain (&self->scene, &shape);
  gtk_tooltip_set_text (tooltip, words);
  gtk_tooltip_set_tip_area (tooltip, &(GdkRectangle){ (int) MAX (shape.x, 0), (int) shape.y,
                                                      (int) MIN (shape.width, self->scene.width), (int) shape.height });

  return TRUE;
}

static void
rb_timeline_chart_dispose (GObject *object)
{
  RbTimelineChart *self = RB_TIMELINE_CHART (object);

  for (guint i = 0; i < RB_SHOWN_RUNS_MAX; i++)
    {
      g_clear_object (&self->player_signals[i]);
      g_clear_object (&self->loop_signals[i]);
    }
  g_clear_object (&self->comparison_signals);

  G_OBJECT_CLASS (rb_timeline_chart_parent_class)->dispose (object);
}

static void
rb_timeline_chart_finalize (GObject *object)
{
  RbTimelineChart *self = RB_TIMELINE_CHART (object);

  forget_drawn (self);
  rb_timeline_style_clear (&self->style);
  rb_timeline_scene_clear (&self->scene);

  G_OBJECT_CLASS (rb_timeline_chart_parent_class)->finalize (object);
}

static void
rb_timeline_chart_class_init (RbTimelineChartClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = rb_timeline_chart_dispose;
  object_class->finalize = rb_timeline_chart_finalize;
  widget_class->map = rb_timeline_chart_map;
  widget_class->unmap = rb_timeline_chart_unmap;
  widget_class->measure = rb_timeline_chart_measure;
  widget_class->size_allocate = rb_timeline_chart_size_allocate;
  widget_class->snapshot = rb_timeline_chart_snapshot;
  widget_class->query_tooltip = rb_timeline_chart_query_tooltip;

  signals[BAR_ACTIVATED] = g_signal_new ("bar-activated", RB_TYPE_TIMELINE_CHART, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                         NULL, G_TYPE_NONE, 3, G_TYPE_UINT, G_TYPE_UINT, G_TYPE_UINT);
  signals[CHANGED] = g_signal_new ("changed", RB_TYPE_TIMELINE_CHART, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);

  gtk_widget_class_set_css_name (widget_class, "timelinechart");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_SLIDER);
}

static void
rb_timeline_chart_init (RbTimelineChart *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  rb_timeline_scene_init (&self->scene);
  for (guint i = 0; i < RB_SHOWN_RUNS_MAX; i++)
    {
      self->player_signals[i] = g_signal_group_new (RB_TYPE_PLAYER);
      g_signal_group_connect_swapped (self->player_signals[i], "notify::moment", G_CALLBACK (moved_cb), self);
      g_signal_group_connect_swapped (self->player_signals[i], "notify::n-moments", G_CALLBACK (moved_cb), self);
      g_signal_group_connect_swapped (self->player_signals[i], "notify::playing", G_CALLBACK (wake), self);
      self->loop_signals[i] = g_signal_group_new (RB_TYPE_EVENT_LOOP);
      g_signal_group_connect_swapped (self->loop_signals[i], "extended", G_CALLBACK (wake), self);
      g_signal_group_connect_swapped (self->loop_signals[i], "finished", G_CALLBACK (wake), self);
    }
  self->comparison_signals = g_signal_group_new (RB_TYPE_COMPARISON);
  g_signal_group_connect_swapped (self->comparison_signals, "moved", G_CALLBACK (moved_cb), self);
  g_signal_group_connect_swapped (self->comparison_signals, "notify::playing", G_CALLBACK (wake), self);
  g_signal_group_connect_swapped (self->comparison_signals, "notify::ready", G_CALLBACK (ready_cb), self);
  rb_badge_drawing_follow_style (widget);
  rb_timeline_chart_add_input (self);
  gtk_widget_set_focusable (widget, TRUE);
  gtk_widget_set_has_tooltip (widget, TRUE);
  gtk_widget_set_overflow (widget, GTK_OVERFLOW_HIDDEN);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Position in the run"), -1);
  tell_moment (self);
}

/**
 * rb_timeline_chart_new:
 *
 * Makes a chart without a run.
 *
 * Returns: (transfer floating): a new widget
 */
GtkWidget *
rb_timeline_chart_new (void)
{
  return g_object_new (RB_TYPE_TIMELINE_CHART, NULL);
}

/**
 * rb_timeline_chart_set_runs:
 * @self: a chart
 * @player: (nullable): a run
 * @title: (nullable): its title, which is shown beside another run
 * @other: (nullable): another run, for a common axis
 * @other_title: (nullable): its title
 *
 * Sets what is shown. The zoom that a person has chosen ends with the run.
 */
void
rb_timeline_chart_set_runs (RbTimelineChart *self,
                            RbPlayer        *player,
                            const char      *title,
                            RbPlayer        *other,
                            const char      *other_title)
{
  RbPlayer *players[] = { player, other };

  g_return_if_fail (RB_IS_TIMELINE_CHART (self));

  /* The places of rows are those of the runs before, until the next layout. */
  g_array_set_size (self->scene.lanes.rows, 0);
  g_signal_group_set_target (self->comparison_signals, NULL);
  rb_shown_runs_set (&self->scene.runs, player, title, other, other_title);
  rb_timeline_viewport_init (&self->scene.viewport);
  for (guint i = 0; i < RB_SHOWN_RUNS_MAX; i++)
    {
      g_signal_group_set_target (self->player_signals[i], players[i]);
      g_signal_group_set_target (self->loop_signals[i],
                                 players[i] != NULL ? rb_player_get_event_loop (players[i]) : NULL);
    }

  tell_moment (self);
  advance (self);
  /* Nothing moves in a chart without a run, and what the run before left must go. */
  if (player == NULL)
    rb_timeline_chart_move (self);
  wake (self);
}

/**
 * rb_timeline_chart_compare:
 * @self: a chart
 * @comparison: a comparison
 *
 * Shows both runs of a comparison, which moves them.
 */
void
rb_timeline_chart_compare (RbTimelineChart *self,
                           RbComparison    *comparison)
{
  g_return_if_fail (RB_IS_TIMELINE_CHART (self));
  g_return_if_fail (RB_IS_COMPARISON (comparison));

  rb_timeline_chart_set_runs (self, NULL, NULL, NULL, NULL);
  g_signal_group_set_target (self->comparison_signals, comparison);
  ready_cb (self, NULL, comparison);
}

/**
 * rb_timeline_chart_set_thin:
 * @self: a chart
 * @thin: whether to show two rows without names
 *
 * Sets whether the chart is thin even if there is room for more.
 */
void
rb_timeline_chart_set_thin (RbTimelineChart *self,
                            gboolean         thin)
{
  g_return_if_fail (RB_IS_TIMELINE_CHART (self));

  self->must_be_thin = thin;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * rb_timeline_chart_get_scene: (skip)
 * @self: a chart
 *
 * Gets what is drawn, and where.
 *
 * Returns: (transfer none): the scene
 */
const RbTimelineScene *
rb_timeline_chart_get_scene (RbTimelineChart *self)
{
  g_return_val_if_fail (RB_IS_TIMELINE_CHART (self), NULL);

  return &self->scene;
}

/**
 * rb_timeline_chart_fit:
 * @self: a chart
 *
 * Shows the whole run.
 */
void
rb_timeline_chart_fit (RbTimelineChart *self)
{
  g_return_if_fail (RB_IS_TIMELINE_CHART (self));

  rb_timeline_viewport_fit (&self->scene.viewport, rb_shown_runs_get_length (&self->scene.runs));
  rb_timeline_chart_move (self);
}

/**
 * rb_timeline_chart_pan:
 * @self: a chart
 * @by: how far to move, in µs of playback time
 *
 * Shows an earlier or a later part.
 */
void
rb_timeline_chart_pan (RbTimelineChart *self,
                       double           by)
{
  g_return_if_fail (RB_IS_TIMELINE_CHART (self));

  rb_timeline_viewport_pan (&self->scene.viewport, by, rb_shown_runs_get_length (&self->scene.runs));
  rb_timeline_chart_move (self);
}
