/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include "engine/trace/trace.h"

G_BEGIN_DECLS

/**
 * RbVariable:
 * @activation: the frame that it is shown for
 * @function: the site of the function that declares it; 0 for the main script
 * @scope: where it comes from, as seen from that frame
 * @place: where its name is declared, to tell it from others of that name
 * @name: (nullable): its name
 * @value: (nullable): its value as a tree, in JSON; of %RB_VARIABLE_OMITTED, a number
 *
 * What a variable holds. The first one of a frame is the frame itself, a %RB_VARIABLE_FRAME.
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

/* What the variables hold while certain statements run. */
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
