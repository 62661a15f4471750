/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include "engine/simulation/clock.h"
#include "engine/simulation/database.h"
#include "engine/simulation/requests.h"

G_BEGIN_DECLS

struct _RbRequests
{
  GObject parent_instance;

  RbTrace *trace;
  RbClock *clock;
  RbDatabase *database;
  RbConvention convention;
  RbRequestFunc queue;
  gpointer user_data; /* of queue */
  GHashTable *by_number;
  GQueue immediates; /* the numbers of those that wait for an empty task queue */
  guint n_requests;
  gboolean delivering;
  gboolean is_over; /* after rb_requests_cancel(): answers that the main loop still brings are ignored */
  guint blocking;   /* the lookup that the program is blocked on, or 0 */
  gint64 blocking_due;
  RbAnswer *answer; /* to that lookup, once it is there */
  RbRequests **home; /* a box that holds these requests as long as they are there; the lookups under way share it */
};

/* requests.c */
void       rb_requests_append         (RbRequests       *self,
                                       RbRecord          record);
RbRequest *rb_requests_add            (RbRequests       *self,
                                       const RbRecord   *record,
                                       GError          **error);
RbRequest *rb_requests_find           (RbRequests       *self,
                                       guint             number);
void       rb_requests_forget         (RbRequests       *self,
                                       guint             number);
void       rb_requests_end_delivery   (RbRequests       *self);

/* requests-timers.c */
void       rb_requests_timer_fired_cb (guint             number,
                                       gpointer          user_data);
void       rb_requests_arm_timer      (RbRequests       *self,
                                       const RbRequest  *request,
                                       guint             delay);

G_END_DECLS
