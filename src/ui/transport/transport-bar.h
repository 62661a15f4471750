/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include <gtk/gtk.h>

#include "session/comparison/comparison.h"

G_BEGIN_DECLS

#define RB_TYPE_TRANSPORT_BAR (rb_transport_bar_get_type ())

/* The buttons that start and move a run. They activate actions of the window: win.restart, win.step-back, win.play,
 * win.step-forward, win.to-end, win.stop, win.speed and win.reset. Properties: "session", "comparison"
 * (what they move instead of the session's run, or NULL). */
G_DECLARE_FINAL_TYPE (RbTransportBar, rb_transport_bar, RB, TRANSPORT_BAR, GtkBox)

RbSession *rb_transport_bar_get_session    (RbTransportBar *self);
void       rb_transport_bar_set_session    (RbTransportBar *self,
                                            RbSession      *session);
void       rb_transport_bar_set_comparison (RbTransportBar *self,
                                            RbComparison   *comparison);
void       rb_transport_bar_set_few        (RbTransportBar *self,
                                            gboolean        few);
void       rb_transport_bar_set_compact    (RbTransportBar *self,
                                            gboolean        compact);
void       rb_transport_bar_grab_run       (RbTransportBar *self);

G_END_DECLS
