/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include <gtksourceview/gtksource.h>

#include "engine/machine/machine.h"
#include "engine/trace/unrun.h"

G_BEGIN_DECLS

/**
 * RbCodeRange:
 * @start: in characters from the start of the text
 * @end: likewise
 * @callback: the callback whose function it is
 * @state: the state of that callback
 * @flashes: whether the callback became done in this moment
 *
 * The range of a callback's function in the source.
 */
typedef struct
{
  guint start;
  guint end;
  guint callback;
  RbCallbackState state;
  gboolean flashes;
} RbCodeRange;

/**
 * RbCodeWait:
 * @start: in characters from the start of the text
 * @end: likewise
 * @line: the line on which it starts, from 1
 *
 * An `await` in the source at which a function is suspended.
 */
typedef struct
{
  guint start;
  guint end;
  guint line;
} RbCodeWait;

#define RB_TYPE_CODE_VIEW (rb_code_view_get_type ())

/* A source view that shows, under its text, the current statement, the ranges of callbacks, and the `await`s at which
 * functions are suspended. Code that did not run is pale. */
G_DECLARE_FINAL_TYPE (RbCodeView, rb_code_view, RB, CODE_VIEW, GtkSourceView)

void      rb_code_view_set_ranges    (RbCodeView        *self,
                                      const RbCodeRange *ranges,
                                      guint              n_ranges);
void      rb_code_view_set_waits     (RbCodeView        *self,
                                      const RbCodeWait  *waits,
                                      guint              n_waits);
void      rb_code_view_set_statement (RbCodeView        *self,
                                      guint              start,
                                      guint              end);
gboolean  rb_code_view_get_statement (RbCodeView        *self,
                                      guint             *ret_start,
                                      guint             *ret_end);
void      rb_code_view_set_unrun     (RbCodeView        *self,
                                      GArray            *unrun);
void      rb_code_view_set_flash     (RbCodeView        *self,
                                      double             flash);

G_END_DECLS
