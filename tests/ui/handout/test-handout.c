/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "ui/handout/handout.h"

#include <adwaita.h>
#include <gtksourceview/gtksource.h>

#include "drawn-page.h"
#include "shown-article.h"

/* Half an inch of each side stays white, because printers cannot print there. */
#define LEAST_MARGIN 36

static const char *const lanes[] = { "Stack", "Taskqueue", "Console" };

static void
assert_contains (const char *drawn,
                 const char *text)
{
  g_autofree char *squeezed = dup_squeezed (text);

  if (strstr (drawn, squeezed) == NULL)
    g_error ("“%s” is not drawn in “%s”", squeezed, drawn);
}

static void
assert_within_page (RbHandout *handout)
{
  double width, height;

  rb_handout_get_size (handout, &width, &height);
  for (guint page = 0; page < rb_handout_get_n_pages (handout); page++)
    {
      double left, top, right, bottom;

      measure_ink (handout, page, &left, &top, &right, &bottom);
      g_assert_cmpfloat (left, >=, LEAST_MARGIN);
      g_assert_cmpfloat (top, >=, LEAST_MARGIN);
      g_assert_cmpfloat (right, <=, width - LEAST_MARGIN);
      g_assert_cmpfloat (bottom, <=, height - LEAST_MARGIN);
      /* A page is used. */
      g_assert_cmpfloat (right - left, >, width / 2);
    }
}

static void
assert_console (const char *drawn,
                RbPlayer   *player)
{
  RbTrace *trace = rb_machine_get_trace (rb_player_get_machine (player));

  g_assert_cmpuint (rb_trace_get_n_console_lines (trace), >, 0);
  for (guint i = 0; i < rb_trace_get_n_console_lines (trace); i++)
    {
      RbRecord record = rb_trace_get_record (trace, rb_trace_get_console_line (trace, i));

      assert_contains (drawn, rb_trace_get_string (trace, record.b));
    }
}

/* A lesson fits on one page, and all of it is there. */
static void
test_lesson (const char *lesson,
             const char *version)
{
  ShownArticle article;
  g_autoptr (RbHandout) handout = NULL;
  g_autofree char *drawn = NULL;

  shown_article_open_lesson (&article, lesson, version);
  shown_article_run (&article);
  handout = rb_handout_new (&article.content, TRUE);
  g_assert_cmpuint (rb_handout_get_n_pages (handout), ==, 1);
  g_assert_cmpstr (rb_handout_get_title (handout), ==, article.content.title);
  drawn = dup_drawn_text (handout, 0);

  assert_contains (drawn, article.content.title);
  assert_contains (drawn, article.content.position);
  assert_contains (drawn, article.content.version);
  assert_contains (drawn, article.content.database);
  assert_contains (drawn, article.content.source);
  for (guint i = 0; i < G_N_ELEMENTS (lanes); i++)
    assert_contains (drawn, lanes[i]);
  if (strstr (article.content.source, "database") != NULL)
    assert_contains (drawn, "Database");
  assert_console (drawn, article.content.player);
  assert_within_page (handout);

  shown_article_close (&article);
}

static void
test_lessons (void)
{
  test_lesson ("01-a-function-handed-over.md", "callback");
  test_lesson ("03-ring-me-back.md", "sync");
  test_lesson ("03-ring-me-back.md", "callback");
  test_lesson ("06-ten-deep.md", "callback");
}

/* Before a run there is only the program, for a class that is to say what it will do. */
static void
test_without_run (void)
{
  ShownArticle article;
  g_autoptr (RbHandout) handout = NULL;
  g_autofree char *drawn = NULL;

  shown_article_open_lesson (&article, "03-ring-me-back.md", "callback");
  handout = rb_handout_new (&article.content, TRUE);
  drawn = dup_drawn_text (handout, 0);
  assert_contains (drawn, article.content.source);
  g_assert_null (strstr (drawn, "Taskqueue"));
  g_assert_null (strstr (drawn, "Console"));
  assert_within_page (handout);

  shown_article_close (&article);
}

