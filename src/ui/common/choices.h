/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void rb_choices_name_rows (GtkDropDown *drop_down);
void rb_choices_name      (GtkDropDown *drop_down,
                           const char  *name);

G_END_DECLS
