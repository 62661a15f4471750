/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include "lesson/article/exercise-builder.h"

G_BEGIN_DECLS

gboolean rb_markdown_parse (const char         *text,
                            guint               first_line,
                            gboolean            mdx,
                            RbExerciseBuilder  *builder,
                            GListStore         *blocks,
                            GError            **error);

G_END_DECLS
