/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RB_TYPE_HOURGLASS (rb_hourglass_get_type ())

/* The sign of a function that waits at an `await`, off the stack. */
G_DECLARE_FINAL_TYPE (RbHourglass, rb_hourglass, RB, HOURGLASS, GtkWidget)

void rb_hourglass_draw (cairo_t *cr,
                        double   x,
                        double   y,
                        double   size);

G_END_DECLS
