/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "app/workspace-layout.h"

/* The size of the text in a window at 100 %, in pixels. */
#define EM 14.667

static int
measure_guide (int      width,
               gpointer user_data)
{
  return GPOINTER_TO_INT (user_data);
}

static RbWorkspaceRequest
create_request (int    width,
                int    height,
                double em)
{
  return (RbWorkspaceRequest){
    .width = width,
    .height = height,
    .em = em,
    .has_guide = TRUE,
    .has_program = TRUE,
    .transport_width = (int) (23 * em),
    .transport_height = (int) (2.9 * em),
    .measure_guide = measure_guide,
    .user_data = GINT_TO_POINTER ((int) (6 * em)),
  };
}

static gboolean
is_shown (const GdkRectangle *place)
{
  return place->width > 0 && place->height > 0;
}

/* The parts that are shown lie inside, do not overlap, and leave no room unused. */
static void
assert_divided (const RbWorkspaceRequest *request,
                const GdkRectangle        places[RB_N_PLACES])
{
  gint64 area = 0;

  for (guint i = 0; i < RB_PLACE_GUIDE_HANDLE; i++)
    {
      if (!is_shown (&places[i]))
        continue;

      area += (gint64) places[i].width * places[i].height;
      g_assert_cmpint (places[i].x, >=, 0);
      g_assert_cmpint (places[i].y, >=, 0);
      g_assert_cmpint (places[i].x + places[i].width, <=, request->width);
      g_assert_cmpint (places[i].y + places[i].height, <=, request->height);
      for (guint j = 0; j < i; j++)
        g_assert_false (is_shown (&places[j]) && gdk_rectangle_intersect (&places[i], &places[j], NULL));
    }
  g_assert_cmpint (area, ==, (gint64) request->width * request->height);
}

static void
test_spans (void)
{
  g_assert_cmpint (rb_workspace_layout_find_span (360, EM), ==, RB_SPAN_SINGLE);
  g_assert_cmpint (rb_workspace_layout_find_span (799, EM), ==, RB_SPAN_SINGLE);
  g_assert_cmpint (rb_workspace_layout_find_span (800, EM), ==, RB_SPAN_COMPACT);
  g_assert_cmpint (rb_workspace_layout_find_span (1024, EM), ==, RB_SPAN_COMPACT);
  g_assert_cmpint (rb_workspace_layout_find_span (1228, EM), ==, RB_SPAN_NORMAL);
  g_assert_cmpint (rb_workspace_layout_find_span (1920, EM), ==, RB_SPAN_WIDE);
  g_assert_cmpint (rb_workspace_layout_find_span (1280, EM * 2), ==, RB_SPAN_SINGLE);
}

static void
test_all_sizes (void)
{
  static const int widths[] = { 360, 640, 800, 1024, 1228, 1600, 1920, 2560 };
  static const double zooms[] = { 1, 1.5, 2, 2.5 };

  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    for (int height = 400; height <= 1400; height += 100)
      for (guint j = 0; j < G_N_ELEMENTS (zooms); j++)
        for (int projecting = 0; projecting <= 1; projecting++)
          {
            RbWorkspaceRequest request = create_request (widths[i], height, EM * zooms[j]);
            GdkRectangle places[RB_N_PLACES];

            request.projecting = projecting;
            rb_workspace_layout_place (&request, places);
            assert_divided (&request, places);
          }
}

