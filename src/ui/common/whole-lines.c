/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "ui/common/whole-lines.h"

/* Text that scrolls may end in the upper half of a line, which looks like a fault. Such a line is not drawn, and
 * neither is a button or a picture of which only a part is in sight. */

/* What is being looked for: the part of the text that is seen, and how far it has to shrink. */
typedef struct
{
  GtkWidget *widget;
  double from;
  double to;
  double top;
  double bottom;
} Finder;

static gboolean
is_cut (const Finder *self,
        double        top,
        double        bottom)
{
  return top < self->to - 1 && bottom > self->from + 1 && (top < self->from - 1 || bottom > self->to + 1);
}

static void
leave_out (Finder *self,
           double  top,
           double  bottom)
{
  if (top < self->from - 1)
    self->top = MAX (self->top, bottom);
  else
    self->bottom = MIN (self->bottom, top);
}

static void
visit_lines (Finder   *self,
             GtkLabel *label,
             double    top)
{
  PangoLayoutIter *iter = pango_layout_get_iter (gtk_label_get_layout (label));
  int y;

  gtk_label_get_layout_offsets (label, NULL, &y);
  do
    {
      PangoRectangle ink, logical;

      pango_layout_iter_get_line_extents (iter, &ink, &logical);
      pango_extents_to_pixels (&ink, NULL);
      pango_extents_to_pixels (&logical, NULL);
      if (is_cut (self, top + y + ink.y, top + y + ink.y + ink.height))
        leave_out (self, top + y + MIN (ink.y, logical.y), top + y + MAX (ink.y + ink.height,
                                                                          logical.y + logical.height));
    }
  while (pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);
}

static void
visit (Finder    *self,
       GtkWidget *child)
{
  graphene_rect_t bounds;
  double top, bottom;

  if (!gtk_widget_get_mapped (child) || !gtk_widget_compute_bounds (child, self->widget, &bounds))
    return;

  top = bounds.origin.y;
  bottom = top + bounds.size.height;
  if (!is_cut (self, top, bottom))
    return;

  if (GTK_IS_LABEL (child))
    visit_lines (self, GTK_LABEL (child), top);
  else if (GTK_IS_BUTTON (child) || GTK_IS_CHECK_BUTTON (child) || gtk_widget_get_first_child (child) == NULL)
    leave_out (self, top, bottom);
  else
    for (GtkWidget *inner = gtk_widget_get_first_child (child); inner; inner = gtk_widget_get_next_sibling (inner))
      visit (self, inner);
}

/**
 * rb_whole_lines_find:
 * @widget: a widget
 * @scroller: what a text scrolls in, within @widget
 * @content: the text: a widget with labels in it
 * @ret_top: (out): where the first line that is seen whole begins, or where the scroller does
 * @ret_bottom: (out): where the last one ends, or where the scroller does
 *
 * Finds which part of a text has no line that is cut in two. If there is no whole line, the cut ones are seen anyway.
 */
void
rb_whole_lines_find (GtkWidget *widget,
                     GtkWidget *scroller,
                     GtkWidget *content,
                     double    *ret_top,
                     double    *ret_bottom)
{
  graphene_rect_t place;
  Finder self = { .widget = widget };

  g_return_if_fail (GTK_IS_WIDGET (widget));

  if (!gtk_widget_compute_bounds (scroller, widget, &place))
    place = GRAPHENE_RECT_INIT (0, 0, gtk_widget_get_width (widget), gtk_widget_get_height (widget));
  self.from = self.top = place.origin.y;
  self.to = self.bottom = place.origin.y + place.size.height;
  visit (&self, content);

  *ret_top = self.top < self.bottom ? self.top : self.from;
  *ret_bottom = self.top < self.bottom ? self.bottom : self.to;
}

/**
 * rb_whole_lines_snapshot:
 * @widget: a widget that is drawn
 * @scroller: the child of @widget that a text scrolls in
 * @content: the text
 * @snapshot: where @widget is drawn
 *
 * Draws the children of a widget, and of the text no line that is cut in two.
 */
void
rb_whole_lines_snapshot (GtkWidget   *widget,
                         GtkWidget   *scroller,
                         GtkWidget   *content,
                         GtkSnapshot *snapshot)
{
  double top, bottom;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (gtk_widget_get_parent (scroller) == widget);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    if (child == scroller && gtk_widget_get_mapped (content))
      {
        rb_whole_lines_find (widget, scroller, content, &top, &bottom);
        gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (0, (float) top, gtk_widget_get_width (widget),
                                                               (float) (bottom - top)));
        gtk_widget_snapshot_child (widget, child, snapshot);
        gtk_snapshot_pop (snapshot);
      }
    else
      {
        gtk_widget_snapshot_child (widget, child, snapshot);
      }
}
