/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "ui/timeline/timeline-view.h"

#include "ui/common/em.h"
#include "ui/timeline/timeline-bar-list.h"
#include "ui/timeline/timeline-chart.h"

/* How much larger a button makes things. */
#define ZOOM_STEP 1.5

struct _RbTimelineView
{
  GtkWidget parent_instance;

  RbTimelineChart *chart;
  RbTimelineBarList *bar_list;
  GtkWidget *buttons;
  GtkWidget *empty;
  RbPlayer *player;
  gboolean thin;
};

G_DEFINE_FINAL_TYPE (RbTimelineView, rb_timeline_view, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_PLAYER,
  PROP_THIN,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

enum
{
  BAR_ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
activated_cb (RbTimelineView *self,
              guint           run,
              guint           site,
              guint           callback)
{
  g_signal_emit (self, signals[BAR_ACTIVATED], 0, run, site, callback);
}

/* Buttons stand below the names, so there is no place for them without names. */
static void
changed_cb (RbTimelineView *self)
{
  const RbTimelineScene *scene = rb_timeline_chart_get_scene (self->chart);

  gtk_widget_set_child_visible (self->buttons, !scene->thin && scene->runs.n_runs > 0);
  gtk_widget_set_child_visible (self->empty, scene->runs.n_runs == 0);
}

static void
zoom_in_cb (RbTimelineView *self)
{
  rb_timeline_chart_zoom (self->chart, ZOOM_STEP);
}

static void
zoom_out_cb (RbTimelineView *self)
{
  rb_timeline_chart_zoom (self->chart, 1 / ZOOM_STEP);
}

static void
fit_cb (RbTimelineView *self)
{
  rb_timeline_chart_fit (self->chart);
}

static void
rb_timeline_view_get_property (GObject    *object,
                               guint       prop_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  RbTimelineView *self = RB_TIMELINE_VIEW (object);

  switch (prop_id)
    {
    case PROP_PLAYER:
      g_value_set_object (value, self->player);
      break;
    case PROP_THIN:
      g_value_set_boolean (value, self->thin);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
rb_timeline_view_set_property (GObject      *object,
                               guint         prop_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  RbTimelineView *self = RB_TIMELINE_VIEW (object);

  switch (prop_id)
    {
    case PROP_PLAYER:
      rb_timeline_view_set_player (self, g_value_get_object (value));
      break;
    case PROP_THIN:
      rb_timeline_view_set_thin (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
rb_timeline_view_dispose (GObject *object)
{
  RbTimelineView *self = RB_TIMELINE_VIEW (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->player);

  G_OBJECT_CLASS (rb_timeline_view_parent_class)->dispose (object);
}

static void
rb_timeline_view_class_init (RbTimelineViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = rb_timeline_view_dispose;
  object_class->get_property = rb_timeline_view_get_property;
  object_class->set_property = rb_timeline_view_set_property;

  /**
   * RbTimelineView:player:
   *
   * The run that is shown, or the first of two.
   */
  properties[PROP_PLAYER] =
    g_param_spec_object ("player", NULL, NULL, RB_TYPE_PLAYER,
                         G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);

  /**
   * RbTimelineView:thin:
   *
   * Whether there are only two rows without names, what runs and what waits, even if there is room for more.
   */
  properties[PROP_THIN] =
    g_param_spec_boolean ("thin", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[BAR_ACTIVATED] = g_signal_new ("bar-activated", RB_TYPE_TIMELINE_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                         NULL, G_TYPE_NONE, 3, G_TYPE_UINT, G_TYPE_UINT, G_TYPE_UINT);

  g_type_ensure (RB_TYPE_TIMELINE_BAR_LIST);
  g_type_ensure (RB_TYPE_TIMELINE_CHART);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/ringback/Ringback/ui/timeline/timeline-view.ui");
  gtk_widget_class_bind_template_child (widget_class, RbTimelineView, chart);
  gtk_widget_class_bind_template_child (widget_class, RbTimelineView, bar_list);
  gtk_widget_class_bind_template_child (widget_class, RbTimelineView, buttons);
  gtk_widget_class_bind_template_child (widget_class, RbTimelineView, empty);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, fit_cb);
  gtk_widget_class_bind_template_callback (widget_class, zoom_in_cb);
  gtk_widget_class_bind_template_callback (widget_class, zoom_out_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "timeline");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_REGION);
}

static void
rb_timeline_view_init (RbTimelineView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  rb_timeline_bar_list_set_chart (self->bar_list, self->chart);
}

/**
 * rb_timeline_view_new:
 *
 * Makes a timeline without a run.
 *
 * Returns: (transfer floating): a new widget
 */
GtkWidget *
rb_timeline_view_new (void)
{
  return g_object_new (RB_TYPE_TIMELINE_VIEW, NULL);
}

/**
 * rb_timeline_view_get_player:
 * @self: a timeline
 *
 * Gets the run that is shown, or the first of two.
 *
 * Returns: (transfer none) (nullable): the player of the run
 */
RbPlayer *
rb_timeline_view_get_player (RbTimelineView *self)
{
  g_return_val_if_fail (RB_IS_TIMELINE_VIEW (self), NULL);

  return self->player;
}

/**
 * rb_timeline_view_set_player:
 * @self: a timeline
 * @player: (nullable): the player of a run
 *
 * Sets the run that is shown.
 */
void
rb_timeline_view_set_player (RbTimelineView *self,
                             RbPlayer       *player)
{
  g_return_if_fail (RB_IS_TIMELINE_VIEW (self));
  g_return_if_fail (player == NULL || RB_IS_PLAYER (player));

  if (self->player != player || player == NULL)
    rb_timeline_view_set_players (self, player, NULL, NULL, NULL);
}

/**
 * rb_timeline_view_set_players:
 * @self: a timeline
 * @player: (nullable): the player of a run
 * @title: (nullable): what it is called
 * @other: (nullable): the player of another run
 * @other_title: (nullable): what that is called
 *
 * Shows two runs, one above the other. What happens at the same engine time is at the same place.
 */
void
rb_timeline_view_set_players (RbTimelineView *self,
                              RbPlayer       *player,
                              const char     *title,
                              RbPlayer       *other,
                              const char     *other_title)
{
  g_return_if_fail (RB_IS_TIMELINE_VIEW (self));
  g_return_if_fail (player != NULL || other == NULL);

  rb_timeline_chart_set_runs (self->chart, player, title, other, other_title);
  if (g_set_object (&self->player, player))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PLAYER]);
}

/**
 * rb_timeline_view_compare:
 * @self: a timeline
 * @comparison: a comparison
 *
 * Shows both runs of a comparison, one above the other, with one playhead.
 */
void
rb_timeline_view_compare (RbTimelineView *self,
                          RbComparison   *comparison)
{
  g_return_if_fail (RB_IS_TIMELINE_VIEW (self));
  g_return_if_fail (RB_IS_COMPARISON (comparison));

  rb_timeline_chart_compare (self->chart, comparison);
  if (g_set_object (&self->player, NULL))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PLAYER]);
}

/**
 * rb_timeline_view_get_thin:
 * @self: a timeline
 *
 * Gets whether there are only two rows without names even if there is room for more.
 *
 * Returns: whether it is thin
 */
gboolean
rb_timeline_view_get_thin (RbTimelineView *self)
{
  g_return_val_if_fail (RB_IS_TIMELINE_VIEW (self), FALSE);

  return self->thin;
}

/**
 * rb_timeline_view_get_least_height:
 * @self: a timeline
 *
 * Gets the height with which there is just room for all rows and their names. With less, the timeline is thin.
 *
 * Returns: the height, in pixels
 */
int
rb_timeline_view_get_least_height (RbTimelineView *self)
{
  const RbTimelineScene *scene;
  double least, thin, natural, em;
  int with_frame;

  g_return_val_if_fail (RB_IS_TIMELINE_VIEW (self), 0);

  scene = rb_timeline_chart_get_scene (self->chart);
  em = rb_em_get (GTK_WIDGET (self->chart));
  least = rb_timeline_lanes_measure (&scene->runs, FALSE, em, &natural);
  thin = rb_timeline_lanes_measure (&scene->runs, TRUE, em, &natural);
  gtk_widget_measure (GTK_WIDGET (self), GTK_ORIENTATION_VERTICAL, -1, &with_frame, NULL, NULL, NULL);

  /* A timeline needs no more than a thin one, and has a margin. */
  return (int) ceil (least) + with_frame - (int) thin;
}

/**
 * rb_timeline_view_set_thin:
 * @self: a timeline
 * @thin: whether to show two rows without names
 *
 * Sets whether the timeline is thin, as for projection. A timeline that has little room is thin anyway.
 */
void
rb_timeline_view_set_thin (RbTimelineView *self,
                           gboolean        thin)
{
  g_return_if_fail (RB_IS_TIMELINE_VIEW (self));

  if (self->thin == thin)
    return;

  self->thin = thin;
  rb_timeline_chart_set_thin (self->chart, thin);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_THIN]);
}
