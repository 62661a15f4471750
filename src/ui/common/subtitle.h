/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* How many sizes a subtitle can have. */
#define RB_N_SUBTITLE_STEPS 4

guint rb_subtitle_find_step (GtkWidget  *widget,
                             const char *text,
                             double      em,
                             int         width,
                             int         height,
                             guint      *ret_n_lines);

G_END_DECLS
