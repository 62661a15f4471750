/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * A copy of an array at an earlier time. The copy consists of parts. Two copies of the same array share each part that
 * has not changed between them, because many elements stay the same for a long time.
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
