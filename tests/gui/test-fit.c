/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors
 *
 * What a window shows has room in it: measured in a running window, by the type, the ink and the lines that are drawn.
 */

#include "config.h"

#include <locale.h>

#include <glib/gi18n.h>

#include "app/window-private.h"
#include "engine/uninstalled.h"
#include "tests/deadline.h"
#include "tests/gui/drawn-text.h"
#include "tests/ui/find-type.h"
#include "ui/code/code-pane.h"
#include "ui/code/code-view.h"
#include "ui/code/code-wrap.h"
#include "ui/guide/guide-view.h"
#include "ui/stage/variable-row.h"
#include "ui/timeline/timeline-view.h"
#include "ui/transport/narration-bar.h"

/* In projection, in pixels. */
#define LEAST_TYPE 18.0
#define LEAST_SUBTITLE 32.0

/* How far the ink of a letter may be outside, in pixels: its edge is blurred. */
#define SLACK 1.5

/* How many frames in a row must be equal. A change of size takes several frames, some of which change nothing. */
#define N_STILL 6
#define MAX_FRAMES 600

/* What a moment is measured for at a time. */
#define N_MOMENTS 9

static RbWindow *window;
static guint n_frames;
static GHashTable *complaints;

/* --- The window --------------------------------------------------------------------------------------------------- */

static gboolean
frame_cb (GtkWidget     *widget,
          GdkFrameClock *clock,
          gpointer       user_data)
{
  n_frames++;

  return G_SOURCE_CONTINUE;
}

static void
wait_for_frames (guint wanted)
{
  gint64 deadline = deadline_from_now ();

  n_frames = 0;
  while (n_frames < wanted)
    {
      g_assert_cmpint (g_get_monotonic_time (), <, deadline);
      g_main_context_iteration (NULL, TRUE);
    }
}

static guint
hash_texts (void)
{
  g_autoptr (GArray) texts = drawn_text_list (GTK_WIDGET (window));
  guint hash = 0;

  for (guint i = 0; i < texts->len; i++)
    {
      const DrawnText *text = &g_array_index (texts, DrawnText, i);

      hash = hash * 31 + (guint) (text->ink.origin.x + text->ink.origin.y * 2000);
    }

  return hash;
}

/* Waits until nothing moves any more. */
static void
settle (void)
{
  guint n_equal = 0;
  guint before = 0;
  guint n_waited = 0;

  while (n_equal < N_STILL)
    {
      guint now;

      /* Two widgets that make room for each other in turn would do so for ever. */
      g_assert_cmpuint (n_waited++, <, MAX_FRAMES);
      wait_for_frames (1);
      now = hash_texts ();
      n_equal = now != 0 && now == before ? n_equal + 1 : 0;
      before = now;
    }
}

static void
set_projecting (gboolean projecting)
{
  g_action_group_change_action_state (G_ACTION_GROUP (window), "projection", g_variant_new_boolean (projecting));
}

static void
set_zoom (double zoom)
{
  g_settings_set_double (window->settings, "zoom", zoom);
}

static void
set_size (int width,
          int height)
{
  int outer_width, outer_height;

  gtk_window_set_default_size (GTK_WINDOW (window), width, height);
  settle ();
  /* The size that is asked for includes the border that GTK draws if there is no compositor. */
  gtk_window_get_default_size (GTK_WINDOW (window), &outer_width, &outer_height);
  gtk_window_set_default_size (GTK_WINDOW (window), outer_width + width - gtk_widget_get_width (GTK_WIDGET (window)),
                               outer_height + height - gtk_widget_get_height (GTK_WIDGET (window)));
  settle ();
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (window)), ==, width);
  g_assert_cmpint (gtk_widget_get_height (GTK_WIDGET (window)), ==, height);
}

static void
open_lesson (guint number)
{
  RbLibrary *library = rb_session_get_library (window->session);
  g_autoptr (RbLesson) lesson = g_list_model_get_item (G_LIST_MODEL (library), number - 1);

  rb_session_open_lesson (window->session, lesson);
}

