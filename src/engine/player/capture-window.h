/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include "engine/trace/trace.h"

G_BEGIN_DECLS

/**
 * RbVariable:
 * @activation: the frame that it is listed for
 * @function: the site of the function that declares it; 0 for the main script
 * @scope: where it comes from, as seen from that frame
 * @place: where it is declared; this distinguishes variables of the same name
 * @name: (nullable): its name
 * @value: (nullable): its value as a tree, in JSON; for %RB_VARIABLE_OMITTED, a number
 *
 * The value of a variable. The first entry of each frame is a %RB_VARIABLE_FRAME, which stands for the frame itself.
 */
typedef struct
{
  guint32 activation;
  guint32 function;
  RbVariableScope scope;
  guint place;
  const char *name;
  const char *value;
} RbVariable;

typedef struct _RbCaptureWindow RbCaptureWindow;

RbCaptureWindow  *rb_capture_window_new         (RbTrace         *captured,
                                                 RbTrace         *shown,
                                                 guint            from,
                                                 guint            to);
RbCaptureWindow  *rb_capture_window_new_empty   (guint            from,
                                                 guint            to);
void              rb_capture_window_free        (RbCaptureWindow *self);

guint             rb_capture_window_get_to      (RbCaptureWindow *self);
gboolean          rb_capture_window_covers      (RbCaptureWindow *self,
                                                 guint            statement);
gboolean          rb_capture_window_get_empty   (RbCaptureWindow *self);
const RbVariable *rb_capture_window_find        (RbCaptureWindow *self,
                                                 guint            position,
                                                 guint            statement,
                                                 guint           *n_variables);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RbCaptureWindow, rb_capture_window_free)

G_END_DECLS
