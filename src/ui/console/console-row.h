/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include <gtk/gtk.h>

#include "session/console-line.h"

G_BEGIN_DECLS

#define RB_TYPE_CONSOLE_ROW (rb_console_row_get_type ())

/* A row of the console: the badge of the callback that printed the line, the text, and "why?" for the click that leads
 * to the moment. */
G_DECLARE_FINAL_TYPE (RbConsoleRow, rb_console_row, RB, CONSOLE_ROW, GtkBox)

GtkWidget *rb_console_row_new            (void);

void       rb_console_row_show           (RbConsoleRow  *self,
                                          RbConsoleLine *line);
void       rb_console_row_set_later      (RbConsoleRow  *self,
                                          gboolean       later);
void       rb_console_row_set_projecting (RbConsoleRow  *self,
                                          gboolean       projecting);

G_END_DECLS
