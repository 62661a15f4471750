/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include "ui/code/run-marks.h"
#include "ui/handout/handout-badges.h"
#include "ui/handout/handout-code.h"

G_BEGIN_DECLS

/* In times the size of the type: between text and the outline around it. */
#define RB_HANDOUT_CODE_MARGIN 0.25

typedef struct
{
  guint row;    /* the first row of the line */
  double left;  /* where its text begins, after the indentation */
} RbHandoutLine;

/* Invariant: lines has an element for each line of the buffer, and marks are those of the moment that is shown. */
struct _RbHandoutCode
{
  RbHandoutBlock parent_instance;

  PangoContext *context;
  double size;
  double width;
  double numbers;   /* the right edge of the line numbers */
  double text;      /* the left edge of the program */
  GtkTextBuffer *buffer;
  RbMachine *machine; /* NULL if nothing has run */
  RbRunMarks *marks;
  RbHandoutBadges badges;
  GArray *lines; /* of RbHandoutLine */
};

/* handout-code-marks.c */
void rb_handout_code_draw_marks (RbHandoutCode *self,
                                 cairo_t       *cr,
                                 double         from,
                                 double         to);

G_END_DECLS
