/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "ui/handout/handout-block.h"

/* So many points do not decide whether a row is on this page or on the next. */
#define SLACK 0.01

typedef struct
{
  GArray *rows; /* of RbHandoutRow, from top to bottom */
  double height;
} RbHandoutBlockPrivate;

G_DEFINE_TYPE_WITH_PRIVATE (RbHandoutBlock, rb_handout_block, G_TYPE_OBJECT)

static RbHandoutBlockPrivate *
get_private (RbHandoutBlock *self)
{
  return rb_handout_block_get_instance_private (self);
}

static void
clear_row (RbHandoutRow *row)
{
  g_object_unref (row->layout);
}

static void
rb_handout_block_finalize (GObject *object)
{
  g_array_unref (get_private (RB_HANDOUT_BLOCK (object))->rows);

  G_OBJECT_CLASS (rb_handout_block_parent_class)->finalize (object);
}

static char *
rb_handout_block_real_dup_text (RbHandoutBlock *self)
{
  RbHandoutBlockPrivate *priv = get_private (self);
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < priv->rows->len; i++)
    {
      const RbHandoutRow *row = &g_array_index (priv->rows, RbHandoutRow, i);

      if (row->index == 0)
        g_string_append_printf (words, "%s\n", pango_layout_get_text (row->layout));
    }

  return g_string_free (g_steal_pointer (&words), FALSE);
}

static void
rb_handout_block_class_init (RbHandoutBlockClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rb_handout_block_finalize;
  klass->dup_text = rb_handout_block_real_dup_text;
}

static void
rb_handout_block_init (RbHandoutBlock *self)
{
  RbHandoutBlockPrivate *priv = get_private (self);

  priv->rows = g_array_new (FALSE, FALSE, sizeof (RbHandoutRow));
  g_array_set_clear_func (priv->rows, (GDestroyNotify) clear_row);
}

/**
 * rb_handout_block_get_height:
 * @self: a block
 *
 * Gets how high the block is, on as many pages as it needs.
 *
 * Returns: points
 */
double
rb_handout_block_get_height (RbHandoutBlock *self)
{
  g_return_val_if_fail (RB_IS_HANDOUT_BLOCK (self), 0);

  return get_private (self)->height;
}

/**
 * rb_handout_block_set_height:
 * @self: a block
 * @height: points
 *
 * Sets how high the block is. Text that is added makes it high enough by itself.
 */
void
rb_handout_block_set_height (RbHandoutBlock *self,
                             double          height)
{
  g_return_if_fail (RB_IS_HANDOUT_BLOCK (self));

  get_private (self)->height = height;
}

/**
 * rb_handout_block_add_layout:
 * @self: a block
 * @layout: some text
 * @x: its left edge, in points from the block's
 * @top: its upper edge, in points from the block's
 *
 * Adds a row for each line of a layout.
 *
 * Returns: the lower edge of the text
 */
double
rb_handout_block_add_layout (RbHandoutBlock *self,
                             PangoLayout    *layout,
                             double          x,
                             double          top)
{
  RbHandoutBlockPrivate *priv;
  PangoLayoutIter *iter;
  int index = 0;

  g_return_val_if_fail (RB_IS_HANDOUT_BLOCK (self), top);
  g_return_val_if_fail (PANGO_IS_LAYOUT (layout), top);

  priv = get_private (self);
  iter = pango_layout_get_iter (layout);
  do
    {
      RbHandoutRow row = { .layout = g_object_ref (layout), .index = index++ };
      PangoRectangle line;
      int y0, y1;

      pango_layout_iter_get_line_extents (iter, NULL, &line);
      pango_layout_iter_get_line_yrange (iter, &y0, &y1);
      row.x = x + line.x / (double) PANGO_SCALE;
      row.width = line.width / (double) PANGO_SCALE;
      row.top = top + y0 / (double) PANGO_SCALE;
      row.baseline = top + pango_layout_iter_get_baseline (iter) / (double) PANGO_SCALE;
      row.bottom = top + y1 / (double) PANGO_SCALE;
      g_array_append_val (priv->rows, row);
      priv->height = MAX (priv->height, row.bottom);
    }
  while (pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);

  return g_array_index (priv->rows, RbHandoutRow, priv->rows->len - 1).bottom;
}

