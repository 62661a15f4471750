/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "session/comments.h"
#include "session/program-run.h"

typedef struct
{
  RbRunnerPool *pool;
  RbComments *comments;
  guint n_notified;
} Fixture;

static void
count_cb (Fixture *fixture)
{
  fixture->n_notified++;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->pool = rb_runner_pool_new (FALSE);
  fixture->comments = rb_comments_new ();
  g_signal_connect_swapped (fixture->comments, "notify::text", G_CALLBACK (count_cb), fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_assert_finalize_object (fixture->comments);
  g_object_unref (fixture->pool);
}

static RbPlayer *
create_run (Fixture    *fixture,
            const char *source,
            RbAnswers   answers)
{
  g_autoptr (RbDatabaseConfig) database = rb_database_config_new ();
  g_autoptr (RbVersion) version = rb_version_new (RB_VERSION_PROGRAM, "js", source, 1, 0);
  g_autoptr (RbExercise) exercise = rb_exercise_new (1, "exercise", NULL, database, TRUE);

  rb_exercise_add_version (exercise, version);

  return rb_program_run_new (fixture->pool, exercise, version, NULL, answers);
}

static void
finish (RbPlayer *player)
{
  rb_player_to_end (player);
  while (!rb_player_get_at_end (player))
    g_main_context_iteration (NULL, TRUE);
}

/* Runs a program, and once more with a database that blocks if that is needed. Returns whether it was. */
static gboolean
judge (Fixture    *fixture,
       const char *source)
{
  g_autoptr (RbPlayer) player = create_run (fixture, source, RB_ANSWERS_LATER);
  g_autoptr (RbPlayer) blocking = create_run (fixture, source, RB_ANSWERS_BLOCKING);
  gboolean has_begun;

  finish (player);
  rb_comments_judge (fixture->comments, player, blocking);
  has_begun = rb_player_get_busy (blocking);
  while (has_begun && !rb_player_get_at_end (blocking))
    g_main_context_iteration (NULL, TRUE);

  return has_begun;
}

static void
test_agrees (Fixture       *fixture,
             gconstpointer  data)
{
  g_assert_false (judge (fixture, "console.log(1 + 1); // 2\nconsole.log('a'); // 'a'\n"));
  g_assert_cmpstr (rb_comments_get_text (fixture->comments), ==, "2 comments agree with the run.");
  g_assert_cmpuint (fixture->n_notified, ==, 1);

  rb_comments_clear (fixture->comments);
  g_assert_null (rb_comments_get_text (fixture->comments));
  g_assert_cmpuint (fixture->n_notified, ==, 2);
}

static void
test_differs (Fixture       *fixture,
              gconstpointer  data)
{
  g_assert_true (judge (fixture, "console.log(1 + 1); // 3\nconsole.log(5); // 5\n"));
  g_assert_cmpstr (rb_comments_get_text (fixture->comments), ==,
                   "Line 1: the comment says “3”; the program prints “2”. · 1 comment agrees with the run.");
}

/* Articles that leave out how the answer comes are right only with a database that blocks. */
static void
test_blocking (Fixture       *fixture,
               gconstpointer  data)
{
  g_assert_true (judge (fixture, "const user = database.getUserById(1);\n"
                                 "console.log(user); // { id: 1, name: 'wwDev' }\n"));
  g_assert_cmpstr (rb_comments_get_text (fixture->comments), ==,
                   "Line 2: the comment “{ id: 1, name: 'wwDev' }” is true only if the database blocks.");

  g_assert_true (judge (fixture, "const user = database.getUserById(1);\nconsole.log(user.name); // \"wwDev\"\n"));
  g_assert_cmpstr (rb_comments_get_text (fixture->comments), ==,
                   "The program runs without an error only if the database blocks. · "
                   "Line 2: the comment “\"wwDev\"” is true only if the database blocks.");
}

static void
test_none (Fixture       *fixture,
           gconstpointer  data)
{
  g_assert_false (judge (fixture, "console.log(1); // one\n"));
  g_assert_null (rb_comments_get_text (fixture->comments));
  g_assert_cmpuint (fixture->n_notified, ==, 0);
}

/* A run that is discarded takes the blocking one with it. */
static void
test_clear (Fixture       *fixture,
            gconstpointer  data)
{
  const char *source = "console.log(1); // 2\n";
  g_autoptr (RbPlayer) player = create_run (fixture, source, RB_ANSWERS_LATER);
  g_autoptr (RbPlayer) blocking = create_run (fixture, source, RB_ANSWERS_BLOCKING);

  finish (player);
  rb_comments_judge (fixture->comments, player, blocking);
  rb_comments_clear (fixture->comments);
  g_assert_true (rb_event_loop_get_finished (rb_player_get_event_loop (blocking)));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/comments/agrees", Fixture, NULL, set_up, test_agrees, tear_down);
  g_test_add ("/comments/differs", Fixture, NULL, set_up, test_differs, tear_down);
  g_test_add ("/comments/blocking", Fixture, NULL, set_up, test_blocking, tear_down);
  g_test_add ("/comments/none", Fixture, NULL, set_up, test_none, tear_down);
  g_test_add ("/comments/clear", Fixture, NULL, set_up, test_clear, tear_down);

  return g_test_run ();
}
