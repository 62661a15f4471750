/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include <gtk/gtk.h>

#include "engine/machine/machine.h"

G_BEGIN_DECLS

char *rb_badge_drawing_dup_name     (guint            callback,
                                     gboolean         plain,
                                     RbCallbackState  state);
void  rb_badge_drawing_follow_style (GtkWidget       *widget);
int   rb_badge_drawing_get_size     (GtkWidget       *widget);
int   rb_badge_drawing_measure      (GtkWidget       *widget,
                                     guint            callback,
                                     gboolean         plain,
                                     RbCallbackState  state);
void  rb_badge_drawing_draw         (GtkWidget       *widget,
                                     GtkSnapshot     *snapshot,
                                     guint            callback,
                                     gboolean         plain,
                                     RbCallbackState  state,
                                     double           x,
                                     double           y);

G_END_DECLS
