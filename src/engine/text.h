/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *rb_text_dup_line (const char *text,
                        guint       max_length);

gboolean rb_text_begins_with (const char *text,
                              const char *beginning);

G_END_DECLS
