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
  GQueue *tasks;
  GHashTable *by_number;
  GQueue immediates; /* their numbers */
  guint n_requests;
  gboolean delivering;
  gboolean is_over; /* nothing is told any more, whatever is still on its way from the main loop */
  guint blocking;
  gint64 blocking_due;
  RbAnswer *answer;
};

/* What a lookup's GTask knows of us: it may outlive the run. */
typedef struct
{
  GWeakRef requests;
  guint number;
} RbWaiter;

/* requests.c */
RbWaiter  *rb_waiter_new              (RbRequests       *self,
                                       guint             number);
void       rb_waiter_free             (RbWaiter         *waiter);

void       rb_requests_append         (RbRequests       *self,
                                       RbRecord          record);
RbRequest *rb_requests_add            (RbRequests       *self,
                                       const RbRecord   *record,
                                       GError          **error);
RbRequest *rb_requests_find           (RbRequests       *self,
                                       guint             number);
void       rb_requests_forget         (RbRequests       *self,
                                       guint             number);
void       rb_requests_queue_task     (RbRequests       *self,
                                       const RbRequest  *request,
                                       char             *arguments);
void       rb_requests_end_delivery   (RbRequests       *self);

/* requests-timers.c */
void       rb_requests_timer_fired_cb (guint             number,
                                       gpointer          user_data);
void       rb_requests_arm_timer      (RbRequests       *self,
                                       const RbRequest  *request,
                                       guint             delay);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RbWaiter, rb_waiter_free)

G_END_DECLS
