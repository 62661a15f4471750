/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include <gtk/gtk.h>

#include "engine/machine/machine.h"

G_BEGIN_DECLS

#define RB_TYPE_CALLBACK_BADGE (rb_callback_badge_get_type ())

/* The small rounded square with a callback's letter in its colour, and a tick once the callback is
 * done, or the sign of an error if it failed. Properties:
 * "callback" (guint, 0 for the main script), "state" (an RbCallbackState), "plain" (the state is not shown; the default
 * until a state is set). */
G_DECLARE_FINAL_TYPE (RbCallbackBadge, rb_callback_badge, RB, CALLBACK_BADGE, GtkWidget)

GtkWidget       *rb_callback_badge_new          (void);

guint            rb_callback_badge_get_callback (RbCallbackBadge *self);
void             rb_callback_badge_set_callback (RbCallbackBadge *self,
                                                 guint            callback);
RbCallbackState  rb_callback_badge_get_state    (RbCallbackBadge *self);
void             rb_callback_badge_set_state    (RbCallbackBadge *self,
                                                 RbCallbackState  state);
gboolean         rb_callback_badge_get_plain    (RbCallbackBadge *self);
void             rb_callback_badge_set_plain    (RbCallbackBadge *self,
                                                 gboolean         plain);

G_END_DECLS
