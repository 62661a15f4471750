/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void     rb_code_wrap_set     (GtkTextView       *view,
                               gboolean           wraps);
void     rb_code_wrap_update  (GtkTextView       *view);
void     rb_code_wrap_get_row (GtkTextView       *view,
                               const GtkTextIter *iter,
                               double            *ret_top,
                               double            *ret_bottom);
gboolean rb_code_wrap_forward (GtkTextView       *view,
                               GtkTextIter       *iter);
void     rb_code_wrap_to_end  (GtkTextView       *view,
                               GtkTextIter       *iter);

G_END_DECLS