static void
test_normal (void)
{
  RbWorkspaceRequest request = create_request (1228, 674, EM);
  GdkRectangle places[RB_N_PLACES];

  rb_workspace_layout_place (&request, places);
  g_assert_false (is_shown (&places[RB_PLACE_TITLE]));
  g_assert_false (is_shown (&places[RB_PLACE_PAGES]));
  g_assert_cmpint (places[RB_PLACE_GUIDE].x, ==, 0);
  g_assert_cmpint (places[RB_PLACE_GUIDE].height, ==, places[RB_PLACE_CODE].height);
  g_assert_cmpint (places[RB_PLACE_CODE].width, >, places[RB_PLACE_STAGE].width);
  g_assert_cmpint (places[RB_PLACE_CONSOLE].x, ==, places[RB_PLACE_STAGE].x);
  g_assert_cmpint (places[RB_PLACE_NARRATION].y, ==, places[RB_PLACE_TRANSPORT].y);
  g_assert_cmpint (places[RB_PLACE_TIMELINE].y, >, places[RB_PLACE_TRANSPORT].y);
  g_assert_cmpint (places[RB_PLACE_STAGE_HANDLE].x + 3, ==, places[RB_PLACE_STAGE].x);
}

static void
test_narrow (void)
{
  RbWorkspaceRequest request = create_request (800, 554, EM);
  GdkRectangle places[RB_N_PLACES];

  rb_workspace_layout_place (&request, places);
  g_assert_cmpint (places[RB_PLACE_GUIDE].y + places[RB_PLACE_GUIDE].height, ==, places[RB_PLACE_CODE].y);
  g_assert_cmpint (places[RB_PLACE_GUIDE].width, ==, places[RB_PLACE_CODE].width);
  g_assert_true (is_shown (&places[RB_PLACE_STAGE]));

  request = create_request (600, 554, EM);
  rb_workspace_layout_place (&request, places);
  g_assert_true (is_shown (&places[RB_PLACE_PAGES]));
  g_assert_true (is_shown (&places[RB_PLACE_CODE]));
  g_assert_false (is_shown (&places[RB_PLACE_STAGE]));

  request.page = RB_PAGE_STAGE;
  rb_workspace_layout_place (&request, places);
  g_assert_false (is_shown (&places[RB_PLACE_CODE]));
  g_assert_true (is_shown (&places[RB_PLACE_STAGE]));
}

/* In large type, a question has room for its options, which it takes from the code. */
static void
test_asking (void)
{
  RbWorkspaceRequest request = create_request (1280, 665, EM * 16 / 11);
  GdkRectangle places[RB_N_PLACES];
  int height;

  request.user_data = GINT_TO_POINTER ((int) (10.6 * request.em));
  rb_workspace_layout_place (&request, places);
  height = places[RB_PLACE_CODE].height;
  g_assert_cmpint (height, >, 16 * request.em);
  g_assert_cmpint (places[RB_PLACE_GUIDE].height, <, 6 * request.em);

  request.is_asking = TRUE;
  rb_workspace_layout_place (&request, places);
  g_assert_cmpint (places[RB_PLACE_GUIDE].height, ==, (int) (10.6 * request.em));
  g_assert_cmpint (places[RB_PLACE_CODE].height, <, height);
  g_assert_cmpint (places[RB_PLACE_CODE].height, >, 9 * request.em);
  assert_divided (&request, places);
}

/* The person's own sizes are used, within what leaves room for the code. */
static void
test_own_sizes (void)
{
  RbWorkspaceRequest request = create_request (1228, 674, EM);
  GdkRectangle places[RB_N_PLACES];

  request.guide_width = 16;
  request.stage_width = 25;
  request.run_height = 10;
  rb_workspace_layout_place (&request, places);
  g_assert_cmpint (places[RB_PLACE_GUIDE].width, ==, (int) (16 * EM));
  g_assert_cmpint (places[RB_PLACE_STAGE].width, ==, (int) (25 * EM));
  g_assert_cmpint (places[RB_PLACE_CONSOLE].width, ==, (int) (25 * EM));
  g_assert_cmpint (places[RB_PLACE_CONSOLE].height, ==, (int) (10 * EM));

  request.guide_width = request.stage_width = request.run_height = 200;
  rb_workspace_layout_place (&request, places);
  g_assert_cmpint (places[RB_PLACE_CODE].width, >=, 1228 / 8);
  g_assert_cmpint (places[RB_PLACE_CODE].height, >=, (int) (11 * EM));
}

