/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "app/workspace-layout.h"

/* Where a wider layout begins, in em. At the usual size of the text these are 800, 1040 and 1600 pixels; a window of
 * 1100 pixels has a rail that leaves 1040. */
#define COMPACT_WIDTH 54.5
#define NORMAL_WIDTH 70.9
#define WIDE_WIDTH 109.0

/* The code shows at least so many lines, unless the window is lower than they are. */
#define CODE_LINES 8
/* The code shows fewer lines while a question is asked above it, so that all options of the question are seen. */
#define ASKED_CODE_LINES 5
/* The height of what is around the lines of the code, and around those of a folded workspace. */
#define CODE_FRAME 2.6
#define FOLDED_CODE_FRAME 1.2
/* The margin above the first line, in pixels, as in code-pane.ui. */
#define CODE_MARGIN 6
/* The height of the narration: two lines. */
#define NARRATION_HEIGHT 3.75
/* Three lines of smaller type. */
#define COMPACT_NARRATION_HEIGHT 4.4
/* The narration stands beside the buttons if it has this width there. */
#define NARRATION_WIDTH 18.0
/* The usual width of the buttons, and that of a narrow window. */
#define TRANSPORT_WIDTH 23.0
#define TIGHT_TRANSPORT_WIDTH 15.0
#define TIGHT_WIDTH 40.0
/* The buttons of a folded workspace, beside two lines of small type. */
#define FOLDED_TRANSPORT_HEIGHT 2.5
/* What switches between the pages. */
#define PAGES_HEIGHT 2.6
#define FOLDED_PAGES_HEIGHT 2.0
/* The title and one line of the console. */
#define RUN_LEAST 3.5
/* A thin timeline. */
#define TIMELINE_LEAST 4.3
/* A thin timeline beside the title and two lines of the console. */
#define RUN_LOW 4.8
/* The title and two lines of the guide. */
#define GUIDE_LEAST 5.5
/* A step that is read at once: the title, a question, and two rows of options. */
#define GUIDE_STEP 10.6
/* The largest part of the room above the code that the guide takes. */
#define GUIDE_SHARE 0.5
/* The stage in projection: its least width, and its height, which fits a row of four lines. The last number is the
 * height of the console below it. */
#define PROJECTED_STAGE 15
#define PROJECTED_STAGE_HEIGHT 16.0
#define PROJECTED_CONSOLE_HEIGHT 5.2
/* The height of a subtitle: two large lines, or three in projection that is narrow. */
#define SUBTITLE 5.2
#define NARROW_SUBTITLE 7.0
#define NARROW_PROJECTION 52.0
#define HANDLE 6

/* The sizes of code in projection, as factors of the text size. The style sheet must have the same factors. */
static const double code_steps[RB_N_CODE_STEPS] = {
  0.62, 0.66, 0.7, 0.75, 0.8, 0.85, 0.92, 0.96, 1, 1.15, 1.3, 1.45, 1.6, 1.75
};
/* With less, a part of the program in larger type is better than all of it: whoever zooms wants to see it larger. */
#define LEAST_WHOLE_STEP 4
/* The least size of code in projection, in pixels. Fonts have fewer sizes than there are, and none must be under 18. */
#define LEAST_CODE 18.3
/* A line and a column of code, in times the size of the text; the pixels between two lines; the width of what stands
 * before a line, in columns. */
#define CODE_LINE 1.4
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

static gboolean
fits (const GdkRectangle *place,
      double              em,
      double              size,
      guint               n_lines,
      guint               n_columns)
{
  return n_lines * (size * CODE_LINE + CODE_LINE_GAP) + 2 * em <= place->height &&
         (n_columns + CODE_GUTTER) * size * CODE_COLUMN + 2 * em <= place->width;
}

/**
 * rb_workspace_layout_find_code_step:
 * @place: where the code is shown
 * @em: the size of the text around it
 * @n_lines: how many lines the program has
 * @n_columns: how many characters its longest line has
 *
 * Finds how large the code can be in projection so that the whole program is seen. A program that is too long for that
 * is no larger than the text around it, and so small that its longest line and eight lines of it are seen, if they can
 * be read then.
 *
 * Returns: a step for the style class "code-step-N"
 */
