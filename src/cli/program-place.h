/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RbProgramPlace:
 * @name: the name of the file in messages
 * @first_line: the line of the file on which the program begins, from 1
 * @indent: the number of columns by which the file indents the program
 * @setup: (nullable): the setup of the program, in which each line has the number that it has in the file
 *
 * The place of a program in its file.
 */
typedef struct
{
  char *name;
  guint first_line;
  guint indent;
  char *setup;
} RbProgramPlace;

void rb_program_place_clear (RbProgramPlace *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RbProgramPlace, rb_program_place_clear)

G_END_DECLS
