/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include "engine/player/player.h"
#include "ui/handout/handout-block.h"

G_BEGIN_DECLS

#define RB_TYPE_HANDOUT_TIMELINE (rb_handout_timeline_get_type ())

/* The lanes and bars of a run, with its engine times. It has the same scene as the timeline of the window, at a scale
 * that shows the whole run. */
G_DECLARE_FINAL_TYPE (RbHandoutTimeline, rb_handout_timeline, RB, HANDOUT_TIMELINE, RbHandoutBlock)

RbHandoutBlock *rb_handout_timeline_new (PangoContext *context,
                                         double        size,
                                         double        width,
                                         RbPlayer     *player);

G_END_DECLS
