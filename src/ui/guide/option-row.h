/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include <gtk/gtk.h>

#include "lesson/article/block.h"

G_BEGIN_DECLS

#define RB_TYPE_OPTION_ROW (rb_option_row_get_type ())

/* One option of a question: its number, its text, and how many hands were raised for it. */
G_DECLARE_FINAL_TYPE (RbOptionRow, rb_option_row, RB, OPTION_ROW, GtkWidget)

GtkWidget      *rb_option_row_new         (const RbOption *option,
                                           guint           number);

GtkCheckButton *rb_option_row_get_button  (RbOptionRow    *self);
void            rb_option_row_set_hands   (RbOptionRow    *self,
                                           guint           hands,
                                           gboolean        shown);
void            rb_option_row_set_verdict (RbOptionRow    *self,
                                           gboolean        printed,
                                           gboolean        chosen);

G_END_DECLS
