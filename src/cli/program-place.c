/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "cli/program-place.h"

/**
 * rb_program_place_clear:
 * @self: the place of a program
 *
 * Frees the strings.
 */
void
rb_program_place_clear (RbProgramPlace *self)
{
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->setup, g_free);
}
