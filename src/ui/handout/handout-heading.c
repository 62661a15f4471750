/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "ui/handout/handout-heading.h"

/* In times the size of the type. */
#define TITLE 1.7
#define BELOW 0.6 /* above the rule */
#define GAP 2.0

struct _RbHandoutHeading
{
  RbHandoutBlock parent_instance;

  double width;
};

G_DEFINE_FINAL_TYPE (RbHandoutHeading, rb_handout_heading, RB_TYPE_HANDOUT_BLOCK)

static void
rb_handout_heading_draw (RbHandoutBlock *block,
                         cairo_t        *cr,
                         double          from,
                         double          to)
{
  RbHandoutHeading *self = RB_HANDOUT_HEADING (block);

  rb_handout_type_set_ink (cr, RB_HANDOUT_INK_TEXT);
  cairo_set_line_width (cr, 0.75);
  cairo_move_to (cr, 0, rb_handout_block_get_height (block) - 0.375);
  cairo_line_to (cr, self->width, rb_handout_block_get_height (block) - 0.375);
  cairo_stroke (cr);
}

static void
rb_handout_heading_class_init (RbHandoutHeadingClass *klass)
{
  RB_HANDOUT_BLOCK_CLASS (klass)->draw = rb_handout_heading_draw;
}

static void
rb_handout_heading_init (RbHandoutHeading *self)
{
}

/**
 * rb_handout_heading_new:
 * @context: a context
 * @size: the size of the type, in points
 * @width: how wide the block is, in points
 * @title: the title of the lesson
 * @position: (nullable): which lesson it is, for the right edge
 * @details: the version and the kind of database
 *
 * Creates a block with the heading of a handout.
 *
 * Returns: (transfer full): a block
 */
RbHandoutBlock *
rb_handout_heading_new (PangoContext *context,
                        double        size,
                        double        width,
                        const char   *title,
                        const char   *position,
                        const char   *details)
{
  RbHandoutHeading *self = g_object_new (RB_TYPE_HANDOUT_HEADING, NULL);
  RbHandoutBlock *block = RB_HANDOUT_BLOCK (self);
  g_autoptr (PangoLayout) name = rb_handout_type_create_layout (context, RB_HANDOUT_FACE_BOLD, size * TITLE, title);
  g_autoptr (PangoLayout) words = rb_handout_type_create_layout (context, RB_HANDOUT_FACE_TEXT, size, details);
  g_autoptr (PangoLayout) place = rb_handout_type_create_layout (context, RB_HANDOUT_FACE_TEXT, size,
                                                                 position != NULL ? position : "");
  double place_width;
  double baseline;
  double top;

  self->width = width;
  rb_handout_type_get_size (place, &place_width, NULL);
  pango_layout_set_width (name, (int) ((width - place_width - size * GAP) * PANGO_SCALE));
  pango_layout_set_width (words, (int) (width * PANGO_SCALE));

  top = rb_handout_block_add_layout (block, name, 0, 0);
  baseline = rb_handout_block_get_row (block, 0)->baseline;
  if (position != NULL)
    rb_handout_block_add_layout (block, place, width - place_width,
                                 baseline - pango_layout_get_baseline (place) / (double) PANGO_SCALE);
  if (*details != '\0')
    top = rb_handout_block_add_layout (block, words, 0, top);
  rb_handout_block_set_height (block, top + size * BELOW);

  return block;
}
