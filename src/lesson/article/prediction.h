/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include "engine/trace/trace.h"
#include "lesson/article/block.h"

G_BEGIN_DECLS

/* A prediction asks what a version of an exercise will print. The window and `ringback-cli check` use these functions,
 * so both agree on which version this is, what counts as printed, and when an option is right. */

const char     *rb_prediction_get_version  (RbBlock        *prediction);
gboolean        rb_prediction_is_about     (RbBlock        *prediction,
                                            RbExercise     *exercise,
                                            const char     *version);
const RbOption *rb_prediction_find_marked  (RbBlock        *prediction);
char          **rb_prediction_dup_lines    (RbTrace        *trace);
char           *rb_prediction_dup_printed  (RbTrace        *trace);
gboolean        rb_prediction_compare      (const RbOption *option,
                                            const char     *printed);
gboolean        rb_prediction_has_uncaught (const RbOption *option);
int             rb_prediction_find_line    (RbBlock        *prediction,
                                            int             chosen,
                                            char          **lines);

G_END_DECLS
