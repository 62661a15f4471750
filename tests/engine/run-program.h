/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include "engine/simulation/event-loop.h"

G_BEGIN_DECLS

/* What the tests of whole runs share: a real runner, and a run to the end. */
RbEventLoop *run_program        (RbProgram    *program);
RbEventLoop *run_source         (const char   *source);
void         turn_to_end        (RbEventLoop  *event_loop);
gboolean     turn_once          (RbEventLoop  *event_loop);
char        *dup_console        (RbEventLoop  *event_loop);
guint        count_records      (RbEventLoop  *event_loop,
                                 RbRecordKind  kind);

RbRecord        find_record     (RbEventLoop  *event_loop,
                                 RbRecordKind  kind);

/* The main() of such a test program: one test, with the name and the path of its argument. */
int run_test_of_file (int             argc,
                      char          **argv,
                      const char     *prefix,
                      GTestDataFunc   test);

G_END_DECLS
