/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A process that answers requests as long as the target runs. Requests and answers are texts, each after its length in
 * bytes as a 32-bit word in the byte order of the machine. */
typedef struct _Helper Helper;

Helper *helper_new     (const char *const *argv);
void    helper_send    (Helper     *self,
                        const char *text);
char   *helper_receive (Helper     *self);

G_END_DECLS
