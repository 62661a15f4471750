/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "tests/gui/fit-window.h"

#include <locale.h>

#include <glib/gi18n.h>

#include "engine/uninstalled.h"
#include "tests/deadline.h"
#include "tests/gui/drawn-text.h"
#include "tests/ui/find-type.h"
#include "ui/code/code-view.h"
#include "ui/code/code-wrap.h"

/* How many frames in a row must be equal. A change of size takes several frames, some of which change nothing. */
#define N_STILL 6
#define MAX_FRAMES 600

RbWindow *fit_window;

static RbApplication *application;
static guint n_frames;
static GHashTable *complaints;

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
  g_autoptr (GArray) texts = drawn_text_list (GTK_WIDGET (fit_window));
  guint hash = 0;

  for (guint i = 0; i < texts->len; i++)
    {
      const DrawnText *text = &g_array_index (texts, DrawnText, i);

      hash = hash * 31 + (guint) (text->ink.origin.x + text->ink.origin.y * 2000);
    }

  return hash;
}

/* Waits until nothing moves any more. */
void
fit_settle (void)
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

void
fit_set_projecting (gboolean projecting)
{
  g_action_group_change_action_state (G_ACTION_GROUP (fit_window), "projection", g_variant_new_boolean (projecting));
}

void
fit_set_zoom (double zoom)
{
  g_settings_set_double (fit_window->settings, "zoom", zoom);
}

void
fit_set_size (int width,
              int height)
{
  GtkWidget *widget = GTK_WIDGET (fit_window);
  int outer_width, outer_height;

  gtk_window_set_default_size (GTK_WINDOW (widget), width, height);
  fit_settle ();
  /* The size that is asked for includes the border that GTK draws if there is no compositor. */
  gtk_window_get_default_size (GTK_WINDOW (widget), &outer_width, &outer_height);
  gtk_window_set_default_size (GTK_WINDOW (widget), outer_width + width - gtk_widget_get_width (widget),
                               outer_height + height - gtk_widget_get_height (widget));
  fit_settle ();
  g_assert_cmpint (gtk_widget_get_width (widget), ==, width);
  g_assert_cmpint (gtk_widget_get_height (widget), ==, height);
}

void
fit_open_lesson (guint number)
{
  RbLibrary *library = rb_session_get_library (fit_window->session);
  g_autoptr (RbLesson) lesson = g_list_model_get_item (G_LIST_MODEL (library), number - 1);

  rb_session_open_lesson (fit_window->session, lesson);
}

/* Runs the program to its end, and returns its player. */
RbPlayer *
fit_run (void)
{
  gint64 deadline = deadline_from_now ();
  RbPlayer *player;

  rb_session_run (fit_window->session);
  player = rb_session_get_player (fit_window->session);
  rb_session_to_end (fit_window->session);
  while (!rb_player_get_at_end (player) || rb_player_get_busy (player))
    {
      g_assert_cmpint (g_get_monotonic_time (), <, deadline);
      g_main_context_iteration (NULL, TRUE);
    }

  return player;
}

/* A test goes on after a failure, so that it lists all of them. */
void
fit_complain (const char *format,
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

void
fit_set_comparing (gboolean comparing)
{
  g_action_group_change_action_state (G_ACTION_GROUP (fit_window), "compare", g_variant_new_boolean (comparing));
}

GtkWidget *
fit_find (GType type)
{
  return find_type (GTK_WIDGET (fit_window->workspace), type, 0);
}

/* How many rows of the code are seen whole: lines, or the parts of lines that are wrapped. */
guint
fit_count_lines (GtkWidget *code)
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

void
fit_check_lines (guint       least,
                 const char *where)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (fit_find (RB_TYPE_CODE_VIEW)));
  guint all = gtk_text_buffer_get_line_count (buffer);
  guint n_lines = fit_count_lines (fit_find (RB_TYPE_CODE_VIEW));

  if (n_lines < MIN (least, all))
    fit_complain ("%s: %u of %u lines of the code are seen", where, n_lines, all);
}

/* Opens the window, in the language of the session. */
void
fit_set_up (int    *argc,
            char ***argv)
{
  g_autoptr (GError) error = NULL;

  rb_uninstalled_set_up ();
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, g_getenv ("RINGBACK_LOCALEDIR"));
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  g_test_init (argc, argv, NULL);
  complaints = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  application = rb_application_new ();
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, &error));
  g_assert_no_error (error);
  fit_window = rb_window_new (application);
  gtk_widget_add_tick_callback (GTK_WIDGET (fit_window), frame_cb, NULL, NULL);
  gtk_window_present (GTK_WINDOW (fit_window));
}

/* Runs the tests, and closes the window. Returns the status of the program. */
int
fit_finish (void)
{
  int status = g_test_run ();

  gtk_window_destroy (GTK_WINDOW (fit_window));
  g_hash_table_unref (complaints);
  g_object_unref (application);

  return status;
}