/* Runs the program to its end, and returns its player. */
static RbPlayer *
run (void)
{
  gint64 deadline = deadline_from_now ();
  RbPlayer *player;

  rb_session_run (window->session);
  player = rb_session_get_player (window->session);
  rb_session_to_end (window->session);
  while (!rb_player_get_at_end (player) || rb_player_get_busy (player))
    {
      g_assert_cmpint (g_get_monotonic_time (), <, deadline);
      g_main_context_iteration (NULL, TRUE);
    }

  return player;
}

/* A test goes on after a failure, so that it lists all of them. */
static void G_GNUC_PRINTF (1, 2)
complain (const char *format,
          ...)
{
  g_autofree char *message = NULL;
  va_list args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  if (g_hash_table_add (complaints, g_strdup (message)))
    g_test_message ("%s", message);
  g_test_fail ();
}

/* --- Measuring ---------------------------------------------------------------------------------------------------- */

static GtkWidget *
find (GType type)
{
  return find_type (GTK_WIDGET (window->workspace), type, 0);
}

static gboolean
is_code (const DrawnText *text)
{
  GtkWidget *code = find_type (GTK_WIDGET (window), RB_TYPE_CODE_PANE, 0);

  for (guint i = 0; code != NULL; code = find_type (GTK_WIDGET (window), RB_TYPE_CODE_PANE, ++i))
    {
      graphene_rect_t bounds;

      if (gtk_widget_get_mapped (code) && gtk_widget_compute_bounds (code, GTK_WIDGET (window), &bounds) &&
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
    complain ("%s: %s has type of %.1f pixels", where, name_drawn_text (GTK_WIDGET (window), text),
                        text->size);

  /* Code scrolls in both directions. */
  if (is_code (text))
    return;

  if (seen->size.width < ink->size.width - SLACK || seen->size.height < ink->size.height - SLACK)
    complain ("%s: of %s, only %.0fx%.0f of %.0fx%.0f pixels at %.0f,%.0f are seen", where,
                        name_drawn_text (GTK_WIDGET (window), text), seen->size.width, seen->size.height,
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
  g_autoptr (GArray) texts = drawn_text_list (GTK_WIDGET (window));

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

  if (!gtk_widget_compute_bounds (label, GTK_WIDGET (window), &bounds) ||
      (bounds.origin.x >= -SLACK && bounds.origin.y >= -SLACK &&
       bounds.origin.x + bounds.size.width <= gtk_widget_get_width (GTK_WIDGET (window)) + SLACK &&
       bounds.origin.y + bounds.size.height <= gtk_widget_get_height (GTK_WIDGET (window)) + SLACK))
    return;

  complain ("%s: \"%s\" leaves the window", where, gtk_label_get_text (GTK_LABEL (label)));
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
    complain ("%s: \"%s\" is cut to %d pixels", where, gtk_label_get_text (GTK_LABEL (widget)),
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
  GtkWidget *title = gtk_widget_get_parent (GTK_WIDGET (window->workspace));
  double all = gtk_widget_get_width (GTK_WIDGET (window)) * (double) gtk_widget_get_height (GTK_WIDGET (window));
  double lesser;

  title = gtk_widget_get_first_child (GTK_WIDGET (window->workspace));
  lesser = get_area (title) + get_area (find (RB_TYPE_TIMELINE_VIEW));
  if (lesser >= all / 4)
    complain ("%s: the title line and the timeline have %.0f %% of the screen", where, lesser / all * 100);
}

/* How many rows of the code are seen whole: lines, or the parts of lines that are wrapped. */
static guint
count_lines_of (GtkWidget *code)
{
  GtkTextView *view = GTK_TEXT_VIEW (code);
  GtkTextIter iter;
  GdkRectangle visible;
  guint n_rows = 0;

  gtk_text_view_get_visible_rect (view, &visible);
  gtk_text_buffer_get_start_iter (gtk_text_view_get_buffer (view), &iter);
  do
    {
      double top, bottom;

      rb_code_wrap_get_row (view, &iter, &top, &bottom);
      n_rows += top >= visible.y && bottom <= visible.y + visible.height;
    }
  while (rb_code_wrap_forward (view, &iter));

  return n_rows;
}

static void
check_lines (guint       least,
             const char *where)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (find (RB_TYPE_CODE_VIEW)));
  guint all = gtk_text_buffer_get_line_count (buffer);
  guint n_lines = count_lines_of (find (RB_TYPE_CODE_VIEW));

  if (n_lines < MIN (least, all))
    complain ("%s: %u of %u lines of the code are seen", where, n_lines, all);
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
        complain ("%s: of a row of the code, %.0f of %.0f pixels are seen at %.0f", where, text->seen.size.height,
                  text->ink.size.height, text->ink.origin.y);
    }
}

/* Code in projection does not leave the pane at the right, and a row is seen whole or not at all. */
static void
check_code (const char *where)
{
  GtkWidget *view = find (RB_TYPE_CODE_VIEW);
  GtkAdjustment *across = gtk_scrollable_get_hadjustment (GTK_SCROLLABLE (view));
  g_autoptr (GArray) texts = drawn_text_list (GTK_WIDGET (window));

  if (gtk_adjustment_get_upper (across) > gtk_adjustment_get_page_size (across) + 0.5)
    complain ("%s: the code is %.0f pixels wide, of which %.0f are seen", where, gtk_adjustment_get_upper (across),
              gtk_adjustment_get_page_size (across));

  check_rows (texts, where);
}

/* --- Projection --------------------------------------------------------------------------------------------------- */

static void
check_projection (const char *where)
{
  check_texts (LEAST_TYPE, where);
  check_labels (GTK_WIDGET (window), where);
  check_areas (where);
}

static double
get_subtitle_size (void)
{
  GtkWidget *label = find_type (find (RB_TYPE_NARRATION_BAR), GTK_TYPE_LABEL, 0);
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
      settle ();
      check_projection (where);
      check_lines (8, where);
      check_code (where);
      if (get_subtitle_size () < LEAST_SUBTITLE)
        complain ("%s: the subtitle has %.1f pixels", where, get_subtitle_size ());
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
  set_zoom (screens[screen].zoom);
  set_size (screens[screen].width, screens[screen].height);
}

static void
test_projected_run (gconstpointer data)
{
  guint lesson = GPOINTER_TO_UINT (data);
  RbPlayer *player;

  open_lesson (lesson);
  player = run ();
  set_projecting (TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (screens); i++)
    {
      g_autofree char *screen = describe (i);
      g_autofree char *what = g_strdup_printf ("lesson %u, %s", lesson, screen);

      show_screen (i);
      check_moments (player, what);
    }
  set_projecting (FALSE);
}

/* A question that is asked before the run fills the screen. */
static void
test_projected_question (void)
{
  RbGuide *guide;

  open_lesson (2);
  rb_session_discard_run (window->session);
  guide = rb_session_get_guide (window->session);
  while (!rb_session_get_asking (window->session))
    rb_guide_set_position (guide, rb_guide_get_position (guide) + 1);
  set_projecting (TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (screens); i++)
    {
      g_autofree char *where = describe (i);

      show_screen (i);
      check_texts (LEAST_TYPE, where);
      check_labels (GTK_WIDGET (window), where);
    }
  set_projecting (FALSE);
}

static void
set_comparing (gboolean comparing)
{
  g_action_group_change_action_state (G_ACTION_GROUP (window), "compare", g_variant_new_boolean (comparing));
}

/* Two versions on one screen, when both have ended. */
static void
test_projected_comparison (void)
{
  gint64 deadline = deadline_from_now ();

  open_lesson (3);
  set_comparing (TRUE);
  while (!rb_comparison_get_ready (window->comparison) && g_get_monotonic_time () < deadline)
    g_main_context_iteration (NULL, TRUE);
  rb_comparison_to_end (window->comparison);
  set_projecting (TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (screens); i++)
    {
      g_autofree char *screen = describe (i);
      g_autofree char *where = g_strdup_printf ("comparison, %s", screen);

      show_screen (i);
      check_texts (LEAST_TYPE, where);
      check_labels (GTK_WIDGET (window), where);
    }
  set_projecting (FALSE);
  set_comparing (FALSE);
}

/* --- Learning ----------------------------------------------------------------------------------------------------- */

/* No line of the guide or of the code is cut in two. */
static void
check_reading (const char *where)
{
  GtkWidget *guide = find (RB_TYPE_GUIDE_VIEW);
  g_autoptr (GArray) texts = drawn_text_list (GTK_WIDGET (window));
  graphene_rect_t bounds;

  check_rows (texts, where);
  if (!gtk_widget_get_mapped (guide) || !gtk_widget_compute_bounds (guide, GTK_WIDGET (window), &bounds))
    return;

  for (guint i = 0; i < texts->len; i++)
    if (graphene_rect_contains_point (&bounds, &g_array_index (texts, DrawnText, i).seen.origin))
      check_text (&g_array_index (texts, DrawnText, i), 0, where);
}

/* How many lines of the code have room in type that is too large for the window. */
static guint
get_least_lines (int    height,
                 double zoom)
{
  return height <= 600 && zoom > 2 ? 5 : 8;
}

/* Large type leaves the code its lines: what matters less gives way, and the guide becomes a page. */
static void
test_learning (gconstpointer data)
{
  static const int sizes[][2] = { { 1280, 720 }, { 1024, 768 }, { 800, 600 } };
  static const double zooms[] = { 1, 1.5, 2, 2.5 };
  guint lesson = GPOINTER_TO_UINT (data);
  RbPlayer *player;

  open_lesson (lesson);
  player = run ();
  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (zooms); j++)
      {
        g_autofree char *where = NULL;

        where = g_strdup_printf ("lesson %u, learning, %dx%d %.0f %%", lesson, sizes[i][0], sizes[i][1],
                                 zooms[j] * 100);

        set_zoom (zooms[j]);
        set_size (sizes[i][0], sizes[i][1]);
        rb_player_seek (player, 1);
        settle ();
        check_lines (get_least_lines (sizes[i][1], zooms[j]), where);
        check_reading (where);
      }
}

