/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include <gio/gio.h>

#include "runner/compiler.h"

G_BEGIN_DECLS

#define RB_TYPE_SERVICE (rb_service_get_type ())

/* The runner as the host sees it: answers Compile, Evaluate and Invoke with a compiler and a realm. */
G_DECLARE_FINAL_TYPE (RbService, rb_service, RB, SERVICE, GObject)

RbService *rb_service_new     (GDBusConnection  *connection,
                               RbCompiler       *compiler,
                               GError          **error);

void       rb_service_warm_up (RbService        *self);

G_END_DECLS
