/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* A JavaScript value as the runner describes it (src/runner/js/values.js): a JSON array of [kind, text] or
 * [kind, text, parts, rest]. The text is a short preview of the value; each part is [label, tree]; the rest is the
 * number of parts that were left out or, for a string that was cut, its length. */

JsonNode   *rb_value_tree_parse       (const char *json);

char       *rb_value_tree_dup_text    (JsonArray  *tree,
                                       gboolean   *ret_is_value);
gboolean    rb_value_tree_has_parts   (JsonArray  *tree);
guint       rb_value_tree_get_n_parts (JsonArray  *tree);
JsonArray  *rb_value_tree_get_part    (JsonArray  *tree,
                                       guint       index,
                                       const char **ret_label);
guint       rb_value_tree_get_rest    (JsonArray  *tree);

G_END_DECLS
