/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include <adwaita.h>
#include <string.h>

#include "tests/deadline.h"
#include "tests/engine/run-program.h"
#include "tests/ui/count-pixels.h"
#include "tests/ui/marked-run.h"
#include "tests/ui/own-icons.h"
#include "ui/code/callback-gutter.h"
#include "ui/code/code-pane.h"
#include "ui/code/code-schemes.h"
#include "ui/code/code-view.h"
#include "ui/code/text-shield.h"
#include "ui/common/callback-palette.h"

typedef struct
{
  RbMarkedRun run;
  RbMachine *machine;
  RbCodePane *pane;
  GtkTextBuffer *buffer;
  RbCodeView *view;
  RbCallbackGutter *gutter;
  guint n_edited;
} Fixture;

static void
edited_cb (Fixture *fixture)
{
  fixture->n_edited++;
}

static GtkWidget *
find_child (GtkWidget *parent,
            GType      type)
{
  for (GtkWidget *child = gtk_widget_get_first_child (parent); child; child = gtk_widget_get_next_sibling (child))
    if (g_type_is_a (G_OBJECT_TYPE (child), type))
      return child;

  g_assert_not_reached ();
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  rb_marked_run_init (&fixture->run);
  fixture->machine = rb_machine_new (fixture->run.trace);
  fixture->pane = g_object_ref_sink (RB_CODE_PANE (rb_code_pane_new ()));
  fixture->view = RB_CODE_VIEW (rb_code_pane_get_view (fixture->pane));
  fixture->buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (fixture->view));
  fixture->gutter = RB_CALLBACK_GUTTER (
    find_child (GTK_WIDGET (gtk_source_view_get_gutter (GTK_SOURCE_VIEW (fixture->view), GTK_TEXT_WINDOW_LEFT)),
                RB_TYPE_CALLBACK_GUTTER));
  g_signal_connect_swapped (fixture->pane, "edited", G_CALLBACK (edited_cb), fixture);
  rb_code_pane_set_source (fixture->pane, rb_trace_get_source (fixture->run.trace));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_assert_finalize_object (fixture->pane);
  g_assert_finalize_object (fixture->machine);
  rb_marked_run_clear (&fixture->run);
}

static void
show (Fixture *fixture,
      guint    position)
{
  rb_machine_seek (fixture->machine, position);
  rb_code_pane_show_machine (fixture->pane, fixture->machine);
}

static void
test_source (Fixture       *fixture,
             gconstpointer  data)
{
  g_autofree char *before = rb_code_pane_get_source (fixture->pane);
  g_autofree char *after = NULL;

  g_assert_cmpstr (before, ==, rb_trace_get_source (fixture->run.trace));
  g_assert_cmpuint (fixture->n_edited, ==, 0);
  g_assert_false (gtk_text_buffer_get_can_undo (fixture->buffer));

  rb_code_pane_set_source (fixture->pane, "ที่นี่;\n");
  after = rb_code_pane_get_source (fixture->pane);
  g_assert_cmpstr (after, ==, "ที่นี่;\n");
  g_assert_cmpuint (fixture->n_edited, ==, 0);

  gtk_text_buffer_insert_at_cursor (fixture->buffer, "x", -1);
  g_assert_cmpuint (fixture->n_edited, ==, 1);
}

static void
test_editable (Fixture       *fixture,
               gconstpointer  data)
{
  g_assert_true (rb_code_pane_get_editable (fixture->pane));
  rb_code_pane_set_editable (fixture->pane, FALSE);
  g_assert_false (rb_code_pane_get_editable (fixture->pane));
  /* Otherwise the Tab key could not leave the text. */
  g_assert_false (gtk_text_view_get_accepts_tab (GTK_TEXT_VIEW (fixture->view)));
}

static void
assert_statement (Fixture    *fixture,
                  guint       line,
                  const char *text)
{
  GtkTextIter from, to;
  g_autofree char *found = NULL;
  g_autofree char *description = g_strdup_printf ("Line %u: %s", line, text);
  guint start, end;

  g_assert_true (rb_code_view_get_statement (fixture->view, &start, &end));
  gtk_text_buffer_get_iter_at_offset (fixture->buffer, &from, (int) start);
  gtk_text_buffer_get_iter_at_offset (fixture->buffer, &to, (int) end);
  found = gtk_text_buffer_get_text (fixture->buffer, &from, &to, FALSE);
  g_assert_cmpstr (found, ==, text);
  g_assert_cmpuint (rb_callback_gutter_get_current_line (fixture->gutter), ==, line);
  gtk_test_accessible_assert_property (fixture->view, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description);
}

