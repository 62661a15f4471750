/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include "lesson/library/draft-store.h"
#include "lesson/library/entry.h"

G_BEGIN_DECLS

/* Under which name the unfinished tables of a playground are kept in the store of drafts, as exercise 0. */
#define RB_PLAYGROUNDS_TABLES "tables"

#define RB_TYPE_PLAYGROUNDS (rb_playgrounds_get_type ())

/* The learner's playgrounds. Each is an article in a folder of its own: a title and tables in the front matter, and one
 * program. What the learner changes in the program is a draft, as in any article. */
G_DECLARE_FINAL_TYPE (RbPlaygrounds, rb_playgrounds, RB, PLAYGROUNDS, GObject)

RbPlaygrounds *rb_playgrounds_new           (const char      *folder,
                                             RbDraftStore    *drafts);

GListModel    *rb_playgrounds_get_entries   (RbPlaygrounds   *self);
gboolean       rb_playgrounds_contain       (RbPlaygrounds   *self,
                                             GFile           *file);
GFile         *rb_playgrounds_create        (RbPlaygrounds   *self,
                                             GError         **error);
GFile         *rb_playgrounds_create_copy   (RbPlaygrounds   *self,
                                             const char      *title,
                                             GFile           *article,
                                             const char      *setup,
                                             const char      *program,
                                             GError         **error);
gboolean       rb_playgrounds_rename        (RbPlaygrounds   *self,
                                             GFile           *file,
                                             const char      *title,
                                             GError         **error);
char          *rb_playgrounds_dup_tables    (RbPlaygrounds   *self,
                                             GFile           *file,
                                             GError         **error);
gboolean       rb_playgrounds_set_tables    (RbPlaygrounds   *self,
                                             GFile           *file,
                                             const char      *tables,
                                             GError         **error);
gboolean       rb_playgrounds_delete        (RbPlaygrounds   *self,
                                             GFile           *file,
                                             GError         **error);
GFile         *rb_playgrounds_restore       (RbPlaygrounds   *self,
                                             GError         **error);

G_END_DECLS
