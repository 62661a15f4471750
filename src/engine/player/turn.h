/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include "engine/simulation/event-loop.h"

G_BEGIN_DECLS

/*
 * RbTurnFunc:
 * @owner: who started the turn
 * @event_loop: the event loop that took it
 *
 * What is called when a turn is over.
 */
typedef void (* RbTurnFunc) (gpointer     owner,
                             RbEventLoop *event_loop);

void rb_turn_start (RbEventLoop *event_loop,
                    gpointer     owner,
                    RbTurnFunc   func);

G_END_DECLS
