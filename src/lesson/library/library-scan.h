/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What is on the disk: the files of the lessons, one for each id. */
typedef struct
{
  GPtrArray *files;    /* of GFile: the articles */
  GPtrArray *folders;  /* of GFile: the folders that have or could have articles */
  GPtrArray *problems; /* of char *: sentences about folders that cannot be read */
} RbLibraryScan;

RbLibraryScan *rb_library_scan_new  (const char * const *folders,
                                     const char * const *languages);
void           rb_library_scan_free (RbLibraryScan      *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RbLibraryScan, rb_library_scan_free)

G_END_DECLS
