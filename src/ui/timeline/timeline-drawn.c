/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "ui/timeline/timeline-drawn.h"

#include <math.h>

#include "ui/timeline/timeline-bars.h"

/* While a program plays, a frame repaints only the strip with the playhead. This is its width, in pixels. */
#define STRIP 64

/* The pixels between which the bars of a run are. */
typedef struct
{
  double left;
  double right;
  double top;
  double bottom;
} Area;

/*
 * rb_timeline_drawn_forget:
 * @self: what was drawn of a run
 *
 * Forgets it, because something has moved or looks different.
 */
void
rb_timeline_drawn_forget (RbTimelineDrawn *self)
{
  g_clear_pointer (&self->past, gsk_render_node_unref);
  g_clear_pointer (&self->future, gsk_render_node_unref);
  self->is_valid = FALSE;
}

/* Draws the past up to one pixel, and the future from another one. */
static void
draw_bars (RbTimelineDrawn       *self,
           GtkWidget             *widget,
           const RbTimelineScene *scene,
           RbTimelineStyle       *style,
           guint                  run,
           double                 past_to,
           double                 future_from)
{
  RbTimelinePart past = { gtk_snapshot_new (), scene->left, past_to };
  RbTimelinePart future = { gtk_snapshot_new (), future_from, scene->left + scene->width };

  rb_timeline_drawn_forget (self);
  rb_timeline_bars_draw (widget, scene, style, run, &past, &future);
  *self = (RbTimelineDrawn){
    gtk_snapshot_free_to_node (past.snapshot), gtk_snapshot_free_to_node (future.snapshot), past_to, future_from, TRUE,
  };
}

static void
append (GtkSnapshot   *snapshot,
        GskRenderNode *node,
        const Area    *area,
        double         from,
        double         to)
{
  if (node == NULL || to <= from)
    return;

  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (from, area->top, to - from, area->bottom - area->top));
  gtk_snapshot_append_node (snapshot, node);
  gtk_snapshot_pop (snapshot);
}

/* The renderer repaints a node if its clip has changed. So the strip with the playhead has clips of its own. */
static void
append_strips (const RbTimelineDrawn *self,
               GtkSnapshot           *snapshot,
               const Area            *area,
               double                 playhead)
{
  double strip = floor (playhead / STRIP) * STRIP;
  double start = MAX (strip, area->left);
  double end = MIN (strip + STRIP, area->right);

  append (snapshot, self->past, area, area->left, start);
  append (snapshot, self->past, area, start, playhead);
  append (snapshot, self->future, area, playhead, end);
  append (snapshot, self->future, area, end, area->right);
}

/*
 * rb_timeline_drawn_draw:
 * @self: what was drawn of a run
 * @widget: the widget to draw on
 * @snapshot: where to draw
 * @scene: what to draw
 * @style: how
 * @run: which run
 *
 * Draws the bars of a run, the past up to the playhead and the future after it.
 */
void
rb_timeline_drawn_draw (RbTimelineDrawn       *self,
                        GtkWidget             *widget,
                        GtkSnapshot           *snapshot,
                        const RbTimelineScene *scene,
                        RbTimelineStyle       *style,
                        guint                  run)
{
  Area area = { scene->left, scene->left + scene->width, scene->lanes.tops[run], scene->lanes.bottoms[run] };
  double playhead = CLAMP (rb_timeline_scene_get_playhead (scene, run), area.left, area.right);

  /* Bars that will move in the next frame are drawn in one state only. Once the playhead moves alone, all bars are
   * drawn in both states, and are kept. */
  if (!self->is_valid)
    draw_bars (self, widget, scene, style, run, playhead, playhead);
  else if (playhead > self->past_to || playhead < self->future_from)
    draw_bars (self, widget, scene, style, run, area.right, area.left);

  if (self->past_to > self->future_from)
    {
      append_strips (self, snapshot, &area, playhead);
      return;
    }

  append (snapshot, self->past, &area, area.left, playhead);
  append (snapshot, self->future, &area, playhead, area.right);
}
