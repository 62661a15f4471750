/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RB_TYPE_TEXT_SHIELD (rb_text_shield_get_type ())

/* A tag that protects a text view from two faults of GTK. Without the tag, a screen reader can crash Ringback. */
G_DECLARE_FINAL_TYPE (RbTextShield, rb_text_shield, RB, TEXT_SHIELD, GtkTextTag)

RbTextShield *rb_text_shield_attach (GtkTextBuffer *buffer);
void          rb_text_shield_cover  (GType          view_type);

G_END_DECLS
