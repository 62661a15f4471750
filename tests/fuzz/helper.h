/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A process that is asked and answers, for as long as the target runs: texts, each behind its length in bytes as a
 * 32-bit word in the machine's byte order. */
typedef struct _Helper Helper;

Helper *helper_new     (const char *const *argv);
void    helper_send    (Helper     *self,
                        const char *text);
char   *helper_receive (Helper     *self);

G_END_DECLS
