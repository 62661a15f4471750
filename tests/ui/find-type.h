/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The widget number @index, from 0, of a type: @within or below it, the nearest levels first; or NULL. */
GtkWidget *find_type (GtkWidget *within,
                      GType      type,
                      guint      index);

G_END_DECLS
