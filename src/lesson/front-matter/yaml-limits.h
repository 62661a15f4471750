/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include <glib.h>
#include <yaml.h>

G_BEGIN_DECLS

/* Aliases can make a short document endless or very large as JSON, so these limit the JSON as well. */
#define RB_YAML_MAX_DEPTH 32
#define RB_YAML_MAX_NODES 50000

gboolean rb_yaml_limits_check (const char  *text,
                               gsize        length,
                               yaml_mark_t *ret_mark);

G_END_DECLS
