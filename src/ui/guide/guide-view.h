/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include <gtk/gtk.h>

#include "session/session.h"

G_BEGIN_DECLS

#define RB_TYPE_GUIDE_VIEW (rb_guide_view_get_type ())

/* The article of a session, one step at a time. It hides itself if the session's document is no article.
 *
 * Properties: "session", "compact" (whether the view lies above the code and is one step high, instead of standing
 * beside it). Actions: guide.next-step, guide.previous-step (Alt+Right, Alt+Left), guide.show-moment (Ctrl+M),
 * guide.next-lesson. */
G_DECLARE_FINAL_TYPE (RbGuideView, rb_guide_view, RB, GUIDE_VIEW, GtkWidget)

RbSession *rb_guide_view_get_session  (RbGuideView *self);
void       rb_guide_view_set_session  (RbGuideView *self,
                                       RbSession   *session);
gboolean   rb_guide_view_get_compact  (RbGuideView *self);
void       rb_guide_view_set_compact  (RbGuideView *self,
                                       gboolean     compact);
int        rb_guide_view_measure_step (RbGuideView *self,
                                       int          width);
void       rb_guide_view_set_counting (RbGuideView *self,
                                       gboolean     counting);

G_END_DECLS
