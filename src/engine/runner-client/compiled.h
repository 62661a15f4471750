/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include <gio/gio.h>

#include "wire/fault.h"

G_BEGIN_DECLS

/**
 * RbCompiled:
 * @fault: the syntax error in the program, or %RB_FAULT_NONE
 * @word: the text to insert in the sentence about the error, or ""
 * @in_setup: whether the error is in the setup
 * @place: where it is: line, column, start and end, as in #RbPlace
 * @is_module: whether the program runs as a module
 * @sites: (element-type guint32): four numbers a site, as wire/frame.h says; %NULL after a syntax error
 * @names: for each site its function's name, or ""
 * @stand_ins: the undeclared names that stand-ins were made for
 * @parts: how many parts with names of their own the program has
 * @taken: the names that were taken from other blocks of the article
 * @calls: the calls that would start the program, if it only defines; else empty
 * @comments: what comments of the program say that a statement prints
 * @comment_places: (element-type guint32): four numbers a comment, as wire/frame.h says
 *
 * The result of a compilation. The last eight members are set only if there is no syntax error.
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
  guint32 parts;
  char **taken;
  char **calls;
  char **comments;
  GArray *comment_places;
} RbCompiled;

RbCompiled *rb_compiled_parse (GBytes      *payload,
                               GError     **error);
void        rb_compiled_free  (RbCompiled  *compiled);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RbCompiled, rb_compiled_free)

G_END_DECLS
