/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include <gio/gio.h>

#include "engine/player/capture.h"

G_BEGIN_DECLS

/**
 * RbFrameVariables:
 * @variables: (nullable): the variables of one frame
 * @n_variables: how many there are
 *
 * The variables of one frame, within an array that an RbCapture owns.
 */
typedef struct
{
  const RbVariable *variables;
  guint n_variables;
} RbFrameVariables;

gboolean   rb_frame_variables_find         (const RbVariable       *variables,
                                            guint                   n_variables,
                                            guint32                 activation,
                                            RbFrameVariables       *ret_found);
GPtrArray *rb_frame_variables_create_items (const RbFrameVariables *now,
                                            const RbFrameVariables *before,
                                            RbTrace                *trace);

G_END_DECLS
