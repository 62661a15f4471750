/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "ui/compare/compare-view.h"

#include "session/comparison/comparison-words.h"
#include "ui/common/announce.h"
#include "ui/common/em.h"
#include "ui/common/sentence-view.h"
#include "ui/common/style-class.h"
#include "ui/compare/compare-side.h"
#include "ui/timeline/timeline-view.h"
#include "ui/transport/transport-bar.h"

/* Sizes, in em. The narration stands beside the transport if it has room for a sentence there. */
#define MIN_NARRATION_WIDTH 34
#define NARRATION_HEIGHT 3.9
/* Two large lines in projection, or three in a narrow one, and what is around them. */
#define SUBTITLE_HEIGHT 4.9
#define NARROW_SUBTITLE_HEIGHT 7.2
#define NARROW_PROJECTION 48
#define SUBTITLE_RIM 0.4
#define MIN_TALL_WIDTH 60
#define MIN_SIDES_HEIGHT 17 /* beside the taller timeline */
/* The sides with eight lines of code, in projection, in a wide window and in a narrow one. */
#define PROJECTED_SIDES_HEIGHT 19.8
#define WIDE_SIDES_HEIGHT 23
#define NARROW_SIDES_HEIGHT 26
#define TRANSPORT_HEIGHT 2.9
#define GOOD_SIDES_HEIGHT 26.5 /* with which a timeline may be taller than it must be */
#define TIGHT_WIDTH 44
#define NARROW_WIDTH 80 /* what runs on a side and what its loop does do not fit side by side */
#define TITLE_HEIGHT 1.9

/* How much smaller the type of each style class "compare-step-N" is than that of the one before, in parts of the usual
 * size, and the least size that it gets in this way, in pixels. */
#define TYPE_STEP 0.05
#define N_TYPE_STEPS 13
#define LEAST_TYPE 14

/* How often the clock is shown while it goes, in ms. */
#define CLOCK_INTERVAL 50

struct _RbCompareView
{
  GtkWidget parent_instance;

  GtkWidget *title_line;
  GtkLabel *left_label;
  GtkLabel *right_label;
  GtkWidget *sides;
  RbCompareSide *left;
  RbCompareSide *right;
  RbTransportBar *transport;
  GtkWidget *narration;
  RbSentenceView *sentence;
  RbTimelineView *timeline;

  RbSession *session;
  RbComparison *comparison;
  GSignalGroup *comparison_signals;
  guint clock_source; /* 0 while the clock stands still */
  guint shape_source;
  gboolean projecting;
  gboolean is_tight;
  gboolean is_narrow;
  guint type_step;
  double subtitle_em; /* 0 if the narration is no subtitle */
  int subtitle_width;
};

G_DEFINE_FINAL_TYPE (RbCompareView, rb_compare_view, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_SESSION,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* --- The comparison ----------------------------------------------------------------------------------------------- */

static void
moved_cb (RbCompareView *self)
{
  g_autoptr (RbSentence) sentence = rb_comparison_words_tell (self->comparison);

  if (g_strcmp0 (rb_sentence_view_get_text (self->sentence), sentence->text) == 0)
    return;

  rb_sentence_view_set_sentence (self->sentence, sentence);
  rb_announce (GTK_WIDGET (self), sentence->text);
}

static gboolean
clock_cb (gpointer user_data)
{
  RbCompareView *self = user_data;

  rb_compare_side_update_time (self->left);
  rb_compare_side_update_time (self->right);

  return G_SOURCE_CONTINUE;
}

static void
playing_cb (RbCompareView *self)
{
  gboolean is_playing = self->comparison != NULL && rb_comparison_get_playing (self->comparison);

  if (is_playing && self->clock_source == 0)
    self->clock_source = g_timeout_add (CLOCK_INTERVAL, clock_cb, self);
  else if (!is_playing)
    g_clear_handle_id (&self->clock_source, g_source_remove);
}

/* On a projector, the line on top says what runs on a side, because nobody chooses it there. */
static void
side_changed_cb (RbCompareView *self,
                 guint          side)
{
  GtkLabel *label = side == RB_SIDE_LEFT ? self->left_label : self->right_label;
  g_autofree char *choice = rb_comparison_words_dup_choice (self->comparison,
                                                            rb_comparison_get_choice (self->comparison, side));

  gtk_label_set_text (label, choice);
}

static void
bar_activated_cb (RbCompareView *self,
                  guint          run,
                  guint          site)
{
  rb_compare_side_reveal (run == 0 ? self->left : self->right, site);
}

/* --- Where the parts go ------------------------------------------------------------------------------------------- */

static double
get_subtitle_height (int    width,
                     double em)
{
  return (width < NARROW_PROJECTION * em ? NARROW_SUBTITLE_HEIGHT : SUBTITLE_HEIGHT) * em;
}

static gboolean
shape_cb (gpointer user_data)
{
  RbCompareView *self = user_data;

  self->shape_source = 0;
  rb_transport_bar_set_compact (self->transport, self->is_tight);
  rb_compare_side_set_shape (self->left, self->projecting, self->is_narrow);
  rb_compare_side_set_shape (self->right, self->projecting, self->is_narrow);
  rb_timeline_view_set_thin (self->timeline, self->projecting);
  rb_style_class_set (self->sides, "wide", self->subtitle_width >= NARROW_PROJECTION * self->subtitle_em);
  for (guint i = 1; i < N_TYPE_STEPS; i++)
    {
      g_autofree char *name = g_strdup_printf ("compare-step-%u", i);

      rb_style_class_set (GTK_WIDGET (self), name, i == self->type_step);
    }
  rb_sentence_view_set_subtitle (self->sentence, self->subtitle_em, self->subtitle_width,
                                 (int) (get_subtitle_height (self->subtitle_width, self->subtitle_em)));

  return G_SOURCE_REMOVE;
}

static void
queue_shape (RbCompareView *self)
{
  if (self->shape_source == 0)
    self->shape_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, shape_cb, self, NULL);
}

