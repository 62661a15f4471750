/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include <gtk/gtk.h>

#include "session/comparison/comparison.h"

G_BEGIN_DECLS

#define RB_TYPE_TIMELINE_VIEW (rb_timeline_view_get_type ())

/* What went on in a run, or in two, over time. Properties: "player" (an RbPlayer), "thin" (two rows without names).
 * Signal: "bar-activated" (guint run, guint site, guint callback): a person has chosen a bar; @site is 0 if it comes
 * from no place in the code, and @callback is 0 if it belongs to no callback. */
G_DECLARE_FINAL_TYPE (RbTimelineView, rb_timeline_view, RB, TIMELINE_VIEW, GtkWidget)

GtkWidget *rb_timeline_view_new              (void);

RbPlayer  *rb_timeline_view_get_player       (RbTimelineView *self);
void       rb_timeline_view_set_player       (RbTimelineView *self,
                                              RbPlayer       *player);
void       rb_timeline_view_set_players      (RbTimelineView *self,
                                              RbPlayer       *player,
                                              const char     *title,
                                              RbPlayer       *other,
                                              const char     *other_title);
void       rb_timeline_view_compare          (RbTimelineView *self,
                                              RbComparison   *comparison);
int        rb_timeline_view_get_least_height (RbTimelineView *self);
gboolean   rb_timeline_view_get_thin         (RbTimelineView *self);
void       rb_timeline_view_set_thin         (RbTimelineView *self,
                                              gboolean        thin);

G_END_DECLS
