/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include "wire/record.h"

G_BEGIN_DECLS

/**
 * RbRecord:
 * @time: engine time, in µs
 * @site: a place in the source; [enum@RecordKind] says what kind of place
 * @a: first word; the meaning of each word depends on the kind
 * @b: second word
 * @c: third word
 * @d: fourth word
 * @kind: an [enum@RecordKind]
 * @flags: the [flags@LookupFlags] of a lookup's start; the [enum@Follower] of a FOLLOWED; otherwise 0
 * @padding: always 0, so that equal traces have equal bytes
 *
 * One thing that happened in a run.
 *
 * A record has 32 bytes. The same program gives the same records at any playback speed.
 */
typedef struct
{
  gint64 time;
  guint32 site;
  guint32 a;
  guint32 b;
  guint32 c;
  guint32 d;
  guint8 kind;
  guint8 flags;
  guint16 padding;
} RbRecord;

G_STATIC_ASSERT (sizeof (RbRecord) == 32);

/* Joins the two words of a number that is too wide for one, such as the wait of an IDLE. */
static inline gint64
rb_record_join_words (guint32 low,
                      guint32 high)
{
  return low | (gint64) high << 32;
}

G_END_DECLS
