/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "lesson/article/prediction.h"

typedef struct
{
  RbExercise *exercise;
  RbBlock *prediction;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (RbDatabaseConfig) database = rb_database_config_new ();
  g_autoptr (RbVersion) sync = rb_version_new ("sync", "js", "1;", 1, 0);
  g_autoptr (RbVersion) callback = rb_version_new ("callback", "js", "2;", 1, 0);

  fixture->exercise = rb_exercise_new (1, "Title", NULL, database, FALSE);
  rb_exercise_add_version (fixture->exercise, sync);
  rb_exercise_add_version (fixture->exercise, callback);
  fixture->prediction = rb_block_new (RB_BLOCK_PREDICTION, 1);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_assert_finalize_object (fixture->prediction);
  g_assert_finalize_object (fixture->exercise);
}

static void
test_version (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (RbDatabaseConfig) database = rb_database_config_new ();
  g_autoptr (RbExercise) other = rb_exercise_new (2, "Other", NULL, database, FALSE);

  g_assert_null (rb_prediction_get_version (fixture->prediction));
  g_assert_false (rb_prediction_is_about (fixture->prediction, NULL, NULL));
  g_assert_false (rb_prediction_is_about (fixture->prediction, fixture->exercise, "sync"));

  rb_block_set_exercise (fixture->prediction, fixture->exercise);
  g_assert_cmpstr (rb_prediction_get_version (fixture->prediction), ==, "sync");
  g_assert_true (rb_prediction_is_about (fixture->prediction, fixture->exercise, "sync"));
  g_assert_false (rb_prediction_is_about (fixture->prediction, fixture->exercise, "callback"));
  g_assert_false (rb_prediction_is_about (fixture->prediction, other, "sync"));

  rb_block_set_version (fixture->prediction, "callback");
  g_assert_cmpstr (rb_prediction_get_version (fixture->prediction), ==, "callback");
  g_assert_true (rb_prediction_is_about (fixture->prediction, fixture->exercise, "callback"));
  g_assert_false (rb_prediction_is_about (fixture->prediction, fixture->exercise, "sync"));
}

static void
test_marked (Fixture       *fixture,
             gconstpointer  data)
{
  g_assert_null (rb_prediction_find_marked (fixture->prediction));

  rb_block_add_option (fixture->prediction, "1", "1", "1", FALSE);
  g_assert_null (rb_prediction_find_marked (fixture->prediction));

  rb_block_add_option (fixture->prediction, "2", "2", "2", TRUE);
  g_assert_cmpstr (rb_prediction_find_marked (fixture->prediction)->printed, ==, "2");

  rb_block_add_option (fixture->prediction, "3", "3", "3", TRUE);
  g_assert_null (rb_prediction_find_marked (fixture->prediction));
}

static void
print (RbTrace     *trace,
       RbRecordKind kind,
       const char  *text)
{
  guint string = rb_trace_intern (trace, text);
  RbRecord record = { 0, };

  record.kind = kind;
  if (kind == RB_RECORD_CONSOLE)
    record.b = string;
  else
    record.a = string;
  rb_trace_append (trace, &record);
}

/* An empty line counts, also as the first one; so does an error that nobody caught. */
static void
test_printed (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (RbTrace) trace = rb_trace_new ();
  g_autofree char *nothing = rb_prediction_dup_printed (trace);
  g_autofree char *lines = NULL;

  g_assert_cmpstr (nothing, ==, "");

  print (trace, RB_RECORD_CONSOLE, "");
  print (trace, RB_RECORD_CONSOLE, "{ id: 1 }");
  print (trace, RB_RECORD_UNCAUGHT, "Error: boom");
  lines = rb_prediction_dup_printed (trace);
  g_assert_cmpstr (lines, ==, "\n{ id: 1 }\nUncaught Error: boom");
}

static void
test_compare (Fixture       *fixture,
              gconstpointer  data)
{
  const RbOption nothing = { "Nothing", "Nothing", "", TRUE };
  const RbOption two = { "1, 2", "1, 2", "1\n2", TRUE };

  g_assert_true (rb_prediction_compare (&nothing, ""));
  g_assert_true (rb_prediction_compare (&two, "1\n2"));
  g_assert_true (rb_prediction_compare (&two, "1\n2 \n"));
  g_assert_false (rb_prediction_compare (&nothing, "1"));
  g_assert_false (rb_prediction_compare (&two, "1 2"));
  g_assert_false (rb_prediction_compare (&two, "\n1\n2"));
  g_assert_false (rb_prediction_compare (&two, "1\n2\n3"));
}

/* An error is uncaught only if its line begins so. */
static void
test_has_uncaught (Fixture       *fixture,
                   gconstpointer  data)
{
  const RbOption first = { "", "", "Uncaught Error: boom", TRUE };
  const RbOption second = { "", "", "asked\nUncaught Error: boom", TRUE };
  const RbOption caught = { "", "", "caught\nnot Uncaught Error: boom", TRUE };

  g_assert_true (rb_prediction_has_uncaught (&first));
  g_assert_true (rb_prediction_has_uncaught (&second));
  g_assert_false (rb_prediction_has_uncaught (&caught));
}

/* A wrong option is decided by the first line that differs from it. A right one is decided by the line that rules out
 * the last of the others. */
static void
test_find_line (Fixture       *fixture,
                gconstpointer  data)
{
  char *lines[] = { (char *) "1", (char *) "2", (char *) "3\n4", NULL };
  char *nothing[] = { NULL };

  rb_block_add_option (fixture->prediction, "a", "a", "2\n1", FALSE);
  rb_block_add_option (fixture->prediction, "b", "b", "1\n2\n3\n4", TRUE);
  rb_block_add_option (fixture->prediction, "c", "c", "1\n22", FALSE);
  rb_block_add_option (fixture->prediction, "d", "d", "1\n2\n3\n4\n5", FALSE);
  g_assert_cmpint (rb_prediction_find_line (fixture->prediction, 0, lines), ==, 0);
  g_assert_cmpint (rb_prediction_find_line (fixture->prediction, 1, lines), ==, 2);
  g_assert_cmpint (rb_prediction_find_line (fixture->prediction, 2, lines), ==, 1);
  g_assert_cmpint (rb_prediction_find_line (fixture->prediction, 3, lines), ==, 2);
  g_assert_cmpint (rb_prediction_find_line (fixture->prediction, -1, lines), ==, 2);
  g_assert_cmpint (rb_prediction_find_line (fixture->prediction, 0, nothing), ==, -1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/prediction/version", Fixture, NULL, set_up, test_version, tear_down);
  g_test_add ("/prediction/marked", Fixture, NULL, set_up, test_marked, tear_down);
  g_test_add ("/prediction/printed", Fixture, NULL, set_up, test_printed, tear_down);
  g_test_add ("/prediction/compare", Fixture, NULL, set_up, test_compare, tear_down);
  g_test_add ("/prediction/has-uncaught", Fixture, NULL, set_up, test_has_uncaught, tear_down);
  g_test_add ("/prediction/find-line", Fixture, NULL, set_up, test_find_line, tear_down);

  return g_test_run ();
}
