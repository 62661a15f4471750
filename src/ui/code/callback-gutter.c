/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "ui/code/callback-gutter.h"

#include <glib/gi18n.h>
#include <math.h>

#include "engine/player/line-set.h"
#include "ui/common/badge-drawing.h"
#include "ui/common/callback-palette.h"
#include "ui/common/sign.h"

struct _RbCallbackGutter
{
  GtkSourceGutterRenderer parent_instance;

  GHashTable *badges; /* line -> RbGutterBadge */
  GArray *waits;      /* guint: the lines at which functions are suspended, sorted, without duplicates */
  RbLineSet stops;    /* where playing stops */
  RbLineSet unrun;    /* that did not run */
  char *unrun_words;  /* a sentence about that, or NULL */
  guint current_line; /* 0 for none */
  guint error_line;   /* 0 for none */
};

G_DEFINE_FINAL_TYPE (RbCallbackGutter, rb_callback_gutter, GTK_SOURCE_TYPE_GUTTER_RENDERER)

static PangoLayout *
create_more (GtkWidget *widget,
             guint      more)
{
  g_autofree char *text = g_strdup_printf ("+%u", more);
  PangoLayout *layout = gtk_widget_create_pango_layout (widget, text);
  PangoAttrList *attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_scale_new (PANGO_SCALE_SMALL));
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);

  return layout;
}

static int
measure_badge (GtkWidget           *widget,
               const RbGutterBadge *badge)
{
  int width = rb_badge_drawing_measure (widget, badge->callback, FALSE, badge->state);

  if (badge->more > 0)
    {
      g_autoptr (PangoLayout) layout = create_more (widget, badge->more);
      int more_width;

      pango_layout_get_pixel_size (layout, &more_width, NULL);
      width += 2 + more_width;
    }

  return width;
}

static int
get_sign_size (GtkWidget *widget)
{
  return rb_badge_drawing_get_size (widget) * 11 / 18;
}

static int
measure_width (RbCallbackGutter *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GHashTableIter iter;
  gpointer badge;
  int width;

  /* The column is always wide enough for one badge, so that the code does not move when the first one appears. */
  width = rb_badge_drawing_measure (widget, 1, FALSE, RB_CALLBACK_DONE);
  g_hash_table_iter_init (&iter, self->badges);
  while (g_hash_table_iter_next (&iter, NULL, &badge))
    width = MAX (width, measure_badge (widget, badge));

  return 8 + width + 4 + get_sign_size (widget) + 2;
}

static void
rb_callback_gutter_measure (GtkWidget      *widget,
                            GtkOrientation  orientation,
                            int             for_size,
                            int            *minimum,
                            int            *natural,
                            int            *minimum_baseline,
                            int            *natural_baseline)
{
  *minimum = *natural = 0;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = *natural = measure_width (RB_CALLBACK_GUTTER (widget));
}

static gboolean
has_wait (RbCallbackGutter *self,
          guint             line)
{
  for (guint i = 0; i < self->waits->len; i++)
    if (g_array_index (self->waits, guint, i) == line)
      return TRUE;

  return FALSE;
}

/* A disc of the accent colour, larger than a sign, so that the sign of the current line fits on it. */
static void
draw_stop (GtkWidget   *widget,
           GtkSnapshot *snapshot,
           double       center,
           double       middle,
           double       size)
{
  static const GdkRGBA blue = { 0.11f, 0.443f, 0.847f, 1 };
  double radius = size * 0.62;
  GskRoundedRect disc;
  GdkRGBA color;

  if (!gtk_style_context_lookup_color (gtk_widget_get_style_context (widget), "accent_bg_color", &color))
    color = blue;

  gsk_rounded_rect_init_from_rect (&disc, &GRAPHENE_RECT_INIT ((float) (center - radius), (float) (middle - radius),
                                                               (float) (2 * radius), (float) (2 * radius)),
                                   (float) radius);
  gtk_snapshot_push_rounded_clip (snapshot, &disc);
  gtk_snapshot_append_color (snapshot, &color, &disc.bounds);
  gtk_snapshot_pop (snapshot);
}

