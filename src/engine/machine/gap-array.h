/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include "engine/machine/array-copy.h"

G_BEGIN_DECLS

/*
 * A sorted array from which elements are removed cheaply. The first member of an element is its key, a guint32.
 *
 * A run may have ten thousand elements and remove them one by one, so an element that is removed stays where it is and
 * becomes a gap. Gaps are closed when more than half of the elements are gaps, and when somebody lists or saves the
 * array.
 *
 * Invariants: elements is sorted by key, gaps included, and no key is there twice. is_gap has a byte for each element,
 * and n_gaps is how many of them are set.
 */
typedef struct
{
  GArray *elements;
  GByteArray *is_gap;
  guint n_gaps;
  guint hint; /* the index of the element that is probably removed next */
} RbGapArray;

void          rb_gap_array_init          (RbGapArray        *self,
                                          guint              element_size);
void          rb_gap_array_clear         (RbGapArray        *self);
void          rb_gap_array_reset         (RbGapArray        *self);

gboolean      rb_gap_array_add           (RbGapArray        *self,
                                          gconstpointer      element);
gboolean      rb_gap_array_remove        (RbGapArray        *self,
                                          guint32            key,
                                          gpointer           ret_element);
gpointer      rb_gap_array_find          (RbGapArray        *self,
                                          guint32            key);
gconstpointer rb_gap_array_list          (RbGapArray        *self,
                                          guint             *ret_n);

gsize         rb_gap_array_get_copy_size (RbGapArray        *self,
                                          const RbArrayCopy *before);
RbArrayCopy  *rb_gap_array_save          (RbGapArray        *self,
                                          const RbArrayCopy *before);
void          rb_gap_array_restore       (RbGapArray        *self,
                                          const RbArrayCopy *copy);

G_END_DECLS
