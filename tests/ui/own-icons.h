/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Lets the icon theme find Ringback's own icons. A GtkApplication does this by itself, but a test of one widget has no
 * application. */
void add_own_icons (void);

G_END_DECLS
