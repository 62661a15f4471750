/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "drawn-text.h"

/* Reads the text that a widget and all in it draw from what the widget gives to the renderer. So a text that is drawn
 * by hand is measured like that of a label. */

typedef struct
{
  GArray *texts;
  graphene_rect_t clip;
  float scale;
  float x;
  float y;
} Reader;

static void read_node (const Reader  *reader,
                       GskRenderNode *node);

static graphene_rect_t
place (const Reader          *reader,
       const graphene_rect_t *bounds)
{
  return GRAPHENE_RECT_INIT (reader->x + bounds->origin.x * reader->scale, reader->y + bounds->origin.y * reader->scale,
                             bounds->size.width * reader->scale, bounds->size.height * reader->scale);
}

static void
read_text (const Reader  *reader,
           GskRenderNode *node)
{
  PangoFontDescription *font = pango_font_describe_with_absolute_size (gsk_text_node_get_font (node));
  graphene_rect_t bounds;
  DrawnText text = { 0 };

  gsk_render_node_get_bounds (node, &bounds);
  text.ink = place (reader, &bounds);
  text.size = pango_font_description_get_size (font) / (double) PANGO_SCALE * reader->scale;
  graphene_rect_intersection (&text.ink, &reader->clip, &text.seen);
  g_array_append_val (reader->texts, text);
  pango_font_description_free (font);
}

static void
read_clipped (const Reader          *reader,
              const graphene_rect_t *clip,
              GskRenderNode         *child)
{
  Reader inner = *reader;
  graphene_rect_t placed = place (reader, clip);

  if (!graphene_rect_intersection (&reader->clip, &placed, &inner.clip))
    inner.clip = GRAPHENE_RECT_INIT (0, 0, 0, 0);
  read_node (&inner, child);
}

static void
read_transformed (const Reader  *reader,
                  GskRenderNode *node)
{
  GskTransform *transform = gsk_transform_node_get_transform (node);
  Reader inner = *reader;
  float scale_x, scale_y, x, y;

  /* Nothing in the window is turned. */
  if (gsk_transform_get_category (transform) < GSK_TRANSFORM_CATEGORY_2D_AFFINE)
    return;

  gsk_transform_to_affine (transform, &scale_x, &scale_y, &x, &y);
  inner.x += x * reader->scale;
  inner.y += y * reader->scale;
  inner.scale *= scale_x;
  read_node (&inner, gsk_transform_node_get_child (node));
}

static void
read_node (const Reader  *reader,
           GskRenderNode *node)
{
  switch ((int) gsk_render_node_get_node_type (node))
    {
    case GSK_TEXT_NODE:
      read_text (reader, node);
      break;
    case GSK_CONTAINER_NODE:
      for (guint i = 0; i < gsk_container_node_get_n_children (node); i++)
        read_node (reader, gsk_container_node_get_child (node, i));
      break;
    case GSK_TRANSFORM_NODE:
      read_transformed (reader, node);
      break;
    case GSK_CLIP_NODE:
      read_clipped (reader, gsk_clip_node_get_clip (node), gsk_clip_node_get_child (node));
      break;
    case GSK_ROUNDED_CLIP_NODE:
      read_clipped (reader, &gsk_rounded_clip_node_get_clip (node)->bounds, gsk_rounded_clip_node_get_child (node));
      break;
    case GSK_OPACITY_NODE:
      if (gsk_opacity_node_get_opacity (node) > 0)
        read_node (reader, gsk_opacity_node_get_child (node));
      break;
    case GSK_DEBUG_NODE:
      read_node (reader, gsk_debug_node_get_child (node));
      break;
    case GSK_SHADOW_NODE:
      read_node (reader, gsk_shadow_node_get_child (node));
      break;
    case GSK_COLOR_MATRIX_NODE:
      read_node (reader, gsk_color_matrix_node_get_child (node));
      break;
    default:
      break;
    }
}

/* Lists all that is written in @widget, in its coordinates. The list is empty while the widget waits to be drawn. */
GArray *
drawn_text_list (GtkWidget *widget)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (widget);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  Reader reader = { .texts = g_array_new (FALSE, FALSE, sizeof (DrawnText)),
                    .clip = GRAPHENE_RECT_INIT (0, 0, width, height),
                    .scale = 1 };
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  GskRenderNode *node;

  gdk_paintable_snapshot (paintable, snapshot, width, height);
  node = gtk_snapshot_free_to_node (snapshot);
  if (node != NULL)
    read_node (&reader, node);
  g_clear_pointer (&node, gsk_render_node_unref);

  return reader.texts;
}

/* Names the widget that draws a text: what a label says, or else its type. */
const char *
name_drawn_text (GtkWidget       *widget,
                 const DrawnText *text)
{
  const graphene_rect_t *place = text->seen.size.width > 0 ? &text->seen : &text->ink;
  GtkWidget *picked = gtk_widget_pick (widget, place->origin.x + place->size.width / 2,
                                       place->origin.y + place->size.height / 2,
                                       GTK_PICK_INSENSITIVE | GTK_PICK_NON_TARGETABLE);

  if (GTK_IS_LABEL (picked))
    return gtk_label_get_text (GTK_LABEL (picked));

  return picked != NULL ? G_OBJECT_TYPE_NAME (picked) : "nothing";
}
