/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include "app/window-private.h"

G_BEGIN_DECLS

/* The window that is measured. */
extern RbWindow *fit_window;

void       fit_set_up         (int        *argc,
                               char     ***argv);
int        fit_finish         (void);
void       fit_settle         (void);
void       fit_set_projecting (gboolean    projecting);
void       fit_set_comparing  (gboolean    comparing);
void       fit_set_zoom       (double      zoom);
void       fit_set_size       (int         width,
                               int         height);
void       fit_open_lesson    (guint       number);
RbPlayer  *fit_run            (void);
GtkWidget *fit_find           (GType       type);
guint      fit_count_lines    (GtkWidget  *code);
void       fit_check_lines    (guint       least,
                               const char *where);
void       fit_complain       (const char *format,
                               ...) G_GNUC_PRINTF (1, 2);

G_END_DECLS
