/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RbExit:
 * @RB_EXIT_OK: ran to idle; or nothing was wrong
 * @RB_EXIT_ERROR: an uncaught error or an unhandled rejection; or something was wrong
 * @RB_EXIT_USAGE: the command or its input was of no use
 * @RB_EXIT_SYNTAX: a syntax error
 * @RB_EXIT_LIMIT: a limit stopped the program
 * @RB_EXIT_RUNNER: the runner failed
 *
 * What the program returns to its shell.
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

/* What the subcommands have in common: their options, and how their output ends. */
gboolean rb_cli_parse          (char               ***arguments,
                                const GOptionEntry   *entries,
                                const char           *parameters,
                                const char           *summary);
gboolean rb_cli_expect_article (const char           *path);
void     rb_cli_refuse_program (const char           *path);
gboolean rb_cli_flush          (void);
RbExit   rb_cli_finish         (RbExit                code);

G_END_DECLS
