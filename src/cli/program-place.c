/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "cli/program-place.h"

/**
 * rb_program_place_clear:
 * @self: the place of a program
 *
 * Frees the name of the file.
 */
void
rb_program_place_clear (RbProgramPlace *self)
{
  g_clear_pointer (&self->name, g_free);
}

/**
 * rb_program_place_describe:
 * @self: the place of a program
 * @line: a line of the program, from 1; 0 if unknown
 * @column: a column of that line, from 1
 *
 * Translates a place in the program to a place in the file, for a message.
 *
 * Returns: (transfer full): "name:line:column: ", or "name: " if @line is 0
 */
char *
rb_program_place_describe (const RbProgramPlace *self,
                           guint                 line,
                           guint                 column)
{
  if (line == 0)
    return g_strdup_printf ("%s: ", self->name);

  return g_strdup_printf ("%s:%u:%u: ", self->name, self->first_line + line - 1, column + self->indent);
}
