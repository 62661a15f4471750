/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include "wire/runner-interface.h"

G_BEGIN_DECLS

/* The other end of a realm's connection, in a thread of this process: it takes every record and checks it. */
typedef struct _Test262Host Test262Host;

Test262Host *test262_host_new        (void);

/* What a realm is made with. */
RbWireHost  *test262_host_get_proxy  (Test262Host  *self);

/* Another program's records are to come; @compiled is what the compiler gave for it. */
void         test262_host_begin      (Test262Host  *self,
                                      GVariant     *compiled);

/* Takes the last records; gives what went uncaught or was wrong with the records, or NULL. */
char        *test262_host_finish     (Test262Host  *self,
                                      GVariant     *records);

G_END_DECLS
