/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "lesson/article/exercise.h"

static RbExercise *
create_exercise (RbDatabaseConfig *database)
{
  RbExercise *exercise = rb_exercise_new (3, "A title", "const one = 1;", database, TRUE);
  g_autoptr (RbVersion) sync = rb_version_new ("sync", "js", "console.log(one);", 5, 0);
  g_autoptr (RbVersion) callback = rb_version_new ("callback", "js", "later(one);", 9, 0);

  rb_exercise_add_version (exercise, sync);
  rb_exercise_add_version (exercise, callback);

  return exercise;
}

static void
test_getters (void)
{
  g_autoptr (RbDatabaseConfig) database = rb_database_config_new ();
  RbExercise *exercise = create_exercise (database);
  GListModel *versions = rb_exercise_get_versions (exercise);

  g_assert_cmpuint (rb_exercise_get_number (exercise), ==, 3);
  g_assert_cmpstr (rb_exercise_get_title (exercise), ==, "A title");
  g_assert_cmpstr (rb_exercise_get_setup (exercise), ==, "const one = 1;");
  g_assert_true (rb_exercise_get_stand_ins (exercise));
  g_assert_cmpuint (g_list_model_get_n_items (versions), ==, 2);
  g_assert_true (g_list_model_get_item_type (versions) == RB_TYPE_VERSION);
  g_assert_cmpstr (rb_version_get_source (rb_exercise_find_version (exercise, "callback")), ==, "later(one);");
  g_assert_null (rb_exercise_find_version (exercise, "promise"));

  g_assert_finalize_object (exercise);
}

static void
test_program (void)
{
  g_autoptr (RbDatabaseConfig) database = rb_database_config_new ();
  RbExercise *exercise = create_exercise (database);
  RbVersion *version = rb_exercise_find_version (exercise, "sync");
  RbProgram *program;

  rb_database_config_set_answers (database, RB_ANSWERS_BLOCKING);
  program = rb_exercise_create_program (exercise, version, NULL);

  g_assert_cmpstr (rb_program_get_source (program), ==, "console.log(one);");
  g_assert_cmpstr (rb_program_get_setup (program), ==, "const one = 1;");
  g_assert_true (rb_program_get_stand_ins (program));
  g_assert_cmpint (rb_database_config_get_answers (rb_program_get_database (program)), ==, RB_ANSWERS_BLOCKING);

  /* A change of the program's database does not change the exercise. */
  rb_database_config_set_answers (rb_program_get_database (program), RB_ANSWERS_LATER);
  g_assert_cmpint (rb_database_config_get_answers (database), ==, RB_ANSWERS_BLOCKING);

  g_assert_finalize_object (program);
  g_assert_finalize_object (exercise);
}

static void
test_draft (void)
{
  g_autoptr (RbDatabaseConfig) database = rb_database_config_new ();
  g_autoptr (RbExercise) exercise = create_exercise (database);
  g_autoptr (RbProgram) program = NULL;

  program = rb_exercise_create_program (exercise, rb_exercise_find_version (exercise, "sync"), "edited();");
  g_assert_cmpstr (rb_program_get_source (program), ==, "edited();");
  g_assert_cmpstr (rb_program_get_setup (program), ==, "const one = 1;");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/exercise/getters", test_getters);
  g_test_add_func ("/exercise/program", test_program);
  g_test_add_func ("/exercise/draft", test_draft);

  return g_test_run ();
}
