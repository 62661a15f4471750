/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "app/main-row.h"

#include "ui/common/em.h"

/* The stage's width, in em, and the largest share of the window that it takes. */
#define STAGE_WIDTH 21.2
#define STAGE_MAX_SHARE 0.42

/**
 * RbMainRow:
 *
 * In a GtkBox, the width of the stage would change with the content of its cards. In this row, the width stays the same
 * while a run plays.
 */
struct _RbMainRow
{
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (RbMainRow, rb_main_row, GTK_TYPE_WIDGET)

static GtkWidget *
get_program (GtkWidget *widget)
{
  return gtk_widget_get_first_child (widget);
}

static GtkWidget *
get_stage (GtkWidget *widget)
{
  return gtk_widget_get_last_child (widget);
}

static int
get_min_width (GtkWidget *child)
{
  int minimum;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);

  return minimum;
}

static int
get_stage_width (GtkWidget *widget,
                 int        width)
{
  GtkWidget *stage = get_stage (widget);

  if (!gtk_widget_should_layout (stage))
    return 0;

  return MAX (get_min_width (stage), (int) MIN (STAGE_WIDTH * rb_em_get (widget), STAGE_MAX_SHARE * width));
}

static void
rb_main_row_measure (GtkWidget      *widget,
                     GtkOrientation  orientation,
                     int             for_size,
                     int            *minimum,
                     int            *natural,
                     int            *minimum_baseline,
                     int            *natural_baseline)
{
  int stage_minimum = 0;
  int stage_natural = 0;

  gtk_widget_measure (get_program (widget), orientation, -1, minimum, natural, NULL, NULL);
  if (gtk_widget_should_layout (get_stage (widget)))
    gtk_widget_measure (get_stage (widget), orientation, -1, &stage_minimum, &stage_natural, NULL, NULL);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum += stage_minimum;
      *natural += MAX (stage_minimum, (int) (STAGE_WIDTH * rb_em_get (widget)));
    }
  else
    {
      *minimum = MAX (*minimum, stage_minimum);
      *natural = MAX (*natural, stage_natural);
    }
}

static void
rb_main_row_size_allocate (GtkWidget *widget,
                           int        width,
                           int        height,
                           int        baseline)
{
  gboolean is_reversed = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int stage_width = get_stage_width (widget, width);
  GtkAllocation program = { is_reversed ? stage_width : 0, 0, width - stage_width, height };
  GtkAllocation stage = { is_reversed ? 0 : width - stage_width, 0, stage_width, height };

  gtk_widget_size_allocate (get_program (widget), &program, -1);
  if (stage_width > 0)
    gtk_widget_size_allocate (get_stage (widget), &stage, -1);
}

static void
rb_main_row_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (rb_main_row_parent_class)->dispose (object);
}

static void
rb_main_row_class_init (RbMainRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rb_main_row_dispose;
  widget_class->measure = rb_main_row_measure;
  widget_class->size_allocate = rb_main_row_size_allocate;
}

static void
rb_main_row_init (RbMainRow *self)
{
}