static gboolean
fits (int    width,
      int    height,
      double em)
{
  double sides = width < NARROW_WIDTH * em ? NARROW_SIDES_HEIGHT : WIDE_SIDES_HEIGHT;
  double transport = width < MIN_TALL_WIDTH * em ? TRANSPORT_HEIGHT : 0;

  return (sides + NARRATION_HEIGHT + transport) * em <= height;
}

/* Makes large type so small that eight lines of code and the transport fit. In projection, the window has done so. */
static guint
find_type_step (RbCompareView *self,
                int            width,
                int            height)
{
  double usual = rb_em_get (gtk_widget_get_parent (GTK_WIDGET (self)));
  guint step = 0;

  if (self->projecting)
    return 0;

  while (step < N_TYPE_STEPS - 1 && !fits (width, height, usual * (1 - TYPE_STEP * step)) &&
         usual * (1 - TYPE_STEP * (step + 1)) >= LEAST_TYPE)
    step++;

  return step;
}

/* The parts change their shape after the layout, because a widget must not change its size during a layout. */
static void
find_shape (RbCompareView *self,
            int            width,
            int            height,
            double         em)
{
  guint type_step = find_type_step (self, width, height);
  gboolean is_tight = width < TIGHT_WIDTH * em;
  gboolean is_narrow = width < NARROW_WIDTH * em && !self->projecting;
  double subtitle_em = self->projecting ? em : 0;
  int subtitle_width = (int) (width - 2 * em);

  if (is_tight == self->is_tight && is_narrow == self->is_narrow && type_step == self->type_step &&
      subtitle_width == self->subtitle_width && G_APPROX_VALUE (subtitle_em, self->subtitle_em, 0.01))
    return;

  self->is_tight = is_tight;
  self->is_narrow = is_narrow;
  self->type_step = type_step;
  self->subtitle_em = subtitle_em;
  self->subtitle_width = subtitle_width;
  queue_shape (self);
}