static void
draw_sign (RbCallbackGutter *self,
           GtkSnapshot      *snapshot,
           guint             line,
           double            middle)
{
  static const GdkRGBA white = { 1, 1, 1, 1 };
  static const GdkRGBA red = { 0.753f, 0.11f, 0.157f, 1 };
  static const GdkRGBA amber = { 0.55f, 0.39f, 0, 1 };
  static const GdkRGBA light_amber = { 0.96f, 0.76f, 0.07f, 1 };
  GtkWidget *widget = GTK_WIDGET (self);
  double size = get_sign_size (widget);
  double center = gtk_widget_get_width (widget) - size / 2 - 2;
  gboolean is_stop = rb_line_set_contains (&self->stops, line);
  /* On the disc of a stop, the sign leaves a margin. */
  double extent = is_stop ? size * 0.75 : size;
  GdkRGBA color;

  if (is_stop && line != self->error_line)
    draw_stop (widget, snapshot, center, middle, size);

  if (line == self->error_line)
    rb_sign_draw (widget, snapshot, RB_SIGN_ERROR, center - size * 0.6, middle - size * 0.6, size * 1.2, &white, &red);
  else if (line == self->current_line)
    rb_sign_draw (widget, snapshot, RB_SIGN_CURRENT, center - extent / 2, middle - extent / 2, extent,
                  is_stop ? &white : rb_scheme_get_current () & RB_SCHEME_DARK ? &light_amber : &amber, NULL);
  else if (has_wait (self, line) && !is_stop)
    {
      gtk_style_context_get_color (gtk_widget_get_style_context (widget), &color);
      rb_sign_draw (widget, snapshot, RB_SIGN_HOURGLASS, center - size * 0.6, middle - size * 0.6, size * 1.2,
                    &color, NULL);
    }
  else if (rb_line_set_contains (&self->unrun, line) && !is_stop)
    {
      gtk_style_context_get_color (gtk_widget_get_style_context (widget), &color);
      rb_sign_draw (widget, snapshot, RB_SIGN_UNCALLED, center - size * 0.4, middle - size * 0.4, size * 0.8, &color,
                    NULL);
    }
}

/* Gets the middle of a line's first row. A long line may be wrapped into several rows. The gutter is as high as the
 * view, so the view's window coordinates are valid in the gutter. */
static double
find_middle (GtkSourceGutterLines *lines,
             guint                 line)
{
  GtkTextView *view = gtk_source_gutter_lines_get_view (lines);
  GdkRectangle place;
  GtkTextIter iter;
  int y;

  gtk_source_gutter_lines_get_iter_at_line (lines, &iter, line);
  gtk_text_view_get_iter_location (view, &iter, &place);
  gtk_text_view_buffer_to_window_coords (view, GTK_TEXT_WINDOW_LEFT, 0, place.y, NULL, &y);

  return y + place.height / 2.0;
}

static void
rb_callback_gutter_snapshot_line (GtkSourceGutterRenderer *renderer,
                                  GtkSnapshot             *snapshot,
                                  GtkSourceGutterLines    *lines,
                                  guint                    line)
{
  RbCallbackGutter *self = RB_CALLBACK_GUTTER (renderer);
  GtkWidget *widget = GTK_WIDGET (self);
  const RbGutterBadge *badge = g_hash_table_lookup (self->badges, GUINT_TO_POINTER (line + 1));
  int size = rb_badge_drawing_get_size (widget);
  double middle = find_middle (lines, line);

  draw_sign (self, snapshot, line + 1, middle);
  if (badge == NULL)
    return;

  rb_badge_drawing_draw (widget, snapshot, badge->callback, FALSE, badge->state, 8, floor (middle - size / 2.0));
  if (badge->more > 0)
    {
      g_autoptr (PangoLayout) layout = create_more (widget, badge->more);
      int width = rb_badge_drawing_measure (widget, badge->callback, FALSE, badge->state);
      GdkRGBA color;
      int text_height;

      pango_layout_get_pixel_size (layout, NULL, &text_height);
      gtk_style_context_get_color (gtk_widget_get_style_context (widget), &color);
      gtk_snapshot_save (snapshot);
      gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (8 + width + 2, floor (middle - text_height / 2.0)));
      gtk_snapshot_append_layout (snapshot, layout, &color);
      gtk_snapshot_restore (snapshot);
    }
}

static void
rb_callback_gutter_finalize (GObject *object)
{
  RbCallbackGutter *self = RB_CALLBACK_GUTTER (object);

  g_hash_table_unref (self->badges);
  g_array_unref (self->waits);
  rb_line_set_clear (&self->stops);
  rb_line_set_clear (&self->unrun);
  g_free (self->unrun_words);

  G_OBJECT_CLASS (rb_callback_gutter_parent_class)->finalize (object);
}

