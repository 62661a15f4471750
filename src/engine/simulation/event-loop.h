/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include "engine/program/program.h"
#include "engine/runner-client/runner-pool.h"
#include "engine/trace/trace.h"

G_BEGIN_DECLS

#define RB_TYPE_EVENT_LOOP (rb_event_loop_get_type ())

/* One run of one program. Signals: "extended" (the trace has grown), "finished". */
G_DECLARE_FINAL_TYPE (RbEventLoop, rb_event_loop, RB, EVENT_LOOP, GObject)

RbEventLoop        *rb_event_loop_new                (RbProgram            *program,
                                                      RbRunnerPool         *pool);

RbProgram          *rb_event_loop_get_program        (RbEventLoop          *self);
RbRunnerPool       *rb_event_loop_get_pool           (RbEventLoop          *self);
RbTrace            *rb_event_loop_get_trace          (RbEventLoop          *self);
const char * const *rb_event_loop_get_stand_ins      (RbEventLoop          *self);
gboolean            rb_event_loop_is_lacking         (RbEventLoop          *self);
guint               rb_event_loop_get_n_parts        (RbEventLoop          *self);
const char *const  *rb_event_loop_get_taken          (RbEventLoop          *self);
const char *const  *rb_event_loop_get_comments       (RbEventLoop          *self);
GArray             *rb_event_loop_get_comment_places (RbEventLoop          *self);
const char *const  *rb_event_loop_get_calls          (RbEventLoop          *self);

void                rb_event_loop_turn_async         (RbEventLoop          *self,
                                                      GCancellable         *cancellable,
                                                      GAsyncReadyCallback   callback,
                                                      gpointer              user_data);
gboolean            rb_event_loop_turn_finish        (RbEventLoop          *self,
                                                      GAsyncResult         *result,
                                                      GError              **error);
void                rb_event_loop_run_async          (RbEventLoop          *self,
                                                      GCancellable         *cancellable,
                                                      GAsyncReadyCallback   callback,
                                                      gpointer              user_data);
gboolean            rb_event_loop_run_finish         (RbEventLoop          *self,
                                                      GAsyncResult         *result,
                                                      GError              **error);
void                rb_event_loop_stop               (RbEventLoop          *self);
void                rb_event_loop_stop_by_limit      (RbEventLoop          *self,
                                                      RbLimit               limit);

gboolean            rb_event_loop_get_finished       (RbEventLoop          *self);
RbOutcome           rb_event_loop_get_outcome        (RbEventLoop          *self);
const char         *rb_event_loop_get_message        (RbEventLoop          *self);
const RbPlace      *rb_event_loop_get_place          (RbEventLoop          *self);
const RbPlace      *rb_event_loop_get_setup_place    (RbEventLoop          *self);
gboolean            rb_event_loop_get_had_error      (RbEventLoop          *self);
gboolean            rb_event_loop_get_interrupted    (RbEventLoop          *self);

G_END_DECLS
