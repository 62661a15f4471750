/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include "ui/handout/handout.h"

G_BEGIN_DECLS

/**
 * RbHandoutFormat:
 * @RB_HANDOUT_PDF: pages of A4, whose text can be searched and copied
 * @RB_HANDOUT_SVG: one page as a drawing
 * @RB_HANDOUT_PNG: one page as a picture, with two pixels for each of a screen
 *
 * The formats of a handout.
 */
typedef enum
{
  RB_HANDOUT_PDF,
  RB_HANDOUT_SVG,
  RB_HANDOUT_PNG,
} RbHandoutFormat;

#define RB_HANDOUT_ERROR (rb_handout_error_quark ())

/**
 * RbHandoutError:
 * @RB_HANDOUT_ERROR_TOO_LONG: a program is too long for one picture
 * @RB_HANDOUT_ERROR_FAILED: cairo could not draw
 */
typedef enum
{
  RB_HANDOUT_ERROR_TOO_LONG,
  RB_HANDOUT_ERROR_FAILED,
} RbHandoutError;

GQuark  rb_handout_error_quark (void);

GBytes *rb_handout_file_create (const RbHandoutContent *content,
                                RbHandoutFormat         format,
                                GError                **error);

G_END_DECLS
