/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include "engine/narration/sentence.h"
#include "session/comparison/comparison.h"

G_BEGIN_DECLS

/* What a comparison says: what its sides are, what has just happened on which of them, and what differs. */

char       *rb_comparison_words_dup_choice (RbComparison *comparison,
                                            guint         choice);
char       *rb_comparison_words_dup_side   (RbComparison *comparison,
                                            RbSide        side);
char       *rb_comparison_words_dup_time   (gint64        engine_time);
RbSentence *rb_comparison_words_tell       (RbComparison *comparison);

G_END_DECLS
