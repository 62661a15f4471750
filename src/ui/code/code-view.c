/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "ui/code/code-view.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "ui/code/code-text.h"
#include "ui/code/code-wrap.h"
#include "ui/code/range-shape.h"
#include "ui/code/text-shield.h"
#include "ui/common/callback-palette.h"

/* The marks are drawn, not tagged: a tag would cause a new layout of its lines at each step, and several tags on the
 * same text do not blend. All coordinates are buffer coordinates. The ranges are offsets and not GtkTextMarks, because
 * an edit clears all ranges. */

struct _RbCodeView
{
  GtkSourceView parent_instance;

  GArray *ranges; /* of RbCodeRange, outer ones before the inner ones */
  GArray *waits;  /* of RbCodeWait */
  GArray *unrun;  /* of RbUnrun */
  guint statement_start;
  guint statement_end; /* equal to the start: no statement */
  double flash;
};

G_DEFINE_FINAL_TYPE_WITH_CODE (RbCodeView, rb_code_view, GTK_SOURCE_TYPE_VIEW,
                               rb_text_shield_cover (g_define_type_id))

static double
get_strength (RbCodeView        *self,
              const RbCodeRange *range)
{
  double strength;

  switch (range->state)
    {
    case RB_CALLBACK_REGISTERED:
      strength = 0.85;
      break;
    case RB_CALLBACK_WAITING:
      strength = 1.15;
      break;
    case RB_CALLBACK_RUNNING:
      strength = 1.6;
      break;
    case RB_CALLBACK_DONE:
    case RB_CALLBACK_FAILED:
    case RB_CALLBACK_UNCALLED:
    default:
      strength = 0.45;
      break;
    }

  return range->flashes ? strength + 3.2 * self->flash : strength;
}

static void
trace_text (RbCodeView *self,
            cairo_t    *cr,
            guint       from,
            guint       to)
{
  GtkTextIter start, end;

  rb_code_text_get_iters (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self)), from, to, &start, &end);
  rb_range_shape_trace (GTK_TEXT_VIEW (self), cr, &start, &end);
}

static void
trace_range (RbCodeView        *self,
             cairo_t           *cr,
             const RbCodeRange *range)
{
  trace_text (self, cr, range->start, range->end);
}

/* Fills with an opaque colour, so that the colour of an inner range does not mix with the colour of the outer range. */
static void
fill_range (RbCodeView        *self,
            cairo_t           *cr,
            const RbCodeRange *range)
{
  RbCallbackColors colors;
  GdkRGBA fill;

  rb_callback_palette_get (range->callback, rb_scheme_get_current (), &colors);
  rb_scheme_get_page (rb_scheme_get_current (), &fill);
  colors.tint.alpha = MIN (0.8, colors.tint.alpha * get_strength (self, range));
  rb_callback_palette_mix (&fill, &colors.tint, 1, &fill);

  trace_range (self, cr, range);
  gdk_cairo_set_source_rgba (cr, &fill);
  cairo_fill (cr);
}

static void
outline_range (RbCodeView        *self,
               cairo_t           *cr,
               const RbCodeRange *range)
{
  RbCallbackColors colors;

  rb_callback_palette_get (range->callback, rb_scheme_get_current (), &colors);
  colors.ink.alpha = range->state == RB_CALLBACK_RUNNING ? 0.9f : range->state >= RB_CALLBACK_DONE ? 0.3f : 0.5f;
  if (rb_scheme_get_current () & RB_SCHEME_HIGH_CONTRAST)
    colors.ink.alpha = 1;

  trace_range (self, cr, range);
  gdk_cairo_set_source_rgba (cr, &colors.ink);
  cairo_set_line_width (cr, range->state == RB_CALLBACK_RUNNING ? 1.5 : 1);
  cairo_stroke (cr);
}

/* Outlines a suspended function's `await` with dashes. The colour is the colour of text, because no callback runs
 * there. */
