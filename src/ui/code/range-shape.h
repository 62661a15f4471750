/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void rb_range_shape_trace (GtkTextView       *view,
                           cairo_t           *cr,
                           const GtkTextIter *start,
                           const GtkTextIter *end);

G_END_DECLS