static void
rb_callback_gutter_class_init (RbCallbackGutterClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = rb_callback_gutter_finalize;
  widget_class->measure = rb_callback_gutter_measure;
  GTK_SOURCE_GUTTER_RENDERER_CLASS (klass)->snapshot_line = rb_callback_gutter_snapshot_line;

  gtk_widget_class_set_css_name (widget_class, "callbackgutter");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static int
compare_lines (gconstpointer a,
               gconstpointer b)
{
  return GPOINTER_TO_INT (a) - GPOINTER_TO_INT (b);
}

/* Describes the column for a screen reader, line by line. */
static void
update_name (RbCallbackGutter *self)
{
  g_autoptr (GList) lines = g_list_sort (g_hash_table_get_keys (self->badges), compare_lines);
  g_autoptr (GString) name = g_string_new (_("Callbacks"));
  GList *l;

  for (l = lines; l != NULL; l = l->next)
    {
      const RbGutterBadge *badge = g_hash_table_lookup (self->badges, l->data);
      g_autofree char *badge_name = rb_badge_drawing_dup_name (badge->callback, FALSE, badge->state);

      if (badge->more > 0)
        {
          g_autofree char *one_name = g_steal_pointer (&badge_name);

          /* Translators: the first is such as "Callback A, waiting" */
          badge_name = g_strdup_printf (ngettext ("%s and %u more", "%s and %u more", badge->more),
                                        one_name, badge->more);
        }
      g_string_append (name, l == lines ? ": " : "; ");
      /* Translators: the second is such as "Callback A, waiting" */
      g_string_append_printf (name, _("line %u: %s"), badge->line, badge_name);
    }

  for (guint i = 0; i < self->waits->len; i++)
    {
      g_string_append (name, lines == NULL && i == 0 ? ": " : "; ");
      g_string_append_printf (name, _("line %u: a function waits"), g_array_index (self->waits, guint, i));
    }

  for (guint i = 0; i < self->stops.n_lines; i++)
    {
      g_string_append (name, lines == NULL && self->waits->len == 0 && i == 0 ? ": " : "; ");
      g_string_append_printf (name, _("line %u: playing stops here"), self->stops.lines[i]);
    }

  if (self->unrun_words != NULL)
    g_string_append_printf (name, ". %s", self->unrun_words);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name->str, -1);
}

static void
rb_callback_gutter_init (RbCallbackGutter *self)
{
  self->badges = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  self->waits = g_array_new (FALSE, FALSE, sizeof (guint));
  rb_badge_drawing_follow_style (GTK_WIDGET (self));
  update_name (self);
}

/**
 * rb_callback_gutter_new:
 *
 * Creates an empty column.
 *
 * Returns: (transfer floating): a new gutter renderer
 */
GtkSourceGutterRenderer *
rb_callback_gutter_new (void)
{
  return g_object_new (RB_TYPE_CALLBACK_GUTTER, NULL);
}

static gboolean
shows_badges (RbCallbackGutter    *self,
              const RbGutterBadge *badges,
              guint                n_badges)
{
  guint i;

  if (g_hash_table_size (self->badges) != n_badges)
    return FALSE;

  for (i = 0; i < n_badges; i++)
    {
      const RbGutterBadge *known = g_hash_table_lookup (self->badges, GUINT_TO_POINTER (badges[i].line));

      if (known == NULL || known->callback != badges[i].callback || known->state != badges[i].state ||
          known->more != badges[i].more)
        return FALSE;
    }

  return TRUE;
}

/**
 * rb_callback_gutter_set_badges:
 * @self: a gutter
 * @badges: (array length=n_badges) (nullable): the badges, at most one for each line
 * @n_badges: how many
 *
 * Sets the badges that are shown.
 */
void
rb_callback_gutter_set_badges (RbCallbackGutter    *self,
                               const RbGutterBadge *badges,
                               guint                n_badges)
{
  int width;
  guint i;

  g_return_if_fail (RB_IS_CALLBACK_GUTTER (self));

  /* Most moments change no badge, and a run may play many moments a second. */
  if (shows_badges (self, badges, n_badges))
    return;

  width = measure_width (self);
  g_hash_table_remove_all (self->badges);
  for (i = 0; i < n_badges; i++)
    g_hash_table_insert (self->badges, GUINT_TO_POINTER (badges[i].line),
                         g_memdup2 (&badges[i], sizeof (RbGutterBadge)));
  update_name (self);
  if (measure_width (self) != width)
    gtk_widget_queue_resize (GTK_WIDGET (self));
  else
    gtk_widget_queue_draw (GTK_WIDGET (self));
}

static int
compare_numbers (gconstpointer a,
                 gconstpointer b)
{
  const guint *one = a;
  const guint *other = b;

  return *one < *other ? -1 : *one > *other ? 1 : 0;
}

/**
 * rb_callback_gutter_set_waits:
 * @self: a gutter
 * @waits: (array length=n_waits) (nullable): the `await`s at which functions are suspended
 * @n_waits: how many
 *
 * Sets the lines that have an hourglass.
 */
