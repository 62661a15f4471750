/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define RB_TYPE_VERSION (rb_version_get_type ())

/* One program of an exercise. Properties, all read-only: "name", "label". */
G_DECLARE_FINAL_TYPE (RbVersion, rb_version, RB, VERSION, GObject)

/* The name of a program that has no `version=` of its own. */
#define RB_VERSION_PROGRAM "program"

RbVersion  *rb_version_new          (const char *name,
                                     const char *language,
                                     const char *source,
                                     guint       line,
                                     guint       indent);
gboolean    rb_version_is_known     (const char *name);

const char *rb_version_get_name     (RbVersion  *self);
const char *rb_version_get_label    (RbVersion  *self);
const char *rb_version_get_language (RbVersion  *self);
const char *rb_version_get_source   (RbVersion  *self);
/* The line of the article, from 1, on which the source begins, and by how many columns the article indents it. */
guint       rb_version_get_line     (RbVersion  *self);
guint       rb_version_get_indent   (RbVersion  *self);

G_END_DECLS
