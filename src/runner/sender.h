/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include "wire/record.h"
#include "wire/runner-interface.h"

G_BEGIN_DECLS

#define RB_TYPE_SENDER (rb_sender_get_type ())

/* What takes records to the host. */
G_DECLARE_FINAL_TYPE (RbSender, rb_sender, RB, SENDER, GObject)

RbSender *rb_sender_new         (RbWireHost     *host);

void      rb_sender_pack_string (RbSender       *self,
                                 const char     *text);
void      rb_sender_pack        (RbSender       *self,
                                 const guint32  *words,
                                 guint           n_words);
GVariant *rb_sender_take        (RbSender       *self);
void      rb_sender_send        (RbSender       *self,
                                 const guint32  *words,
                                 guint           n_words);
void      rb_sender_wait        (RbSender       *self);
GVariant *rb_sender_ask         (RbSender       *self,
                                 guint           request,
                                 gint64         *ret_now);

G_END_DECLS
