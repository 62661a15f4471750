/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "session/article-steps.h"

/* Writes the steps, one per line: its kind (a question is "?", the end "."), exercise, title, and prose. */
static char *
describe (const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RbArticle) article = rb_article_new_from_text (text, "article.md", &error);
  g_autoptr (GListStore) steps = NULL;
  GString *description = g_string_new (NULL);

  g_assert_no_error (error);
  steps = rb_article_steps_new (article);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (steps)); i++)
    {
      g_autoptr (RbGuideStep) step = g_list_model_get_item (G_LIST_MODEL (steps), i);
      RbExercise *exercise = rb_guide_step_get_exercise (step);
      GListModel *blocks = rb_guide_step_get_blocks (step);

      g_string_append_printf (description, "%c%u %s:", "-?."[rb_guide_step_get_kind (step)],
                              exercise != NULL ? rb_exercise_get_number (exercise) : 0,
                              rb_guide_step_get_title (step));
      for (guint j = 0; j < g_list_model_get_n_items (blocks); j++)
        {
          g_autoptr (RbBlock) block = g_list_model_get_item (blocks, j);

          g_string_append_printf (description, " %s", rb_block_get_text (block));
        }
      g_string_append_c (description, '\n');
    }

  return g_string_free (description, FALSE);
}

static void
assert_steps (const char *text,
              const char *expected)
{
  g_autofree char *steps = describe (text);

  g_assert_cmpstr (steps, ==, expected);
}

#define PROGRAM "```js\n1;\n```\n\n"
#define QUESTION "> What?\n>\n> - [ ] `1`\n> - [x] `undefined`\n\n"
#define LONG "Words that fill a paragraph, so that another one like it does not fit into the same breath of a reader. "

/* The prose after a question explains its answer; the last words of the article are the end. */
static void
test_question (void)
{
  assert_steps ("---\ntitle: T\ndescription: D\n---\n\nBefore.\n\n" PROGRAM QUESTION "Why.\n\nOn.\n",
                "-1 T: Before.\n?1 T: Why.\n.1 T: On.\n");
  assert_steps ("---\ntitle: T\ndescription: D\n---\n\n" PROGRAM QUESTION "Why:\n\n- first\n- second\n",
                "?1 T: Why: first second\n.1 What you have seen: D\n");
}

/* A question comes before the text that names its answer, unless that text names the other options as well. */
static void
test_gives_away (void)
{
  assert_steps ("# T\n\nFirst.\n\nIt is `undefined`.\n\nMore.\n\n" PROGRAM QUESTION,
                "-1 T: First.\n?1 T: It is undefined.\n-1 T: More.\n.1 What you have seen:\n");
  assert_steps ("# T\n\nIs it `1` or `undefined`?\n\n" PROGRAM QUESTION,
                "-1 T: Is it 1 or undefined?\n?1 T:\n.1 What you have seen:\n");
  assert_steps ("# T\n\nIt is `undefined`.\n\n## U\n\nMore.\n\n" PROGRAM QUESTION,
                "-1 T: It is undefined.\n-1 U: More.\n?1 U:\n.1 What you have seen:\n");
}

/* Short paragraphs share a step; a list stays with the paragraph before it; headings and rules begin a step. */
static void
test_breath (void)
{
  assert_steps ("# T\n\nOne.\n\nTwo.\n\n" PROGRAM, "-1 T: One. Two.\n.1 What you have seen:\n");
  assert_steps ("# T\n\nOne.\n\n---\n\nTwo.\n\n" PROGRAM, "-1 T: One.\n-1 T: Two.\n.1 What you have seen:\n");
  assert_steps ("# T\n\n" LONG LONG "\n\n" LONG LONG "\n\n- item\n\n" PROGRAM,
                "-1 T: " LONG "Words that fill a paragraph, so that another one like it does not fit into the same "
                "breath of a reader.\n"
                "-1 T: " LONG "Words that fill a paragraph, so that another one like it does not fit into the same "
                "breath of a reader. item\n"
                ".1 What you have seen:\n");
}

/* Marks that stand above or below a letter take no room of their own. */
static void
test_thai (void)
{
  g_autoptr (GString) text = g_string_new ("# T\n\n");

  for (guint i = 0; i < 2; i++)
    {
      for (guint j = 0; j < 150; j++)
        g_string_append (text, "ที่");
      g_string_append (text, "\n\n");
    }
  g_string_append (text, PROGRAM);

  {
    g_autofree char *steps = describe (text->str);

    g_assert_true (g_str_has_suffix (steps, "\n.1 What you have seen:\n"));
    g_assert_cmpuint (g_strrstr (steps, "-1 T") - steps, ==, 0);
  }
}

/* Each step belongs to the exercise that is nearest by headings, else by the question before it. */
static void
test_exercises (void)
{
  assert_steps ("# T\n\nA.\n\n" PROGRAM "### Why\n\nB.\n\n## U\n\nC.\n\n" PROGRAM "D.\n",
                "-1 T: A.\n-1 Why: B.\n-2 U: C.\n.2 U: D.\n");
  assert_steps ("# T\n\n" PROGRAM "B.\n\n" PROGRAM QUESTION "C.\n\nD.\n\n" PROGRAM,
                "-1 T:\n-2 T: B.\n?2 T: C.\n-3 T: D.\n.3 What you have seen:\n");
  assert_steps ("# T\n\n" PROGRAM PROGRAM, "-1 T:\n-2 T:\n.2 What you have seen:\n");
}

static void
test_without_exercises (void)
{
  assert_steps ("# T\n\nOnly prose.\n", "-0 T: Only prose.\n.0 What you have seen:\n");
  assert_steps ("", ".0 What you have seen:\n");
}

/* A playground has nothing to read, so it has no step. Several programs have steps that lead from one to the next. */
static void
test_program_only (void)
{
  assert_steps (PROGRAM, "");
  assert_steps ("# T\n\n" PROGRAM, "");
  assert_steps ("# T\n\n" PROGRAM "Prose.\n", ".1 T: Prose.\n");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/article-steps/question", test_question);
  g_test_add_func ("/article-steps/gives-away", test_gives_away);
  g_test_add_func ("/article-steps/breath", test_breath);
  g_test_add_func ("/article-steps/thai", test_thai);
  g_test_add_func ("/article-steps/exercises", test_exercises);
  g_test_add_func ("/article-steps/without-exercises", test_without_exercises);
  g_test_add_func ("/article-steps/program-only", test_program_only);

  return g_test_run ();
}
