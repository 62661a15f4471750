/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * A copy of an array as it once was. It is made of parts; a part that has not changed since an earlier copy of the same
 * array is shared with that one, because much of what waits does so for long.
 */
typedef struct _RbArrayCopy RbArrayCopy;

gsize        rb_array_copy_get_size (GArray            *array,
                                     const RbArrayCopy *before);
RbArrayCopy *rb_array_copy_new      (GArray            *array,
                                     const RbArrayCopy *before);
void         rb_array_copy_restore  (const RbArrayCopy *self,
                                     GArray            *array);
void         rb_array_copy_free     (RbArrayCopy       *self);

G_END_DECLS
