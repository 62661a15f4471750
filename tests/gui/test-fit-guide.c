/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors
 *
 * A guide that lies above the code has room for a step, and leaves the code its lines: measured in a running window.
 */

#include "config.h"

#include "tests/gui/fit-window.h"
#include "tests/ui/find-type.h"
#include "ui/code/code-view.h"
#include "ui/guide/guide-view.h"
#include "ui/guide/option-row.h"

/* The narrow windows in which the guide lies above the code. */
static const int sizes[][2] = { { 1024, 768 }, { 800, 600 } };

/* The code has so many lines at least, and no more if the guide has too little room. */
#define LEAST_LINES 8
#define MOST_LINES 9
/* While a question is asked, its options come first. */
#define LEAST_ASKED_LINES 5

static GtkAdjustment *
get_scroll (void)
{
  GtkWidget *scroller = find_type (fit_find (RB_TYPE_GUIDE_VIEW), GTK_TYPE_SCROLLED_WINDOW, 0);

  return gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
}

static gboolean
is_whole (void)
{
  GtkAdjustment *scroll = get_scroll ();

  return gtk_adjustment_get_upper (scroll) <= gtk_adjustment_get_page_size (scroll) + 1;
}

static char *
describe (guint lesson,
          guint size,
          guint step)
{
  return g_strdup_printf ("lesson %u, %dx%d, step %u", lesson, sizes[size][0], sizes[size][1], step + 1);
}

/* A step is seen whole, unless the code would have too few lines then. */
static void
test_steps (gconstpointer data)
{
  guint lesson = GPOINTER_TO_UINT (data);
  RbGuide *guide = rb_session_get_guide (fit_window->session);

  fit_open_lesson (lesson);
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      fit_set_size (sizes[i][0], sizes[i][1]);
      for (guint step = 0; step < g_list_model_get_n_items (G_LIST_MODEL (guide)); step++)
        {
          g_autofree char *where = describe (lesson, i, step);

          rb_guide_set_position (guide, step);
          fit_settle ();
          fit_check_lines (rb_session_get_asking (fit_window->session) ? LEAST_ASKED_LINES : LEAST_LINES, where);
          if (!is_whole () && fit_count_lines (fit_find (RB_TYPE_CODE_VIEW)) > MOST_LINES)
            fit_complain ("%s: the code has %u lines, and the guide %.0f of %.0f pixels", where,
                          fit_count_lines (fit_find (RB_TYPE_CODE_VIEW)),
                          gtk_adjustment_get_page_size (get_scroll ()), gtk_adjustment_get_upper (get_scroll ()));
        }
    }
}

static guint
count_options_in_sight (GtkWidget *scroller)
{
  guint n_seen = 0;
  GtkWidget *row;

  for (guint i = 0; (row = find_type (scroller, RB_TYPE_OPTION_ROW, i)) != NULL; i++)
    {
      graphene_rect_t bounds;

      g_assert_true (gtk_widget_compute_bounds (row, scroller, &bounds));
      n_seen += bounds.origin.y >= -1 && bounds.origin.y + bounds.size.height <= gtk_widget_get_height (scroller) + 1;
    }

  return n_seen;
}

/* All three options of a question are seen without scrolling. */
static void
test_question (void)
{
  RbGuide *guide = rb_session_get_guide (fit_window->session);
  GtkWidget *scroller;

  fit_open_lesson (2);
  rb_session_discard_run (fit_window->session);
  while (!rb_session_get_asking (fit_window->session))
    rb_guide_set_position (guide, rb_guide_get_position (guide) + 1);
  scroller = find_type (fit_find (RB_TYPE_GUIDE_VIEW), GTK_TYPE_SCROLLED_WINDOW, 0);
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autofree char *where = describe (2, i, rb_guide_get_position (guide));

      fit_set_size (sizes[i][0], sizes[i][1]);
      fit_check_lines (LEAST_ASKED_LINES, where);
      if (count_options_in_sight (scroller) != 3)
        fit_complain ("%s: %u options are in sight", where, count_options_in_sight (scroller));
    }
}

int
main (int    argc,
      char **argv)
{
  static const guint lessons[] = { 2, 3, 9 };

  fit_set_up (&argc, &argv);
  for (guint i = 0; i < G_N_ELEMENTS (lessons); i++)
    {
      g_autofree char *path = g_strdup_printf ("/fit-guide/steps/lesson-%u", lessons[i]);

      g_test_add_data_func (path, GUINT_TO_POINTER (lessons[i]), test_steps);
    }
  g_test_add_func ("/fit-guide/question", test_question);

  return fit_finish ();
}
