/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include <pango/pangocairo.h>

G_BEGIN_DECLS

/**
 * RbHandoutFace:
 * @RB_HANDOUT_FACE_TEXT: for words
 * @RB_HANDOUT_FACE_BOLD: for headings and letters
 * @RB_HANDOUT_FACE_CODE: for the program and what it prints
 *
 * The faces of type on a handout.
 */
typedef enum
{
  RB_HANDOUT_FACE_TEXT,
  RB_HANDOUT_FACE_BOLD,
  RB_HANDOUT_FACE_CODE,
} RbHandoutFace;

/**
 * RbHandoutInk:
 * @RB_HANDOUT_INK_TEXT: text
 * @RB_HANDOUT_INK_DIM: what matters less, such as the numbers of lines
 * @RB_HANDOUT_INK_RULE: lines between parts
 * @RB_HANDOUT_INK_RED: failures
 *
 * The colours on a handout that are not those of callbacks. They are made for white paper.
 */
typedef enum
{
  RB_HANDOUT_INK_TEXT,
  RB_HANDOUT_INK_DIM,
  RB_HANDOUT_INK_RULE,
  RB_HANDOUT_INK_RED,
} RbHandoutInk;

PangoContext *rb_handout_type_create_context (void);
PangoLayout  *rb_handout_type_create_layout  (PangoContext  *context,
                                              RbHandoutFace  face,
                                              double         size,
                                              const char    *text);
PangoLayout  *rb_handout_type_create_line    (PangoContext  *context,
                                              RbHandoutFace  face,
                                              double         size,
                                              const char    *text,
                                              double        *ret_width);
void          rb_handout_type_get_size       (PangoLayout   *layout,
                                              double        *ret_width,
                                              double        *ret_height);
void          rb_handout_type_show           (cairo_t       *cr,
                                              PangoLayout   *layout,
                                              double         x,
                                              double         y);
void          rb_handout_type_show_middle    (cairo_t       *cr,
                                              PangoLayout   *layout,
                                              double         x,
                                              double         middle);
void          rb_handout_type_set_ink        (cairo_t       *cr,
                                              RbHandoutInk   ink);

G_END_DECLS
