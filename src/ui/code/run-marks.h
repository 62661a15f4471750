/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include "engine/machine/machine.h"
#include "ui/code/callback-gutter.h"
#include "ui/code/code-view.h"

G_BEGIN_DECLS

/* What the source shows of a machine's state: the ranges of callbacks, the badges beside the lines (a badge turns done,
 * for example), and the `await`s at which functions are suspended. */
typedef struct _RbRunMarks RbRunMarks;

RbRunMarks          *rb_run_marks_new        (void);
void                 rb_run_marks_free       (RbRunMarks *self);

void                 rb_run_marks_clear      (RbRunMarks *self);
gboolean             rb_run_marks_update     (RbRunMarks *self,
                                              RbMachine  *machine);
const RbCodeRange   *rb_run_marks_get_ranges (RbRunMarks *self,
                                              guint      *n_ranges);
const RbGutterBadge *rb_run_marks_get_badges (RbRunMarks *self,
                                              guint      *n_badges);
const RbCodeWait    *rb_run_marks_get_waits  (RbRunMarks *self,
                                              guint      *n_waits);

G_END_DECLS
