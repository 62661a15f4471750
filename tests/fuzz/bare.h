/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What JavaScriptCore by itself prints when it runs a program after its setup. */
char *run_bare       (const char *setup,
                      const char *program);

/* Prints an error that nobody caught, as far as it is the same however a program is run: a message that quotes much
 * code is cut off before the code is restored. */
void  print_uncaught (GString    *printed,
                      const char *message);

G_END_DECLS
