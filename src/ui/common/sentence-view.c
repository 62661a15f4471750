/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "ui/common/sentence-view.h"

#include "ui/common/badge-drawing.h"
#include "ui/common/em.h"
#include "ui/common/style-class.h"
#include "ui/common/subtitle.h"

/* How far the middle of a badge is above the baseline, in em: half the height of a capital letter. */
#define MIDDLE 0.36

/*
 * A label does all that a text needs: it wraps, cuts and aligns, and assistive technology reads it. The letters of
 * callbacks are given the shapes of badges, which a label leaves empty, and the badges are drawn there.
 */
struct _RbSentenceView
{
  GtkWidget parent_instance;

  GtkLabel *label;
  GArray *badges; /* RbSentenceBadge: places in the label's text */

  /* The room of a subtitle, and the size of the text around it; 0 if it is none. */
  double em;
  int width;
  int height;
};

G_DEFINE_FINAL_TYPE (RbSentenceView, rb_sentence_view, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_CENTERED,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

#define BADGE(self, i) (&g_array_index ((self)->badges, RbSentenceBadge, (i)))

/* --- Shapes --- */

static int
get_badge_width (RbSentenceView        *self,
                 const RbSentenceBadge *badge)
{
  return rb_badge_drawing_measure (GTK_WIDGET (self), badge->callback, TRUE, RB_CALLBACK_RUNNING);
}

static void
add_shape (PangoAttrList *attributes,
           guint          start,
           guint          end,
           int            width,
           double         top,
           int            height)
{
  PangoRectangle bounds = { 0, (int) (top * PANGO_SCALE), width * PANGO_SCALE, height * PANGO_SCALE };
  PangoAttribute *shape = pango_attr_shape_new (&bounds, &bounds);

  shape->start_index = start;
  shape->end_index = end;
  pango_attr_list_insert (attributes, shape);
}

/* Each letter of a callback gets a shape, so the first one takes the place of the whole badge. */
static void
update_shapes (RbSentenceView *self)
{
  PangoAttrList *attributes = pango_attr_list_new ();
  int size = rb_badge_drawing_get_size (GTK_WIDGET (self));
  double top = -MIDDLE * rb_em_get (GTK_WIDGET (self)) - size / 2.0;

  for (guint i = 0; i < self->badges->len; i++)
    {
      const RbSentenceBadge *badge = BADGE (self, i);

      add_shape (attributes, badge->start, badge->start + 1, get_badge_width (self, badge), top, size);
      if (badge->end > badge->start + 1)
        add_shape (attributes, badge->start + 1, badge->end, 0, top, size);
    }

  gtk_label_set_attributes (self->label, attributes);
  pango_attr_list_unref (attributes);
}

/**
 * rb_sentence_view_find_badge:
 * @self: a sentence
 * @index: which badge, from 0
 * @ret_bounds: (out): where the badge is
 *
 * Finds a badge.
 *
 * Returns: whether there is such a badge, and it is not in a part of the sentence that is cut off
 */
gboolean
rb_sentence_view_find_badge (RbSentenceView  *self,
                             guint            index,
                             graphene_rect_t *ret_bounds)
{
  PangoRectangle place;
  int width;
  int x;
  int y;
  double left;
  double top;

  g_return_val_if_fail (RB_IS_SENTENCE_VIEW (self), FALSE);

  if (index >= self->badges->len)
    return FALSE;

  width = get_badge_width (self, BADGE (self, index));
  pango_layout_index_to_pos (gtk_label_get_layout (self->label), BADGE (self, index)->start, &place);
  /* A letter in the part that is cut off has the place of the ellipsis. */
  if (place.width != width * PANGO_SCALE)
    return FALSE;

  gtk_label_get_layout_offsets (self->label, &x, &y);
  gtk_widget_translate_coordinates (GTK_WIDGET (self->label), GTK_WIDGET (self), x, y, &left, &top);
  top += (place.y + place.height / 2.0) / PANGO_SCALE - rb_badge_drawing_get_size (GTK_WIDGET (self)) / 2.0;
  graphene_rect_init (ret_bounds, left + place.x / (double) PANGO_SCALE, top, width,
                      rb_badge_drawing_get_size (GTK_WIDGET (self)));

  return TRUE;
}

static void
rb_sentence_view_snapshot (GtkWidget   *widget,
                           GtkSnapshot *snapshot)
{
  RbSentenceView *self = RB_SENTENCE_VIEW (widget);
  graphene_rect_t bounds;

  gtk_widget_snapshot_child (widget, GTK_WIDGET (self->label), snapshot);
  for (guint i = 0; i < self->badges->len; i++)
    if (rb_sentence_view_find_badge (self, i, &bounds))
      rb_badge_drawing_draw (widget, snapshot, BADGE (self, i)->callback, TRUE, RB_CALLBACK_RUNNING, bounds.origin.x,
                             bounds.origin.y);
}

/* --- The widget --- */

static void
rb_sentence_view_css_changed (GtkWidget         *widget,
                              GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (rb_sentence_view_parent_class)->css_changed (widget, change);
  update_shapes (RB_SENTENCE_VIEW (widget));
}

static void
rb_sentence_view_system_setting_changed (GtkWidget        *widget,
                                         GtkSystemSetting  setting)
{
  GTK_WIDGET_CLASS (rb_sentence_view_parent_class)->system_setting_changed (widget, setting);
  update_shapes (RB_SENTENCE_VIEW (widget));
}

static void
rb_sentence_view_dispose (GObject *object)
{
  RbSentenceView *self = RB_SENTENCE_VIEW (object);

  if (self->label != NULL)
    gtk_widget_unparent (GTK_WIDGET (g_steal_pointer (&self->label)));

  G_OBJECT_CLASS (rb_sentence_view_parent_class)->dispose (object);
}

static void
rb_sentence_view_finalize (GObject *object)
{
  g_array_unref (RB_SENTENCE_VIEW (object)->badges);

  G_OBJECT_CLASS (rb_sentence_view_parent_class)->finalize (object);
}

static void
rb_sentence_view_get_property (GObject    *object,
                               guint       prop_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_CENTERED:
      g_value_set_boolean (value, rb_sentence_view_get_centered (RB_SENTENCE_VIEW (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
rb_sentence_view_set_property (GObject      *object,
                               guint         prop_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  switch (prop_id)
    {
    case PROP_CENTERED:
      rb_sentence_view_set_centered (RB_SENTENCE_VIEW (object), g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
rb_sentence_view_class_init (RbSentenceViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = rb_sentence_view_dispose;
  object_class->finalize = rb_sentence_view_finalize;
  object_class->get_property = rb_sentence_view_get_property;
  object_class->set_property = rb_sentence_view_set_property;
  widget_class->snapshot = rb_sentence_view_snapshot;
  widget_class->css_changed = rb_sentence_view_css_changed;
  widget_class->system_setting_changed = rb_sentence_view_system_setting_changed;

  properties[PROP_CENTERED] = g_param_spec_boolean ("centered", NULL, NULL, FALSE,
                                                    G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS |
                                                      G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "sentence");
}

static void
rb_sentence_view_init (RbSentenceView *self)
{
  self->badges = g_array_new (FALSE, FALSE, sizeof (RbSentenceBadge));
  self->label = g_object_new (GTK_TYPE_LABEL,
                              "accessible-role", GTK_ACCESSIBLE_ROLE_STATUS,
                              "xalign", 0.0,
                              "wrap", TRUE,
                              "wrap-mode", PANGO_WRAP_WORD_CHAR,
                              "lines", 3,
                              "ellipsize", PANGO_ELLIPSIZE_END,
                              NULL);
  gtk_widget_set_parent (GTK_WIDGET (self->label), GTK_WIDGET (self));
  rb_badge_drawing_follow_style (GTK_WIDGET (self));
}

/**
 * rb_sentence_view_new:
 *
 * Creates a widget without a sentence.
 *
 * Returns: (transfer floating): a new widget
 */
GtkWidget *
rb_sentence_view_new (void)
{
  return g_object_new (RB_TYPE_SENTENCE_VIEW, NULL);
}

static void
update_subtitle (RbSentenceView *self)
{
  guint step = 0;

  if (self->em > 0)
    {
      guint n_lines;

      step = rb_subtitle_find_step (GTK_WIDGET (self->label), gtk_label_get_text (self->label), self->em, self->width,
                                    self->height, &n_lines);
      rb_sentence_view_set_n_lines (self, n_lines);
    }
  for (guint i = 1; i < RB_N_SUBTITLE_STEPS; i++)
    {
      g_autofree char *name = g_strdup_printf ("subtitle-%u", i);

      rb_style_class_set (GTK_WIDGET (self), name, i == step);
    }
}

static void
set_text (RbSentenceView *self,
          const char     *text)
{
  gtk_label_set_text (self->label, text);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->label), *text != '\0' ? text : NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->label), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  update_shapes (self);
  update_subtitle (self);
}

/**
 * rb_sentence_view_set_sentence:
 * @self: a sentence
 * @sentence: what to show
 *
 * Shows a sentence with its badges.
 */
void
rb_sentence_view_set_sentence (RbSentenceView   *self,
                               const RbSentence *sentence)
{
  g_return_if_fail (RB_IS_SENTENCE_VIEW (self));
  g_return_if_fail (sentence != NULL);

  g_array_set_size (self->badges, 0);
  g_array_append_vals (self->badges, sentence->badges->data, sentence->badges->len);
  set_text (self, sentence->text);
}

/**
 * rb_sentence_view_set_text:
 * @self: a sentence
 * @text: what to show
 *
 * Shows a sentence without badges.
 */
void
rb_sentence_view_set_text (RbSentenceView *self,
                           const char     *text)
{
  g_return_if_fail (RB_IS_SENTENCE_VIEW (self));
  g_return_if_fail (text != NULL);

  g_array_set_size (self->badges, 0);
  set_text (self, text);
}

/**
 * rb_sentence_view_get_text:
 * @self: a sentence
 *
 * Gets the sentence as plain text.
 *
 * Returns: (transfer none): the text, with the letters of callbacks
 */
const char *
rb_sentence_view_get_text (RbSentenceView *self)
{
  g_return_val_if_fail (RB_IS_SENTENCE_VIEW (self), NULL);

  return gtk_label_get_text (self->label);
}

/**
 * rb_sentence_view_get_centered:
 * @self: a sentence
 *
 * Gets whether the lines are centred.
 *
 * Returns: whether they are
 */
gboolean
rb_sentence_view_get_centered (RbSentenceView *self)
{
  g_return_val_if_fail (RB_IS_SENTENCE_VIEW (self), FALSE);

  return gtk_label_get_justify (self->label) == GTK_JUSTIFY_CENTER;
}

/**
 * rb_sentence_view_set_centered:
 * @self: a sentence
 * @centered: whether to centre the lines
 *
 * Centres the lines, as a subtitle needs, or lets them begin at the start.
 */
void
rb_sentence_view_set_centered (RbSentenceView *self,
                               gboolean        centered)
{
  g_return_if_fail (RB_IS_SENTENCE_VIEW (self));

  if (rb_sentence_view_get_centered (self) == !!centered)
    return;

  gtk_label_set_justify (self->label, centered ? GTK_JUSTIFY_CENTER : GTK_JUSTIFY_LEFT);
  gtk_label_set_xalign (self->label, centered ? 0.5f : 0);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CENTERED]);
}

/**
 * rb_sentence_view_set_subtitle:
 * @self: a sentence
 * @em: the size of the text around it, in pixels; 0 if it is no subtitle
 * @width: the room that it has
 * @height: the room that it has
 *
 * Makes the sentence a subtitle, which is as large as fits.
 */
void
rb_sentence_view_set_subtitle (RbSentenceView *self,
                               double          em,
                               int             width,
                               int             height)
{
  g_return_if_fail (RB_IS_SENTENCE_VIEW (self));

  self->em = em;
  self->width = width;
  self->height = height;
  rb_sentence_view_set_n_lines (self, 3);
  update_subtitle (self);
}

/**
 * rb_sentence_view_set_n_lines:
 * @self: a sentence
 * @n_lines: a number of lines
 *
 * Sets after how many lines the sentence is cut off.
 */
void
rb_sentence_view_set_n_lines (RbSentenceView *self,
                              guint           n_lines)
{
  g_return_if_fail (RB_IS_SENTENCE_VIEW (self));

  gtk_label_set_lines (self->label, (int) n_lines);
}
