/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include "cli/terminal.h"

G_BEGIN_DECLS

RbExit rb_cli_run   (char **arguments);
RbExit rb_cli_list  (char **arguments);
RbExit rb_cli_check (char **arguments);
RbExit rb_cli_new   (char **arguments);

G_END_DECLS
