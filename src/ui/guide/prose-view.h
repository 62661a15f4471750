/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include <gtk/gtk.h>

#include "lesson/article/block.h"

G_BEGIN_DECLS

#define RB_TYPE_PROSE_VIEW (rb_prose_view_get_type ())

/* Shows blocks of an article one below the other, in lines short enough to read well. Exercises and
 * predictions are left out: the code pane shows the former, and RbPredictionCard the latter. */
G_DECLARE_FINAL_TYPE (RbProseView, rb_prose_view, RB, PROSE_VIEW, GtkWidget)

GtkWidget *rb_prose_view_new        (void);

void       rb_prose_view_set_blocks (RbProseView *self,
                                     GListModel  *blocks);

G_END_DECLS
