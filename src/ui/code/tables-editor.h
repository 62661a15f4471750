/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include <gtk/gtk.h>

#include "lesson/library/playgrounds.h"

G_BEGIN_DECLS

#define RB_TYPE_TABLES_EDITOR (rb_tables_editor_get_type ())

/* A dialog in which the tables of a playground are edited. What was typed and not applied is there again the next time.
 * Signal: "applied", when the tables have been saved. */
G_DECLARE_FINAL_TYPE (RbTablesEditor, rb_tables_editor, RB, TABLES_EDITOR, GtkWindow)

RbTablesEditor *rb_tables_editor_new (RbPlaygrounds *playgrounds,
                                      RbDraftStore  *drafts,
                                      GFile         *file);

G_END_DECLS
