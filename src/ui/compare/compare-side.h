/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include <gtk/gtk.h>

#include "session/comparison/comparison.h"

G_BEGIN_DECLS

#define RB_TYPE_COMPARE_SIDE (rb_compare_side_get_type ())

/* One side of a comparison: what runs there, what its event loop does, the clock, the code and the console. */
G_DECLARE_FINAL_TYPE (RbCompareSide, rb_compare_side, RB, COMPARE_SIDE, GtkBox)

void rb_compare_side_show        (RbCompareSide *self,
                                  RbComparison  *comparison,
                                  RbSide         side);
void rb_compare_side_set_shape   (RbCompareSide *self,
                                  gboolean       projecting,
                                  gboolean       narrow);
void rb_compare_side_reveal      (RbCompareSide *self,
                                  guint          site);
void rb_compare_side_update_time (RbCompareSide *self);

G_END_DECLS
