/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define RB_TYPE_FILE_WATCH (rb_file_watch_get_type ())

/* Tells when files change, or the contents of folders. Signal: "changed", once for changes that follow one another
 * closely. */
G_DECLARE_FINAL_TYPE (RbFileWatch, rb_file_watch, RB, FILE_WATCH, GObject)

RbFileWatch *rb_file_watch_new       (void);

void         rb_file_watch_set_files (RbFileWatch *self,
                                      GPtrArray   *files);

G_END_DECLS
