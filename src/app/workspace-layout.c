/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "app/workspace-layout.h"

/* Where a wider layout begins, in em. At the usual size of the text these are 800, 1040 and 1600 pixels; a window of
 * 1100 pixels has a rail that leaves 1040. */
#define COMPACT_WIDTH 54.5
#define NORMAL_WIDTH 70.9
#define WIDE_WIDTH 109.0

/* The least height of the code: about seven lines. */
#define CODE_HEIGHT 11.0
/* The height of the narration: two lines. */
#define NARRATION_HEIGHT 3.75
/* Three lines of smaller type. */
#define COMPACT_NARRATION_HEIGHT 4.4
/* The least width of the stage in projection. */
#define PROJECTED_STAGE 15
#define HANDLE 6

/* By how much each step enlarges the code in projection; the style sheet has the same sizes. */
#define CODE_STEP 0.15
/* A line and a column of code, in times the size of the text; the pixels between two lines; the width of what stands
 * before a line, in columns. */
#define CODE_LINE 1.37
#define CODE_LINE_GAP 6
#define CODE_COLUMN 0.605
#define CODE_GUTTER 9

/* What is left of a workspace while its parts are placed one after the other. */
typedef struct
{
  const RbWorkspaceRequest *request;
  GdkRectangle *places;
  GdkRectangle rest;
} RbPlacing;

static int
pixels (const RbPlacing *self,
        double           em)
{
  return (int) (em * self->request->em);
}

static int
clamp_pixels (const RbPlacing *self,
              double           value,
              double           from,
              double           to)
{
  return (int) CLAMP (value, from * self->request->em, to * self->request->em);
}

static GdkRectangle
take_top (RbPlacing *self,
          int        height)
{
  GdkRectangle taken = self->rest;

  taken.height = MIN (height, self->rest.height);
  self->rest.y += taken.height;
  self->rest.height -= taken.height;

  return taken;
}

static GdkRectangle
take_bottom (RbPlacing *self,
             int        height)
{
  GdkRectangle taken = self->rest;

  taken.height = MIN (height, self->rest.height);
  taken.y += self->rest.height - taken.height;
  self->rest.height -= taken.height;

  return taken;
}

static GdkRectangle
take_start (RbPlacing *self,
            int        width)
{
  GdkRectangle taken = self->rest;

  taken.width = MIN (width, self->rest.width);
  self->rest.x += taken.width;
  self->rest.width -= taken.width;

  return taken;
}

static GdkRectangle
take_end (RbPlacing *self,
          int        width)
{
  GdkRectangle taken = self->rest;

  taken.width = MIN (width, self->rest.width);
  taken.x += self->rest.width - taken.width;
  self->rest.width -= taken.width;

  return taken;
}

/* A handle lies over the line between two parts, so that it is easier to hit than the line. */
static GdkRectangle
upright_handle (int                 x,
                const GdkRectangle *beside)
{
  return (GdkRectangle){ x - HANDLE / 2, beside->y, HANDLE, beside->height };
}

/**
 * rb_workspace_layout_find_span:
 * @width: the width of a window, in pixels
 * @em: the size of its text
 *
 * Gets how wide a window is for its text.
 *
 * Returns: the span
 */
RbSpan
rb_workspace_layout_find_span (double width,
                               double em)
{
  if (width < COMPACT_WIDTH * em)
    return RB_SPAN_SINGLE;
  if (width < NORMAL_WIDTH * em)
    return RB_SPAN_COMPACT;

  return width < WIDE_WIDTH * em ? RB_SPAN_NORMAL : RB_SPAN_WIDE;
}

/**
 * rb_workspace_layout_find_code_step:
 * @place: where the code is shown
 * @em: the size of the text around it
 * @n_lines: how many lines the program has
 * @n_columns: how many characters its longest line has
 *
 * Finds how large the code can be in projection so that the whole program is seen.
 *
 * Returns: a step for the style class "code-step-N"; 0, the smallest, if the program does not fit at all
 */
