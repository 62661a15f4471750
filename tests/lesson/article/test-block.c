/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "lesson/article/block.h"

static void
test_defaults (void)
{
  RbBlock *block = rb_block_new (RB_BLOCK_RULE, 4);

  g_assert_cmpint (rb_block_get_kind (block), ==, RB_BLOCK_RULE);
  g_assert_cmpuint (rb_block_get_article_line (block), ==, 4);
  g_assert_cmpuint (rb_block_get_level (block), ==, 0);
  g_assert_cmpuint (rb_block_get_number (block), ==, 0);
  g_assert_cmpstr (rb_block_get_markup (block), ==, "");
  g_assert_cmpstr (rb_block_get_text (block), ==, "");
  g_assert_cmpstr (rb_block_get_code_language (block), ==, "");
  g_assert_null (rb_block_get_exercise (block));
  g_assert_null (rb_block_get_version (block));
  g_assert_cmpuint (rb_block_get_n_options (block), ==, 0);

  g_assert_finalize_object (block);
}

static void
test_options (void)
{
  g_autoptr (RbDatabaseConfig) database = rb_database_config_new ();
  RbExercise *exercise = rb_exercise_new (1, "Title", NULL, database, TRUE);
  RbBlock *block = rb_block_new (RB_BLOCK_PREDICTION, 1);
  const RbOption *option;

  rb_block_set_content (block, "<b>What</b>?", "What?");
  rb_block_set_exercise (block, exercise);
  rb_block_set_version (block, "sync");
  rb_block_add_option (block, "<tt>1</tt>", "1", "1", FALSE);
  rb_block_add_option (block, "Nothing", "Nothing", "", TRUE);

  g_assert_cmpstr (rb_block_get_markup (block), ==, "<b>What</b>?");
  g_assert_true (rb_block_get_exercise (block) == exercise);
  g_assert_cmpstr (rb_block_get_version (block), ==, "sync");
  g_assert_cmpuint (rb_block_get_n_options (block), ==, 2);

  option = rb_block_get_option (block, 1);
  g_assert_cmpstr (option->markup, ==, "Nothing");
  g_assert_cmpstr (option->printed, ==, "");
  g_assert_true (option->correct);
  g_assert_false (rb_block_get_option (block, 0)->correct);

  g_assert_finalize_object (block);
  g_assert_finalize_object (exercise);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/block/defaults", test_defaults);
  g_test_add_func ("/block/options", test_options);

  return g_test_run ();
}
