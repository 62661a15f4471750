/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Asks a test262-worker, and starts another one where it crashed, hung, or has run many tests. */
typedef struct _Test262Asker Test262Asker;

Test262Asker *test262_asker_new  (const char    *worker,
                                  const char    *checkout);
void          test262_asker_free (Test262Asker  *self);

/* The worker's verdict, or "crashed", or "timed out". For the modes see test262-worker.c. */
char         *test262_asker_ask  (Test262Asker  *self,
                                  const char    *mode,
                                  gboolean       strict,
                                  const char    *path);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Test262Asker, test262_asker_free)

G_END_DECLS
