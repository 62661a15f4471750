/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Writes a whole file, or none of it. */

void     rb_save_file_async  (GFile               *file,
                              GBytes              *bytes,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data);
gboolean rb_save_file_finish (GFile               *file,
                              GAsyncResult        *result,
                              GError             **error);

G_END_DECLS
