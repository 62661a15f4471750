/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors
 *
 * What a window shows has room in it: measured in a running window, by the type, the ink and the lines that are drawn.
 */

#include "config.h"

#include "app/workspace-private.h"
#include "tests/deadline.h"
#include "tests/gui/drawn-text.h"
#include "tests/gui/fit-window.h"
#include "tests/ui/find-type.h"
#include "ui/code/code-pane.h"
#include "ui/code/code-view.h"
#include "ui/guide/guide-view.h"
#include "ui/stage/variable-row.h"
#include "ui/timeline/timeline-view.h"
#include "ui/transport/narration-bar.h"

/* In projection, in pixels. */
#define LEAST_TYPE 18.0
#define LEAST_SUBTITLE 32.0

/* How far the ink of a letter may be outside, in pixels: its edge is blurred. */
#define SLACK 1.5

/* What a moment is measured for at a time. */
#define N_MOMENTS 9

/* --- Measuring ---------------------------------------------------------------------------------------------------- */

static gboolean
is_code (const DrawnText *text)
{
  GtkWidget *code = find_type (GTK_WIDGET (fit_window), RB_TYPE_CODE_PANE, 0);

  for (guint i = 0; code != NULL; code = find_type (GTK_WIDGET (fit_window), RB_TYPE_CODE_PANE, ++i))
    {
      graphene_rect_t bounds;

      if (gtk_widget_get_mapped (code) && gtk_widget_compute_bounds (code, GTK_WIDGET (fit_window), &bounds) &&
          graphene_rect_contains_point (&bounds, &text->seen.origin))
        return TRUE;
    }

  return FALSE;
}

/* Text that scrolls is out of sight or in sight, but not cut in two. */
static void
check_text (const DrawnText *text,
            double           least,
            const char      *where)
{
  const graphene_rect_t *ink = &text->ink;
  const graphene_rect_t *seen = &text->seen;

  if (seen->size.width <= 0 || seen->size.height <= 0)
    return;

  if (text->size < least - 0.05)
    fit_complain ("%s: %s has type of %.1f pixels", where, name_drawn_text (GTK_WIDGET (fit_window), text),
                  text->size);

  /* Code scrolls in both directions. */
  if (is_code (text))
    return;

  if (seen->size.width < ink->size.width - SLACK || seen->size.height < ink->size.height - SLACK)
    fit_complain ("%s: of %s, only %.0fx%.0f of %.0fx%.0f pixels at %.0f,%.0f are seen", where,
                  name_drawn_text (GTK_WIDGET (fit_window), text), seen->size.width, seen->size.height,
                  ink->size.width, ink->size.height, ink->origin.x, ink->origin.y);
}

static gboolean
is_same (const graphene_rect_t *first,
         const graphene_rect_t *second)
{
  return graphene_rect_equal (first, second);
}

/* The timeline draws a bar's words twice, and shows a part of them before the playhead, and the other part after it. */
static void
join_halves (GArray *texts)
{
  for (guint i = 0; i < texts->len; i++)
    for (guint j = 0; j < texts->len; j++)
      {
        DrawnText *first = &g_array_index (texts, DrawnText, i);
        DrawnText *second = &g_array_index (texts, DrawnText, j);

        if (i == j || !is_same (&first->ink, &second->ink) || second->seen.size.width <= 0)
          continue;
        if (first->seen.size.width > 0)
          graphene_rect_union (&first->seen, &second->seen, &first->seen);
      }
}

static void
check_texts (double      least,
             const char *where)
{
  g_autoptr (GArray) texts = drawn_text_list (GTK_WIDGET (fit_window));

  g_assert_cmpuint (texts->len, >, 5);
  join_halves (texts);
  for (guint i = 0; i < texts->len; i++)
    check_text (&g_array_index (texts, DrawnText, i), least, where);
}

/* A label that may end in an ellipsis: a value or a title can be of any length, and a tooltip has all of a value. */
static gboolean
may_be_short (GtkWidget *label)
{
  static const char *const classes[] = { "row-value", "title-line-lesson" };

  if (gtk_widget_get_ancestor (label, RB_TYPE_VARIABLE_ROW) != NULL)
    return TRUE;

  for (guint i = 0; i < G_N_ELEMENTS (classes); i++)
    if (gtk_widget_has_css_class (label, classes[i]))
      return TRUE;

  return FALSE;
}

