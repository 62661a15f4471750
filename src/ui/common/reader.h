/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void rb_reader_skip_while_unmapped (GtkWidget *widget);
void rb_reader_skip_unmapped       (GtkWidget *parent);

G_END_DECLS
