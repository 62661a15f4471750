/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "engine/narration.h"
#include "engine/player.h"

/* Runs a program to its end, and gives what is said of each of its moments. */
static char **
narrate (const char  *source,
         RbAnswers    answers,
         char       **ret_outcome)
{
  RbRunnerPool *pool = rb_runner_pool_new (FALSE);
  RbProgram *program = rb_program_new (source);
  RbEventLoop *event_loop = rb_event_loop_new (program, pool);
  RbPlayer *player = rb_player_new (event_loop);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autofree char *before = NULL;

  rb_database_config_set_answers (rb_program_get_database (program), answers);
  rb_program_set_max_statements (program, 1000);
  before = rb_narration_describe (rb_player_get_machine (player), event_loop);
  g_strv_builder_add (builder, before);

  rb_player_to_end (player);
  while (!rb_player_get_at_end (player) || rb_player_get_busy (player))
    g_main_context_iteration (NULL, TRUE);

  for (guint i = 0; i < rb_player_get_n_moments (player); i++)
    {
      g_autofree char *sentence = NULL;

      rb_player_seek (player, i);
      sentence = rb_narration_describe (rb_player_get_machine (player), event_loop);
      g_test_message ("%s", sentence);
      g_strv_builder_add (builder, sentence);
    }

  if (ret_outcome != NULL)
    *ret_outcome = rb_narration_describe_outcome (event_loop);

  g_object_unref (player);
  g_object_unref (event_loop);
  g_object_unref (program);
  g_object_unref (pool);

  return g_strv_builder_end (builder);
}

static void
check (char       **sentences,
       const char  *expected)
{
  g_autofree char *joined = g_strjoinv ("\n", sentences);

  g_assert_cmpstr (joined, ==, expected);
}

static void
test_callback (void)
{
  g_auto (GStrv) sentences = narrate ("const getUserCallback = (id, cb) => {\n"
                                      "  database.getUserById(id, cb);\n"
                                      "};\n"
                                      "getUserCallback(1, (user) => {\n"
                                      "  console.log(user);\n"
                                      "});\n"
                                      "console.log(\"meanwhile\");\n",
                                      RB_ANSWERS_LATER, NULL);

  check (sentences,
         "Nothing has run yet.\n"
         "Line 1 runs.\n"
         "Line 4 calls getUserCallback.\n"
         "The database starts looking for users \xc2\xb7 id 1. Callback A will be rung back; the program simply goes on.\n"
         "Line 7 prints: meanwhile\n"
         "The main script is done: the stack is empty.\n"
         "Nothing to do: the event loop waits 1.5 s for the database.\n"
         "The database answered lookup A. Its callback enters the task queue.\n"
         "The stack is empty: the event loop takes callback A from the task queue and runs it.\n"
         "Line 5 prints: { id: 1, name: \"wwDev\" }\n"
         "Callback A is done: the stack is empty again.\n"
         "The program is finished.");
}

static void
test_dropped (void)
{
  g_auto (GStrv) sentences = narrate ("const getUser = (id) => {\n"
                                      "  return database.getUserById(id);\n"
                                      "};\n"
                                      "const user = getUser(1);\n",
                                      RB_ANSWERS_LATER, NULL);

  check (sentences,
         "Nothing has run yet.\n"
         "Line 1 runs.\n"
         "Line 4 calls getUser.\n"
         "The database starts looking for users \xc2\xb7 id 1. Nobody will be rung back; the program simply goes on.\n"
         "The main script is done: the stack is empty.\n"
         "Nothing to do: the event loop waits 1.5 s for the database.\n"
         "The database answered, but nobody is waiting: the answer is dropped.\n"
         "The program is finished.");
}

