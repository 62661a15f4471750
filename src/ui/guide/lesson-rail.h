/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include <gtk/gtk.h>

#include "session/session.h"

G_BEGIN_DECLS

#define RB_TYPE_LESSON_RAIL (rb_lesson_rail_get_type ())

/* The lessons of a session's library in a narrow column: numbers and ticks, with the titles as tooltips. Expanded, it
 * is the list with titles, groups and search. Lessons and opened files are opened by the rail itself.
 *
 * Properties: "session", "expanded". Signals: "own-chosen" (an RbEntry of the learner's own, or NULL for the pen at the
 * end of the rail), "opened" (after the person opened something here). */
G_DECLARE_FINAL_TYPE (RbLessonRail, rb_lesson_rail, RB, LESSON_RAIL, GtkWidget)

RbSession *rb_lesson_rail_get_session  (RbLessonRail *self);
void       rb_lesson_rail_set_session  (RbLessonRail *self,
                                        RbSession    *session);
gboolean   rb_lesson_rail_get_expanded (RbLessonRail *self);
void       rb_lesson_rail_set_expanded (RbLessonRail *self,
                                        gboolean      expanded);
void       rb_lesson_rail_set_shown    (RbLessonRail *self,
                                        gboolean      shown);
void       rb_lesson_rail_search       (RbLessonRail *self,
                                        const char   *query);

G_END_DECLS
