/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include "engine/player/player.h"
#include "ui/handout/handout-block.h"

G_BEGIN_DECLS

/**
 * RbHandoutContent:
 * @title: the title of the lesson
 * @position: (nullable): which lesson it is, in words
 * @version: (nullable): the version of the program
 * @database: (nullable): the kind of database, in words
 * @source: the program
 * @player: (nullable): its run, at the moment to show
 *
 * What a handout is about.
 */
typedef struct
{
  char *title;
  char *position;
  char *version;
  char *database;
  char *source;
  RbPlayer *player;
} RbHandoutContent;

void rb_handout_content_clear (RbHandoutContent *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RbHandoutContent, rb_handout_content_clear)

#define RB_TYPE_HANDOUT (rb_handout_get_type ())

/* A lesson's program, timeline and console on paper, as they are at one moment. All lengths are in points. */
G_DECLARE_FINAL_TYPE (RbHandout, rb_handout, RB, HANDOUT, GObject)

RbHandout      *rb_handout_new         (const RbHandoutContent *content,
                                        gboolean                is_paged);

const char     *rb_handout_get_title   (RbHandout              *self);
char           *rb_handout_dup_text    (RbHandout              *self);
guint           rb_handout_get_n_pages (RbHandout              *self);
void            rb_handout_get_size    (RbHandout              *self,
                                        double                 *ret_width,
                                        double                 *ret_height);
void            rb_handout_draw        (RbHandout              *self,
                                        cairo_t                *cr,
                                        guint                   page);

G_END_DECLS