/* In the middle of a run, the heading says when it is. */
static void
test_moment (void)
{
  ShownArticle article;
  g_autoptr (RbHandout) at_end = NULL;
  g_autoptr (RbHandout) before = NULL;
  g_autofree char *drawn_at_end = NULL;
  g_autofree char *drawn_before = NULL;

  shown_article_open_text (&article, "# Lesson\n\n```js\nsetTimeout(() => {\n  console.log('rang');\n}, 500);\n```\n");
  shown_article_run (&article);
  at_end = rb_handout_new (&article.content, TRUE);
  shown_article_seek (&article, 1);
  before = rb_handout_new (&article.content, TRUE);

  drawn_at_end = dup_drawn_text (at_end, 0);
  drawn_before = dup_drawn_text (before, 0);
  g_assert_null (strstr (drawn_at_end, "later·at0"));
  assert_contains (drawn_before, "later·at0");
  /* What is known already is there, too. */
  assert_contains (drawn_before, "rang");
  assert_contains (drawn_before, "timer·0.5s");

  shown_article_close (&article);
}

static char *
write_long_program (void)
{
  GString *text = g_string_new ("# Lesson\n\n```js\n");

  for (guint i = 1; i <= 150; i++)
    g_string_append_printf (text, "console.log(\"line %u of a long program\");\n", i);
  g_string_append (text, "setTimeout(() => {\n");
  for (guint i = 1; i <= 60; i++)
    g_string_append_printf (text, "  console.log(\"word %u ", i);
  for (guint i = 60; i >= 1; i--)
    g_string_append (text, "\");\n");
  g_string_append (text, "});\n```\n");

  return g_string_free (text, FALSE);
}

/* Each line of a long program is on one page, and only once. */
static void
test_pages (void)
{
  g_autofree char *text = write_long_program ();
  ShownArticle article;
  g_autoptr (RbHandout) handout = NULL;
  g_autoptr (RbHandout) tall = NULL;
  g_autoptr (GString) drawn = g_string_new (NULL);
  g_autofree char *drawn_tall = NULL;
  double width, height;

  shown_article_open_text (&article, text);
  handout = rb_handout_new (&article.content, TRUE);
  g_assert_cmpuint (rb_handout_get_n_pages (handout), >, 2);
  for (guint page = 0; page < rb_handout_get_n_pages (handout); page++)
    {
      g_autofree char *words = dup_drawn_text (handout, page);
      g_autofree char *number = g_strdup_printf ("%u/%u", page + 1, rb_handout_get_n_pages (handout));

      g_assert_true (g_str_has_suffix (words, number));
      g_string_append (drawn, words);
    }
  for (guint i = 1; i <= 150; i++)
    {
      g_autofree char *line = g_strdup_printf ("line%uofa", i);

      g_assert_cmpuint (count_text (drawn->str, line), ==, 1);
    }
  assert_within_page (handout);

  /* A picture has no pages, so it is as tall as it must be. */
  tall = rb_handout_new (&article.content, FALSE);
  g_assert_cmpuint (rb_handout_get_n_pages (tall), ==, 1);
  rb_handout_get_size (tall, &width, &height);
  g_assert_cmpfloat (height, >, 2 * width);
  drawn_tall = dup_drawn_text (tall, 0);
  assert_contains (drawn_tall, article.content.source);
  assert_within_page (tall);

  shown_article_close (&article);
}

/* A line that is too long goes on below, and its callback's outline with it. */
static void
test_long_lines (void)
{
  ShownArticle article;
  g_autoptr (RbHandout) handout = NULL;
  g_autofree char *drawn = NULL;
  g_autoptr (GString) text = g_string_new ("# Lesson\n\n```js\nsetTimeout(() => { console.log(\"");

  for (guint i = 0; i < 300; i++)
    g_string_append (text, "unbroken");
  g_string_append (text, "\"); }, 10);\n```\n");
  shown_article_open_text (&article, text->str);
  shown_article_run (&article);
  handout = rb_handout_new (&article.content, TRUE);
  drawn = dup_drawn_text (handout, 0);
  assert_contains (drawn, article.content.source);
  assert_within_page (handout);

  shown_article_close (&article);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  gtk_source_init ();

  g_test_add_func ("/handout/lessons", test_lessons);
  g_test_add_func ("/handout/without-run", test_without_run);
  g_test_add_func ("/handout/moment", test_moment);
  g_test_add_func ("/handout/pages", test_pages);
  g_test_add_func ("/handout/long-lines", test_long_lines);

  return g_test_run ();
}
