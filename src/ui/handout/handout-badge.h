/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include "engine/machine/machine.h"
#include "ui/handout/handout-type.h"

G_BEGIN_DECLS

/* Draws badges of callbacks on paper. */

double rb_handout_badge_measure   (PangoContext    *context,
                                   double           size,
                                   guint            callback,
                                   gboolean         plain,
                                   RbCallbackState  state);
void   rb_handout_badge_draw      (cairo_t         *cr,
                                   PangoContext    *context,
                                   double           size,
                                   guint            callback,
                                   gboolean         plain,
                                   RbCallbackState  state,
                                   double           x,
                                   double           y);
void   rb_handout_badge_draw_fault (cairo_t        *cr,
                                   PangoContext    *context,
                                   double           size,
                                   double           x,
                                   double           y);

G_END_DECLS
