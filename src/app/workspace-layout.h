/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#pragma once

#include <gdk/gdk.h>

G_BEGIN_DECLS

/*
 * RbSpan:
 * @RB_SPAN_SINGLE: code and stage are two pages of one place
 * @RB_SPAN_COMPACT: the guide lies above the code, and the timeline is thin
 * @RB_SPAN_NORMAL: guide, code and stage stand side by side
 * @RB_SPAN_WIDE: the same with more room; the titled list of lessons is open
 *
 * How wide a window is, measured in the size of its text. So a window with large text is laid out like a narrow one.
 */
typedef enum
{
  RB_SPAN_SINGLE,
  RB_SPAN_COMPACT,
  RB_SPAN_NORMAL,
  RB_SPAN_WIDE,
} RbSpan;

/* How many sizes the code can have in projection, and which of them is the size of the text around it. */
#define RB_N_CODE_STEPS 14
#define RB_NORMAL_CODE_STEP 8

/* What a narrow window shows one of at a time. */
typedef enum
{
  RB_PAGE_CODE,
  RB_PAGE_STAGE,
  RB_PAGE_GUIDE,
} RbPage;

/* The places of a workspace. */
typedef enum
{
  RB_PLACE_TITLE,
  RB_PLACE_GUIDE,
  RB_PLACE_PAGES,
  RB_PLACE_CODE,
  RB_PLACE_STAGE,
  RB_PLACE_TRANSPORT,
  RB_PLACE_NARRATION,
  RB_PLACE_TIMELINE,
  RB_PLACE_CONSOLE,
  RB_PLACE_GUIDE_HANDLE,
  RB_PLACE_STAGE_HANDLE,
  RB_PLACE_RUN_HANDLE,
  RB_N_PLACES
} RbWorkspacePlace;

/*
 * RbWorkspaceRequest:
 * @width: the width of the workspace, in pixels
 * @height: its height
 * @em: the size of its text
 * @projecting: whether it is projected
 * @has_guide: whether there is a guide to be shown
 * @has_program: whether there is a program; without one the guide has all the room
 * @is_asking: whether a prediction is asked; in projection it then fills the screen, and else the guide gets room for
 *   its options from the code
 * @page: what is shown, if code and stage are two pages
 * @transport_width: the width that the buttons of the transport need
 * @transport_height: their height
 * @stage_minimum: the width that the stage needs
 * @notes_height: the height of the notes below the code
 * @guide_width: the person's width for the guide, in em; 0 for automatic
 * @stage_width: the person's width for the stage and the console, in em; 0 for automatic
 * @run_height: the person's height for timeline and console, in em; 0 for automatic
 * @measure_guide: gets the height that the guide needs for a width
 * @user_data: what @measure_guide is called with
 */
typedef struct
{
  int width;
  int height;
  double em;
  gboolean projecting;
  gboolean has_guide;
  gboolean has_program;
  gboolean is_asking;
  RbPage page;
  int transport_width;
  int transport_height;
  int stage_minimum;
  int notes_height;
  double guide_width;
  double stage_width;
  double run_height;
  int (* measure_guide) (int      width,
                         gpointer user_data);
  gpointer user_data;
} RbWorkspaceRequest;

RbSpan   rb_workspace_layout_find_span      (double                    width,
                                             double                    em);
gboolean rb_workspace_layout_is_folded      (const RbWorkspaceRequest *request);
guint    rb_workspace_layout_find_code_step (const GdkRectangle       *place,
                                             double                    em,
                                             guint                     n_lines,
                                             guint                     n_columns);
void     rb_workspace_layout_place          (const RbWorkspaceRequest *request,
                                             GdkRectangle              places[RB_N_PLACES]);

G_END_DECLS
