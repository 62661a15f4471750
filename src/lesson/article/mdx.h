/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* These remove what md4c cannot handle: tags, and in MDX also imports, exports and expressions. The line numbers stay
 * the same. */
char *rb_mdx_to_markdown (const char *text);
char *rb_mdx_strip_tags  (const char *text);

G_END_DECLS