guint
rb_workspace_layout_find_code_step (const GdkRectangle *place,
                                    double              em,
                                    guint               n_lines,
                                    guint               n_columns)
{
  for (guint step = RB_N_CODE_STEPS - 1; step > 0; step--)
    {
      double size = em * (1 + step * CODE_STEP);

      if (n_lines * (size * CODE_LINE + CODE_LINE_GAP) + 2 * em <= place->height &&
          (n_columns + CODE_GUTTER) * size * CODE_COLUMN + 2 * em <= place->width)
        return step;
    }

  return 0;
}

static int
get_stage_width (const RbPlacing *self,
                 RbSpan           span)
{
  int width = self->request->width;
  double wanted = span == RB_SPAN_COMPACT ? width * 0.38 : width * 0.265;

  if (self->request->stage_width > 0)
    wanted = self->request->stage_width * self->request->em;

  return CLAMP (MAX (clamp_pixels (self, wanted, 15, 36), self->request->stage_minimum), 0, (int) (width * 0.45));
}

static int
get_guide_width (const RbPlacing *self)
{
  int width = self->request->width;
  double wanted = self->request->guide_width > 0 ? self->request->guide_width * self->request->em : width * 0.255;

  return MIN (clamp_pixels (self, wanted, 14, 36), (int) (width * 0.4));
}

/* Whether the narration stands beside the buttons, if that leaves enough room for a sentence. */
static gboolean
is_narration_beside (const RbPlacing *self)
{
  return self->request->width >= 2 * self->request->transport_width;
}

/* A narration beside the buttons of a narrow window needs three lines, which are smaller. */
static int
get_narration_height (const RbPlacing *self)
{
  RbSpan span = rb_workspace_layout_find_span (self->request->width, self->request->em);
  gboolean is_narrow = span <= RB_SPAN_COMPACT && is_narration_beside (self);

  return pixels (self, is_narrow ? COMPACT_NARRATION_HEIGHT : NARRATION_HEIGHT);
}

/* The transport, with the narration beside it or below. */
static void
place_transport (RbPlacing *self)
{
  const RbWorkspaceRequest *request = self->request;
  int narration_height = get_narration_height (self);
  gboolean beside = is_narration_beside (self);
  int height = beside ? MAX (request->transport_height, narration_height) : request->transport_height;
  GdkRectangle narration = { 0 };
  GdkRectangle row;

  if (!beside)
    narration = take_bottom (self, narration_height);
  row = take_bottom (self, height);
  self->places[RB_PLACE_TRANSPORT] = row;
  if (beside)
    {
      self->places[RB_PLACE_TRANSPORT].width = request->transport_width;
      narration = row;
      narration.x += request->transport_width;
      narration.width -= request->transport_width;
    }
  self->places[RB_PLACE_NARRATION] = narration;
}

/* Timeline and console. What the code needs goes first. */
static void
place_run (RbPlacing *self,
           RbSpan     span)
{
  const RbWorkspaceRequest *request = self->request;
  gboolean single = span == RB_SPAN_SINGLE;
  int above = MAX (request->transport_height, get_narration_height (self)) +
              (is_narration_beside (self) ? 0 : request->transport_height) +
              pixels (self, CODE_HEIGHT) + (request->has_guide && span <= RB_SPAN_COMPACT ? pixels (self, 5) : 0);
  double wanted = span >= RB_SPAN_NORMAL ? CLAMP (request->height * 0.275, 9 * request->em, 26 * request->em)
                                         : 7.0 * request->em;
  GdkRectangle below;

  if (request->run_height > 0)
    wanted = request->run_height * request->em;
  if (single)
    wanted += 2 * request->em;
  wanted = MAX (MIN (wanted, request->height - above), 3.5 * request->em);
  below = take_bottom (self, (int) wanted);

  self->places[RB_PLACE_TIMELINE] = self->places[RB_PLACE_CONSOLE] = below;
  if (single)
    {
      int thin = below.height >= pixels (self, 7) ? pixels (self, 3.4) : 0;

      self->places[RB_PLACE_TIMELINE].height = thin;
      self->places[RB_PLACE_CONSOLE].y += thin;
      self->places[RB_PLACE_CONSOLE].height -= thin;
    }
  else
    {
      int stage = get_stage_width (self, span);

      self->places[RB_PLACE_TIMELINE].width -= stage;
      self->places[RB_PLACE_CONSOLE].x += below.width - stage;
      self->places[RB_PLACE_CONSOLE].width = stage;
    }
}