static void
draw_wait (RbCodeView       *self,
           cairo_t          *cr,
           const RbCodeWait *wait)
{
  const double dashes[] = { 3, 3 };
  GdkRGBA color;

  gtk_style_context_get_color (gtk_widget_get_style_context (GTK_WIDGET (self)), &color);
  trace_text (self, cr, wait->start, wait->end);

  color.alpha = 0.07f;
  gdk_cairo_set_source_rgba (cr, &color);
  cairo_fill_preserve (cr);

  color.alpha = rb_scheme_get_current () & RB_SCHEME_HIGH_CONTRAST ? 1 : 0.6f;
  gdk_cairo_set_source_rgba (cr, &color);
  cairo_save (cr);
  cairo_set_line_width (cr, 1);
  cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), 0);
  cairo_stroke (cr);
  cairo_restore (cr);
}

/* Draws a bar beside all lines of the statement. Tints the whole width of the first line, and the statement's text on
 * this line more strongly. */
static void
draw_statement (RbCodeView         *self,
                cairo_t            *cr,
                const GdkRectangle *visible)
{
  gboolean dark = (rb_scheme_get_current () & RB_SCHEME_DARK) != 0;
  gboolean high_contrast = (rb_scheme_get_current () & RB_SCHEME_HIGH_CONTRAST) != 0;
  const GdkRGBA amber = { 0.898f, 0.647f, 0.039f, 1 };
  const GdkRGBA yellow = { 0.976f, 0.784f, 0.122f, 1 };
  GtkTextIter start, end, first_end;
  GdkRectangle from, to;
  GdkRGBA page;
  GdkRGBA color;
  int y, height, last_y, last_height;

  rb_code_text_get_iters (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self)), self->statement_start,
                          self->statement_end, &start, &end);
  gtk_text_view_get_line_yrange (GTK_TEXT_VIEW (self), &start, &y, &height);
  gtk_text_view_get_line_yrange (GTK_TEXT_VIEW (self), &end, &last_y, &last_height);
  first_end = start;
  rb_code_text_go_to_line_end (&first_end);
  if (gtk_text_iter_compare (&end, &first_end) < 0)
    first_end = end;

  rb_scheme_get_page (rb_scheme_get_current (), &page);
  rb_callback_palette_mix (&page, &yellow, 0.2, &color);
  gdk_cairo_set_source_rgba (cr, &color);
  cairo_rectangle (cr, visible->x, y, visible->width, height);
  cairo_fill (cr);

  color = yellow;
  color.alpha = dark ? 0.22f : 0.28f;
  gdk_cairo_set_source_rgba (cr, &color);
  gtk_text_view_get_iter_location (GTK_TEXT_VIEW (self), &start, &from);
  gtk_text_view_get_iter_location (GTK_TEXT_VIEW (self), &first_end, &to);
  if (from.y == to.y)
    cairo_rectangle (cr, from.x - 1, from.y - 1, to.x - from.x + 2, from.height + 2);
  else
    trace_text (self, cr, self->statement_start, (guint) gtk_text_iter_get_offset (&first_end));
  cairo_fill (cr);

  gdk_cairo_set_source_rgba (cr, &amber);
  cairo_rectangle (cr, visible->x, y, high_contrast ? 5 : 3, last_y + last_height - y);
  cairo_fill (cr);
}

static void
draw_marks (RbCodeView         *self,
            cairo_t            *cr,
            const GdkRectangle *visible)
{
  guint i;

  for (i = 0; i < self->ranges->len; i++)
    fill_range (self, cr, &g_array_index (self->ranges, RbCodeRange, i));
  if (self->statement_end > self->statement_start)
    draw_statement (self, cr, visible);
  for (i = 0; i < self->waits->len; i++)
    draw_wait (self, cr, &g_array_index (self->waits, RbCodeWait, i));
  for (i = 0; i < self->ranges->len; i++)
    outline_range (self, cr, &g_array_index (self->ranges, RbCodeRange, i));
}

