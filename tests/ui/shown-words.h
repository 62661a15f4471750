/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The texts of the visible labels and inscriptions in a widget, one per line. Waiting for a text fails after the
 * deadline. */

char    *dup_words       (gpointer    widget);
gboolean shows           (gpointer    widget,
                          const char *text);
void     wait_for        (gpointer    widget,
                          const char *text);
void     wait_until_gone (gpointer    widget,
                          const char *text);

G_END_DECLS
