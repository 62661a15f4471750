/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include "engine/machine/machine.h"
#include "ui/handout/handout-type.h"

G_BEGIN_DECLS

/*
 * RbHandoutBadges:
 * @context: for the letters
 * @size: the size of the type of the program, in points
 * @lines: (element-type guint GArray): by line, the callbacks whose functions begin there
 *
 * The badges beside the lines of a program. Unlike the gutter of the code pane, where one leads to the others, paper
 * shows the letters of several callbacks of one function.
 */
typedef struct
{
  PangoContext *context;
  double size;
  GHashTable *lines;
} RbHandoutBadges;

void   rb_handout_badges_init    (RbHandoutBadges       *self,
                                  PangoContext          *context,
                                  double                 size,
                                  RbMachine             *machine);
void   rb_handout_badges_clear   (RbHandoutBadges       *self);
double rb_handout_badges_measure (const RbHandoutBadges *self);
void   rb_handout_badges_draw    (const RbHandoutBadges *self,
                                  cairo_t               *cr,
                                  guint                  line,
                                  double                 middle);

G_END_DECLS
