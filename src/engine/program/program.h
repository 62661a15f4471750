/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include "engine/program/database-config.h"
#include "engine/program/limits.h"

G_BEGIN_DECLS

/**
 * RbProgramBlock:
 * @source: the text of the block
 * @article_line: the line of the article on which it begins, from 1
 *
 * Another program of the article. A program may use what it declares.
 */
typedef struct
{
  char *source;
  guint article_line;
} RbProgramBlock;

RbProgramBlock *rb_program_block_new  (const char     *source,
                                       guint           article_line);
void            rb_program_block_free (RbProgramBlock *block);

#define RB_TYPE_PROGRAM (rb_program_get_type ())

G_DECLARE_FINAL_TYPE (RbProgram, rb_program, RB, PROGRAM, GObject)

RbProgram        *rb_program_new                (const char       *source);

const char       *rb_program_get_source         (RbProgram        *self);
const char       *rb_program_get_setup          (RbProgram        *self);
void              rb_program_set_setup          (RbProgram        *self,
                                                 const char       *setup);
RbDatabaseConfig *rb_program_get_database       (RbProgram        *self);
void              rb_program_set_database       (RbProgram        *self,
                                                 RbDatabaseConfig *config);
gboolean          rb_program_get_stand_ins      (RbProgram        *self);
void              rb_program_set_stand_ins      (RbProgram        *self,
                                                 gboolean          stand_ins);
GPtrArray        *rb_program_get_blocks         (RbProgram        *self);
void              rb_program_set_blocks         (RbProgram        *self,
                                                 GPtrArray        *blocks);
gint64            rb_program_get_max_statements (RbProgram        *self);
void              rb_program_set_max_statements (RbProgram        *self,
                                                 gint64            max_statements);
guint             rb_program_get_max_memory     (RbProgram        *self);
void              rb_program_set_max_memory     (RbProgram        *self,
                                                 guint             mebibytes);

RbProgram        *rb_program_copy               (RbProgram        *self);
void              rb_program_set_capture        (RbProgram        *self,
                                                 guint             from,
                                                 guint             to);
gboolean          rb_program_get_capture        (RbProgram        *self,
                                                 guint            *ret_from,
                                                 guint            *ret_to);

G_END_DECLS
