/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

char   **rb_ready_parse         (GBytes  *payload,
                                 GError **error);
void     rb_ready_parse_failure (GBytes  *payload,
                                 GError **error);

G_END_DECLS
