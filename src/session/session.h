/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include "engine/player/player.h"
#include "engine/runner-client/runner-pool.h"
#include "lesson/library/entry.h"
#include "lesson/library/library.h"
#include "session/document.h"
#include "session/draft.h"
#include "session/guide.h"
#include "session/stops.h"

G_BEGIN_DECLS

#define RB_TYPE_SESSION (rb_session_get_type ())

/* What a window is about, without its widgets: a document, the current text of its program, and the run of that text.
 *
 * Properties: "document", "draft", "guide" (where the learner is in the article), "stops"
 * (where playing stops), "player" (NULL while nothing has run), "comments" (what the program's comments say, held
 * against the run), "hurrying" (whether the player is going straight to the end of the run), all read-only; "library"
 * (the lessons that can be opened, or NULL), "answers" (an RbAnswers), "speed", "pace" (how long moments are shown).
 * Signal: "message" (a sentence to show to the person). */
G_DECLARE_FINAL_TYPE (RbSession, rb_session, RB, SESSION, GObject)

RbSession  *rb_session_new           (RbRunnerPool *pool,
                                      RbDraftStore *drafts,
                                      RbProgress   *progress);

RbDocument *rb_session_get_document  (RbSession    *self);
void        rb_session_open_lesson   (RbSession    *self,
                                      RbLesson     *lesson);
void        rb_session_open_file     (RbSession    *self,
                                      GFile        *file);
RbLibrary  *rb_session_get_library   (RbSession    *self);
void        rb_session_set_library   (RbSession    *self,
                                      RbLibrary    *library);
RbLesson   *rb_session_find_next     (RbSession    *self);
RbGuide    *rb_session_get_guide     (RbSession    *self);
gboolean    rb_session_get_asking    (RbSession    *self);
gboolean    rb_session_ask           (RbSession    *self);
GListModel *rb_session_get_own       (RbSession    *self);
void        rb_session_add_own       (RbSession    *self,
                                      RbEntry      *entry);
void        rb_session_remove_own    (RbSession    *self,
                                      RbEntry      *entry);
RbDraft    *rb_session_get_draft     (RbSession    *self);
void        rb_session_edit          (RbSession    *self,
                                      const char   *text);
void        rb_session_reset         (RbSession    *self);
void        rb_session_restore       (RbSession    *self);
RbStops    *rb_session_get_stops     (RbSession    *self);
RbAnswers   rb_session_get_answers   (RbSession    *self);
void        rb_session_set_answers   (RbSession    *self,
                                      RbAnswers     answers);

gboolean    rb_session_get_must_run  (RbSession    *self);
gboolean    rb_session_get_completed (RbSession    *self);
void        rb_session_run           (RbSession    *self);
void        rb_session_toggle        (RbSession    *self);
void        rb_session_restart       (RbSession    *self);
void        rb_session_step_forward  (RbSession    *self);
void        rb_session_to_end        (RbSession    *self);
void        rb_session_run_to_line   (RbSession    *self,
                                      guint         line);
gboolean    rb_session_get_hurrying  (RbSession    *self);
void        rb_session_stop          (RbSession    *self);
void        rb_session_discard_run   (RbSession    *self);
RbPlayer   *rb_session_get_player    (RbSession    *self);
double      rb_session_get_speed     (RbSession    *self);
void        rb_session_set_speed     (RbSession    *self,
                                      double        speed);
double      rb_session_get_pace      (RbSession    *self);
void        rb_session_set_pace      (RbSession    *self,
                                      double        pace);

G_END_DECLS
