/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define RB_TYPE_VERSION (rb_version_get_type ())

/* One program of an exercise. Immutable. Properties: "name" and "label". */
G_DECLARE_FINAL_TYPE (RbVersion, rb_version, RB, VERSION, GObject)

/* The name of the only version if the code block has no `version=`. */
#define RB_VERSION_PROGRAM "program"

RbVersion  *rb_version_new               (const char *name,
                                          const char *code_language,
                                          const char *source,
                                          guint       article_line,
                                          guint       indent);
gboolean    rb_version_is_known          (const char *name);

const char *rb_version_get_name          (RbVersion  *self);
const char *rb_version_get_label         (RbVersion  *self);
const char *rb_version_get_code_language (RbVersion  *self);
const char *rb_version_get_source        (RbVersion  *self);
guint       rb_version_get_article_line  (RbVersion  *self);
guint       rb_version_get_indent        (RbVersion  *self);

G_END_DECLS
