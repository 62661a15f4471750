/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include <gio/gio.h>

#include "wire/frame.h"

G_BEGIN_DECLS

/**
 * RbFrameHandler:
 * @kind: the kind of the frame, one that runners send
 * @payload: its payload, at most rb_frame_get_max_length() bytes
 * @user_data: data of the function
 *
 * A frame has arrived.
 */
typedef void (*RbFrameHandler) (RbFrameKind  kind,
                                GBytes      *payload,
                                gpointer     user_data);

/**
 * RbFrameEnded:
 * @error: (transfer none): an error of %RB_RUNNER_ERROR
 * @user_data: data of the function
 *
 * No frame will come any more: the other end has closed the connection, or has sent something invalid.
 */
typedef void (*RbFrameEnded) (const GError *error,
                              gpointer      user_data);

#define RB_TYPE_FRAME_SOCKET (rb_frame_socket_get_type ())

/* The host's end of a socket to a runner. */
G_DECLARE_FINAL_TYPE (RbFrameSocket, rb_frame_socket, RB, FRAME_SOCKET, GObject)

RbFrameSocket *rb_frame_socket_new         (int              fd,
                                            GError         **error);

void           rb_frame_socket_set_handler (RbFrameSocket   *self,
                                            RbFrameHandler   handler,
                                            RbFrameEnded     ended,
                                            gpointer         user_data);
void           rb_frame_socket_pause       (RbFrameSocket   *self);
void           rb_frame_socket_resume      (RbFrameSocket   *self);
gboolean       rb_frame_socket_has_more    (RbFrameSocket   *self);
void           rb_frame_socket_send        (RbFrameSocket   *self,
                                            RbFrameKind      kind,
                                            const char      *payload,
                                            gsize            length);
void           rb_frame_socket_close       (RbFrameSocket   *self);

G_END_DECLS
