/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "ui/timeline/timeline-viewport.h"

/* In µs of playback time. A viewport that follows shows from a short lesson to ten lookups in a row. */
#define SHORTEST 600000.0
#define FIRST_LENGTH 12e6
#define LONGEST_FOLLOWED 96e6
#define STEP 1.5

/* How much of the axis is in sight beyond its end, and where a place is put that came into sight; shares of what is in
 * sight. */
#define MARGIN 0.02
#define PLACE 0.2

static void
limit (RbTimelineViewport *self,
       double              total)
{
  double last = total * (1 + MARGIN) - self->length;

  self->from = CLAMP (self->from, 0, MAX (last, 0));
}

/*
 * rb_timeline_viewport_init:
 * @self: (out): a viewport
 *
 * Shows the beginning of a run whose length is not known yet.
 */
void
rb_timeline_viewport_init (RbTimelineViewport *self)
{
  *self = (RbTimelineViewport){ .length = FIRST_LENGTH, .follows = TRUE };
}

/*
 * rb_timeline_viewport_grow:
 * @self: a viewport
 * @total: the length of the axis
 *
 * Makes room for a run that has grown.
 */
void
rb_timeline_viewport_grow (RbTimelineViewport *self,
                           double              total)
{
  if (!self->follows)
    return;

  /* The margin keeps a playhead at the end in sight. */
  while (self->length * (1 - MARGIN) < total && self->length < LONGEST_FOLLOWED)
    self->length = MIN (self->length * STEP, MAX (self->length, LONGEST_FOLLOWED));

  /* A playhead that jumped to the end has moved the viewport before there was room for all. */
  if (self->length >= total)
    self->from = 0;
}

/*
 * rb_timeline_viewport_fit:
 * @self: a viewport
 * @total: the length of the axis
 *
 * Shows all of the run.
 */
void
rb_timeline_viewport_fit (RbTimelineViewport *self,
                          double              total)
{
  self->from = 0;
  self->length = MAX (total * (1 + MARGIN), SHORTEST);
  self->follows = TRUE;
}

/*
 * rb_timeline_viewport_end:
 * @self: a viewport
 * @total: the length of the axis
 *
 * Shows all of a run that has been watched to its end, unless the person has chosen what to see.
 */
void
rb_timeline_viewport_end (RbTimelineViewport *self,
                          double              total)
{
  if (self->follows)
    rb_timeline_viewport_fit (self, total);
}

/*
 * rb_timeline_viewport_zoom:
 * @self: a viewport
 * @factor: how many times as large things get
 * @around: the place that does not move
 * @total: the length of the axis
 *
 * Shows less or more.
 */
void
rb_timeline_viewport_zoom (RbTimelineViewport *self,
                           double              factor,
                           double              around,
                           double              total)
{
  double longest = MAX (total * (1 + MARGIN), FIRST_LENGTH);
  double length = CLAMP (self->length / factor, SHORTEST, longest);

  self->from = around - (around - self->from) * (length / self->length);
  self->length = length;
  self->follows = FALSE;
  limit (self, total);
}

/*
 * rb_timeline_viewport_pan:
 * @self: a viewport
 * @by: how far to move, in µs
 * @total: the length of the axis
 *
 * Shows an earlier or a later part.
 */
void
rb_timeline_viewport_pan (RbTimelineViewport *self,
                          double              by,
                          double              total)
{
  self->from += by;
  limit (self, total);
}

/*
 * rb_timeline_viewport_show:
 * @self: a viewport
 * @x: a place
 * @total: the length of the axis
 *
 * Brings a place into sight.
 *
 * Returns: whether anything moved
 */
gboolean
rb_timeline_viewport_show (RbTimelineViewport *self,
                           double              x,
                           double              total)
{
  double before = self->from;

  if (x < self->from || x > self->from + self->length * (1 - MARGIN))
    self->from = x - self->length * PLACE;

  /* A playhead at the end of what is known needs room after it: more will follow. */
  if (self->from < before)
    limit (self, total);
  self->from = MAX (self->from, 0);

  return self->from > before || self->from < before;
}