static void
check_sides (const char *where)
{
  settle ();
  for (guint i = 0; i < 3; i++)
    {
      GtkWidget *view = find_type (GTK_WIDGET (window), RB_TYPE_CODE_VIEW, i);

      if (gtk_widget_get_mapped (view) && count_lines_of (view) < 8)
        complain ("comparison, %s: %u lines of the code are seen", where, count_lines_of (view));
    }
}

/* Two programs beside each other have eight lines each in the window that all is made for. */
static void
test_comparison (void)
{
  gint64 deadline = deadline_from_now ();
  GtkWidget *workspace = GTK_WIDGET (window->workspace);

  open_lesson (3);
  set_zoom (1);
  set_size (1280, 720);
  set_comparing (TRUE);
  while (!rb_comparison_get_ready (window->comparison))
    {
      g_assert_cmpint (g_get_monotonic_time (), <, deadline);
      g_main_context_iteration (NULL, TRUE);
    }
  rb_comparison_to_end (window->comparison);
  check_sides ("learning");
  g_assert_false (gtk_widget_get_mapped (workspace));
  set_projecting (TRUE);
  check_sides ("projection");
  set_projecting (FALSE);
  set_comparing (FALSE);
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
  g_autoptr (RbApplication) application = NULL;
  g_autoptr (GError) error = NULL;
  int status;

  rb_uninstalled_set_up ();
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, g_getenv ("RINGBACK_LOCALEDIR"));
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  g_test_init (&argc, &argv, NULL);
  complaints = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  application = rb_application_new ();
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, &error));
  g_assert_no_error (error);
  window = rb_window_new (application);
  gtk_widget_add_tick_callback (GTK_WIDGET (window), frame_cb, NULL, NULL);
  gtk_window_present (GTK_WINDOW (window));

  for (guint i = 0; i < G_N_ELEMENTS (lessons); i++)
    {
      add_test ("projection", lessons[i], test_projected_run);
      add_test ("learning", lessons[i], test_learning);
    }
  g_test_add_func ("/fit/projection/question", test_projected_question);
  g_test_add_func ("/fit/learning/comparison", test_comparison);
  g_test_add_func ("/fit/projection/comparison", test_projected_comparison);
  status = g_test_run ();
  gtk_window_destroy (GTK_WINDOW (window));
  g_hash_table_unref (complaints);

  return status;
}
