/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Counts the pixels of a visible widget that have nearly a given colour. */
guint count_pixels (GtkWidget *widget,
                    guint32    rgb);

G_END_DECLS
