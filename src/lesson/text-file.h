/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include <gio/gio.h>

#include "lesson/article-error.h"

G_BEGIN_DECLS

/* Reading of articles, programs and drafts, and saving of what only the user may read. */
char     *rb_text_file_dup_name       (GFile         *file);
char     *rb_text_file_read           (GFile         *file,
                                       gsize          max_size,
                                       GError       **error);
char     *rb_text_file_read_stream    (GInputStream  *stream,
                                       const char    *name,
                                       gsize          max_size,
                                       GError       **error);
char     *rb_text_file_read_program   (GFile         *file,
                                       gsize          max_size,
                                       GError       **error);
gboolean  rb_text_file_save_privately (const char    *path,
                                       const char    *text,
                                       GError       **error);
gboolean  rb_text_file_note_privately (const char    *path,
                                       const char    *text,
                                       GError       **error);
gboolean  rb_text_file_delete         (const char    *path,
                                       GError       **error);

G_END_DECLS
