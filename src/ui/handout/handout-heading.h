/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include "ui/handout/handout-block.h"

G_BEGIN_DECLS

#define RB_TYPE_HANDOUT_HEADING (rb_handout_heading_get_type ())

/* The title of a lesson, and which of its programs is shown. */
G_DECLARE_FINAL_TYPE (RbHandoutHeading, rb_handout_heading, RB, HANDOUT_HEADING, RbHandoutBlock)

RbHandoutBlock *rb_handout_heading_new (PangoContext *context,
                                        double        size,
                                        double        width,
                                        const char   *title,
                                        const char   *position,
                                        const char   *details);

G_END_DECLS
