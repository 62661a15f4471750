/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "wire/frame.h"

#define MEBIBYTE (1024 * 1024)

/**
 * rb_frame_is_of_runner:
 * @kind: any number
 *
 * Tells whether @kind is a kind of frame that a runner sends.
 *
 * Returns: whether @kind is a kind of frame that a runner sends
 */
gboolean
rb_frame_is_of_runner (guint32 kind)
{
  return kind >= RB_FRAME_READY && kind <= RB_FRAME_FAILED;
}

/**
 * rb_frame_get_max_length:
 * @kind: a kind of frame
 *
 * Gets how many bytes of payload such a frame may have.
 *
 * Returns: how many bytes of payload such a frame may have
 */
gsize
rb_frame_get_max_length (RbFrameKind kind)
{
  switch (kind)
    {
    case RB_FRAME_COMPILE:
    case RB_FRAME_COMPILED:
      return 64 * MEBIBYTE;
    case RB_FRAME_EVALUATE:
    case RB_FRAME_WARM_UP:
    case RB_FRAME_DONE:
      return 0;
    case RB_FRAME_INVOKE:
    case RB_FRAME_ANSWER:
    case RB_FRAME_READY:
    case RB_FRAME_RECORDS:
    case RB_FRAME_AWAIT:
    case RB_FRAME_FAILED:
    default:
      return 16 * MEBIBYTE;
    }
}
