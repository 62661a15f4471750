/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "ui/code/depth-strip.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "ui/common/badge-drawing.h"
#include "ui/common/callback-palette.h"
#include "ui/common/em.h"

/* The width of the steps and the room around them, in em. */
#define WIDTH 3.2
#define PADDING 0.35

struct _RbDepthStrip
{
  GtkWidget parent_instance;

  GtkWidget *label;

  RbTrace *trace;
  GArray *levels; /* of RbDepthLevel */
  guint n_lines;  /* of the program */
  guint chosen;   /* the index of the level that was chosen last */
};

G_DEFINE_FINAL_TYPE (RbDepthStrip, rb_depth_strip, GTK_TYPE_WIDGET)

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const RbDepthLevel *
get_level (RbDepthStrip *self,
           guint         i)
{
  return &g_array_index (self->levels, RbDepthLevel, i);
}

static guint
count_lines (const char *text,
             gsize       length)
{
  guint n_lines = 1;

  for (gsize i = 0; i < length; i++)
    n_lines += text[i] == '\n';

  return n_lines;
}

static guint
find_last_line (RbDepthStrip *self,
                const RbSite *site)
{
  const char *source = rb_trace_get_source (self->trace);
  const char *start = g_utf8_offset_to_pointer (source, site->start);
  const char *end = g_utf8_offset_to_pointer (start, site->end - site->start);

  return site->line + count_lines (start, end - start) - 1;
}

/* The step of a level: it begins and ends where its function does, and is farther to the right the deeper it is. */
static graphene_rect_t
get_step (RbDepthStrip *self,
          guint         i)
{
  const RbSite *site = rb_trace_get_site (self->trace, get_level (self, i)->site);
  double padding = PADDING * rb_em_get (GTK_WIDGET (self));
  double top = padding + gtk_widget_get_height (self->label) + padding;
  double height = MAX (gtk_widget_get_height (GTK_WIDGET (self)) - top - padding, 1);
  double line_height = MIN (height / self->n_lines, rb_em_get (GTK_WIDGET (self)));
  double width = (gtk_widget_get_width (GTK_WIDGET (self)) - 2 * padding) / self->levels->len;
  double first = top + (site->line - 1) * line_height;
  double last = top + find_last_line (self, site) * line_height;

  return GRAPHENE_RECT_INIT ((float) (padding + i * width), (float) first, (float) MAX (width - 1, 1),
                             (float) MAX (last - first, 2));
}

static void
draw_step (RbDepthStrip *self,
           GtkSnapshot  *snapshot,
           guint         i)
{
  const RbDepthLevel *level = get_level (self, i);
  graphene_rect_t step = get_step (self, i);
  RbScheme scheme = rb_scheme_get_current ();
  gboolean is_strong = (scheme & RB_SCHEME_HIGH_CONTRAST) != 0;
  RbCallbackColors colors;
  GskRoundedRect outline;
  GdkRGBA color;

  gtk_style_context_get_color (gtk_widget_get_style_context (GTK_WIDGET (self)), &color);
  color.alpha = is_strong ? 0.4f : 0.18f;
  if (level->callback != 0)
    {
      rb_callback_palette_get (level->callback, scheme, &colors);
      color = colors.ink;
      color.alpha = level->runs ? 1 : is_strong ? 0.75f : 0.45f;
    }

  gsk_rounded_rect_init_from_rect (&outline, &step, MIN (step.size.width / 2, 2));
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  gtk_snapshot_append_color (snapshot, &color, &step);
  gtk_snapshot_pop (snapshot);

  /* Not by colour alone: the running level has an outline, and is wider. */
  if (level->runs)
    {
      GdkRGBA ink;

      gtk_style_context_get_color (gtk_widget_get_style_context (GTK_WIDGET (self)), &ink);
      graphene_rect_inset (&step, -2, -2);
      gsk_rounded_rect_init_from_rect (&outline, &step, 3);
      gtk_snapshot_append_border (snapshot, &outline, (float[]){ 1.5f, 1.5f, 1.5f, 1.5f },
                                  (GdkRGBA[]){ ink, ink, ink, ink });
    }
}

static void
rb_depth_strip_snapshot (GtkWidget   *widget,
                         GtkSnapshot *snapshot)
{
  RbDepthStrip *self = RB_DEPTH_STRIP (widget);

  GTK_WIDGET_CLASS (rb_depth_strip_parent_class)->snapshot (widget, snapshot);

  for (guint i = 0; i < self->levels->len; i++)
    if (!get_level (self, i)->runs)
      draw_step (self, snapshot, i);
  for (guint i = 0; i < self->levels->len; i++)
    if (get_level (self, i)->runs)
      draw_step (self, snapshot, i);
}