static void
place (GtkWidget *part,
       int        x,
       int        y,
       int        width,
       int        height)
{
  GdkRectangle rectangle = { x, y, width, height };
  gboolean is_shown = width > 0 && height > 0;
  int minimum;

  gtk_widget_set_child_visible (part, is_shown);
  /* A screen reader must not read a part that is not shown. */
  gtk_accessible_update_state (GTK_ACCESSIBLE (part), GTK_ACCESSIBLE_STATE_HIDDEN, !is_shown, -1);
  if (!is_shown)
    return;

  /* A part that needs more than its place is cut off at the edge of the view. */
  gtk_widget_measure (part, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  rectangle.width = MAX (width, minimum);
  gtk_widget_measure (part, GTK_ORIENTATION_VERTICAL, rectangle.width, &minimum, NULL, NULL, NULL);
  rectangle.height = MAX (height, minimum);
  gtk_widget_size_allocate (part, &rectangle, -1);
}

static int
measure_natural (gpointer       part,
                 GtkOrientation orientation)
{
  int natural;

  gtk_widget_measure (part, orientation, -1, NULL, &natural, NULL, NULL);

  return natural;
}

/* The narration has the height of two lines, so that nothing moves with each sentence. A longer one gets more height,
 * because it must not be cut off. */
static int
measure_narration (RbCompareView *self,
                   int            width,
                   double         em)
{
  int minimum;

  gtk_widget_measure (self->narration, GTK_ORIENTATION_VERTICAL, width, &minimum, NULL, NULL, NULL);

  return MAX (minimum, (int) (NARRATION_HEIGHT * em));
}

/* The timeline is thin, or absent, where the code would have too little room. */
static int
find_timeline_height (RbCompareView *self,
                      int            width,
                      int            height,
                      double         em)
{
  int tall = measure_natural (self->timeline, GTK_ORIENTATION_VERTICAL);
  int tall_room = height - (int) (MIN_SIDES_HEIGHT * em);
  int thin_room = height - (int) ((self->projecting ? PROJECTED_SIDES_HEIGHT : WIDE_SIDES_HEIGHT) * em);
  int least = rb_timeline_view_get_least_height (self->timeline);
  int thin;

  gtk_widget_measure (GTK_WIDGET (self->timeline), GTK_ORIENTATION_VERTICAL, -1, &thin, NULL, NULL, NULL);
  if (!self->projecting && self->type_step == 0 && width >= MIN_TALL_WIDTH * em && tall_room >= least)
    return MAX (MIN (tall, height - (int) (GOOD_SIDES_HEIGHT * em)), least);

  return thin_room >= thin ? thin : 0;
}

static void
rb_compare_view_size_allocate (GtkWidget *widget,
                               int        width,
                               int        height,
                               int        baseline)
{
  RbCompareView *self = RB_COMPARE_VIEW (widget);
  double em = rb_em_get (widget);
  int transport_width = self->projecting ? 0 : measure_natural (self->transport, GTK_ORIENTATION_HORIZONTAL);
  int transport_height = self->projecting ? 0 : measure_natural (self->transport, GTK_ORIENTATION_VERTICAL);
  gboolean is_beside = width - transport_width >= MIN_NARRATION_WIDTH * em;
  int subtitle_height = (int) (get_subtitle_height ((int) (width - 2 * em), em) + SUBTITLE_RIM * em);
  int narration_width = is_beside ? width - transport_width : width;
  int narration_height = self->projecting ? subtitle_height : measure_narration (self, narration_width, em);
  int row = is_beside ? MAX (transport_height, narration_height) : transport_height;
  int below = is_beside ? 0 : narration_height;
  int title = self->projecting ? (int) (TITLE_HEIGHT * em) : 0;
  int timeline = find_timeline_height (self, width, height - title - row - below, em);
  int y = height - row - below - timeline;

  find_shape (self, width, height, em);
  place (self->title_line, 0, 0, width, title);
  place (self->sides, 0, title, width, y - title);
  if (is_beside)
    {
      place (GTK_WIDGET (self->transport), 0, y, transport_width, transport_width > 0 ? row : 0);
      place (self->narration, transport_width, y, width - transport_width, row);
    }
  else
    {
      place (self->narration, 0, y, width, below);
      place (GTK_WIDGET (self->transport), 0, y + below, width, row);
    }
  place (GTK_WIDGET (self->timeline), 0, y + row + below, width, timeline);
}

/* --- The widget --------------------------------------------------------------------------------------------------- */

static void
rb_compare_view_dispose (GObject *object)
{
  RbCompareView *self = RB_COMPARE_VIEW (object);
  GtkWidget *child;

  g_clear_handle_id (&self->clock_source, g_source_remove);
  g_clear_handle_id (&self->shape_source, g_source_remove);
  if (self->comparison_signals != NULL)
    g_signal_group_set_target (self->comparison_signals, NULL);
  g_clear_object (&self->comparison_signals);
  g_clear_object (&self->comparison);
  g_clear_object (&self->session);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (rb_compare_view_parent_class)->dispose (object);
}

static void
rb_compare_view_get_property (GObject    *object,
                              guint       prop_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  RbCompareView *self = RB_COMPARE_VIEW (object);

  switch (prop_id)
    {
    case PROP_SESSION:
      g_value_set_object (value, self->session);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
rb_compare_view_set_property (GObject      *object,
                              guint         prop_id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  RbCompareView *self = RB_COMPARE_VIEW (object);

  switch (prop_id)
    {
    case PROP_SESSION:
      if (g_set_object (&self->session, g_value_get_object (value)))
        g_object_notify_by_pspec (object, pspec);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
rb_compare_view_class_init (RbCompareViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = rb_compare_view_dispose;
  object_class->get_property = rb_compare_view_get_property;
  object_class->set_property = rb_compare_view_set_property;
  widget_class->measure = rb_em_measure_page;
  widget_class->size_allocate = rb_compare_view_size_allocate;

  properties[PROP_SESSION] =
    g_param_spec_object ("session", NULL, NULL, RB_TYPE_SESSION,
                         G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (RB_TYPE_COMPARE_SIDE);
  g_type_ensure (RB_TYPE_DOCUMENT);
  g_type_ensure (RB_TYPE_SENTENCE_VIEW);
  g_type_ensure (RB_TYPE_TIMELINE_VIEW);
  g_type_ensure (RB_TYPE_TRANSPORT_BAR);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/ringback/Ringback/ui/compare/compare-view.ui");
  gtk_widget_class_bind_template_child (widget_class, RbCompareView, title_line);
  gtk_widget_class_bind_template_child (widget_class, RbCompareView, left_label);
  gtk_widget_class_bind_template_child (widget_class, RbCompareView, right_label);
  gtk_widget_class_bind_template_child (widget_class, RbCompareView, sides);
  gtk_widget_class_bind_template_child (widget_class, RbCompareView, left);
  gtk_widget_class_bind_template_child (widget_class, RbCompareView, right);
  gtk_widget_class_bind_template_child (widget_class, RbCompareView, transport);
  gtk_widget_class_bind_template_child (widget_class, RbCompareView, narration);
  gtk_widget_class_bind_template_child (widget_class, RbCompareView, sentence);
  gtk_widget_class_bind_template_child (widget_class, RbCompareView, timeline);
  gtk_widget_class_bind_template_callback (widget_class, bar_activated_cb);
}

static void
rb_compare_view_init (RbCompareView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->comparison_signals = g_signal_group_new (RB_TYPE_COMPARISON);
  g_signal_group_connect_swapped (self->comparison_signals, "side-changed", G_CALLBACK (side_changed_cb), self);
  g_signal_group_connect_swapped (self->comparison_signals, "moved", G_CALLBACK (moved_cb), self);
  g_signal_group_connect_swapped (self->comparison_signals, "notify::ready", G_CALLBACK (moved_cb), self);
  g_signal_group_connect_swapped (self->comparison_signals, "notify::playing", G_CALLBACK (playing_cb), self);
}

/**
 * rb_compare_view_set_comparison:
 * @self: a view
 * @comparison: (nullable): a comparison, or %NULL to show nothing
 *
 * Shows a comparison.
 */
void
rb_compare_view_set_comparison (RbCompareView *self,
                                RbComparison  *comparison)
{
  g_return_if_fail (RB_IS_COMPARE_VIEW (self));

  if (!g_set_object (&self->comparison, comparison))
    return;

  g_signal_group_set_target (self->comparison_signals, comparison);
  rb_compare_side_show (self->left, comparison, RB_SIDE_LEFT);
  rb_compare_side_show (self->right, comparison, RB_SIDE_RIGHT);
  rb_transport_bar_set_comparison (self->transport, comparison);
  playing_cb (self);
  if (comparison != NULL)
    {
      side_changed_cb (self, RB_SIDE_LEFT);
      side_changed_cb (self, RB_SIDE_RIGHT);
      rb_timeline_view_compare (self->timeline, comparison);
      moved_cb (self);
    }
  else
    {
      rb_timeline_view_set_player (self->timeline, NULL);
    }
}

/**
 * rb_compare_view_set_projecting:
 * @self: a view
 * @projecting: whether it is shown on a projector
 *
 * Shows what a class has to see. A clicker and keys do what the transport does.
 */
void
rb_compare_view_set_projecting (RbCompareView *self,
                                gboolean       projecting)
{
  g_return_if_fail (RB_IS_COMPARE_VIEW (self));

  self->projecting = projecting;
  rb_sentence_view_set_centered (self->sentence, projecting);
  queue_shape (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * rb_compare_view_grab_run:
 * @self: a view
 *
 * Gives the keyboard focus to the button that plays.
 */
void
rb_compare_view_grab_run (RbCompareView *self)
{
  g_return_if_fail (RB_IS_COMPARE_VIEW (self));

  rb_transport_bar_grab_run (self->transport);
}
