/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "ui/transport/run-row.h"

/* The second child stands beside the first one if the second child's width is then at least the first child's width
 * times this number. */
#define MIN_SHARE 1.0

/**
 * RbRunRow:
 *
 * Holds the transport's buttons, and the narration, which needs room for a sentence. With large text, or in a narrow
 * window, the narration gets a line of its own.
 */
struct _RbRunRow
{
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (RbRunRow, rb_run_row, GTK_TYPE_WIDGET)

static GtkWidget *
get_first (GtkWidget *widget)
{
  return gtk_widget_get_first_child (widget);
}

static GtkWidget *
get_second (GtkWidget *widget)
{
  return gtk_widget_get_next_sibling (get_first (widget));
}

static int
measure_child (GtkWidget      *child,
               GtkOrientation  orientation,
               int             for_size,
               int            *ret_natural)
{
  int minimum;

  gtk_widget_measure (child, orientation, for_size, &minimum, ret_natural, NULL, NULL);

  return minimum;
}

/* Gets the first child's width if the second one stands beside it, else 0. */
static int
get_split (GtkWidget *widget,
           int        width)
{
  int first;

  measure_child (get_first (widget), GTK_ORIENTATION_HORIZONTAL, -1, &first);

  return width - first >= first * MIN_SHARE ? first : 0;
}

static void
measure_width (GtkWidget *widget,
               int       *minimum,
               int       *natural)
{
  int first_natural, second_natural;
  int first = measure_child (get_first (widget), GTK_ORIENTATION_HORIZONTAL, -1, &first_natural);
  int second = measure_child (get_second (widget), GTK_ORIENTATION_HORIZONTAL, -1, &second_natural);

  *minimum = MAX (first, second);
  *natural = first_natural + MAX (second_natural, (int) (first_natural * MIN_SHARE));
}

static void
measure_height (GtkWidget *widget,
                int        width,
                int       *minimum,
                int       *natural)
{
  int split = width < 0 ? 0 : get_split (widget, width);
  int first = measure_child (get_first (widget), GTK_ORIENTATION_VERTICAL, -1, NULL);
  int second = measure_child (get_second (widget), GTK_ORIENTATION_VERTICAL, width < 0 ? -1 : width - split, NULL);

  *minimum = *natural = split > 0 ? MAX (first, second) : first + second;
}

static void
rb_run_row_measure (GtkWidget      *widget,
                    GtkOrientation  orientation,
                    int             for_size,
                    int            *minimum,
                    int            *natural,
                    int            *minimum_baseline,
                    int            *natural_baseline)
{
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    measure_width (widget, minimum, natural);
  else
    measure_height (widget, for_size, minimum, natural);
}

static void
rb_run_row_size_allocate (GtkWidget *widget,
                          int        width,
                          int        height,
                          int        baseline)
{
  gboolean is_reversed = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int split = get_split (widget, width);
  int first_height = measure_child (get_first (widget), GTK_ORIENTATION_VERTICAL, -1, NULL);
  GtkAllocation first = { 0, 0, width, first_height };
  GtkAllocation second = { 0, first_height, width, height - first_height };

  if (split > 0)
    {
      first = (GtkAllocation){ is_reversed ? width - split : 0, 0, split, height };
      second = (GtkAllocation){ is_reversed ? 0 : split, 0, width - split, height };
    }
  gtk_widget_size_allocate (get_first (widget), &first, -1);
  gtk_widget_size_allocate (get_second (widget), &second, -1);
}

static GtkSizeRequestMode
rb_run_row_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
rb_run_row_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (rb_run_row_parent_class)->dispose (object);
}

static void
rb_run_row_class_init (RbRunRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rb_run_row_dispose;
  widget_class->measure = rb_run_row_measure;
  widget_class->size_allocate = rb_run_row_size_allocate;
  widget_class->get_request_mode = rb_run_row_get_request_mode;
}

static void
rb_run_row_init (RbRunRow *self)
{
}