static void
test_run (Fixture       *fixture,
          gconstpointer  data)
{
  guint start, end;

  show (fixture, fixture->run.at_registered);
  assert_statement (fixture, 12, "console.log(\"meanwhile\");");
  gtk_test_accessible_assert_property (fixture->gutter, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Callbacks: line 6: Callback A, registered");

  show (fixture, fixture->run.at_running);
  assert_statement (fixture, 7, "return console.log(user);");
  gtk_test_accessible_assert_property (fixture->gutter, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Callbacks: line 6: Callback A, running");

  show (fixture, 0);
  g_assert_false (rb_code_view_get_statement (fixture->view, &start, &end));
  gtk_test_accessible_assert_property (fixture->gutter, GTK_ACCESSIBLE_PROPERTY_LABEL, "Callbacks");
}

/* A suspended function is described in words. */
static void
test_waits (Fixture       *fixture,
            gconstpointer  data)
{
  RbTrace *trace = fixture->run.trace;
  static const RbCodeWait waits[] = { { .line = 3 }, { .line = 4 } };
  guint site = rb_marked_run_site (trace, RB_SITE_AWAIT, "helloCallback(1)");
  guint before;

  rb_marked_run_add (trace, RB_RECORD_ENTER, fixture->run.callback_site, 10, 0);
  before = rb_trace_get_n_records (trace);
  rb_marked_run_add (trace, RB_RECORD_SUSPEND, site, 10, 0);
  show (fixture, before + 1);
  gtk_test_accessible_assert_property (fixture->gutter, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Callbacks: line 6: Callback A, done; line 11: a function waits");

  show (fixture, before);
  gtk_test_accessible_assert_property (fixture->gutter, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Callbacks: line 6: Callback A, done");

  rb_callback_gutter_set_badges (fixture->gutter, NULL, 0);
  rb_callback_gutter_set_waits (fixture->gutter, waits, G_N_ELEMENTS (waits));
  gtk_test_accessible_assert_property (fixture->gutter, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Callbacks: line 3: a function waits; line 4: a function waits");
}

/* A run's marks would be wrong for a text that has changed since. */
static void
test_edit (Fixture       *fixture,
           gconstpointer  data)
{
  guint start, end;

  show (fixture, fixture->run.at_running);
  gtk_text_buffer_insert_at_cursor (fixture->buffer, "/* mine */", -1);
  g_assert_cmpuint (fixture->n_edited, ==, 1);
  g_assert_false (rb_code_view_get_statement (fixture->view, &start, &end));
  gtk_test_accessible_assert_property (fixture->gutter, GTK_ACCESSIBLE_PROPERTY_LABEL, "Callbacks");

  show (fixture, fixture->run.at_running);
  g_assert_false (rb_code_view_get_statement (fixture->view, &start, &end));
}

/* The text of the same program can be rewritten, and that can be undone; another program makes the pane forget. */
static void
test_rewrite (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *rewritten = NULL;
  g_autofree char *undone = NULL;

  rb_code_pane_set_source (fixture->pane, "one;\n");
  rb_code_pane_rewrite_source (fixture->pane, "two;\n");
  g_assert_cmpuint (fixture->n_edited, ==, 0);
  rewritten = rb_code_pane_get_source (fixture->pane);
  g_assert_cmpstr (rewritten, ==, "two;\n");

  gtk_text_buffer_undo (fixture->buffer);
  undone = rb_code_pane_get_source (fixture->pane);
  g_assert_cmpstr (undone, ==, "one;\n");
  g_assert_cmpuint (fixture->n_edited, >, 0);

  rb_code_pane_rewrite_source (fixture->pane, "three;\n");
  rb_code_pane_set_source (fixture->pane, "three;\n");
  g_assert_false (gtk_text_buffer_get_can_undo (fixture->buffer));
}

static void
assert_stop (RbStops *stops,
             guint    line)
{
  guint n_lines;
  const guint *lines = rb_stops_get_lines (stops, &n_lines);

  g_assert_cmpuint (n_lines, ==, 1);
  g_assert_cmpuint (lines[0], ==, line);
}

/* A stop moves with its line. */
static void
test_stops (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (RbStops) stops = rb_stops_new ();
  GtkTextIter iter, end;

  rb_code_pane_set_source (fixture->pane, "one;\ntwo;\nthree;\n");
  rb_stops_open (stops, "program");
  rb_code_pane_set_stops (fixture->pane, stops);
  rb_stops_toggle (stops, 2);
  gtk_test_accessible_assert_property (fixture->gutter, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Callbacks: line 2: playing stops here");

  gtk_text_buffer_get_iter_at_line (fixture->buffer, &iter, 1);
  gtk_text_buffer_insert (fixture->buffer, &iter, "new;\n", -1);
  assert_stop (stops, 3);
  gtk_test_accessible_assert_property (fixture->gutter, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Callbacks: line 3: playing stops here");

  gtk_text_buffer_get_start_iter (fixture->buffer, &iter);
  gtk_text_buffer_get_iter_at_line (fixture->buffer, &end, 1);
  gtk_text_buffer_delete (fixture->buffer, &iter, &end);
  assert_stop (stops, 2);

  /* Another text of the same program keeps the line, and another program has its own. */
  rb_code_pane_rewrite_source (fixture->pane, "1;\n2;\n3;\n");
  assert_stop (stops, 2);
  rb_stops_open (stops, "other");
  rb_code_pane_set_source (fixture->pane, "4;\n");
  gtk_test_accessible_assert_property (fixture->gutter, GTK_ACCESSIBLE_PROPERTY_LABEL, "Callbacks");
  gtk_text_buffer_get_start_iter (fixture->buffer, &iter);
  gtk_text_buffer_insert (fixture->buffer, &iter, "\n\n", -1);
  rb_stops_open (stops, "program");
  assert_stop (stops, 2);
}

static void
test_tab (Fixture       *fixture,
          gconstpointer  data)
{
  GtkTextView *view = GTK_TEXT_VIEW (fixture->view);

  g_assert_true (gtk_text_view_get_accepts_tab (view));
  g_object_set (fixture->pane, "tab-moves-focus", TRUE, NULL);
  g_assert_false (gtk_text_view_get_accepts_tab (view));
  rb_code_pane_set_editable (fixture->pane, FALSE);
  g_object_set (fixture->pane, "tab-moves-focus", FALSE, NULL);
  g_assert_false (gtk_text_view_get_accepts_tab (view));
  rb_code_pane_set_editable (fixture->pane, TRUE);
  g_assert_true (gtk_text_view_get_accepts_tab (view));
}

static GtkLabel *
get_error_label (Fixture *fixture)
{
  GtkRevealer *revealer = GTK_REVEALER (find_child (GTK_WIDGET (fixture->pane), GTK_TYPE_REVEALER));

  g_assert_cmpint (gtk_widget_get_visible (GTK_WIDGET (revealer)), ==, gtk_revealer_get_reveal_child (revealer));
  if (!gtk_revealer_get_reveal_child (revealer))
    return NULL;

  return GTK_LABEL (find_child (gtk_revealer_get_child (revealer), GTK_TYPE_LABEL));
}

static void
assert_underlined (Fixture *fixture,
                   int      start,
                   int      end)
{
  GtkTextTagTable *tags = gtk_text_buffer_get_tag_table (fixture->buffer);
  GtkTextTag *tag = gtk_text_tag_table_lookup (tags, "error");

  for (int i = 0; i < gtk_text_buffer_get_char_count (fixture->buffer); i++)
    {
      GtkTextIter iter;

      gtk_text_buffer_get_iter_at_offset (fixture->buffer, &iter, i);
      g_assert_cmpint (gtk_text_iter_has_tag (&iter, tag), ==, i >= start && i < end);
    }
}

static void
test_error (Fixture       *fixture,
            gconstpointer  data)
{
  RbPlace place = { 2, 3, 40, 50 };
  RbPlace empty = { 3, 3, 71, 71 };
  int n_chars = gtk_text_buffer_get_char_count (fixture->buffer);

  g_assert_null (get_error_label (fixture));
  rb_code_pane_set_error (fixture->pane, &place, "Unexpected token.");
  g_assert_cmpstr (gtk_label_get_label (get_error_label (fixture)), ==, "Line 2, column 3: Unexpected token.");
  assert_underlined (fixture, 40, 50);

  rb_code_pane_set_error (fixture->pane, &empty, "Unexpected end.");
  assert_underlined (fixture, 71, 72);

  empty.start = empty.end = (guint) n_chars;
  rb_code_pane_set_error (fixture->pane, &empty, "Unexpected end.");
  assert_underlined (fixture, n_chars - 1, n_chars);

  rb_code_pane_set_error (fixture->pane, NULL, "The runner has ended.");
  g_assert_cmpstr (gtk_label_get_label (get_error_label (fixture)), ==, "The runner has ended.");
  assert_underlined (fixture, 0, 0);

  rb_code_pane_set_error (fixture->pane, &place, "Unexpected token.");
  gtk_text_buffer_insert_at_cursor (fixture->buffer, "x", -1);
  g_assert_null (get_error_label (fixture));
  assert_underlined (fixture, 0, 0);
}

/* Reads each character's tags as GTK 4.8 does for a screen reader. */
static guint
check_shield (Fixture *fixture)
{
  guint n_with_foreground = 0;

  for (int i = 0; i < gtk_text_buffer_get_char_count (fixture->buffer); i++)
    {
      g_autoptr (GSList) tags = NULL;
      GtkTextIter iter;
      GSList *last;

      gtk_text_buffer_get_iter_at_offset (fixture->buffer, &iter, i);
      tags = gtk_text_iter_get_tags (&iter);
      last = g_slist_last (tags);
      g_assert_nonnull (last);
      g_assert_true (RB_IS_TEXT_SHIELD (last->data));
      for (GSList *l = tags; l != last; l = l->next)
        {
          gboolean has_foreground;

          g_object_get (l->data, "foreground-set", &has_foreground, NULL);
          n_with_foreground += has_foreground;
        }
    }

  return n_with_foreground;
}

static void
test_shield (Fixture       *fixture,
             gconstpointer  data)
{
  GtkTextTag *shield;
  g_autoptr (GSList) tags = NULL;
  g_autoptr (GdkRGBA) color = NULL;
  GtkTextIter start, end;
  gboolean set;

  /* A pane that is not shown does not highlight its text. */
  gtk_source_buffer_set_language (GTK_SOURCE_BUFFER (fixture->buffer),
                                  gtk_source_language_manager_get_language (
                                    gtk_source_language_manager_get_default (), "js"));
  gtk_text_buffer_get_bounds (fixture->buffer, &start, &end);
  gtk_source_buffer_ensure_highlight (GTK_SOURCE_BUFFER (fixture->buffer), &start, &end);
  g_assert_cmpuint (check_shield (fixture), >, 0);

  gtk_text_buffer_insert (fixture->buffer, &end, "\nconst ที่ = \"นี่\"; // end", -1);
  gtk_text_buffer_get_start_iter (fixture->buffer, &start);
  gtk_text_buffer_insert (fixture->buffer, &start, "let first;\n", -1);
  gtk_text_buffer_create_tag (fixture->buffer, NULL, "foreground", "red", NULL);
  check_shield (fixture);
  gtk_text_buffer_undo (fixture->buffer);
  gtk_text_buffer_redo (fixture->buffer);
  gtk_text_buffer_get_bounds (fixture->buffer, &start, &end);
  gtk_source_buffer_ensure_highlight (GTK_SOURCE_BUFFER (fixture->buffer), &start, &end);
  g_assert_cmpuint (check_shield (fixture), >, 0);

  gtk_text_buffer_get_start_iter (fixture->buffer, &start);
  tags = gtk_text_iter_get_tags (&start);
  shield = g_slist_last (tags)->data;
  g_object_get (shield, "foreground-set", &set, "foreground", &color, NULL);
  g_assert_true (set);
  g_assert_nonnull (color);
}

static gboolean
set_flag_cb (gpointer data)
{
  *(gboolean *) data = TRUE;

  return G_SOURCE_REMOVE;
}

static GtkWidget *
present (Fixture *fixture)
{
  GtkWidget *window = gtk_window_new ();

  gtk_window_set_default_size (GTK_WINDOW (window), 600, 500);
  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (fixture->pane));
  gtk_window_present (GTK_WINDOW (window));

  return window;
}

/* Waits until at least @n_pixels of the pane have a colour. */
static gboolean
wait_for_pixels (Fixture *fixture,
                 guint32  rgb,
                 guint    n_pixels)
{
  gboolean late = FALSE;
  guint timeout = g_timeout_add_seconds (deadline_seconds (), set_flag_cb, &late);

  while (!late && count_pixels (GTK_WIDGET (fixture->pane), rgb) < n_pixels)
    g_main_context_iteration (NULL, TRUE);
  if (!late)
    g_source_remove (timeout);

  return !late;
}

/* The marks are drawn: an amber bar beside the statement, and a blue badge for the callback. */
static void
test_drawn (Fixture       *fixture,
            gconstpointer  data)
{
  GtkWidget *window = present (fixture);

  g_assert_true (wait_for_pixels (fixture, 0xffffff, 10000));
  g_assert_cmpuint (count_pixels (GTK_WIDGET (fixture->pane), 0xe5a50a), ==, 0);

  show (fixture, fixture->run.at_running);
  g_assert_true (wait_for_pixels (fixture, 0xe5a50a, 40));
  g_assert_true (wait_for_pixels (fixture, 0x0072b2, 100));

  gtk_window_destroy (GTK_WINDOW (window));
}

static guint32
get_tint (double strength)
{
  RbCallbackColors colors;
  GdkRGBA ground;

  rb_scheme_get_page (RB_SCHEME_LIGHT, &ground);
  rb_callback_palette_get (1, RB_SCHEME_LIGHT, &colors);
  colors.tint.alpha *= (float) strength;
  rb_callback_palette_mix (&ground, &colors.tint, 1, &ground);

  return (guint32) (ground.red * 255 + 0.5f) << 16 | (guint32) (ground.green * 255 + 0.5f) << 8 |
         (guint32) (ground.blue * 255 + 0.5f);
}

/* A callback that is done flashes and fades. Without animations, it stays highlighted for the moment. */
static void
test_flash (Fixture       *fixture,
            gconstpointer  data)
{
  gboolean animations = GPOINTER_TO_INT (data);
  guint32 calm = get_tint (0.45);
  guint32 strong = get_tint (0.45 + 3.2);
  GtkWidget *window;

  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", animations, NULL);
  window = present (fixture);
  show (fixture, fixture->run.at_running);
  g_assert_true (wait_for_pixels (fixture, get_tint (1.6), 500));

  show (fixture, fixture->run.at_done);
  if (animations)
    g_assert_true (wait_for_pixels (fixture, calm, 500));
  else
    {
      g_assert_true (wait_for_pixels (fixture, strong, 500));
      show (fixture, fixture->run.at_done);
      g_assert_true (wait_for_pixels (fixture, calm, 500));
    }

  gtk_window_destroy (GTK_WINDOW (window));
}

/* Tells whether a whole line stands at the top of the view, and the line of an offset is in sight. */
static gboolean
is_aligned (Fixture *fixture,
            int      offset)
{
  GtkTextView *view = GTK_TEXT_VIEW (fixture->view);
  GdkRectangle seen, place;
  GtkTextIter iter;
  int top;

  gtk_text_view_get_visible_rect (view, &seen);
  gtk_text_buffer_get_iter_at_offset (fixture->buffer, &iter, offset);
  gtk_text_view_get_iter_location (view, &iter, &place);
  if (seen.y == 0 || place.y < seen.y || place.y + place.height > seen.y + seen.height)
    return FALSE;

  gtk_text_view_get_line_at_y (view, &iter, seen.y, &top);

  return top == seen.y;
}

/* The pane scrolls to an error, and cuts no line in half at its top. */
static void
test_scroll (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (GString) source = g_string_new (NULL);
  RbPlace place = { 30, 1, 0, 0 };
  gint64 deadline;
  GtkWidget *window;

  for (guint i = 1; i <= 40; i++)
    {
      if (i == 30)
        place.start = (guint) source->len;
      g_string_append_printf (source, "line (%u);\n", i);
    }
  place.end = place.start + 4;
  rb_code_pane_set_source (fixture->pane, source->str);

  window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (window), 400, 231);
  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (fixture->pane));
  gtk_window_present (GTK_WINDOW (window));
  rb_code_pane_set_error (fixture->pane, &place, "Unexpected token.");

  deadline = deadline_from_now ();
  while (!is_aligned (fixture, (int) place.start) && g_get_monotonic_time () < deadline)
    g_main_context_iteration (NULL, FALSE);
  g_assert_true (is_aligned (fixture, (int) place.start));

  gtk_window_destroy (GTK_WINDOW (window));
}

/* Every colour of the style schemes can be read on the page, and on the strongest tint of each callback. */
static void
test_schemes (Fixture       *fixture,
              gconstpointer  data)
{
  static const char * const styles[] = {
    "text", "def:keyword", "def:builtin", "def:string", "def:decimal", "def:comment", "def:special-constant",
    "def:type",
  };

  for (guint i = 0; i <= (RB_SCHEME_DARK | RB_SCHEME_HIGH_CONTRAST); i++)
    for (guint j = 0; j < G_N_ELEMENTS (styles); j++)
      for (guint callback = 0; callback <= 8; callback++)
        {
          GtkSourceStyleScheme *scheme = rb_code_schemes_get (i);
          g_autofree char *foreground = NULL;
          RbCallbackColors colors;
          GdkRGBA ground, color;

          g_assert_true (g_str_has_prefix (gtk_source_style_scheme_get_id (scheme), "ringback-"));
          g_object_get (gtk_source_style_scheme_get_style (scheme, styles[j]), "foreground", &foreground, NULL);
          g_assert_true (gdk_rgba_parse (&color, foreground));
          rb_scheme_get_page (i, &ground);
          rb_callback_palette_get (callback, i, &colors);
          colors.tint.alpha *= 1.6f;
          if (callback > 0)
            rb_callback_palette_mix (&ground, &colors.tint, 1, &ground);
          g_assert_cmpfloat (rb_callback_palette_compare (&color, &ground), >=, i & RB_SCHEME_HIGH_CONTRAST ? 7 : 4.5);
        }
}

/* From the end of a run on, the code that did not run is marked, also when one goes back. */
static void
test_unrun (Fixture       *fixture,
            gconstpointer  data)
{
  RbTrace *trace = fixture->run.trace;
  const char *words = "Callbacks: line 6: Callback A, done. Code on line 2 did not run.";

  rb_marked_run_site (trace, RB_SITE_STATEMENT, "database.getUserById(id, cb);");
  show (fixture, fixture->run.at_done);
  g_assert_false (gtk_widget_get_has_tooltip (GTK_WIDGET (fixture->view)));
  gtk_test_accessible_assert_property (fixture->gutter, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Callbacks: line 6: Callback A, done");

  rb_marked_run_add (trace, RB_RECORD_FINISHED, 0, RB_OUTCOME_IDLE, 0);
  show (fixture, rb_trace_get_n_records (trace));
  g_assert_true (gtk_widget_get_has_tooltip (GTK_WIDGET (fixture->view)));
  gtk_test_accessible_assert_property (fixture->gutter, GTK_ACCESSIBLE_PROPERTY_LABEL, words);
  show (fixture, fixture->run.at_done);
  gtk_test_accessible_assert_property (fixture->gutter, GTK_ACCESSIBLE_PROPERTY_LABEL, words);

  rb_code_pane_show_machine (fixture->pane, NULL);
  g_assert_false (gtk_widget_get_has_tooltip (GTK_WIDGET (fixture->view)));
  gtk_test_accessible_assert_property (fixture->gutter, GTK_ACCESSIBLE_PROPERTY_LABEL, "Callbacks");
}

static RbRecordKind
follow_badge (Fixture  *fixture,
              RbPlayer *player)
{
  RbTrace *trace = rb_machine_get_trace (rb_player_get_machine (player));

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->pane), "code.show-callback", NULL));

  return rb_trace_get_record (trace, rb_trace_get_moment_start (trace, rb_player_get_moment (player))).kind;
}

/* The badge beside the cursor leads to what happens to its callback, one thing after the other. */
static void
test_badge (Fixture       *fixture,
            gconstpointer  data)
{
  static const char source[] = "setTimeout(() => {\n  console.log(1);\n}, 5);\nconsole.log(2);\n";
  g_autoptr (RbEventLoop) event_loop = run_source (source);
  g_autoptr (RbPlayer) player = rb_player_new (event_loop);
  GtkTextIter iter;

  rb_code_pane_set_source (fixture->pane, source);
  rb_code_pane_set_player (fixture->pane, player);
  rb_player_seek (player, rb_trace_get_n_moments (rb_event_loop_get_trace (event_loop)) - 1);
  gtk_text_buffer_get_iter_at_line (fixture->buffer, &iter, 1);
  gtk_text_buffer_place_cursor (fixture->buffer, &iter);
  g_assert_cmpuint (rb_callback_gutter_get_callback (fixture->gutter, 1), ==, 1);
  g_assert_cmpuint (rb_callback_gutter_get_callback (fixture->gutter, 2), ==, 0);
  gtk_widget_activate_action (GTK_WIDGET (fixture->pane), "code.show-callback", NULL);
  g_assert_true (rb_player_get_at_end (player));

  gtk_text_buffer_get_iter_at_line (fixture->buffer, &iter, 0);
  gtk_text_buffer_place_cursor (fixture->buffer, &iter);
  g_assert_cmpint (follow_badge (fixture, player), ==, RB_RECORD_SCRIPT_START);
  g_assert_cmpint (follow_badge (fixture, player), ==, RB_RECORD_TIMER_FIRED);
  g_assert_cmpint (follow_badge (fixture, player), ==, RB_RECORD_TASK_START);
  g_assert_cmpint (follow_badge (fixture, player), ==, RB_RECORD_EXIT);
  g_assert_cmpint (follow_badge (fixture, player), ==, RB_RECORD_SCRIPT_START);

  rb_code_pane_set_player (fixture->pane, NULL);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  add_own_icons ();
  gtk_source_init ();

  g_test_add ("/code-pane/source", Fixture, NULL, set_up, test_source, tear_down);
  g_test_add ("/code-pane/editable", Fixture, NULL, set_up, test_editable, tear_down);
  g_test_add ("/code-pane/run", Fixture, NULL, set_up, test_run, tear_down);
  g_test_add ("/code-pane/unrun", Fixture, NULL, set_up, test_unrun, tear_down);
  g_test_add ("/code-pane/badge", Fixture, NULL, set_up, test_badge, tear_down);
  g_test_add ("/code-pane/waits", Fixture, NULL, set_up, test_waits, tear_down);
  g_test_add ("/code-pane/edit", Fixture, NULL, set_up, test_edit, tear_down);
  g_test_add ("/code-pane/rewrite", Fixture, NULL, set_up, test_rewrite, tear_down);
  g_test_add ("/code-pane/stops", Fixture, NULL, set_up, test_stops, tear_down);
  g_test_add ("/code-pane/tab", Fixture, NULL, set_up, test_tab, tear_down);
  g_test_add ("/code-pane/error", Fixture, NULL, set_up, test_error, tear_down);
  g_test_add ("/code-pane/shield", Fixture, NULL, set_up, test_shield, tear_down);
  g_test_add ("/code-pane/scroll", Fixture, NULL, set_up, test_scroll, tear_down);
  g_test_add ("/code-pane/schemes", Fixture, NULL, set_up, test_schemes, tear_down);
  g_test_add ("/code-pane/drawn", Fixture, NULL, set_up, test_drawn, tear_down);
  g_test_add ("/code-pane/flash", Fixture, GINT_TO_POINTER (TRUE), set_up, test_flash, tear_down);
  g_test_add ("/code-pane/flash-without-motion", Fixture, GINT_TO_POINTER (FALSE), set_up, test_flash, tear_down);

  return g_test_run ();
}
