/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What the visible labels below a widget say, one label in each line. A wait fails after the deadline of the tests. */

char    *dup_words       (gpointer    widget);
gboolean shows           (gpointer    widget,
                          const char *text);
void     wait_for        (gpointer    widget,
                          const char *text);
void     wait_until_gone (gpointer    widget,
                          const char *text);

G_END_DECLS
