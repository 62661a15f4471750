/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include "engine/machine/machine.h"
#include "engine/narration/sentence.h"
#include "engine/simulation/event-loop.h"

G_BEGIN_DECLS

RbSentence  *rb_narration_tell             (RbMachine   *machine,
                                            RbEventLoop *event_loop);
char        *rb_narration_describe         (RbMachine   *machine,
                                            RbEventLoop *event_loop);
char        *rb_narration_describe_outcome (RbEventLoop *event_loop);
char        *rb_narration_describe_unrun   (GArray      *unrun);
char       **rb_narration_describe_waiting (RbTrace     *trace,
                                            guint        first_line);
char        *rb_narration_describe_definitions (RbEventLoop *event_loop);
char        *rb_narration_describe_stand_ins   (RbEventLoop *event_loop);

G_END_DECLS