/* Where a function returns to, and what its value is then used for. */
static void
test_returns (void)
{
  g_auto (GStrv) sentences = narrate ("const two = () => 2;\n"
                                      "two();\n"
                                      "console.log(two());\n"
                                      "(() => {})();\n"
                                      "two(two());\n",
                                      RB_ANSWERS_LATER, NULL);

  check (sentences,
         "Nothing has run yet.\n"
         "Line 1 runs.\n"
         "Line 2 calls two.\n"
         "Line 1 runs.\n"
         "Line 3 calls two.\n"
         "Line 1 runs.\n"
         "Line 3 prints: 2\n"
         "Line 4 calls the function of line 4.\n"
         "Line 5 calls two.\n"
         "Line 1 runs.\n"
         "Line 5 calls two.\n"
         "Line 1 runs.\n"
         "The main script is done: the stack is empty.\n"
         "The program is finished.");
}

static void
test_blocked (void)
{
  g_auto (GStrv) sentences = narrate ("setTimeout(() => 0, 500);\n"
                                      "console.log(database.getUserById(1));\n",
                                      RB_ANSWERS_BLOCKING, NULL);

  check (sentences,
         "Nothing has run yet.\n"
         "A timer starts. Callback A will be rung back after 500 ms.\n"
         "The database starts looking for users \xc2\xb7 id 1. The program waits for the answer.\n"
         "The program is blocked until the database answers: nothing else can run.\n"
         "The timer rings. Callback A waits: the stack is not empty.\n"
         "Line 2 prints: { id: 1, name: \"wwDev\" }\n"
         "The main script is done: the stack is empty.\n"
         "The stack is empty: the event loop takes callback A from the task queue and runs it.\n"
         "Line 1 runs.\n"
         "Callback A is done: the stack is empty again.\n"
         "The program is finished.");
}

static void
test_errors (void)
{
  g_auto (GStrv) sentences = narrate ("setTimeout(function f() {\n"
                                      "  return [1, 2].map((n) => n + 1);\n"
                                      "}, 1000);\n"
                                      "for (const i of [1, 2])\n"
                                      "  console.log(\"a\\nb\");\n"
                                      "throw new Error(\"no\");\n",
                                      RB_ANSWERS_LATER, NULL);

  check (sentences,
         "Nothing has run yet.\n"
         "A timer starts. Callback A will be rung back after 1 s.\n"
         "Line 4 runs.\n"
         "Line 5 prints: a\xe2\x80\xa6\n"
         "The loop of line 4 starts another round.\n"
         "Line 5 prints: a\xe2\x80\xa6\n"
         "Line 6 runs.\n"
         "Nobody catches the error of line 6: Error: no\n"
         "The main script is done: the stack is empty.\n"
         "Nothing to do: the event loop waits 1 s for a timer.\n"
         "The timer rings. Callback A enters the task queue.\n"
         "The stack is empty: the event loop takes callback A from the task queue and runs it.\n"
         "Line 2 calls the function of line 2.\n"
         "Line 2 runs.\n"
         "Line 2 calls the function of line 2.\n"
         "Line 2 runs.\n"
         "Callback A is done: the stack is empty again.\n"
         "The program is finished.");
}

static void
test_outcomes (void)
{
  static const struct
  {
    const char *source;
    const char *outcome;
  } runs[] = {
    { "1;", "The program is finished." },
    { "throw 1;", "The program is finished. There was an error that nobody caught." },
    { "let = ;", "The program cannot run. Line 1, column 7: Unexpected token" },
    { "1;\n  while (true) {}",
      "The program was stopped: it has executed more statements than a run may have. It was at line 2, column 3." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (runs); i++)
    {
      g_autofree char *outcome = NULL;
      g_auto (GStrv) sentences G_GNUC_UNUSED = narrate (runs[i].source, RB_ANSWERS_LATER, &outcome);

      g_test_message ("%s", outcome);
      g_assert_cmpstr (outcome, ==, runs[i].outcome);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/narration/callback", test_callback);
  g_test_add_func ("/narration/dropped", test_dropped);
  g_test_add_func ("/narration/returns", test_returns);
  g_test_add_func ("/narration/blocked", test_blocked);
  g_test_add_func ("/narration/errors", test_errors);
  g_test_add_func ("/narration/outcomes", test_outcomes);

  return g_test_run ();
}
