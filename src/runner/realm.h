/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include "runner/compiler.h"
#include "wire/record.h"
#include "wire/runner-interface.h"

G_BEGIN_DECLS

#define RB_TYPE_REALM (rb_realm_get_type ())

/* The program's realm: one fresh JavaScript global environment with the prelude in it. */
G_DECLARE_FINAL_TYPE (RbRealm, rb_realm, RB, REALM, GObject)

RbRealm  *rb_realm_new        (RbWireHost  *host,
                               RbCompiler  *compiler);

char    **rb_realm_configure  (RbRealm     *self,
                               const char  *setup,
                               GVariant    *options);
void      rb_realm_evaluate   (RbRealm     *self);
void      rb_realm_invoke     (RbRealm     *self,
                               guint        request,
                               gint64       now,
                               GVariant    *arguments,
                               gboolean     keep);
GVariant *rb_realm_take_trace (RbRealm     *self);

JSCContext *rb_realm_get_context (RbRealm   *self);

G_END_DECLS
