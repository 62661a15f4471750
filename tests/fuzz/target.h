/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The functions of a fuzz target. It is linked with libFuzzer, or with replay.c, which runs the kept samples. */

/* Called once, before any input. */
void target_set_up (void);
/* Aborts if the result for these bytes is wrong. */
void target_try    (const guint8 *bytes,
                    gsize         length);
/* The same for input as a user writes it; the file name tells its type. */
void target_replay (const char   *name,
                    const guint8 *bytes,
                    gsize         length);

/**
 * Bytes:
 * @next: the next byte
 * @left: the number of bytes that are left
 *
 * The bytes of the fuzzer. After their end, zeros are read.
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
