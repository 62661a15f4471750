/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include "target.h"

G_BEGIN_DECLS

/* The context decides which productions are allowed. */
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
 * @symbol: the symbol that it expands
 * @text: its text, in the notation that javascript.c describes
 * @needs: the context that it needs
 * @bars: the context that forbids it
 *
 * A production of the grammar. The first production of a symbol contains no symbols and needs no context; it is used
 * when no bytes are left.
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

/* Writes the program that the bytes encode. @note (may be NULL) is called with each production and its parent. */
char *write_javascript (Bytes *bytes,
                        void (*note) (guint outer,
                                      guint inner));

G_END_DECLS
