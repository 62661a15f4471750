/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include "lesson/library/entry.h"
#include "lesson/library/library.h"

G_BEGIN_DECLS

#define RB_TYPE_LIBRARY_SEARCH (rb_library_search_get_type ())

/* The list of lessons, and what a search finds in it: a GListModel of RbEntry. Without a query, it has each lesson, and
 * then the learner's own entries. With one, it has what contains all words of the query: questions, titles, headings
 * and prose. */
G_DECLARE_FINAL_TYPE (RbLibrarySearch, rb_library_search, RB, LIBRARY_SEARCH, GObject)

RbLibrarySearch *rb_library_search_new         (void);

void             rb_library_search_set_library (RbLibrarySearch *self,
                                                RbLibrary       *library);
void             rb_library_search_set_own     (RbLibrarySearch *self,
                                                GListModel      *own);
void             rb_library_search_set_query   (RbLibrarySearch *self,
                                                const char      *query);

G_END_DECLS
