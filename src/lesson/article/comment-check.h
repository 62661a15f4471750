/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include "engine/simulation/event-loop.h"

G_BEGIN_DECLS

/**
 * RbCommentVerdict:
 * @RB_COMMENT_OPEN: the run says nothing about the comment
 * @RB_COMMENT_AGREES: the run printed what the comment says
 * @RB_COMMENT_NEEDS_BLOCKING: only a run whose database blocks printed what the comment says
 * @RB_COMMENT_DIFFERS: the statement of the comment printed something else
 *
 * How a run compares with a comment that says what a statement prints.
 */
typedef enum
{
  RB_COMMENT_OPEN,
  RB_COMMENT_AGREES,
  RB_COMMENT_NEEDS_BLOCKING,
  RB_COMMENT_DIFFERS,
} RbCommentVerdict;

guint            rb_comment_get_line           (RbEventLoop  *event_loop,
                                                guint         index);
RbCommentVerdict rb_comment_judge              (RbEventLoop  *event_loop,
                                                RbEventLoop  *blocking,
                                                guint         index,
                                                char        **ret_printed);
gboolean         rb_comment_run_needs_blocking (RbEventLoop  *event_loop,
                                                RbEventLoop  *blocking);
gboolean         rb_comment_all_agree          (RbEventLoop  *event_loop);

G_END_DECLS
