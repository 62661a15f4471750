/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

typedef struct _RbYaml RbYaml;
typedef struct yaml_node_s RbYamlNode;

/* A YAML document inside an article. The messages of its errors begin with "name:line:column: ". */
RbYaml     *rb_yaml_parse      (const char        *text,
                                gsize              length,
                                const char        *name,
                                guint              first_line,
                                GError           **error);
void        rb_yaml_free       (RbYaml            *self);

RbYamlNode *rb_yaml_get_root   (RbYaml            *self);
gboolean    rb_yaml_is_mapping (const RbYamlNode  *node);
gboolean    rb_yaml_is_list    (const RbYamlNode  *node);
const char *rb_yaml_get_string (const RbYamlNode  *node);
gboolean    rb_yaml_get_int    (const RbYamlNode  *node,
                                gint64            *ret_value);
gboolean    rb_yaml_read_int   (RbYaml            *self,
                                const RbYamlNode  *node,
                                const char        *key,
                                guint              minimum,
                                guint              maximum,
                                gint64            *ret_value,
                                GError           **error);
RbYamlNode *rb_yaml_get_member (RbYaml            *self,
                                const RbYamlNode  *mapping,
                                const char        *key);
gboolean    rb_yaml_get_pair   (RbYaml            *self,
                                const RbYamlNode  *mapping,
                                guint              index,
                                RbYamlNode       **ret_key,
                                RbYamlNode       **ret_value);
RbYamlNode *rb_yaml_get_item   (RbYaml            *self,
                                const RbYamlNode  *list,
                                guint              index);
gboolean    rb_yaml_check_keys (RbYaml              *self,
                                const RbYamlNode    *mapping,
                                const char * const  *known,
                                GError             **error);
JsonNode   *rb_yaml_to_json    (RbYaml            *self,
                                const RbYamlNode  *node,
                                GError           **error);

void        rb_yaml_set_error  (RbYaml            *self,
                                const RbYamlNode  *node,
                                GError           **error,
                                const char        *format,
                                ...) G_GNUC_PRINTF (4, 5);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RbYaml, rb_yaml_free)

G_END_DECLS