/* The page covers the text a little, so all its colours become pale, and the text stays readable. */
static void
draw_unrun (RbCodeView *self,
            cairo_t    *cr)
{
  GdkRGBA page;

  rb_scheme_get_page (rb_scheme_get_current (), &page);
  page.alpha = rb_scheme_get_current () & RB_SCHEME_HIGH_CONTRAST ? 0.3f : 0.48f;
  gdk_cairo_set_source_rgba (cr, &page);
  for (guint i = 0; i < self->unrun->len; i++)
    {
      const RbUnrun *stretch = &g_array_index (self->unrun, RbUnrun, i);

      trace_text (self, cr, stretch->start, stretch->end);
      cairo_fill (cr);
    }
}

static cairo_t *
append_cairo (GtkTextView  *text_view,
              GtkSnapshot  *snapshot,
              GdkRectangle *ret_visible)
{
  graphene_rect_t bounds;

  gtk_text_view_get_visible_rect (text_view, ret_visible);
  bounds = GRAPHENE_RECT_INIT (ret_visible->x, ret_visible->y, ret_visible->width, ret_visible->height);

  return gtk_snapshot_append_cairo (snapshot, &bounds);
}

static void
rb_code_view_snapshot_layer (GtkTextView      *text_view,
                             GtkTextViewLayer  layer,
                             GtkSnapshot      *snapshot)
{
  RbCodeView *self = RB_CODE_VIEW (text_view);
  GdkRectangle visible;
  cairo_t *cr;

  if (layer == GTK_TEXT_VIEW_LAYER_BELOW_TEXT &&
      (self->ranges->len > 0 || self->waits->len > 0 || self->statement_end > self->statement_start))
    {
      cr = append_cairo (text_view, snapshot, &visible);
      draw_marks (self, cr, &visible);
      cairo_destroy (cr);
    }

  GTK_TEXT_VIEW_CLASS (rb_code_view_parent_class)->snapshot_layer (text_view, layer, snapshot);

  if (layer == GTK_TEXT_VIEW_LAYER_ABOVE_TEXT && self->unrun->len > 0)
    {
      cr = append_cairo (text_view, snapshot, &visible);
      draw_unrun (self, cr);
      cairo_destroy (cr);
    }
}

static gboolean
rb_code_view_query_tooltip (GtkWidget  *widget,
                            int         x,
                            int         y,
                            gboolean    keyboard_tooltip,
                            GtkTooltip *tooltip)
{
  RbCodeView *self = RB_CODE_VIEW (widget);
  GtkTextIter iter;
  guint offset;
  int text_x, text_y;

  gtk_text_view_window_to_buffer_coords (GTK_TEXT_VIEW (self), GTK_TEXT_WINDOW_WIDGET, x, y, &text_x, &text_y);
  if (keyboard_tooltip ||
      !gtk_text_view_get_iter_at_location (GTK_TEXT_VIEW (self), &iter, text_x, text_y))
    return FALSE;

  offset = (guint) gtk_text_iter_get_offset (&iter);
  for (guint i = 0; i < self->unrun->len; i++)
    {
      const RbUnrun *stretch = &g_array_index (self->unrun, RbUnrun, i);

      if (offset >= stretch->start && offset < stretch->end)
        {
          gtk_tooltip_set_text (tooltip, _("This code did not run"));
          return TRUE;
        }
    }

  return FALSE;
}

/* The indentation of wrapped lines follows the type. */
static void
rb_code_view_css_changed (GtkWidget         *widget,
                          GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (rb_code_view_parent_class)->css_changed (widget, change);

  rb_code_wrap_update (GTK_TEXT_VIEW (widget));
}

static void
rb_code_view_finalize (GObject *object)
{
  RbCodeView *self = RB_CODE_VIEW (object);

  g_array_unref (self->ranges);
  g_array_unref (self->waits);
  g_array_unref (self->unrun);

  G_OBJECT_CLASS (rb_code_view_parent_class)->finalize (object);
}

static void
rb_code_view_class_init (RbCodeViewClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rb_code_view_finalize;
  GTK_WIDGET_CLASS (klass)->css_changed = rb_code_view_css_changed;
  GTK_WIDGET_CLASS (klass)->query_tooltip = rb_code_view_query_tooltip;
  GTK_TEXT_VIEW_CLASS (klass)->snapshot_layer = rb_code_view_snapshot_layer;
}

