/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RB_TYPE_PROGRESS_STRIP (rb_progress_strip_get_type ())

/* A thin progress bar in a callback's colour. Properties: "callback" (0 for none) and "fraction". */
G_DECLARE_FINAL_TYPE (RbProgressStrip, rb_progress_strip, RB, PROGRESS_STRIP, GtkWidget)

GtkWidget *rb_progress_strip_new          (void);

guint      rb_progress_strip_get_callback (RbProgressStrip *self);
void       rb_progress_strip_set_callback (RbProgressStrip *self,
                                           guint            callback);
double     rb_progress_strip_get_fraction (RbProgressStrip *self);
void       rb_progress_strip_set_fraction (RbProgressStrip *self,
                                           double           fraction);

G_END_DECLS
