/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RbExit:
 * @RB_EXIT_OK: the program ran until nothing was left to run, or no problems were found
 * @RB_EXIT_ERROR: an uncaught error, an unhandled rejection, a problem in an article, or output that could not be
 *   written
 * @RB_EXIT_USAGE: the command line was wrong, or the input could not be read
 * @RB_EXIT_SYNTAX: the program has a syntax error
 * @RB_EXIT_LIMIT: a limit stopped the program
 * @RB_EXIT_RUNNER: the runner failed
 *
 * The exit codes of ringback-cli, sorted by severity.
 */
typedef enum
{
  RB_EXIT_OK,
  RB_EXIT_ERROR,
  RB_EXIT_USAGE,
  RB_EXIT_SYNTAX,
  RB_EXIT_LIMIT,
  RB_EXIT_RUNNER,
} RbExit;

/* Parsing of options and output for all subcommands. */
gboolean rb_cli_parse          (char               ***arguments,
                                const GOptionEntry   *entries,
                                const char           *parameters,
                                const char           *summary);
gboolean rb_cli_check_choice   (const char           *option,
                                const char           *value,
                                const char * const   *choices);
char    *rb_cli_dup_exit_codes (void);
void     rb_cli_end_by_signal  (int                   number);
gboolean rb_cli_flush          (void);
RbExit   rb_cli_finish         (RbExit                code);

G_END_DECLS
