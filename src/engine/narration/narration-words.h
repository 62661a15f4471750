/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include "engine/trace/function-words.h"

G_BEGIN_DECLS

/* How many characters of a text of the program's a sentence shows. */
#define RB_NARRATION_WORDS_MAX_TEXT 60

/* The same for the message of an error, which is of no use without its end. */
#define RB_NARRATION_WORDS_MAX_MESSAGE 100

char         *rb_narration_words_dup_letter    (guint32         callback);
char         *rb_narration_words_dup_text      (RbTrace        *trace,
                                                guint32         string,
                                                guint           max_length);
char         *rb_narration_words_dup_label    (RbTrace        *trace,
                                                guint32         request);
char         *rb_narration_words_dup_duration  (gint64          microseconds);
guint         rb_narration_words_find_line     (RbTrace        *trace,
                                                guint32         site);
const RbSite *rb_narration_words_find_function (RbTrace        *trace,
                                                const RbRecord *record);
char         *rb_narration_words_dup_subject   (RbTrace        *trace,
                                                const RbRecord *record);
char         *rb_narration_words_dup_object    (RbTrace        *trace,
                                                const RbRecord *record);
gboolean      rb_narration_words_is_script     (RbTrace        *trace,
                                                const RbRecord *record);
char         *rb_narration_words_join          (char           *first,
                                                char           *second);

G_END_DECLS