static void
rb_code_view_init (RbCodeView *self)
{
  self->ranges = g_array_new (FALSE, FALSE, sizeof (RbCodeRange));
  self->waits = g_array_new (FALSE, FALSE, sizeof (RbCodeWait));
  self->unrun = g_array_new (FALSE, FALSE, sizeof (RbUnrun));
}

static int
compare_ranges (gconstpointer a,
                gconstpointer b)
{
  const RbCodeRange *one = a;
  const RbCodeRange *other = b;

  if (one->start != other->start)
    return one->start < other->start ? -1 : 1;
  if (one->end != other->end)
    return one->end > other->end ? -1 : 1;

  return 0;
}

/**
 * rb_code_view_set_ranges:
 * @self: a code view
 * @ranges: (array length=n_ranges) (nullable): the functions of callbacks
 * @n_ranges: how many
 *
 * Sets the ranges that are tinted.
 */
void
rb_code_view_set_ranges (RbCodeView        *self,
                         const RbCodeRange *ranges,
                         guint              n_ranges)
{
  g_return_if_fail (RB_IS_CODE_VIEW (self));

  g_array_set_size (self->ranges, 0);
  if (n_ranges > 0)
    g_array_append_vals (self->ranges, ranges, n_ranges);
  g_array_sort (self->ranges, compare_ranges);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * rb_code_view_set_waits:
 * @self: a code view
 * @waits: (array length=n_waits) (nullable): the `await`s at which functions are suspended
 * @n_waits: how many
 *
 * Sets the `await`s that are marked.
 */
void
rb_code_view_set_waits (RbCodeView       *self,
                        const RbCodeWait *waits,
                        guint             n_waits)
{
  g_return_if_fail (RB_IS_CODE_VIEW (self));

  if (n_waits == 0 && self->waits->len == 0)
    return;

  g_array_set_size (self->waits, 0);
  if (n_waits > 0)
    g_array_append_vals (self->waits, waits, n_waits);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * rb_code_view_set_unrun:
 * @self: a code view
 * @unrun: (element-type RbUnrun) (nullable): the code that did not run
 *
 * Sets the code that is pale.
 */
void
rb_code_view_set_unrun (RbCodeView *self,
                        GArray     *unrun)
{
  g_return_if_fail (RB_IS_CODE_VIEW (self));

  g_array_set_size (self->unrun, 0);
  if (unrun != NULL && unrun->len > 0)
    g_array_append_vals (self->unrun, unrun->data, unrun->len);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), self->unrun->len > 0);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * rb_code_view_set_statement:
 * @self: a code view
 * @start: in characters from the start of the text
 * @end: likewise; the same as @start for none
 *
 * Sets the current statement.
 */
void
rb_code_view_set_statement (RbCodeView *self,
                            guint       start,
                            guint       end)
{
  g_return_if_fail (RB_IS_CODE_VIEW (self));

  self->statement_start = start;
  self->statement_end = end;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * rb_code_view_get_statement:
 * @self: a code view
 * @ret_start: (out): where the current statement starts
 * @ret_end: (out): where it ends
 *
 * Gets the current statement.
 *
 * Returns: whether there is one
 */
gboolean
rb_code_view_get_statement (RbCodeView *self,
                            guint      *ret_start,
                            guint      *ret_end)
{
  g_return_val_if_fail (RB_IS_CODE_VIEW (self), FALSE);

  if (self->statement_end <= self->statement_start)
    return FALSE;

  *ret_start = self->statement_start;
  *ret_end = self->statement_end;

  return TRUE;
}

/**
 * rb_code_view_set_flash:
 * @self: a code view
 * @flash: from 0 to 1
 *
 * Sets how strongly to highlight the ranges of the callbacks that became done in this moment.
 */
void
rb_code_view_set_flash (RbCodeView *self,
                        double      flash)
{
  g_return_if_fail (RB_IS_CODE_VIEW (self));

  self->flash = CLAMP (flash, 0, 1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