/* Whether a widget is within something that scrolls. */
static gboolean
scrolls (GtkWidget *widget)
{
  return gtk_widget_get_ancestor (widget, GTK_TYPE_SCROLLED_WINDOW) != NULL;
}

static void
check_inside (GtkWidget  *label,
              const char *where)
{
  graphene_rect_t bounds;

  if (!gtk_widget_compute_bounds (label, GTK_WIDGET (fit_window), &bounds) ||
      (bounds.origin.x >= -SLACK && bounds.origin.y >= -SLACK &&
       bounds.origin.x + bounds.size.width <= gtk_widget_get_width (GTK_WIDGET (fit_window)) + SLACK &&
       bounds.origin.y + bounds.size.height <= gtk_widget_get_height (GTK_WIDGET (fit_window)) + SLACK))
    return;

  fit_complain ("%s: \"%s\" leaves the window", where, gtk_label_get_text (GTK_LABEL (label)));
}

static void
check_labels (GtkWidget  *widget,
              const char *where)
{
  if (!gtk_widget_get_mapped (widget))
    return;

  if (GTK_IS_LABEL (widget) && *gtk_label_get_text (GTK_LABEL (widget)) != '\0' && !scrolls (widget))
    check_inside (widget, where);
  if (GTK_IS_LABEL (widget) && !may_be_short (widget) &&
      pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (widget))))
    fit_complain ("%s: \"%s\" is cut to %d pixels", where, gtk_label_get_text (GTK_LABEL (widget)),
                  gtk_widget_get_width (widget));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    check_labels (child, where);
}

static double
get_area (GtkWidget *widget)
{
  if (!gtk_widget_get_mapped (widget))
    return 0;

  return gtk_widget_get_width (widget) * (double) gtk_widget_get_height (widget);
}

/* What does not matter to a class has less than a quarter of the screen. */
static void
check_areas (const char *where)
{
  GtkWidget *title = gtk_widget_get_first_child (GTK_WIDGET (fit_window->workspace));
  double all = get_area (GTK_WIDGET (fit_window));
  double lesser;

  lesser = get_area (title) + get_area (fit_find (RB_TYPE_TIMELINE_VIEW));
  if (lesser >= all / 4)
    fit_complain ("%s: the title line and the timeline have %.0f %% of the screen", where, lesser / all * 100);
}

/* A row of the code is seen whole or not at all. */
static void
check_rows (GArray     *texts,
            const char *where)
{
  for (guint i = 0; i < texts->len; i++)
    {
      const DrawnText *text = &g_array_index (texts, DrawnText, i);

      if (is_code (text) && text->seen.size.height > 0 && text->seen.size.height < text->ink.size.height - SLACK)
        fit_complain ("%s: of a row of the code, %.0f of %.0f pixels are seen at %.0f", where,
                      text->seen.size.height, text->ink.size.height, text->ink.origin.y);
    }
}

/* Code in projection does not leave the pane at the right, and a row is seen whole or not at all. */
static void
check_code (const char *where)
{
  GtkWidget *view = fit_find (RB_TYPE_CODE_VIEW);
  GtkAdjustment *across = gtk_scrollable_get_hadjustment (GTK_SCROLLABLE (view));
  g_autoptr (GArray) texts = drawn_text_list (GTK_WIDGET (fit_window));

  if (gtk_adjustment_get_upper (across) > gtk_adjustment_get_page_size (across) + 0.5)
    fit_complain ("%s: the code is %.0f pixels wide, of which %.0f are seen", where, gtk_adjustment_get_upper (across),
                  gtk_adjustment_get_page_size (across));

  check_rows (texts, where);
}

/* --- Projection --------------------------------------------------------------------------------------------------- */

static void
check_projection (const char *where)
{
  check_texts (LEAST_TYPE, where);
  check_labels (GTK_WIDGET (fit_window), where);
  check_areas (where);
}

static double
get_subtitle_size (void)
{
  GtkWidget *label = find_type (fit_find (RB_TYPE_NARRATION_BAR), GTK_TYPE_LABEL, 0);
  PangoContext *context = pango_layout_get_context (gtk_label_get_layout (GTK_LABEL (label)));

  return pango_font_description_get_size (pango_context_get_font_description (context)) / (double) PANGO_SCALE;
}