static void
place_guide_above (RbPlacing *self)
{
  const RbWorkspaceRequest *request = self->request;
  int most = MAX ((int) (self->rest.height * 0.36), pixels (self, 4.5));
  int height;

  if (!request->has_guide || self->rest.height < pixels (self, CODE_HEIGHT))
    return;

  height = request->measure_guide (self->rest.width, request->user_data);
  self->places[RB_PLACE_GUIDE] = take_top (self, MIN (height, most));
}

static void
place_learning (RbPlacing *self)
{
  const RbWorkspaceRequest *request = self->request;
  RbSpan span = rb_workspace_layout_find_span (request->width, request->em);
  GdkRectangle *places = self->places;

  place_run (self, span);
  place_transport (self);
  places[RB_PLACE_RUN_HANDLE] = (GdkRectangle){ 0, self->rest.height - HANDLE / 2, request->width, HANDLE };

  if (span == RB_SPAN_SINGLE)
    {
      place_guide_above (self);
      places[RB_PLACE_PAGES] = take_top (self, pixels (self, 2.6));
      places[request->shows_stage ? RB_PLACE_STAGE : RB_PLACE_CODE] = self->rest;
      return;
    }

  places[RB_PLACE_STAGE] = take_end (self, get_stage_width (self, span));
  places[RB_PLACE_STAGE_HANDLE] = upright_handle (places[RB_PLACE_STAGE].x, &places[RB_PLACE_STAGE]);
  if (span == RB_SPAN_COMPACT)
    {
      place_guide_above (self);
    }
  else if (request->has_guide)
    {
      places[RB_PLACE_GUIDE] = take_start (self, get_guide_width (self));
      places[RB_PLACE_GUIDE_HANDLE] = upright_handle (self->rest.x, &places[RB_PLACE_GUIDE]);
    }
  places[RB_PLACE_CODE] = self->rest;
}

/* On a projector, what matters less gives way to the code: first the timeline, then what is beside the code. */
static void
place_projection (RbPlacing *self)
{
  const RbWorkspaceRequest *request = self->request;
  GdkRectangle *places = self->places;
  GdkRectangle side;

  if (request->is_asking)
    {
      places[RB_PLACE_TITLE] = take_top (self, pixels (self, 2));
      places[RB_PLACE_GUIDE] = self->rest;
      return;
    }

  places[RB_PLACE_TITLE] = take_top (self, pixels (self, 2));
  if (request->height >= pixels (self, 28))
    places[RB_PLACE_TIMELINE] = take_bottom (self, pixels (self, 4.8));
  places[RB_PLACE_NARRATION] = take_bottom (self, pixels (self, 5.2));

  if (request->width >= pixels (self, 34))
    {
      int least = MAX (request->stage_minimum, pixels (self, PROJECTED_STAGE));

      side = take_end (self, CLAMP ((int) (request->width * 0.31), least, request->width / 2));
      places[RB_PLACE_STAGE] = places[RB_PLACE_CONSOLE] = side;
      places[RB_PLACE_STAGE].height = side.height * 11 / 20;
      places[RB_PLACE_CONSOLE].y += places[RB_PLACE_STAGE].height;
      places[RB_PLACE_CONSOLE].height -= places[RB_PLACE_STAGE].height;
    }
  places[RB_PLACE_CODE] = self->rest;
}

/**
 * rb_workspace_layout_place:
 * @request: what is to be placed
 * @places: (out): where each part goes; a part without width or height is not shown
 *
 * Divides a workspace among its parts.
 */
void
rb_workspace_layout_place (const RbWorkspaceRequest *request,
                           GdkRectangle              places[RB_N_PLACES])
{
  RbPlacing placing = { request, places, { 0, 0, request->width, request->height } };

  for (guint i = 0; i < RB_N_PLACES; i++)
    places[i] = (GdkRectangle){ 0 };

  if (!request->has_program)
    places[RB_PLACE_GUIDE] = placing.rest;
  else if (request->projecting)
    place_projection (&placing);
  else
    place_learning (&placing);
}
