/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RB_TYPE_PANE_HANDLE (rb_pane_handle_get_type ())

/* What a person drags, or moves with the arrow keys, to give one of two neighbours more room. Property: "orientation",
 * in which direction it is moved. Signals: "moved" (double: by how many pixels), "reset" (it was double-clicked). */
G_DECLARE_FINAL_TYPE (RbPaneHandle, rb_pane_handle, RB, PANE_HANDLE, GtkWidget)

G_END_DECLS
