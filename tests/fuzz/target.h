/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a fuzz target does; linked with libFuzzer it is given bytes for as long as one likes, else with what is kept. */

/* Once, before anything is tried. */
void target_set_up (void);
/* Aborts if what came of the bytes is not what should. */
void target_try    (const guint8 *bytes,
                    gsize         length);
/* Likewise, of a sample that is no bytes of the fuzzer's but what a user has; its name says what it is. */
void target_replay (const char   *name,
                    const guint8 *bytes,
                    gsize         length);

/**
 * Bytes:
 * @next: what was not taken yet
 * @left: how much that is
 *
 * The fuzzer's bytes, taken one by one; behind the end are zeros.
 */
typedef struct
{
  const guint8 *next;
  gsize left;
} Bytes;

static inline guint8
take_byte (Bytes *bytes)
{
  if (bytes->left == 0)
    return 0;
  bytes->left--;
  return *bytes->next++;
}

G_END_DECLS
