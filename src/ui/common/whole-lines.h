/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void rb_whole_lines_find     (GtkWidget   *widget,
                              GtkWidget   *scroller,
                              GtkWidget   *content,
                              double      *ret_top,
                              double      *ret_bottom);
void rb_whole_lines_snapshot (GtkWidget   *widget,
                              GtkWidget   *scroller,
                              GtkWidget   *content,
                              GtkSnapshot *snapshot);

G_END_DECLS