/**
 * rb_handout_block_get_n_rows:
 * @self: a block
 *
 * Gets how many rows of text there are.
 *
 * Returns: a number
 */
guint
rb_handout_block_get_n_rows (RbHandoutBlock *self)
{
  g_return_val_if_fail (RB_IS_HANDOUT_BLOCK (self), 0);

  return get_private (self)->rows->len;
}

/**
 * rb_handout_block_get_row:
 * @self: a block
 * @row: a number, from 0
 *
 * Gets a row of text.
 *
 * Returns: (transfer none): the row, until text is added
 */
const RbHandoutRow *
rb_handout_block_get_row (RbHandoutBlock *self,
                          guint           row)
{
  g_return_val_if_fail (RB_IS_HANDOUT_BLOCK (self), NULL);
  g_return_val_if_fail (row < get_private (self)->rows->len, NULL);

  return &g_array_index (get_private (self)->rows, RbHandoutRow, row);
}

/**
 * rb_handout_block_find_break:
 * @self: a block
 * @from: what is on earlier pages, in points
 * @room: the room on this page, in points
 *
 * Finds how much of the block fits.
 *
 * Returns: up to where the page shows the block; @from if nothing fits
 */
double
rb_handout_block_find_break (RbHandoutBlock *self,
                             double          from,
                             double          room)
{
  RbHandoutBlockPrivate *priv;
  double found = from;

  g_return_val_if_fail (RB_IS_HANDOUT_BLOCK (self), from);

  priv = get_private (self);
  if (priv->height - from <= room + SLACK)
    return priv->height;

  for (guint i = 0; i < priv->rows->len; i++)
    {
      double bottom = g_array_index (priv->rows, RbHandoutRow, i).bottom;

      if (bottom <= from + room + SLACK)
        found = MAX (found, bottom);
    }

  return found;
}

/* Text of other pages is not drawn: a clipped text would still be found in the file. */
static void
draw_rows (RbHandoutBlockPrivate *priv,
           cairo_t               *cr,
           double                 from,
           double                 to)
{
  rb_handout_type_set_ink (cr, RB_HANDOUT_INK_TEXT);
  for (guint i = 0; i < priv->rows->len; i++)
    {
      const RbHandoutRow *row = &g_array_index (priv->rows, RbHandoutRow, i);

      if (row->top < from - SLACK || row->bottom > to + SLACK)
        continue;

      cairo_move_to (cr, row->x, row->baseline);
      pango_cairo_show_layout_line (cr, pango_layout_get_line_readonly (row->layout, row->index));
    }
  cairo_new_path (cr);
}

/**
 * rb_handout_block_draw:
 * @self: a block
 * @cr: where to draw; its origin is the upper left corner of the block
 * @from: where the part begins that is drawn, in points
 * @to: where it ends
 *
 * Draws a part of a block.
 */
void
rb_handout_block_draw (RbHandoutBlock *self,
                       cairo_t        *cr,
                       double          from,
                       double          to)
{
  RbHandoutBlockClass *klass;

  g_return_if_fail (RB_IS_HANDOUT_BLOCK (self));
  g_return_if_fail (cr != NULL);

  klass = RB_HANDOUT_BLOCK_GET_CLASS (self);
  if (klass->draw != NULL)
    klass->draw (self, cr, from, to);
  draw_rows (get_private (self), cr, from, to);
}

/**
 * rb_handout_block_dup_text:
 * @self: a block
 *
 * Says in words what the block shows.
 *
 * Returns: (transfer full): lines of text
 */
char *
rb_handout_block_dup_text (RbHandoutBlock *self)
{
  g_return_val_if_fail (RB_IS_HANDOUT_BLOCK (self), NULL);

  return RB_HANDOUT_BLOCK_GET_CLASS (self)->dup_text (self);
}
