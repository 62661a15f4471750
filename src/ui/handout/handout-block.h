/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include <glib-object.h>

#include "ui/handout/handout-type.h"

G_BEGIN_DECLS

/**
 * RbHandoutRow:
 * @layout: a layout
 * @index: which of its lines it is
 * @x: where the line begins, in points from the block's left edge
 * @width: how wide it is
 * @top: its upper edge, in points from the block's upper edge
 * @baseline: its baseline, likewise
 * @bottom: its lower edge, likewise
 *
 * One line of text as it is on paper. A line of the program that is too long has several.
 */
typedef struct
{
  PangoLayout *layout;
  int index;
  double x;
  double width;
  double top;
  double baseline;
  double bottom;
} RbHandoutRow;

#define RB_TYPE_HANDOUT_BLOCK (rb_handout_block_get_type ())

/* A part of a handout: rows of text, and what is drawn below them. A page ends between two rows. A block without rows
 * is not divided. */
G_DECLARE_DERIVABLE_TYPE (RbHandoutBlock, rb_handout_block, RB, HANDOUT_BLOCK, GObject)

/*
 * RbHandoutBlockClass:
 * @draw: draws what is below the text between two heights
 * @dup_text: says in words what it shows; by itself, it is the text of the rows
 */
struct _RbHandoutBlockClass
{
  GObjectClass parent_class;

  void   (* draw)     (RbHandoutBlock *self,
                       cairo_t        *cr,
                       double          from,
                       double          to);
  char * (* dup_text) (RbHandoutBlock *self);
};

double              rb_handout_block_get_height (RbHandoutBlock *self);
void                rb_handout_block_set_height (RbHandoutBlock *self,
                                                 double          height);
double              rb_handout_block_add_layout (RbHandoutBlock *self,
                                                 PangoLayout    *layout,
                                                 double          x,
                                                 double          top);
guint               rb_handout_block_get_n_rows (RbHandoutBlock *self);
const RbHandoutRow *rb_handout_block_get_row    (RbHandoutBlock *self,
                                                 guint           row);
double              rb_handout_block_find_break (RbHandoutBlock *self,
                                                 double          from,
                                                 double          room);
void                rb_handout_block_draw       (RbHandoutBlock *self,
                                                 cairo_t        *cr,
                                                 double          from,
                                                 double          to);

char               *rb_handout_block_dup_text   (RbHandoutBlock *self);

G_END_DECLS
