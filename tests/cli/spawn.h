/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The result of one call of ringback-cli. */
typedef struct
{
  char *output;
  char *errors;
  char *missing; /* what it prints about missing parts of the sandbox, which is not part of the errors; or NULL */
  int code; /* the exit code; -1 if a signal ended it */
} Result;

/* A temporary folder for the files of one test. */
typedef struct
{
  char *folder;
} Fixture;

/* Calls ringback-cli in @folder (may be NULL), with the environment variable @variable (may be NULL) set to @value. */
Result *call_in      (const char *folder,
                      const char *variable,
                      const char *value,
                      const char *arguments,
                      ...) G_GNUC_NULL_TERMINATED;
void    result_free  (Result     *result);

/* Most tests do not depend on the sandbox of this machine, so this removes messages about it. */
char   *take_missing (char       *errors);

void    assert_exits (Result     *result,
                      int         code);

void    set_up       (Fixture       *fixture,
                      gconstpointer  data);
void    tear_down    (Fixture       *fixture,
                      gconstpointer  data);
void    write_file   (Fixture       *fixture,
                      const char    *name,
                      const char    *text);

#define call(fixture, ...) call_in ((fixture)->folder, NULL, NULL, __VA_ARGS__, NULL)

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Result, result_free)

G_END_DECLS
