/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void rb_list_row_set_name (GtkWidget  *row,
                           const char *name);

G_END_DECLS