void
rb_callback_gutter_set_waits (RbCallbackGutter *self,
                              const RbCodeWait *waits,
                              guint             n_waits)
{
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (guint));
  guint n_lines = 0;

  g_return_if_fail (RB_IS_CALLBACK_GUTTER (self));

  for (guint i = 0; i < n_waits; i++)
    g_array_append_val (lines, waits[i].line);
  g_array_sort (lines, compare_numbers);
  for (guint i = 0; i < lines->len; i++)
    if (i == 0 || g_array_index (lines, guint, i) != g_array_index (lines, guint, n_lines - 1))
      g_array_index (lines, guint, n_lines++) = g_array_index (lines, guint, i);
  g_array_set_size (lines, n_lines);

  if (n_lines == self->waits->len &&
      (n_lines == 0 || memcmp (lines->data, self->waits->data, n_lines * sizeof (guint)) == 0))
    return;

  g_array_unref (self->waits);
  self->waits = g_steal_pointer (&lines);
  update_name (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * rb_callback_gutter_set_unrun:
 * @self: a gutter
 * @lines: (array length=n_lines) (nullable): lines, from 1
 * @n_lines: how many
 * @words: (nullable): a sentence that says which code did not run
 *
 * Sets the lines that are marked because they did not run.
 */
void
rb_callback_gutter_set_unrun (RbCallbackGutter *self,
                              const guint      *lines,
                              guint             n_lines,
                              const char       *words)
{
  g_return_if_fail (RB_IS_CALLBACK_GUTTER (self));

  rb_line_set_set (&self->unrun, lines, n_lines);
  g_free (self->unrun_words);
  self->unrun_words = g_strdup (words);
  update_name (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * rb_callback_gutter_set_current_line:
 * @self: a gutter
 * @line: from 1; 0 for none
 *
 * Sets the line of the current statement.
 */
void
rb_callback_gutter_set_current_line (RbCallbackGutter *self,
                                     guint             line)
{
  g_return_if_fail (RB_IS_CALLBACK_GUTTER (self));

  self->current_line = line;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * rb_callback_gutter_get_current_line:
 * @self: a gutter
 *
 * Gets the line of the current statement.
 *
 * Returns: from 1; 0 for none
 */
guint
rb_callback_gutter_get_current_line (RbCallbackGutter *self)
{
  g_return_val_if_fail (RB_IS_CALLBACK_GUTTER (self), 0);

  return self->current_line;
}

/**
 * rb_callback_gutter_set_stops:
 * @self: a gutter
 * @lines: (array length=n_lines) (nullable): lines, from 1
 * @n_lines: how many
 *
 * Sets the lines that are marked because playing stops there.
 */
void
rb_callback_gutter_set_stops (RbCallbackGutter *self,
                              const guint      *lines,
                              guint             n_lines)
{
  g_return_if_fail (RB_IS_CALLBACK_GUTTER (self));

  rb_line_set_set (&self->stops, lines, n_lines);
  update_name (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * rb_callback_gutter_get_callback:
 * @self: a gutter
 * @line: from 1
 *
 * Gets the callback whose badge is beside a line.
 *
 * Returns: its number, or 0
 */
guint
rb_callback_gutter_get_callback (RbCallbackGutter *self,
                                 guint             line)
{
  const RbGutterBadge *badge;

  g_return_val_if_fail (RB_IS_CALLBACK_GUTTER (self), 0);

  badge = g_hash_table_lookup (self->badges, GUINT_TO_POINTER (line));

  return badge != NULL ? badge->callback : 0;
}

/**
 * rb_callback_gutter_has_badge_at:
 * @self: a gutter
 * @line: from 1
 * @x: where in the gutter, in pixels
 *
 * Gets whether the badge of a callback is there.
 *
 * Returns: whether it is
 */
gboolean
rb_callback_gutter_has_badge_at (RbCallbackGutter *self,
                                 guint             line,
                                 double            x)
{
  const RbGutterBadge *badge;

  g_return_val_if_fail (RB_IS_CALLBACK_GUTTER (self), FALSE);

  badge = g_hash_table_lookup (self->badges, GUINT_TO_POINTER (line));

  return badge != NULL && x < 8 + measure_badge (GTK_WIDGET (self), badge);
}

/**
 * rb_callback_gutter_set_error_line:
 * @self: a gutter
 * @line: from 1; 0 for none
 *
 * Marks the line of an error.
 */
void
rb_callback_gutter_set_error_line (RbCallbackGutter *self,
                                   guint             line)
{
  g_return_if_fail (RB_IS_CALLBACK_GUTTER (self));

  self->error_line = line;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
