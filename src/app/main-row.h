/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RB_TYPE_MAIN_ROW (rb_main_row_get_type ())

/* Two children: the program, and the stage beside it, whose width does not depend on its content. */
G_DECLARE_FINAL_TYPE (RbMainRow, rb_main_row, RB, MAIN_ROW, GtkWidget)

G_END_DECLS
