/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

GArray   *find_descendants (int         pid);
gboolean  process_is_gone  (int         pid);
char     *dup_status       (int         pid,
                            int         thread,
                            const char *field);
GArray   *find_threads     (int         pid);

G_END_DECLS
