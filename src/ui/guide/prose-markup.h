/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *rb_prose_markup_dress (const char *markup,
                             gboolean    boxed);

G_END_DECLS
