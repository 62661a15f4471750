/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include <json-glib/json-glib.h>

#include "wire/record.h"

G_BEGIN_DECLS

/* The JSON in frames. What a runner sends is not trusted: size, nesting and types are checked. */

gboolean    rb_payload_is_modest    (const char     *json,
                                     gsize           length);
JsonObject *rb_payload_parse        (GBytes         *payload,
                                     GError        **error);
gboolean    rb_payload_parse_number (GBytes         *payload,
                                     const char     *member,
                                     guint32        *ret_number,
                                     GError        **error);
gboolean    rb_payload_get_number   (JsonObject     *object,
                                     const char     *member,
                                     guint32        *ret_number,
                                     GError        **error);
char       *rb_payload_dup_string   (JsonObject     *object,
                                     const char     *member,
                                     GError        **error);
char      **rb_payload_dup_strings  (JsonObject     *object,
                                     const char     *member,
                                     GError        **error);
GArray     *rb_payload_dup_numbers  (JsonObject     *object,
                                     const char     *member,
                                     GError        **error);

void        rb_payload_add_value    (JsonBuilder    *builder,
                                     RbWireOutcome   outcome,
                                     const char     *text);
char       *rb_payload_build        (JsonBuilder    *builder);

G_END_DECLS
