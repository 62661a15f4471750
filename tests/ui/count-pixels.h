/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* How many pixels of a widget that is shown are of a colour, or nearly. */
guint count_pixels (GtkWidget *widget,
                    guint32    rgb);

G_END_DECLS
