/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include <gio/gio.h>

#include "engine/program/database-config.h"

G_BEGIN_DECLS

#define RB_TYPE_PROGRESS (rb_progress_get_type ())

/* The progress of the learner: which lessons are completed, what was predicted, and what was open last. It is stored in
 * a key file. Signal: "changed". */
G_DECLARE_FINAL_TYPE (RbProgress, rb_progress, RB, PROGRESS, GObject)

RbProgress   *rb_progress_new               (const char  *folder);

const GError *rb_progress_get_load_error    (RbProgress  *self);

gboolean      rb_progress_get_completed     (RbProgress  *self,
                                             const char  *lesson);
gboolean      rb_progress_set_completed     (RbProgress  *self,
                                             const char  *lesson,
                                             gboolean     completed,
                                             GError     **error);
int           rb_progress_get_prediction    (RbProgress  *self,
                                             const char  *question);
gboolean      rb_progress_set_prediction    (RbProgress  *self,
                                             const char  *question,
                                             int          chosen,
                                             GError     **error);
const char   *rb_progress_get_last_key      (RbProgress  *self);
guint         rb_progress_get_last_exercise (RbProgress  *self);
const char   *rb_progress_get_last_version  (RbProgress  *self);
RbAnswers     rb_progress_get_last_answers  (RbProgress  *self,
                                             RbAnswers    fallback);
guint         rb_progress_get_last_step     (RbProgress  *self);
gboolean      rb_progress_set_last_step     (RbProgress  *self,
                                             guint        step,
                                             GError     **error);
gboolean      rb_progress_set_last          (RbProgress  *self,
                                             const char  *key,
                                             guint        exercise,
                                             const char  *version,
                                             RbAnswers    answers,
                                             GError     **error);

G_END_DECLS