static void
check_moments (RbPlayer   *player,
               const char *what)
{
  guint n_moments = rb_player_get_n_moments (player);

  for (guint i = 0; i <= N_MOMENTS; i++)
    {
      guint moment = (n_moments - 1) * i / N_MOMENTS;
      g_autofree char *where = g_strdup_printf ("%s, moment %u", what, moment);

      rb_player_seek (player, moment);
      fit_settle ();
      check_projection (where);
      fit_check_lines (8, where);
      check_code (where);
      if (get_subtitle_size () < LEAST_SUBTITLE)
        fit_complain ("%s: the subtitle has %.1f pixels", where, get_subtitle_size ());
    }
}

static const struct
{
  int width;
  int height;
  double zoom;
} screens[] = {
  { 1280, 720, 1 }, { 1280, 720, 2 }, { 1280, 720, 2.5 }, { 1024, 768, 1.5 }, { 800, 600, 1 }, { 800, 600, 2.5 },
};

static char *
describe (guint screen)
{
  return g_strdup_printf ("%dx%d %.0f %%", screens[screen].width, screens[screen].height, screens[screen].zoom * 100);
}

static void
show_screen (guint screen)
{
  fit_set_zoom (screens[screen].zoom);
  fit_set_size (screens[screen].width, screens[screen].height);
}

static void
test_projected_run (gconstpointer data)
{
  guint lesson = GPOINTER_TO_UINT (data);
  RbPlayer *player;

  fit_open_lesson (lesson);
  player = fit_run ();
  fit_set_projecting (TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (screens); i++)
    {
      g_autofree char *screen = describe (i);
      g_autofree char *what = g_strdup_printf ("lesson %u, %s", lesson, screen);

      show_screen (i);
      check_moments (player, what);
    }
  fit_set_projecting (FALSE);
}

/* A question that is asked before the run fills the screen. */
static void
test_projected_question (void)
{
  RbGuide *guide;

  fit_open_lesson (2);
  rb_session_discard_run (fit_window->session);
  guide = rb_session_get_guide (fit_window->session);
  while (!rb_session_get_asking (fit_window->session))
    rb_guide_set_position (guide, rb_guide_get_position (guide) + 1);
  fit_set_projecting (TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (screens); i++)
    {
      g_autofree char *where = describe (i);

      show_screen (i);
      check_texts (LEAST_TYPE, where);
      check_labels (GTK_WIDGET (fit_window), where);
    }
  fit_set_projecting (FALSE);
}

static void
check_sides (guint       least,
             const char *where)
{
  fit_settle ();
  for (guint i = 0; i < 3; i++)
    {
      GtkWidget *view = find_type (GTK_WIDGET (fit_window), RB_TYPE_CODE_VIEW, i);

      if (gtk_widget_get_mapped (view) && fit_count_lines (view) < least)
        fit_complain ("comparison, %s: %u lines of the code are seen", where, fit_count_lines (view));
    }
}

/* Two versions on one screen, when both have ended. */
static void
test_projected_comparison (void)
{
  gint64 deadline = deadline_from_now ();

  fit_open_lesson (3);
  fit_set_comparing (TRUE);
  while (!rb_comparison_get_ready (fit_window->comparison) && g_get_monotonic_time () < deadline)
    g_main_context_iteration (NULL, TRUE);
  rb_comparison_to_end (fit_window->comparison);
  fit_set_projecting (TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (screens); i++)
    {
      g_autofree char *screen = describe (i);
      g_autofree char *where = g_strdup_printf ("comparison, %s", screen);

      show_screen (i);
      check_texts (LEAST_TYPE, where);
      check_labels (GTK_WIDGET (fit_window), where);
      check_sides (8, screen);
    }
  fit_set_projecting (FALSE);
  fit_set_comparing (FALSE);
}

/* --- Learning ----------------------------------------------------------------------------------------------------- */

/* No line of the guide or of the code is cut in two. */
static void
check_reading (const char *where)
{
  GtkWidget *guide = fit_find (RB_TYPE_GUIDE_VIEW);
  g_autoptr (GArray) texts = drawn_text_list (GTK_WIDGET (fit_window));
  graphene_rect_t bounds;

  check_rows (texts, where);
  if (!gtk_widget_get_mapped (guide) || !gtk_widget_compute_bounds (guide, GTK_WIDGET (fit_window), &bounds))
    return;

  for (guint i = 0; i < texts->len; i++)
    if (graphene_rect_contains_point (&bounds, &g_array_index (texts, DrawnText, i).seen.origin))
      check_text (&g_array_index (texts, DrawnText, i), 0, where);
}

