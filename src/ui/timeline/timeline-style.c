/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "ui/timeline/timeline-style.h"

/* How strong the known future is, and a stretch in which the program is blocked. */
#define FUTURE 0.26
#define BLOCKED 0.2

/* More layouts than a window shows at a time. */
#define MAX_LAYOUTS 400

static const GdkRGBA amber = { 0.898f, 0.647f, 0.039f, 1 };
static const GdkRGBA dark_amber = { 0.710f, 0.459f, 0, 1 };
static const GdkRGBA red = { 0.753f, 0.110f, 0.157f, 1 };
static const GdkRGBA light_red = { 1, 0.482f, 0.388f, 1 };

static void
set_colors (RbTimelineStyle *self,
            guint            callback,
            RbScheme         scheme,
            const GdkRGBA   *page)
{
  RbCallbackColors colors;
  RbTimelineColors *past = &self->past[callback];
  RbTimelineColors *future = &self->future[callback];

  rb_callback_palette_get (callback, scheme, &colors);
  *past = (RbTimelineColors){ colors.fill, colors.text, colors.ink };
  *future = (RbTimelineColors){ colors.fill, colors.ink, colors.ink };
  rb_callback_palette_mix (page, &colors.fill, FUTURE, &future->fill);
  rb_callback_palette_mix (page, &colors.ink, self->has_edges ? 1 : 2 * FUTURE, &future->edge);
}

static void
set_blocked (RbTimelineStyle *self,
             RbScheme         scheme,
             const GdkRGBA   *page)
{
  const GdkRGBA *color = scheme & RB_SCHEME_DARK ? &light_red : &red;

  self->blocked[0] = (RbTimelineColors){ .text = *color, .edge = *color };
  self->blocked[1] = self->blocked[0];
  rb_callback_palette_mix (page, color, BLOCKED, &self->blocked[0].fill);
  rb_callback_palette_mix (page, color, BLOCKED / 2, &self->blocked[1].fill);
  if (!self->has_edges)
    rb_callback_palette_mix (page, color, 2 * FUTURE, &self->blocked[1].edge);
}

/*
 * rb_timeline_style_init:
 * @self: (out): a style
 * @widget: the widget to draw on
 *
 * Makes the style that the widget has now.
 */
void
rb_timeline_style_init (RbTimelineStyle *self,
                        GtkWidget       *widget)
{
  GdkRGBA text;

  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &text);
  rb_timeline_style_init_for (self, rb_scheme_get_current (), &text);
}

/*
 * rb_timeline_style_init_for:
 * @self: (out): a style
 * @scheme: the kind of page that is drawn on
 * @text: the colour of text on it
 *
 * Makes the style for a page.
 */
void
rb_timeline_style_init_for (RbTimelineStyle *self,
                            RbScheme         scheme,
                            const GdkRGBA   *text)
{
  GdkRGBA page;

  *self = (RbTimelineStyle){ .has_edges = (scheme & RB_SCHEME_HIGH_CONTRAST) != 0 };
  self->layouts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);

  rb_scheme_get_page (scheme, &page);
  for (guint i = 0; i < RB_TIMELINE_N_COLORS; i++)
    set_colors (self, i, scheme, &page);
  set_blocked (self, scheme, &page);

  self->text = *text;
  self->line = self->text;
  self->line.alpha *= self->has_edges ? 0.5f : 0.1f;
  self->playhead = scheme & RB_SCHEME_DARK ? amber : dark_amber;
  if (self->has_edges)
    self->playhead = self->text;
}

/*
 * rb_timeline_style_clear:
 * @self: a style
 *
 * Frees what @self holds.
 */
void
rb_timeline_style_clear (RbTimelineStyle *self)
{
  g_clear_pointer (&self->layouts, g_hash_table_unref);
}

/*
 * rb_timeline_style_get_colors:
 * @self: a style
 * @callback: a callback's number, or 0
 * @is_future: whether they are for what has not been shown
 *
 * Returns: (transfer none): the colours
 */
const RbTimelineColors *
rb_timeline_style_get_colors (const RbTimelineStyle *self,
                              guint                  callback,
                              gboolean               is_future)
{
  guint color = callback == 0 ? 0 : (callback - 1) % (RB_TIMELINE_N_COLORS - 1) + 1;

  return is_future ? &self->future[color] : &self->past[color];
}

static PangoLayout *
create_layout (GtkWidget  *widget,
               const char *text,
               gboolean    is_bold,
               double      size)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (widget, text);
  PangoFontDescription *font = pango_font_description_new ();

  pango_font_description_set_weight (font, is_bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_font_description_set_absolute_size (font, size * PANGO_SCALE);
  pango_font_description_merge (font, pango_context_get_font_description (gtk_widget_get_pango_context (widget)),
                                FALSE);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);

  return layout;
}

/*
 * rb_timeline_style_get_layout:
 * @self: a style
 * @widget: the widget to draw on
 * @text: some text
 * @is_bold: whether it is bold
 * @size: its size, in pixels
 *
 * Lays out a text, or finds it laid out already: to lay out text takes longer than to draw it.
 *
 * Returns: (transfer none): the layout
 */
PangoLayout *
rb_timeline_style_get_layout (RbTimelineStyle *self,
                              GtkWidget       *widget,
                              const char      *text,
                              gboolean         is_bold,
                              double           size)
{
  g_autofree char *key = g_strdup_printf ("%d %d %s", is_bold, (int) (size * 8), text);
  PangoLayout *layout = g_hash_table_lookup (self->layouts, key);

  if (layout != NULL)
    return layout;

  if (g_hash_table_size (self->layouts) >= MAX_LAYOUTS)
    g_hash_table_remove_all (self->layouts);
  layout = create_layout (widget, text, is_bold, size);
  g_hash_table_insert (self->layouts, g_steal_pointer (&key), layout);

  return layout;
}
