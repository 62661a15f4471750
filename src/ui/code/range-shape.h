/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The outline of a range. Its first line may begin farther to the right than the others, and its last line may end
 * farther to the left. */
typedef struct
{
  double left;
  double right;
  double top;
  double bottom;
  double first_left;
  double first_bottom;
  double last_right;
  double last_top;
} RbRangeShape;

void rb_range_shape_trace      (GtkTextView        *view,
                                cairo_t            *cr,
                                const GtkTextIter  *start,
                                const GtkTextIter  *end);
void rb_range_shape_trace_path (const RbRangeShape *self,
                                cairo_t            *cr);

G_END_DECLS
