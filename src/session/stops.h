/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define RB_TYPE_STOPS (rb_stops_get_type ())

/* The lines of a program at which playing stops. Each program has its own, and they are kept while this object lives.
 * Signal: "changed" (the lines are others now). */
G_DECLARE_FINAL_TYPE (RbStops, rb_stops, RB, STOPS, GObject)

RbStops     *rb_stops_new       (void);

void         rb_stops_open      (RbStops     *self,
                                 const char  *program);
const guint *rb_stops_get_lines (RbStops     *self,
                                 guint       *ret_n_lines);
void         rb_stops_set_lines (RbStops     *self,
                                 const guint *lines,
                                 guint        n_lines);
void         rb_stops_toggle    (RbStops     *self,
                                 guint        line);

G_END_DECLS
