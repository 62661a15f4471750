/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Finds the widget number @index, from 0, of a type in the tree of @within. Upper levels come first. Returns NULL if
 * there are not so many. */
GtkWidget *find_type (GtkWidget *within,
                      GType      type,
                      guint      index);

G_END_DECLS
