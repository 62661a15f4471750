/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include "target.h"

G_BEGIN_DECLS

/* What may be written depends on what is around it. */
enum
{
  AWAIT = 1 << 0,
  YIELD = 1 << 1,
  RETURN = 1 << 2,
  BREAK = 1 << 3,
  CONTINUE = 1 << 4,
  STRICT = 1 << 5,
  SUPER = 1 << 6,
  ARGUMENTS = 1 << 7,
  LABEL = 1 << 8,
  LOOP_LABEL = 1 << 9,
  FUNCTION = 1 << 10,
  CLASS = 1 << 11,
  MODULE = 1 << 12,
};

/**
 * Production:
 * @symbol: what it is an instance of
 * @text: what it is written as; javascript.c says how
 * @needs: what has to be around it
 * @bars: what must not be
 *
 * A line of the grammar. The first of a symbol stands for nothing smaller, needs nothing, and is taken when there are
 * no bytes left.
 */
typedef struct
{
  char symbol;
  const char *text;
  guint needs;
  guint bars;
} Production;

extern const Production grammar[];
extern const guint n_productions;

/* Writes the program that the bytes stand for. @note (may be NULL) hears which production was taken in which. */
char *write_javascript (Bytes *bytes,
                        void (*note) (guint outer,
                                      guint inner));

G_END_DECLS
