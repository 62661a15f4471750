/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "ui/common/whole-rows.h"

/* Rows may have different heights, so the last row in a list that scrolls may be cut in two. A line of text of which
 * the upper half is seen looks like a fault, so such a row is not drawn. */

/* How far an outline may be outside of a row, at its ends and at its upper and lower edge, in pixels. */
#define OUTLINE 8
#define EDGE 2

/**
 * rb_whole_rows_find:
 * @widget: a widget
 * @scroller: what the list scrolls in, within @widget
 * @list: a list
 * @ret_top: (out): where the first row that is seen whole begins, or where the list does
 * @ret_bottom: (out): where the last one ends, or where the list does
 *
 * Finds which part of a list has no row that is cut in two. If there is no whole row, the cut ones are seen anyway.
 */
void
rb_whole_rows_find (GtkWidget *widget,
                    GtkWidget *scroller,
                    GtkWidget *list,
                    double    *ret_top,
                    double    *ret_bottom)
{
  graphene_rect_t place;
  double first = G_MAXDOUBLE;
  double last = 0;

  g_return_if_fail (GTK_IS_WIDGET (widget));

  if (!gtk_widget_compute_bounds (scroller, widget, &place))
    place = GRAPHENE_RECT_INIT (0, 0, gtk_widget_get_width (widget), gtk_widget_get_height (widget));
  *ret_top = place.origin.y;
  *ret_bottom = place.origin.y + place.size.height;

  for (GtkWidget *row = gtk_widget_get_first_child (list); row != NULL; row = gtk_widget_get_next_sibling (row))
    {
      graphene_rect_t bounds;

      if (!gtk_widget_get_mapped (row) || !gtk_widget_compute_bounds (row, widget, &bounds) ||
          bounds.origin.y < *ret_top - 1 || bounds.origin.y + bounds.size.height > *ret_bottom + 1)
        continue;

      first = MIN (first, bounds.origin.y);
      last = MAX (last, bounds.origin.y + bounds.size.height);
    }

  if (last <= first)
    return;

  *ret_top = MAX (*ret_top, first);
  *ret_bottom = MIN (*ret_bottom, last);
}

static void
snapshot_list (GtkWidget   *widget,
               GtkWidget   *child,
               GtkWidget   *list,
               GtkSnapshot *snapshot)
{
  double top, bottom;

  rb_whole_rows_find (widget, child, list, &top, &bottom);
  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (-OUTLINE, (float) top - EDGE,
                                                         gtk_widget_get_width (widget) + 2 * OUTLINE,
                                                         (float) (bottom - top) + 2 * EDGE));
  gtk_widget_snapshot_child (widget, child, snapshot);
  gtk_snapshot_pop (snapshot);
}

/**
 * rb_whole_rows_snapshot:
 * @widget: a widget that is drawn
 * @scroller: the child of @widget that a list scrolls in
 * @list: the list
 * @snapshot: where @widget is drawn
 *
 * Draws the children of a widget, and of the list no row that is cut in two.
 */
void
rb_whole_rows_snapshot (GtkWidget   *widget,
                        GtkWidget   *scroller,
                        GtkWidget   *list,
                        GtkSnapshot *snapshot)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (gtk_widget_get_parent (scroller) == widget);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    if (child == scroller && gtk_widget_get_mapped (list))
      snapshot_list (widget, child, list, snapshot);
    else
      gtk_widget_snapshot_child (widget, child, snapshot);
}
