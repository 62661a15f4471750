/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "lesson/article/comment-check.h"
#include "tests/engine/run-program.h"

/* Runs a program of an article. */
static RbEventLoop *
run_article_program (const char *source)
{
  g_autoptr (RbProgram) program = rb_program_new (source);

  rb_program_set_stand_ins (program, TRUE);

  return run_program (program);
}

static void
assert_judged (const char       *source,
               RbCommentVerdict  expected)
{
  g_autoptr (RbEventLoop) event_loop = run_article_program (source);
  g_autofree char *printed = NULL;

  g_test_message ("%s", source);
  g_assert_cmpuint (g_strv_length ((char **) rb_event_loop_get_comments (event_loop)), ==, 1);
  g_assert_cmpint (rb_comment_judge (event_loop, NULL, 0, &printed), ==, expected);
  g_assert_cmpint (printed != NULL, ==, expected == RB_COMMENT_DIFFERS);
}

static void
test_agrees (void)
{
  assert_judged ("console.log(undefined); // undefined", RB_COMMENT_AGREES);
  assert_judged ("console.log('a b'); // \"a b\"", RB_COMMENT_AGREES);
  assert_judged ("// => 3\nconsole.log(1 + 2);", RB_COMMENT_AGREES);
  assert_judged ("console.log([1, 2]); /* [1,2] */", RB_COMMENT_AGREES);
  assert_judged ("console.log('hello you'); // Output: hello you", RB_COMMENT_AGREES);
  assert_judged ("console.log(\n  { id: 1 },\n); // { id: 1 }", RB_COMMENT_AGREES);
  assert_judged ("const f = () => {\n  // 7\n  return console.log(7);\n};\nf();", RB_COMMENT_AGREES);
  assert_judged ("for (const i of [1, 2]) console.log(i); // 2", RB_COMMENT_AGREES);
}

/* What a statement calls may print later, and on another line. */
static void
test_agrees_later (void)
{
  assert_judged ("const later = (x) => setTimeout(() => console.log(x), 10);\n\n// 4\nlater(4);", RB_COMMENT_AGREES);
}

static void
test_differs (void)
{
  assert_judged ("console.log(undefined); // { id: 1 }", RB_COMMENT_DIFFERS);
  assert_judged ("console.log(1);\n// 3\nconsole.log(2);", RB_COMMENT_DIFFERS);
}

/* The run does not show what a call returns, or what never ran. */
static void
test_open (void)
{
  assert_judged ("const add = (a, b) => a + b;\nadd(1, 2); // 3", RB_COMMENT_OPEN);
  assert_judged ("function never() {\n  console.log(1); // 2\n}", RB_COMMENT_OPEN);
}

/* Articles that leave out how an answer comes are right only if the database blocks. */
static void
test_needs_blocking (void)
{
  const char *source = "const user = database.getUserById(1);\nconsole.log(user); // { id: 1, name: 'wwDev' }";
  g_autoptr (RbProgram) program = rb_program_new (source);
  g_autoptr (RbEventLoop) blocking = NULL;
  g_autoptr (RbEventLoop) event_loop = run_article_program (source);
  g_autofree char *printed = NULL;

  rb_program_set_stand_ins (program, TRUE);
  rb_database_config_set_answers (rb_program_get_database (program), RB_ANSWERS_BLOCKING);
  blocking = run_program (program);

  g_assert_false (rb_comment_all_agree (event_loop));
  g_assert_true (rb_comment_all_agree (blocking));
  g_assert_cmpint (rb_comment_judge (event_loop, blocking, 0, &printed), ==, RB_COMMENT_NEEDS_BLOCKING);
  g_assert_null (printed);
  g_assert_cmpint (rb_comment_judge (event_loop, NULL, 0, &printed), ==, RB_COMMENT_DIFFERS);
  g_assert_cmpstr (printed, ==, "undefined");
}

/* A program that fails because it does not wait for the answer is one of those, too. */
static void
test_run_needs_blocking (void)
{
  static const struct
  {
    const char *source;
    gboolean of_article;
    gboolean needs_blocking;
  } runs[] = {
    { "const user = database.getUserById(1);\nconsole.log(user.name);", TRUE, TRUE },
    { "const user = database.getUserById(1);\nconsole.log(user.name);", FALSE, FALSE },
    { "const user = database.getUserById(1);\nconsole.log(user);", TRUE, FALSE },
    { "const user = database.getUserById(1);\nnull.name;", TRUE, FALSE },
    { "database.getUserById(1, (user) => console.log(user.first.name));", TRUE, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (runs); i++)
    {
      g_autoptr (RbProgram) program = rb_program_new (runs[i].source);
      g_autoptr (RbProgram) other = rb_program_new (runs[i].source);
      g_autoptr (RbEventLoop) event_loop = NULL;
      g_autoptr (RbEventLoop) blocking = NULL;

      rb_program_set_stand_ins (program, runs[i].of_article);
      rb_program_set_stand_ins (other, runs[i].of_article);
      rb_database_config_set_answers (rb_program_get_database (other), RB_ANSWERS_BLOCKING);
      event_loop = run_program (program);
      blocking = run_program (other);

      g_assert_cmpint (rb_comment_run_needs_blocking (event_loop, blocking), ==, runs[i].needs_blocking);
      g_assert_false (rb_comment_run_needs_blocking (event_loop, NULL));
      g_assert_false (rb_comment_run_needs_blocking (blocking, blocking));
      if (runs[i].needs_blocking)
        g_assert_false (rb_comment_all_agree (event_loop));
    }
}

/* Prose and other statements are no predictions. */
static void
test_prose (void)
{
  static const char *const sources[] = {
    "console.log(1); // the first",
    "// one\nconsole.log(1);",
    "const a = 1; // 1",
    "// 1\n\n\nconsole.log(1);",
    "console.log('// 2');",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (sources); i++)
    {
      g_autoptr (RbEventLoop) event_loop = run_article_program (sources[i]);

      g_assert_cmpstr (rb_event_loop_get_comments (event_loop)[0], ==, NULL);
    }
}

static void
test_line (void)
{
  g_autoptr (RbEventLoop) event_loop =
    run_article_program ("const a = 1;\n\n// 1\nconsole.log(a);\nconsole.log(2); // 2");

  g_assert_cmpstr (rb_event_loop_get_comments (event_loop)[1], ==, "2");
  g_assert_cmpuint (rb_comment_get_line (event_loop, 0), ==, 3);
  g_assert_cmpuint (rb_comment_get_line (event_loop, 1), ==, 5);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/comment-check/agrees", test_agrees);
  g_test_add_func ("/comment-check/agrees-later", test_agrees_later);
  g_test_add_func ("/comment-check/differs", test_differs);
  g_test_add_func ("/comment-check/open", test_open);
  g_test_add_func ("/comment-check/needs-blocking", test_needs_blocking);
  g_test_add_func ("/comment-check/run-needs-blocking", test_run_needs_blocking);
  g_test_add_func ("/comment-check/prose", test_prose);
  g_test_add_func ("/comment-check/line", test_line);

  return g_test_run ();
}
