/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include "engine/runner-client/frame-socket.h"

G_BEGIN_DECLS

#define RB_TYPE_RUNNER_PROCESS (rb_runner_process_get_type ())

/* A ringback-runner process and the socket to it. */
G_DECLARE_FINAL_TYPE (RbRunnerProcess, rb_runner_process, RB, RUNNER_PROCESS, GObject)

RbRunnerProcess   *rb_runner_process_new         (void);

void               rb_runner_process_start       (RbRunnerProcess      *self);
void               rb_runner_process_wait_async  (RbRunnerProcess      *self,
                                                  GAsyncReadyCallback   callback,
                                                  gpointer              user_data);
gboolean           rb_runner_process_wait_finish (RbRunnerProcess      *self,
                                                  GAsyncResult         *result,
                                                  GError              **error);
RbFrameSocket     *rb_runner_process_get_socket  (RbRunnerProcess      *self);
const char *const *rb_runner_process_get_missing (RbRunnerProcess      *self);
gboolean           rb_runner_process_is_alive    (RbRunnerProcess      *self);
guint64            rb_runner_process_get_memory  (RbRunnerProcess      *self);
void               rb_runner_process_kill        (RbRunnerProcess      *self);

G_END_DECLS
