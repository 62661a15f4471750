/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "ui/code/code-text.h"

static const char text[] = "f(() => {\n  ไทย;\n});\n";

static GtkTextBuffer *
create_buffer (void)
{
  GtkTextBuffer *buffer = gtk_text_buffer_new (NULL);

  rb_code_text_replace (buffer, text);

  return buffer;
}

static void
test_replace (void)
{
  GtkTextBuffer *buffer = create_buffer ();
  g_autofree char *all = rb_code_text_dup (buffer);
  GtkTextIter cursor;

  g_assert_cmpstr (all, ==, text);
  g_assert_false (gtk_text_buffer_get_can_undo (buffer));
  gtk_text_buffer_get_iter_at_mark (buffer, &cursor, gtk_text_buffer_get_insert (buffer));
  g_assert_true (gtk_text_iter_is_start (&cursor));

  g_assert_finalize_object (buffer);
}

static char *
dup_after_undo (GtkTextBuffer *buffer)
{
  gtk_text_buffer_undo (buffer);

  return rb_code_text_dup (buffer);
}

/* The cursor stays in its line. */
static void
test_rewrite (void)
{
  GtkTextBuffer *buffer = create_buffer ();
  g_autofree char *undone = NULL;
  GtkTextIter cursor;

  gtk_text_buffer_get_iter_at_line (buffer, &cursor, 1);
  gtk_text_buffer_place_cursor (buffer, &cursor);
  rb_code_text_rewrite (buffer, "a;\nb;\nc;\n");
  gtk_text_buffer_get_iter_at_mark (buffer, &cursor, gtk_text_buffer_get_insert (buffer));
  g_assert_cmpint (gtk_text_iter_get_line (&cursor), ==, 1);

  undone = dup_after_undo (buffer);
  g_assert_cmpstr (undone, ==, text);

  g_assert_finalize_object (buffer);
}

static void
test_forget (void)
{
  GtkTextBuffer *buffer = create_buffer ();

  gtk_text_buffer_insert_at_cursor (buffer, "x", -1);
  g_assert_true (gtk_text_buffer_get_can_undo (buffer));
  rb_code_text_forget (buffer, NULL);
  g_assert_false (gtk_text_buffer_get_can_undo (buffer));

  g_assert_finalize_object (buffer);
}

static void
assert_first_line (GtkTextBuffer *buffer,
                   guint          start,
                   guint          end,
                   const char    *expected)
{
  g_autofree char *line = rb_code_text_dup_first_line (buffer, start, end);

  g_assert_cmpstr (line, ==, expected);
}

/* Positions count characters, not bytes. A position after the end means the end. */
static void
test_first_line (void)
{
  GtkTextBuffer *buffer = create_buffer ();

  assert_first_line (buffer, 0, 20, "f(() => {");
  assert_first_line (buffer, 12, 16, "ไทย;");
  assert_first_line (buffer, 17, G_MAXUINT, "});");
  assert_first_line (buffer, G_MAXUINT, G_MAXUINT, "");

  g_assert_finalize_object (buffer);
}

static void
assert_underlined (guint start,
                   guint end,
                   int   expected_start,
                   int   expected_end)
{
  GtkTextBuffer *buffer = create_buffer ();
  GtkTextTag *tag = gtk_text_buffer_create_tag (buffer, NULL, NULL);
  GtkTextIter iter;

  rb_code_text_underline (buffer, tag, start, end);
  gtk_text_buffer_get_start_iter (buffer, &iter);
  if (!gtk_text_iter_starts_tag (&iter, tag))
    gtk_text_iter_forward_to_tag_toggle (&iter, tag);
  g_assert_cmpint (gtk_text_iter_get_offset (&iter), ==, expected_start);
  gtk_text_iter_forward_to_tag_toggle (&iter, tag);
  g_assert_cmpint (gtk_text_iter_get_offset (&iter), ==, expected_end);

  g_assert_finalize_object (buffer);
}

/* An empty range marks the character after it. At the end of a line, it marks the character before it. */
static void
test_underline (void)
{
  assert_underlined (0, 1, 0, 1);
  assert_underlined (12, 15, 12, 15);
  assert_underlined (4, 4, 4, 5);
  assert_underlined (9, 9, 8, 9);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

  g_test_add_func ("/code-text/replace", test_replace);
  g_test_add_func ("/code-text/rewrite", test_rewrite);
  g_test_add_func ("/code-text/forget", test_forget);
  g_test_add_func ("/code-text/first-line", test_first_line);
  g_test_add_func ("/code-text/underline", test_underline);

  return g_test_run ();
}
