/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include <gtksourceview/gtksource.h>

#include "engine/machine/machine.h"
#include "ui/code/code-view.h"

G_BEGIN_DECLS

/**
 * RbGutterBadge:
 * @line: from 1
 * @callback: the callback to show there
 * @state: the callback's state
 * @more: how many other callbacks begin on the line
 *
 * A callback's badge beside the line on which its function begins.
 */
typedef struct
{
  guint line;
  guint callback;
  RbCallbackState state;
  guint more;
} RbGutterBadge;

#define RB_TYPE_CALLBACK_GUTTER (rb_callback_gutter_get_type ())

/* The column beside the line numbers: the badges of callbacks, and signs at the current line, at lines where a function
 * is suspended, at lines that did not run, at lines where playing stops, and at the line of an error. */
G_DECLARE_FINAL_TYPE (RbCallbackGutter, rb_callback_gutter, RB, CALLBACK_GUTTER, GtkSourceGutterRenderer)

GtkSourceGutterRenderer *rb_callback_gutter_new              (void);

void                     rb_callback_gutter_set_badges       (RbCallbackGutter    *self,
                                                              const RbGutterBadge *badges,
                                                              guint                n_badges);
void                     rb_callback_gutter_set_waits        (RbCallbackGutter    *self,
                                                              const RbCodeWait    *waits,
                                                              guint                n_waits);
void                     rb_callback_gutter_set_unrun        (RbCallbackGutter    *self,
                                                              const guint         *lines,
                                                              guint                n_lines,
                                                              const char          *words);
void                     rb_callback_gutter_set_current_line (RbCallbackGutter    *self,
                                                              guint                line);
guint                    rb_callback_gutter_get_current_line (RbCallbackGutter    *self);
void                     rb_callback_gutter_set_stops        (RbCallbackGutter    *self,
                                                              const guint         *lines,
                                                              guint                n_lines);
guint                    rb_callback_gutter_get_callback     (RbCallbackGutter    *self,
                                                              guint                line);
gboolean                 rb_callback_gutter_has_badge_at     (RbCallbackGutter    *self,
                                                              guint                line,
                                                              double               x);
void                     rb_callback_gutter_set_error_line   (RbCallbackGutter    *self,
                                                              guint                line);

G_END_DECLS
