/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define RB_TYPE_TYPE_SCALE (rb_type_scale_get_type ())

/* Applies the "zoom" of the settings to all text, by a style sheet of its own. */
G_DECLARE_FINAL_TYPE (RbTypeScale, rb_type_scale, RB, TYPE_SCALE, GObject)

RbTypeScale  *rb_type_scale_new             (GSettings   *settings);

void          rb_type_scale_set_screen_size (RbTypeScale *self,
                                             int          screen_width,
                                             int          screen_height);

double        rb_type_scale_find_projected  (double       size,
                                             int          screen_width,
                                             int          screen_height);
const double *rb_type_scale_get_steps       (guint       *ret_n_steps);
double        rb_type_scale_get_larger      (double       zoom);
double        rb_type_scale_get_smaller     (double       zoom);

G_END_DECLS