guint
rb_workspace_layout_find_code_step (const GdkRectangle *place,
                                    double              em,
                                    guint               n_lines,
                                    guint               n_columns)
{
  guint least = 0;

  while (least < RB_NORMAL_CODE_STEP && code_steps[least] * em < LEAST_CODE)
    least++;

  for (guint step = RB_N_CODE_STEPS - 1; step > MAX (least, LEAST_WHOLE_STEP); step--)
    if (fits (place, em, em * code_steps[step], n_lines, n_columns))
      return step;

  for (guint step = RB_NORMAL_CODE_STEP; step > least; step--)
    if (fits (place, em, em * code_steps[step], MIN (n_lines, CODE_LINES), n_columns))
      return step;

  return least;
}

static double
get_line_height (const RbWorkspaceRequest *request)
{
  return CODE_LINE * request->em + CODE_LINE_GAP;
}

/* The height that the code needs. */
static int
get_code_height (const RbWorkspaceRequest *request,
                 gboolean                  is_folded)
{
  double frame = is_folded ? FOLDED_CODE_FRAME : CODE_FRAME;
  int notes = is_folded ? 0 : request->notes_height;

  return notes + CODE_MARGIN + (int) (CODE_LINES * get_line_height (request) + frame * request->em);
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
is_narration_beside (const RbWorkspaceRequest *request)
{
  return request->width >= request->transport_width + NARRATION_WIDTH * request->em;
}

/* A narration beside the buttons of a narrow window needs three lines, which are smaller. */
static int
get_narration_height (const RbWorkspaceRequest *request)
{
  RbSpan span = rb_workspace_layout_find_span (request->width, request->em);
  gboolean is_narrow = span <= RB_SPAN_COMPACT && is_narration_beside (request);

  return (int) ((is_narrow ? COMPACT_NARRATION_HEIGHT : NARRATION_HEIGHT) * request->em);
}

/* The height of the buttons and the narration. */
static int
get_transport_height (const RbWorkspaceRequest *request)
{
  int narration_height = get_narration_height (request);

  if (is_narration_beside (request))
    return MAX (request->transport_height, narration_height);

  return request->transport_height + narration_height;
}

/**
 * rb_workspace_layout_is_folded:
 * @request: what is to be placed
 *
 * Gets whether the window is so low for its text that the guide has to be a page of its own, so that the code keeps
 * eight lines. The buttons and the narration are lower, then, and the console has what is left.
 *
 * Returns: whether it is
 */
gboolean
rb_workspace_layout_is_folded (const RbWorkspaceRequest *request)
{
  RbSpan span = rb_workspace_layout_find_span (request->width, request->em);
  RbWorkspaceRequest usual = *request;
  double least = RUN_LEAST + (span == RB_SPAN_SINGLE ? PAGES_HEIGHT : 0) + (request->has_guide ? GUIDE_LEAST : 0);

  if (span > RB_SPAN_COMPACT || request->projecting || !request->has_program)
    return FALSE;

  /* A folded workspace has fewer buttons, which must not be a reason to unfold it. */
  usual.transport_width = (int) (TRANSPORT_WIDTH * request->em);
  if (request->width < TIGHT_WIDTH * request->em)
    usual.transport_width = (int) (TIGHT_TRANSPORT_WIDTH * request->em);

  return request->height < get_transport_height (&usual) + get_code_height (request, FALSE) +
                             (int) (least * request->em);
}

/* The transport, with the narration beside it or below. */
static void
place_transport (RbPlacing *self,
                 gboolean   is_folded)
{
  const RbWorkspaceRequest *request = self->request;
  gboolean beside = is_folded || is_narration_beside (request);
  GdkRectangle narration = { 0 };
  GdkRectangle row;

  if (!beside)
    narration = take_bottom (self, get_narration_height (request));
  if (is_folded)
    row = take_bottom (self, pixels (self, FOLDED_TRANSPORT_HEIGHT));
  else
    row = take_bottom (self, beside ? get_transport_height (request) : request->transport_height);
  self->places[RB_PLACE_TRANSPORT] = row;
  if (beside)
    {
      self->places[RB_PLACE_TRANSPORT].width = MIN (request->transport_width, row.width);
      narration = row;
      narration.x += self->places[RB_PLACE_TRANSPORT].width;
      narration.width -= self->places[RB_PLACE_TRANSPORT].width;
    }
  self->places[RB_PLACE_NARRATION] = narration;
}

/* The height of timeline and console that a narrow window would have by itself: where it is low, the guide has room for
 * a step before they are higher than they must be. */
static double
get_narrow_run_height (const RbWorkspaceRequest *request,
                       RbSpan                    span,
                       int                       above)
{
  gboolean is_single = span == RB_SPAN_SINGLE;
  double both = (TIMELINE_LEAST + RUN_LEAST) * request->em;
  double wanted = (is_single ? 9 : 7) * request->em;
  double left = request->height - above - GUIDE_STEP * request->em;

  if (!request->has_guide)
    return wanted;

  /* The console alone needs only a line. */
  if (is_single && left < both)
    return RUN_LEAST * request->em;

  return CLAMP (left, is_single ? both : RUN_LOW * request->em, wanted);
}

/* The height of the timeline and the console. The code and a few lines of the guide get their room first. */
static int
get_run_height (const RbPlacing *self,
                RbSpan           span)
{
  const RbWorkspaceRequest *request = self->request;
  int above = get_transport_height (request) + get_code_height (request, FALSE);
  double wanted;

  if (span == RB_SPAN_SINGLE)
    above += pixels (self, PAGES_HEIGHT);
  if (request->run_height > 0)
    wanted = (request->run_height + (span == RB_SPAN_SINGLE ? 2 : 0)) * request->em;
  else if (span >= RB_SPAN_NORMAL)
    wanted = CLAMP (request->height * 0.275, 9 * request->em, 26 * request->em);
  else
    wanted = get_narrow_run_height (request, span, above);
  if (request->has_guide && span <= RB_SPAN_COMPACT)
    above += pixels (self, GUIDE_LEAST);

  return (int) MAX (MIN (wanted, request->height - above), RUN_LEAST * request->em);
}

/* Timeline and console, one above the other. */
static void
place_run_above (RbPlacing          *self,
                 const GdkRectangle *below)
{
  int thin = below->height >= pixels (self, TIMELINE_LEAST + RUN_LEAST) ? pixels (self, TIMELINE_LEAST) : 0;

  self->places[RB_PLACE_TIMELINE] = self->places[RB_PLACE_CONSOLE] = *below;
  self->places[RB_PLACE_TIMELINE].height = thin;
  self->places[RB_PLACE_CONSOLE].y += thin;
  self->places[RB_PLACE_CONSOLE].height -= thin;
}

/* Timeline and console, side by side. */
static void
place_run_beside (RbPlacing          *self,
                  RbSpan              span,
                  const GdkRectangle *below)
{
  int stage = get_stage_width (self, span);

  self->places[RB_PLACE_TIMELINE] = self->places[RB_PLACE_CONSOLE] = *below;
  self->places[RB_PLACE_TIMELINE].width -= stage;
  self->places[RB_PLACE_CONSOLE].x += below->width - stage;
  self->places[RB_PLACE_CONSOLE].width = stage;
}

/* The guide, above the code and what else takes @below. */
static void
place_guide_above (RbPlacing *self,
                   int        below)
{
  const RbWorkspaceRequest *request = self->request;
  int code_height = get_code_height (request, FALSE);
  int height, most;

  if (!request->has_guide)
    return;

  if (request->is_asking)
    code_height -= (int) ((CODE_LINES - ASKED_CODE_LINES) * get_line_height (request));
  most = MIN ((int) (self->rest.height * GUIDE_SHARE), self->rest.height - below - code_height);

  height = request->measure_guide (self->rest.width, request->user_data);
  self->places[RB_PLACE_GUIDE] = take_top (self, MIN (height, MAX (most, pixels (self, GUIDE_LEAST))));
}

/* A low window shows one page at a time: the code, the stage or the guide. Only the code has the console below it,
 * because the stage and the guide need the whole height. */
static void
place_folded (RbPlacing *self)
{
  const RbWorkspaceRequest *request = self->request;
  RbWorkspacePlace page = request->page == RB_PAGE_STAGE ? RB_PLACE_STAGE : RB_PLACE_CODE;
  int left;

  if (request->page == RB_PAGE_GUIDE && request->has_guide)
    page = RB_PLACE_GUIDE;

  place_transport (self, TRUE);
  self->places[RB_PLACE_PAGES] = take_top (self, pixels (self, FOLDED_PAGES_HEIGHT));
  left = self->rest.height - get_code_height (request, TRUE);
  if (page == RB_PLACE_CODE && left >= pixels (self, RUN_LEAST))
    {
      GdkRectangle below = take_bottom (self, left);

      place_run_above (self, &below);
    }
  self->places[page] = self->rest;
}

static void
place_learning (RbPlacing *self)
{
  const RbWorkspaceRequest *request = self->request;
  RbSpan span = rb_workspace_layout_find_span (request->width, request->em);
  GdkRectangle *places = self->places;
  GdkRectangle below;

  if (rb_workspace_layout_is_folded (request))
    {
      place_folded (self);
      return;
    }

  below = take_bottom (self, get_run_height (self, span));
  place_transport (self, FALSE);
  places[RB_PLACE_RUN_HANDLE] = (GdkRectangle){ 0, self->rest.height - HANDLE / 2, request->width, HANDLE };

  if (span == RB_SPAN_SINGLE)
    {
      place_run_above (self, &below);
      place_guide_above (self, pixels (self, PAGES_HEIGHT));
      places[RB_PLACE_PAGES] = take_top (self, pixels (self, PAGES_HEIGHT));
      places[request->page == RB_PAGE_STAGE ? RB_PLACE_STAGE : RB_PLACE_CODE] = self->rest;
      return;
    }

  place_run_beside (self, span, &below);
  places[RB_PLACE_STAGE] = take_end (self, get_stage_width (self, span));
  places[RB_PLACE_STAGE_HANDLE] = upright_handle (places[RB_PLACE_STAGE].x, &places[RB_PLACE_STAGE]);
  if (span == RB_SPAN_COMPACT)
    {
      place_guide_above (self, 0);
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
  gboolean is_narrow;

  if (request->is_asking)
    {
      places[RB_PLACE_TITLE] = take_top (self, pixels (self, 2));
      places[RB_PLACE_GUIDE] = self->rest;
      return;
    }

  places[RB_PLACE_TITLE] = take_top (self, pixels (self, 2));
  if (request->height >= pixels (self, 28))
    places[RB_PLACE_TIMELINE] = take_bottom (self, pixels (self, 4.8));
  is_narrow = request->width < pixels (self, NARROW_PROJECTION);
  places[RB_PLACE_NARRATION] = take_bottom (self, pixels (self, is_narrow ? NARROW_SUBTITLE : SUBTITLE));

  if (request->width >= pixels (self, 34))
    {
      int least = MAX (request->stage_minimum, pixels (self, PROJECTED_STAGE));

      side = take_end (self, CLAMP ((int) (request->width * 0.31), least, request->width / 2));
      places[RB_PLACE_STAGE] = places[RB_PLACE_CONSOLE] = side;
      places[RB_PLACE_STAGE].height = MAX (side.height * 11 / 20,
                                           MIN (pixels (self, PROJECTED_STAGE_HEIGHT),
                                                side.height - pixels (self, PROJECTED_CONSOLE_HEIGHT)));
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
