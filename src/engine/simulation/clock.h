/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define RB_TYPE_CLOCK (rb_clock_get_type ())

/* Engine time, and the tasks and timers that wait for it. */
G_DECLARE_FINAL_TYPE (RbClock, rb_clock, RB, CLOCK, GObject)

/**
 * RbClockFunc:
 * @number: the number of a timer
 * @user_data: data of the function
 *
 * A timer is due.
 */
typedef void (*RbClockFunc) (guint    number,
                             gpointer user_data);

RbClock *rb_clock_new           (void);

gint64   rb_clock_get_now       (RbClock *self);
void     rb_clock_advance       (RbClock *self,
                                 gint64   now);
void     rb_clock_schedule      (RbClock *self,
                                 GTask   *task,
                                 gint64   delay);
void     rb_clock_set_timer     (RbClock      *self,
                                 guint         number,
                                 GCancellable *cancellable,
                                 gint64        delay);
void     rb_clock_set_func      (RbClock      *self,
                                 RbClockFunc   func,
                                 gpointer      user_data);
guint    rb_clock_get_n_pending (RbClock *self);
gint64   rb_clock_get_next_due  (RbClock *self);
void     rb_clock_complete_next (RbClock *self);
void     rb_clock_cancel_all    (RbClock *self);

G_END_DECLS
