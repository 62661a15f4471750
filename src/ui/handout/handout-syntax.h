/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include <gtksourceview/gtksource.h>

G_BEGIN_DECLS

/* The syntax of a program in colours for paper. */

GtkTextBuffer *rb_handout_syntax_create_buffer     (const char        *source);
PangoAttrList *rb_handout_syntax_create_attributes (const GtkTextIter *start,
                                                    const GtkTextIter *end);

G_END_DECLS
