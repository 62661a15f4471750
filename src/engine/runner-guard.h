/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef void (*RbRunnerIntruded) (GObject *object);

void rb_runner_guard_watch (GDBusConnection  *connection,
                            GObject          *object,
                            RbRunnerIntruded  intruded);

G_END_DECLS
