/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include "engine/trace/trace.h"

G_BEGIN_DECLS

/* Lines of the source, from 1, sorted, without duplicates. */
typedef struct
{
  guint *lines;
  guint n_lines;
} RbLineSet;

void     rb_line_set_clear          (RbLineSet       *self);
void     rb_line_set_set            (RbLineSet       *self,
                                     const guint     *lines,
                                     guint            n_lines);
gboolean rb_line_set_contains       (const RbLineSet *self,
                                     guint            line);
gboolean rb_line_set_find_next      (const RbLineSet *self,
                                     RbTrace         *trace,
                                     guint            from,
                                     guint            until,
                                     guint           *ret_record);
gboolean rb_line_set_matches_moment (const RbLineSet *self,
                                     RbTrace         *trace,
                                     guint            moment);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RbLineSet, rb_line_set_clear)

G_END_DECLS
