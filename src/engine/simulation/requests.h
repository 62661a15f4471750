/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include "engine/program/program.h"
#include "engine/runner-client/record-reader.h"
#include "engine/simulation/request.h"

G_BEGIN_DECLS

#define RB_TYPE_REQUESTS (rb_requests_get_type ())

/* The lookups and timers of a run that have not called their callbacks yet, and the clock that they wait on. */
G_DECLARE_FINAL_TYPE (RbRequests, rb_requests, RB, REQUESTS, GObject)

/**
 * RbRequestFunc:
 * @request: a request
 * @user_data: data of the function
 *
 * The callback of @request is to enter the task queue.
 */
typedef void (*RbRequestFunc) (const RbRequest *request,
                               gpointer         user_data);

RbRequests      *rb_requests_new               (RbProgram           *program,
                                                RbTrace             *trace,
                                                RbRequestFunc        queue,
                                                gpointer             user_data);
const RbRequest *rb_requests_get               (RbRequests          *self,
                                                guint                request);

gint64           rb_requests_get_now           (RbRequests          *self);
void             rb_requests_advance           (RbRequests          *self,
                                                gint64               now);
gint64           rb_requests_get_next_due      (RbRequests          *self);
gboolean         rb_requests_are_too_many      (RbRequests          *self);

gboolean         rb_requests_start_lookup      (RbRequests          *self,
                                                const RbRecord      *record,
                                                GError             **error);
gboolean         rb_requests_set_timer         (RbRequests          *self,
                                                const RbRecord      *record,
                                                GError             **error);
gboolean         rb_requests_clear_timer       (RbRequests          *self,
                                                const RbRecord      *record,
                                                GError             **error);
void             rb_requests_end_task          (RbRequests          *self,
                                                guint                request);

gboolean         rb_requests_has_immediates    (RbRequests          *self);
void             rb_requests_queue_immediates  (RbRequests          *self);
void             rb_requests_deliver_next      (RbRequests          *self);
gboolean         rb_requests_is_delivering     (RbRequests          *self);
gboolean         rb_requests_is_blocking       (RbRequests          *self,
                                                guint                request,
                                                gint64              *ret_due);
RbAnswer        *rb_requests_take_answer       (RbRequests          *self);
void             rb_requests_cancel            (RbRequests          *self);

G_END_DECLS