/* What does not matter to a class takes less than a quarter of the screen; large text makes the timeline give way. */
static void
test_projection (void)
{
  RbWorkspaceRequest request = create_request (1280, 720, 20);
  GdkRectangle places[RB_N_PLACES];

  request.projecting = TRUE;
  rb_workspace_layout_place (&request, places);
  g_assert_false (is_shown (&places[RB_PLACE_GUIDE]));
  g_assert_false (is_shown (&places[RB_PLACE_TRANSPORT]));
  g_assert_cmpint (places[RB_PLACE_TITLE].height + places[RB_PLACE_TIMELINE].height, <, 720 / 4);
  g_assert_cmpint (places[RB_PLACE_CODE].height, >=, 24 * 20);

  request.em = 32;
  rb_workspace_layout_place (&request, places);
  g_assert_false (is_shown (&places[RB_PLACE_TIMELINE]));
  g_assert_cmpint (places[RB_PLACE_CODE].height, >=, 12 * 32);

  request.is_asking = TRUE;
  rb_workspace_layout_place (&request, places);
  g_assert_false (is_shown (&places[RB_PLACE_CODE]));
  g_assert_cmpint (places[RB_PLACE_GUIDE].width, ==, 1280);
}

/* In projection, a short program is shown large, and a long one at the usual size, or smaller if it is wide. */
static void
test_code_step (void)
{
  const GdkRectangle place = { 0, 0, 880, 480 };
  guint before = RB_N_CODE_STEPS;

  g_assert_cmpuint (rb_workspace_layout_find_code_step (&place, 20, 3, 20), ==, RB_N_CODE_STEPS - 1);
  for (guint n_lines = 1; n_lines <= 13; n_lines++)
    {
      guint step = rb_workspace_layout_find_code_step (&place, 20, n_lines, 30);

      g_assert_cmpuint (step, <=, before);
      before = step;
    }
  g_assert_cmpuint (before, <, RB_NORMAL_CODE_STEP);
  g_assert_cmpuint (rb_workspace_layout_find_code_step (&place, 20, 40, 30), ==, RB_NORMAL_CODE_STEP);
  /* Nothing is smaller than 18 pixels, 0.92 times the text around it, whatever does not fit then. */
  g_assert_cmpuint (rb_workspace_layout_find_code_step (&place, 20, 3, 200), ==, RB_NORMAL_CODE_STEP - 2);
  g_assert_cmpuint (rb_workspace_layout_find_code_step (&place, 32, 3, 200), ==, 0);
  /* Type that was made larger stays large, even if the program is too long then. */
  g_assert_cmpuint (rb_workspace_layout_find_code_step (&place, 30, 16, 30), ==, RB_NORMAL_CODE_STEP);
  /* A long line in large type. */
  g_assert_cmpuint (rb_workspace_layout_find_code_step (&place, 32, 40, 36), <, RB_NORMAL_CODE_STEP);
  g_assert_cmpuint (rb_workspace_layout_find_code_step (&place, 32, 40, 36), >, 0);
}

/* The height of so many lines in the code pane, with its frame. */
static int
get_lines_height (double em,
                  guint  n_lines)
{
  return (int) (n_lines * (1.38 * em + 6) + 0.7 * em);
}

