/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include "lesson/exercise-builder.h"

G_BEGIN_DECLS

/* Appends the pieces of @text to @blocks, and what is to be run to @builder. @first_line: on which line of its file
 * @text begins. */
gboolean rb_markdown_parse (const char         *text,
                            guint               first_line,
                            gboolean            mdx,
                            RbExerciseBuilder  *builder,
                            GListStore         *blocks,
                            GError            **error);

G_END_DECLS
