/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include "wire/frame.h"

G_BEGIN_DECLS

/* The runner's end of the wire, for test runners. All functions block. */

/* The payload of COMPILE or INVOKE: the source of the program, or the request. */
typedef struct
{
  guint32 kind;
  char *source;
  guint request;
} Call;

gboolean frames_send_bytes   (gconstpointer  bytes,
                              gsize          length);
gboolean frames_send         (guint32        kind,
                              gconstpointer  payload,
                              gsize          length);
gboolean frames_send_text    (guint32        kind,
                              const char    *text);
gboolean frames_send_await   (guint          request);
gboolean frames_receive      (int            patience,
                              guint32       *ret_kind,
                              char         **ret_payload);
gboolean frames_receive_call (int            patience,
                              Call          *ret_call);
void     frames_clear_call   (Call          *call);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Call, frames_clear_call)

G_END_DECLS
