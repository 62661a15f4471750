/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A child of a known size, for tests of a row that divides its space. */
GtkWidget *add_child (GtkWidget *row,
                      int        width,
                      int        height);

G_END_DECLS
