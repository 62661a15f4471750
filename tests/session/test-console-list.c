/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "session/console-list.h"

#include "session/console-line.h"

/* Two lines of the main script, then a warning and an uncaught error of callback 1. */
static RbTrace *
create_trace (void)
{
  RbTrace *trace = rb_trace_new ();
  guint first = rb_trace_intern (trace, "first");
  guint second = rb_trace_intern (trace, "second");
  guint beware = rb_trace_intern (trace, "beware");
  guint boom = rb_trace_intern (trace, "Error: boom");
  const RbRecord records[] = {
    { .kind = RB_RECORD_SCRIPT_START },
    { .kind = RB_RECORD_CALLBACK, .site = 1, .a = 1 },
    { .kind = RB_RECORD_CONSOLE, .a = RB_CONSOLE_LOG, .b = first },
    { .kind = RB_RECORD_CONSOLE, .a = RB_CONSOLE_INFO, .b = second },
    { .kind = RB_RECORD_SCRIPT_END },
    { .kind = RB_RECORD_TASK_QUEUED, .a = 1, .b = 1 },
    { .kind = RB_RECORD_TASK_START, .a = 1, .b = 1 },
    { .kind = RB_RECORD_CONSOLE, .a = RB_CONSOLE_WARN, .b = beware },
    { .kind = RB_RECORD_UNCAUGHT, .a = boom },
    { .kind = RB_RECORD_TASK_END, .a = 1, .b = 1 },
  };

  rb_trace_set_source (trace, "1; 2;");
  rb_trace_add_site (trace, RB_SITE_SCRIPT, 0, 5, 0, "");
  rb_trace_add_site (trace, RB_SITE_FUNCTION, 3, 5, 0, "f");
  rb_trace_append_many (trace, records, G_N_ELEMENTS (records));

  return trace;
}

static void
assert_line (RbConsoleList  *list,
             guint           position,
             RbConsoleLevel  level,
             guint           callback,
             const char     *text,
             guint           record)
{
  g_autoptr (RbConsoleLine) line = g_list_model_get_item (G_LIST_MODEL (list), position);

  g_assert_nonnull (line);
  g_assert_cmpint (rb_console_line_get_level (line), ==, level);
  g_assert_cmpuint (rb_console_line_get_callback (line), ==, callback);
  g_assert_cmpstr (rb_console_line_get_text (line), ==, text);
  g_assert_cmpuint (rb_console_line_get_record (line), ==, record);
}

/* Each line knows its level, its text, the callback that printed it, and its record. */
static void
test_lines (void)
{
  RbConsoleList *list = rb_console_list_new ();
  RbTrace *trace = create_trace ();

  rb_console_list_set_trace (list, trace);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 0);

  rb_console_list_set_n_printed (list, 4);
  assert_line (list, 0, RB_CONSOLE_LOG, 0, "first", 2);
  assert_line (list, 1, RB_CONSOLE_INFO, 0, "second", 3);
  assert_line (list, 2, RB_CONSOLE_WARN, 1, "beware", 7);
  assert_line (list, 3, RB_CONSOLE_ERROR, 1, "Error: boom", 8);
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (list), 4));

  g_assert_finalize_object (list);
  g_assert_finalize_object (trace);
}

typedef struct
{
  guint n_changes;
  guint position;
  guint n_removed;
  guint n_added;
} Watch;

static void
items_changed_cb (GListModel *model,
                  guint       position,
                  guint       n_removed,
                  guint       n_added,
                  Watch      *watch)
{
  *watch = (Watch){ watch->n_changes + 1, position, n_removed, n_added };
}

static void
assert_change (Watch *watch,
               guint  position,
               guint  n_removed,
               guint  n_added)
{
  g_assert_cmpuint (watch->n_changes, ==, 1);
  g_assert_cmpuint (watch->position, ==, position);
  g_assert_cmpuint (watch->n_removed, ==, n_removed);
  g_assert_cmpuint (watch->n_added, ==, n_added);
  watch->n_changes = 0;
}

/* Stepping forward adds lines at the end, stepping back keeps them; another trace empties the list. */
static void
test_changes (void)
{
  RbConsoleList *list = rb_console_list_new ();
  g_autoptr (RbTrace) trace = create_trace ();
  g_autoptr (RbTrace) other = create_trace ();
  Watch watch = { 0, };

  g_signal_connect (list, "items-changed", G_CALLBACK (items_changed_cb), &watch);
  rb_console_list_set_trace (list, trace);
  g_assert_cmpuint (watch.n_changes, ==, 0);

  rb_console_list_set_n_printed (list, 1);
  assert_change (&watch, 0, 0, 1);
  rb_console_list_set_n_printed (list, 3);
  assert_change (&watch, 1, 0, 2);
  rb_console_list_set_n_printed (list, 3);
  g_assert_cmpuint (watch.n_changes, ==, 0);
  rb_console_list_set_n_printed (list, 2);
  g_assert_cmpuint (watch.n_changes, ==, 0);
  g_assert_cmpuint (rb_console_list_get_n_printed (list), ==, 2);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 3);

  rb_console_list_set_trace (list, other);
  assert_change (&watch, 0, 3, 0);
  g_assert_cmpuint (rb_console_list_get_n_printed (list), ==, 0);

  g_assert_finalize_object (list);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/console-list/lines", test_lines);
  g_test_add_func ("/console-list/changes", test_changes);

  return g_test_run ();
}
