/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RB_TYPE_RUN_ROW (rb_run_row_get_type ())

/* Two children: the second stands beside the first if there is room for it, else below. */
G_DECLARE_FINAL_TYPE (RbRunRow, rb_run_row, RB, RUN_ROW, GtkWidget)

G_END_DECLS