/* No part of the workspace lies over another one, which a part does that needs more than its place. */
static void
check_parts (const char *where)
{
  GtkWidget *const *parts = fit_window->workspace->parts;

  for (guint i = 0; i < RB_PLACE_GUIDE_HANDLE; i++)
    for (guint j = 0; j < i; j++)
      {
        graphene_rect_t first, second, common;

        if (!gtk_widget_get_mapped (parts[i]) || !gtk_widget_get_mapped (parts[j]))
          continue;

        g_assert_true (gtk_widget_compute_bounds (parts[i], GTK_WIDGET (fit_window), &first));
        g_assert_true (gtk_widget_compute_bounds (parts[j], GTK_WIDGET (fit_window), &second));
        if (graphene_rect_intersection (&first, &second, &common) && common.size.width > 3 &&
            common.size.height > SLACK)
          fit_complain ("%s: %s and %s share %.0fx%.0f pixels", where, G_OBJECT_TYPE_NAME (parts[j]),
                        G_OBJECT_TYPE_NAME (parts[i]), common.size.width, common.size.height);
      }
}

/* How many lines of the code have room in type that is too large for the window, and in a small window, where the code
 * may be scrolled to a place between two lines. */
static guint
get_least_lines (int    width,
                 int    height,
                 double zoom)
{
  if (width < 800)
    return 7;

  return height <= 600 && zoom > 2 ? 5 : 8;
}

/* Large type leaves the code its lines: what matters less gives way, and the guide becomes a page. */
static void
test_learning (gconstpointer data)
{
  static const int sizes[][2] = { { 1280, 720 }, { 1024, 768 }, { 800, 600 }, { 700, 560 }, { 640, 480 } };
  static const double zooms[] = { 1, 1.5, 2, 2.5 };
  guint lesson = GPOINTER_TO_UINT (data);
  RbPlayer *player;

  fit_open_lesson (lesson);
  player = fit_run ();
  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (zooms); j++)
      {
        g_autofree char *where = NULL;

        /* Large text has no room in a small window. */
        if (sizes[i][0] < 800 && zooms[j] > 1)
          continue;

        where = g_strdup_printf ("lesson %u, learning, %dx%d %.0f %%", lesson, sizes[i][0], sizes[i][1],
                                 zooms[j] * 100);

        fit_set_zoom (zooms[j]);
        fit_set_size (sizes[i][0], sizes[i][1]);
        rb_player_seek (player, 1);
        fit_settle ();
        fit_check_lines (get_least_lines (sizes[i][0], sizes[i][1], zooms[j]), where);
        check_reading (where);
        check_parts (where);
      }
}

/* Two programs beside each other have eight lines each in the window that all is made for. */
static void
test_comparison (void)
{
  gint64 deadline = deadline_from_now ();
  GtkWidget *workspace = GTK_WIDGET (fit_window->workspace);

  fit_open_lesson (3);
  fit_set_zoom (1);
  fit_set_size (1280, 720);
  fit_set_comparing (TRUE);
  while (!rb_comparison_get_ready (fit_window->comparison))
    {
      g_assert_cmpint (g_get_monotonic_time (), <, deadline);
      g_main_context_iteration (NULL, TRUE);
    }
  rb_comparison_to_end (fit_window->comparison);
  check_sides (8, "learning");
  g_assert_false (gtk_widget_get_mapped (workspace));
  fit_set_projecting (TRUE);
  check_sides (8, "projection");
  fit_set_projecting (FALSE);
  fit_set_comparing (FALSE);
}

static void
add_test (const char    *name,
          guint          lesson,
          GTestDataFunc  test)
{
  g_autofree char *path = g_strdup_printf ("/fit/%s/lesson-%u", name, lesson);

  g_test_add_data_func (path, GUINT_TO_POINTER (lesson), test);
}

int
main (int    argc,
      char **argv)
{
  static const guint lessons[] = { 2, 3, 6, 10, 11, 12 };

  fit_set_up (&argc, &argv);
  for (guint i = 0; i < G_N_ELEMENTS (lessons); i++)
    {
      add_test ("projection", lessons[i], test_projected_run);
      add_test ("learning", lessons[i], test_learning);
    }
  g_test_add_func ("/fit/projection/question", test_projected_question);
  g_test_add_func ("/fit/learning/comparison", test_comparison);
  g_test_add_func ("/fit/projection/comparison", test_projected_comparison);

  return fit_finish ();
}
