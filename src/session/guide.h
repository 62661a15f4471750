/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include "engine/trace/trace.h"
#include "session/document.h"
#include "session/guide-step.h"

G_BEGIN_DECLS

#define RB_TYPE_GUIDE (rb_guide_get_type ())

/* The article of a document in steps, and at which one the learner is: a GListModel of RbGuideStep, empty if the
 * document is no article. A step of another exercise opens that exercise. The place and the answers are kept for each
 * article that was open, as long as the guide exists.
 *
 * Properties, all but "position" read-only: "position" (from 0), "current" (a step, or NULL), "beside-label" and
 * "beside-printed" (the version that was left, and what its last run has printed, until the next run; or NULL). */
G_DECLARE_FINAL_TYPE (RbGuide, rb_guide, RB, GUIDE, GObject)

RbGuide     *rb_guide_new                (RbDocument *document);

guint        rb_guide_get_position       (RbGuide    *self);
void         rb_guide_set_position       (RbGuide    *self,
                                          guint       position);
RbGuideStep *rb_guide_get_current        (RbGuide    *self);
void         rb_guide_show_block         (RbGuide    *self,
                                          RbBlock    *block);
const char  *rb_guide_get_beside_label   (RbGuide    *self);
const char  *rb_guide_get_beside_printed (RbGuide    *self);

void         rb_guide_begin_run          (RbGuide    *self);
void         rb_guide_end_run            (RbGuide    *self,
                                          RbTrace    *trace,
                                          gboolean    as_written);

G_END_DECLS
