/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include "engine/player/player.h"

G_BEGIN_DECLS

#define RB_TYPE_COMMENTS (rb_comments_get_type ())

/* What the comments of a program say, held against its run. Property: "text" (NULL while there is nothing to say),
 * read-only. */
G_DECLARE_FINAL_TYPE (RbComments, rb_comments, RB, COMMENTS, GObject)

RbComments *rb_comments_new      (void);
void        rb_comments_judge    (RbComments *self,
                                  RbPlayer   *player,
                                  RbPlayer   *blocking);
void        rb_comments_clear    (RbComments *self);
const char *rb_comments_get_text (RbComments *self);

G_END_DECLS
