/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * Binary search in a GArray that is sorted by its keys. The key of an element is the guint32 at its start. An element
 * may consist of this number only. g_array_binary_search() finds only an element that is there, not where one would be.
 */
guint rb_sorted_array_count_below (GArray  *array,
                                   guint32  key);
guint rb_sorted_array_count_up_to (GArray  *array,
                                   guint32  key);

G_END_DECLS
