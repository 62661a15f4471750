/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *rb_short_value_dup (const char *text,
                          guint       max_length);

G_END_DECLS
