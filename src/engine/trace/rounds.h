/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include "engine/trace/moments.h"
#include "engine/trace/record-list.h"

G_BEGIN_DECLS

/* The largest round that is told apart. */
#define RB_ROUNDS_MAX G_MAXUINT8

/*
 * How often the place where each moment starts has started a moment before: 0 in the first round of a loop, 1 in the
 * second. Code that begins at a place, and code that is left there or goes on there, are counted apart. A moment that
 * starts at no place of the program, such as an answer, is always in round 0.
 */
typedef struct
{
  GArray *rounds; /* guint8: the round of each moment, RB_ROUNDS_MAX at most */
  GArray *seen;   /* guint8: for each site, how often code has begun there, and how often it was left or went on */
} RbRounds;

void  rb_rounds_init     (RbRounds           *self);
void  rb_rounds_clear    (RbRounds           *self);
void  rb_rounds_catch_up (RbRounds           *self,
                          const RbMoments    *moments,
                          const RbRecordList *records);
guint rb_rounds_get      (const RbRounds     *self,
                          guint               moment);

G_END_DECLS
