/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include "lesson/library/file-watch.h"
#include "session/comments.h"
#include "session/completion.h"
#include "session/session.h"

G_BEGIN_DECLS

typedef enum
{
  RB_SESSION_PROP_0,
  RB_SESSION_PROP_DOCUMENT,
  RB_SESSION_PROP_DRAFT,
  RB_SESSION_PROP_GUIDE,
  RB_SESSION_PROP_STOPS,
  RB_SESSION_PROP_LIBRARY,
  RB_SESSION_PROP_ANSWERS,
  RB_SESSION_PROP_PLAYER,
  RB_SESSION_PROP_COMMENTS,
  RB_SESSION_PROP_HURRYING,
  RB_SESSION_PROP_SPEED,
  RB_SESSION_PROP_PACE,
  RB_SESSION_N_PROPS
} RbSessionProp;

struct _RbSession
{
  GObject parent_instance;

  RbRunnerPool *pool;
  RbProgress *progress;
  RbCompletion *completion;

  RbLibrary *library;
  RbDocument *document;
  RbGuide *guide;
  GListStore *own; /* of RbEntry */
  char *key;
  RbAnswers written; /* the setting of the article's database */

  /* While a file is open that is no lesson of the library, it is watched. */
  RbFileWatch *watch;
  char *seen; /* the checksum of its text */
  gboolean is_gone;
  RbDraft *draft;
  RbStops *stops;
  RbAnswers answers;

  /* The run of the draft. */
  RbPlayer *player;
  GSignalGroup *player_signals;
  RbComments *comments;
  gboolean hurrying;
  double speed;
  double pace;
};

/* session.c */
void          rb_session_say                   (RbSession     *self,
                                                const char    *message);
void          rb_session_notify                (RbSession     *self,
                                                RbSessionProp  prop);
void          rb_session_say_progress          (RbSession     *self,
                                                const GError  *error);

/* session-question.c */
void          rb_session_keep_predictions      (RbSession     *self);

/* session-refresh.c */
void          rb_session_watch_document        (RbSession     *self);
void          rb_session_watch_library         (RbSession     *self,
                                                RbLibrary     *library);

/* session-run.c */
GSignalGroup *rb_session_create_player_signals (RbSession     *self);
void          rb_session_update_stops          (RbSession     *self);

G_END_DECLS