static void
rb_depth_strip_measure (GtkWidget      *widget,
                        GtkOrientation  orientation,
                        int             for_size,
                        int            *minimum,
                        int            *natural,
                        int            *minimum_baseline,
                        int            *natural_baseline)
{
  RbDepthStrip *self = RB_DEPTH_STRIP (widget);
  double em = rb_em_get (widget);
  int padding = (int) (PADDING * em);
  int size;

  gtk_widget_measure (self->label, orientation, -1, &size, NULL, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    size = MAX (size, (int) (WIDTH * em));

  *minimum = *natural = size + 2 * padding;
}

static void
rb_depth_strip_size_allocate (GtkWidget *widget,
                              int        width,
                              int        height,
                              int        baseline)
{
  RbDepthStrip *self = RB_DEPTH_STRIP (widget);
  int padding = (int) (PADDING * rb_em_get (widget));
  int label_height;

  gtk_widget_measure (self->label, GTK_ORIENTATION_VERTICAL, -1, &label_height, NULL, NULL, NULL);
  gtk_widget_size_allocate (self->label,
                            &(GtkAllocation){ padding, padding, MAX (width - 2 * padding, 1), label_height }, -1);
}

static void
choose (RbDepthStrip *self,
        guint         i)
{
  self->chosen = i;
  g_signal_emit (self, signals[CHOSEN], 0, get_level (self, i)->site);
}

static void
released_cb (RbDepthStrip *self,
             int           n_press,
             double        x,
             double        y)
{
  double padding = PADDING * rb_em_get (GTK_WIDGET (self));
  double width = gtk_widget_get_width (GTK_WIDGET (self)) - 2 * padding;
  int i = (int) floor ((x - padding) / width * self->levels->len);

  if (self->levels->len > 0)
    choose (self, (guint) CLAMP (i, 0, (int) self->levels->len - 1));
}

/* Down goes deeper, Up goes out again. */
static gboolean
pressed_cb (RbDepthStrip *self,
            guint         key)
{
  if (self->levels->len == 0)
    return FALSE;

  if (key == GDK_KEY_Down && self->chosen + 1 < self->levels->len)
    choose (self, self->chosen + 1);
  else if (key == GDK_KEY_Up && self->chosen > 0)
    choose (self, self->chosen - 1);
  else if (key == GDK_KEY_Return || key == GDK_KEY_KP_Enter || key == GDK_KEY_space)
    choose (self, self->chosen);
  else
    return FALSE;

  return TRUE;
}

static void
rb_depth_strip_dispose (GObject *object)
{
  RbDepthStrip *self = RB_DEPTH_STRIP (object);

  g_clear_pointer (&self->label, gtk_widget_unparent);
  g_clear_object (&self->trace);

  G_OBJECT_CLASS (rb_depth_strip_parent_class)->dispose (object);
}

static void
rb_depth_strip_finalize (GObject *object)
{
  g_clear_pointer (&RB_DEPTH_STRIP (object)->levels, g_array_unref);

  G_OBJECT_CLASS (rb_depth_strip_parent_class)->finalize (object);
}

static void
rb_depth_strip_class_init (RbDepthStripClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = rb_depth_strip_dispose;
  object_class->finalize = rb_depth_strip_finalize;
  widget_class->measure = rb_depth_strip_measure;
  widget_class->size_allocate = rb_depth_strip_size_allocate;
  widget_class->snapshot = rb_depth_strip_snapshot;

  /**
   * RbDepthStrip::chosen:
   * @self: the strip
   * @site: the site of a function
   *
   * Emitted when the person chooses a level.
   */
  signals[CHOSEN] = g_signal_new ("chosen", RB_TYPE_DEPTH_STRIP, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                  G_TYPE_UINT);

  gtk_widget_class_set_css_name (widget_class, "depthstrip");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
rb_depth_strip_init (RbDepthStrip *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->levels = g_array_new (FALSE, FALSE, sizeof (RbDepthLevel));
  self->label = g_object_new (GTK_TYPE_LABEL, "justify", GTK_JUSTIFY_CENTER, "accessible-role",
                              GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  g_signal_connect_object (click, "released", G_CALLBACK (released_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  rb_badge_drawing_follow_style (GTK_WIDGET (self));
}

/* Says how deep the program is, and which level runs. */
static void
update_name (RbDepthStrip *self)
{
  g_autofree char *depth = NULL;
  g_autofree char *name = NULL;

  /* Translators: so many functions are nested in one another */
  depth = g_strdup_printf (ngettext ("%u deep", "%u deep", self->levels->len), self->levels->len);
  for (guint i = 0; i < self->levels->len && name == NULL; i++)
    {
      guint line = rb_trace_get_site (self->trace, get_level (self, i)->site)->line;

      /* Translators: how deep the program is ("10 deep"), the number of a level, and its line */
      if (get_level (self, i)->runs)
        name = g_strdup_printf (_("%s: level %u runs, line %u"), depth, i + 1, line);
    }

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name != NULL ? name : depth, -1);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), name != NULL ? name : depth);

  /* A strip is narrow, so each word has a line of its own. */
  g_strdelimit (depth, " ", '\n');
  gtk_label_set_text (GTK_LABEL (self->label), depth);
}

/**
 * rb_depth_strip_set_trace:
 * @self: a strip
 * @trace: (nullable): the run whose program is shown; %NULL for none
 *
 * Finds the levels of a program, and hides the strip if there are few.
 */
void
rb_depth_strip_set_trace (RbDepthStrip *self,
                          RbTrace      *trace)
{
  g_return_if_fail (RB_IS_DEPTH_STRIP (self));

  g_set_object (&self->trace, trace);
  g_array_set_size (self->levels, 0);
  self->chosen = 0;
  if (trace != NULL)
    {
      const char *source = rb_trace_get_source (trace);

      g_array_unref (self->levels);
      self->levels = rb_depth_levels_new (trace);
      self->n_lines = count_lines (source, strlen (source));
      update_name (self);
    }

  gtk_widget_set_visible (GTK_WIDGET (self), self->levels->len > 0);
}

/**
 * rb_depth_strip_update:
 * @self: a strip
 * @machine: the state to show, of a run of any program
 *
 * Shows which level runs.
 */
void
rb_depth_strip_update (RbDepthStrip *self,
                       RbMachine    *machine)
{
  RbTrace *trace;

  g_return_if_fail (RB_IS_DEPTH_STRIP (self));

  /* The sites of a program are known when it is compiled. */
  trace = rb_machine_get_trace (machine);
  if (trace != self->trace && rb_trace_get_n_sites (trace) > 1)
    rb_depth_strip_set_trace (self, trace);
  if (self->levels->len == 0)
    return;

  rb_depth_levels_update (self->levels, machine);
  update_name (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