/* Text that is large for the window's height makes the guide a page, and the code keeps eight lines. */
static void
test_folded (void)
{
  static const struct
  {
    int width;
    int height;
    double zoom;
    gboolean folded;
  } windows[] = {
    { 1228, 673, 1, FALSE },   { 1228, 670, 1.5, FALSE }, { 1280, 656, 2, TRUE },  { 1280, 646, 2.5, TRUE },
    { 1024, 694, 2.5, TRUE },  { 800, 553, 1, FALSE },    { 800, 536, 2, TRUE },   { 360, 600, 1, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (windows); i++)
    for (RbPage page = RB_PAGE_CODE; page <= RB_PAGE_GUIDE; page++)
      {
        RbWorkspaceRequest request = create_request (windows[i].width, windows[i].height, EM * windows[i].zoom);
        GdkRectangle places[RB_N_PLACES];

        request.page = page;
        rb_workspace_layout_place (&request, places);
        assert_divided (&request, places);
        g_assert_cmpint (rb_workspace_layout_is_folded (&request), ==, windows[i].folded);
        if (page == RB_PAGE_CODE || !windows[i].folded)
          g_assert_cmpint (places[RB_PLACE_CODE].height + places[RB_PLACE_STAGE].height, >=,
                           get_lines_height (request.em, 8));
        g_assert_cmpint (is_shown (&places[RB_PLACE_GUIDE]), ==, !windows[i].folded || page == RB_PAGE_GUIDE);
        g_assert_true (is_shown (&places[RB_PLACE_NARRATION]));
      }
}

/* At every zoom, the code in projection keeps at least eight lines. A line of code is as high as its font, with six
 * pixels between two lines, and the pane has a margin of half an em. */
static void
test_eight_lines (void)
{
  static const GdkRectangle screens[] = { { 0, 0, 1280, 720 }, { 0, 0, 1024, 768 }, { 0, 0, 1920, 1080 } };

  for (guint i = 0; i < G_N_ELEMENTS (screens); i++)
    for (double em = 18; em <= screens[i].height / 24.0; em += 0.5)
      {
        RbWorkspaceRequest request = create_request (screens[i].width, screens[i].height, em);
        GdkRectangle places[RB_N_PLACES];

        request.projecting = TRUE;
        rb_workspace_layout_place (&request, places);
        g_assert_cmpfloat (places[RB_PLACE_CODE].height - em - 12, >=, 8 * (1.37 * em + 6));
        g_assert_true (is_shown (&places[RB_PLACE_NARRATION]));
        g_assert_true (is_shown (&places[RB_PLACE_TITLE]));
      }
}

/* A window that grows never gives the code less room. */
static void
test_growing (void)
{
  int before = 0;

  for (int height = 500; height <= 1400; height += 50)
    {
      RbWorkspaceRequest request = create_request (1228, height, EM);
      GdkRectangle places[RB_N_PLACES];

      rb_workspace_layout_place (&request, places);
      g_assert_cmpint (places[RB_PLACE_CODE].height, >=, before);
      before = places[RB_PLACE_CODE].height;
    }
}

/* An article without a program is read in all the room. */
static void
test_prose_only (void)
{
  RbWorkspaceRequest request = create_request (1228, 674, EM);
  GdkRectangle places[RB_N_PLACES];

  request.has_program = FALSE;
  rb_workspace_layout_place (&request, places);
  assert_divided (&request, places);
  g_assert_cmpint (places[RB_PLACE_GUIDE].width, ==, 1228);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/workspace-layout/spans", test_spans);
  g_test_add_func ("/workspace-layout/all-sizes", test_all_sizes);
  g_test_add_func ("/workspace-layout/normal", test_normal);
  g_test_add_func ("/workspace-layout/narrow", test_narrow);
  g_test_add_func ("/workspace-layout/asking", test_asking);
  g_test_add_func ("/workspace-layout/own-sizes", test_own_sizes);
  g_test_add_func ("/workspace-layout/projection", test_projection);
  g_test_add_func ("/workspace-layout/code-step", test_code_step);
  g_test_add_func ("/workspace-layout/folded", test_folded);
  g_test_add_func ("/workspace-layout/eight-lines", test_eight_lines);
  g_test_add_func ("/workspace-layout/growing", test_growing);
  g_test_add_func ("/workspace-layout/prose-only", test_prose_only);

  return g_test_run ();
}
