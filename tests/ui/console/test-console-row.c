/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "ui/console/console-row.h"

#include "tests/ui/find-type.h"
#include "tests/ui/own-icons.h"
#include "ui/common/callback-badge.h"

/* Makes the line that a callback, or the main script, printed at @level. */
static RbConsoleLine *
print_line (RbConsoleLevel level,
            guint          callback)
{
  g_autoptr (RbTrace) trace = rb_trace_new ();
  RbRecord start = { .kind = RB_RECORD_TASK_START, .a = 1, .b = callback };
  RbRecord printed = { .kind = RB_RECORD_CONSOLE, .a = level, .b = rb_trace_intern (trace, "text") };

  rb_trace_append (trace, &start);
  rb_trace_append (trace, &printed);

  return rb_console_line_new (trace, 0);
}

static void
assert_shows (RbConsoleLevel  level,
              guint           callback,
              const char     *name,
              gboolean        has_icon)
{
  g_autoptr (RbConsoleLine) line = print_line (level, callback);
  GtkWidget *parent = g_object_ref_sink (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  GtkWidget *row = rb_console_row_new ();
  GtkWidget *badge = find_type (row, RB_TYPE_CALLBACK_BADGE, 0);

  gtk_box_append (GTK_BOX (parent), row);
  rb_console_row_show (RB_CONSOLE_ROW (row), line);
  gtk_test_accessible_assert_property (parent, GTK_ACCESSIBLE_PROPERTY_LABEL, name);
  g_assert_cmpuint (rb_callback_badge_get_callback (RB_CALLBACK_BADGE (badge)), ==, callback);
  g_assert_cmpint (gtk_widget_get_visible (find_type (row, GTK_TYPE_IMAGE, 0)), ==, has_icon);

  g_assert_finalize_object (parent);
}

/* A screen reader is told who printed the line, and at which level; the badge and an icon show the same. */
static void
test_names (void)
{
  assert_shows (RB_CONSOLE_LOG, 0, "text", FALSE);
  assert_shows (RB_CONSOLE_LOG, 1, "Callback A: text", FALSE);
  assert_shows (RB_CONSOLE_WARN, 0, "Warning: text", TRUE);
  assert_shows (RB_CONSOLE_ERROR, 2, "Callback B: Error: text", TRUE);
}

/* A class cannot click, so "why?" leaves its room to the text. */
static void
test_projected (void)
{
  GtkWidget *row = g_object_ref_sink (rb_console_row_new ());
  GtkWidget *why = gtk_widget_get_last_child (row);

  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (why)), ==, "why?");
  g_assert_true (gtk_widget_get_visible (why));
  rb_console_row_set_projecting (RB_CONSOLE_ROW (row), TRUE);
  g_assert_false (gtk_widget_get_visible (why));

  g_assert_finalize_object (row);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  add_own_icons ();

  g_test_add_func ("/console-row/names", test_names);
  g_test_add_func ("/console-row/projected", test_projected);

  return g_test_run ();
}
