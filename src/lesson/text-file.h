/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include <gio/gio.h>

#include "lesson/article-error.h"

G_BEGIN_DECLS

/* Reading of articles, programs and drafts. */
char *rb_text_file_dup_name (GFile   *file);
char *rb_text_file_read     (GFile   *file,
                             gsize    max_size,
                             GError **error);

G_END_DECLS
