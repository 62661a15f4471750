/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include <gio/gio.h>

#include "wire/fault.h"

G_BEGIN_DECLS

/**
 * RbCompiled:
 * @fault: what is wrong with the program
 * @word: the text that stands in the sentence about it, or ""
 * @in_setup: whether it is wrong in the program's setup
 * @place: where: its line, column, start and end, as #RbPlace has them
 * @is_module: whether it is run as a module
 * @sites: (element-type guint32): four numbers a site; nothing if the program is wrong
 * @names: the sites' names
 * @stand_ins: the names that were given stand-ins
 *
 * What a runner answers to a program.
 */
typedef struct
{
  RbFault fault;
  char *word;
  gboolean in_setup;
  guint32 place[4];
  gboolean is_module;
  GArray *sites;
  char **names;
  char **stand_ins;
} RbCompiled;

RbCompiled *rb_compiled_parse (GBytes      *payload,
                               GError     **error);
void        rb_compiled_free  (RbCompiled  *compiled);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RbCompiled, rb_compiled_free)

G_END_DECLS
