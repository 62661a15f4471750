/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void rb_style_class_set (GtkWidget  *widget,
                         const char *style,
                         gboolean    on);

G_END_DECLS
