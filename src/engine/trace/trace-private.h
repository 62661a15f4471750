/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include "engine/trace/moments.h"
#include "engine/trace/record-list.h"
#include "engine/trace/trace.h"

G_BEGIN_DECLS

struct _RbTrace
{
  GObject parent_instance;

  char *source;
  GArray *line_starts; /* guint: where each line starts, in characters */
  GArray *sites;       /* RbSite */

  GStringChunk *chars;
  GPtrArray *strings; /* (element-type utf8): string 1, 2, …; they belong to chars */
  GHashTable *numbers;

  RbRecordList records;
  RbMoments moments;  /* where each moment starts */
  GArray *lines;      /* guint32: the record of each line of the console */
  GArray *microtasks; /* guint32: the record that queued microtask 1, 2, … */
};

guint rb_trace_count_up_to (GArray  *array,
                            guint32  value);

G_END_DECLS
