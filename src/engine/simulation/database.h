/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include "engine/program/database-config.h"
#include "engine/simulation/clock.h"

G_BEGIN_DECLS

/**
 * RbDatabaseError:
 * @RB_DATABASE_ERROR_FAILED: the article says that this lookup fails
 * @RB_DATABASE_ERROR_UNKNOWN: there is no such key, or no such table
 *
 * Why a lookup fails. The messages are not translated, because the program receives them.
 */
typedef enum
{
  RB_DATABASE_ERROR_FAILED,
  RB_DATABASE_ERROR_UNKNOWN,
} RbDatabaseError;

#define RB_DATABASE_ERROR (rb_database_error_quark ())
GQuark rb_database_error_quark (void);

/**
 * RB_DATABASE_FETCH:
 *
 * The name by which a program's `fetch` asks. It is the name of no table.
 */
#define RB_DATABASE_FETCH "fetch"

/**
 * RB_DATABASE_FILES:
 *
 * What the names begin with by which a program's `fs` asks for a file. It begins the name of no table.
 */
#define RB_DATABASE_FILES "fs."

/**
 * RB_DATABASE_WRITE_FILE:
 *
 * The name by which a program's `fs` writes a file, which need not exist.
 */
#define RB_DATABASE_WRITE_FILE "fs.writeFile"

/**
 * RB_DATABASE_REMOVE_FILE:
 *
 * The name by which a program's `fs` removes a file.
 */
#define RB_DATABASE_REMOVE_FILE "fs.unlink"

#define RB_TYPE_DATABASE (rb_database_get_type ())

/* The simulated database, which takes engine time to answer. */
G_DECLARE_FINAL_TYPE (RbDatabase, rb_database, RB, DATABASE, GObject)

RbDatabase   *rb_database_new              (RbDatabaseConfig     *config,
                                            RbClock              *clock);

void          rb_database_set_makes_files  (RbDatabase           *self,
                                            gboolean              makes_files);

gint64        rb_database_lookup_async     (RbDatabase           *self,
                                            const char           *table,
                                            const char           *key,
                                            gboolean              stand_in,
                                            GCancellable         *cancellable,
                                            GAsyncReadyCallback   callback,
                                            gpointer              user_data);
char         *rb_database_lookup_finish    (RbDatabase           *self,
                                            GAsyncResult         *result,
                                            GError              **error);

G_END_DECLS
