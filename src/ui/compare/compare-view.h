/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include <gtk/gtk.h>

#include "session/comparison/comparison.h"

G_BEGIN_DECLS

#define RB_TYPE_COMPARE_VIEW (rb_compare_view_get_type ())

/* Two runs side by side, with one transport, one narration and one timeline. Property: "session" (whose speed the
 * transport sets). */
G_DECLARE_FINAL_TYPE (RbCompareView, rb_compare_view, RB, COMPARE_VIEW, GtkWidget)

void rb_compare_view_set_comparison (RbCompareView *self,
                                     RbComparison  *comparison);
void rb_compare_view_set_projecting (RbCompareView *self,
                                     gboolean       projecting);
void rb_compare_view_grab_run       (RbCompareView *self);

G_END_DECLS
