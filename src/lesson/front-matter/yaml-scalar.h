/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* The values of plain (unquoted) scalars by the core schema of YAML 1.2. */
gboolean  rb_yaml_scalar_is_null   (const char *text);
gboolean  rb_yaml_scalar_parse_int (const char *text,
                                    gint64     *ret_value);
JsonNode *rb_yaml_scalar_to_json   (const char *text);

G_END_DECLS
