/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "lesson/article-error.h"
#include "lesson/article/exercise-builder.h"

typedef struct
{
  GListStore *exercises;
  RbExerciseBuilder *builder;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (RbDatabaseConfig) database = rb_database_config_new ();

  fixture->exercises = g_list_store_new (RB_TYPE_EXERCISE);
  fixture->builder = rb_exercise_builder_new ("a.md", "Title", database, fixture->exercises);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  rb_exercise_builder_free (fixture->builder);
  g_assert_finalize_object (fixture->exercises);
}

/* Adds a code block whose info string is @language and @words. Returns whether it began an exercise. */
static gboolean
add (Fixture    *fixture,
     const char *language,
     const char *words,
     const char *source)
{
  g_autofree char *info = g_strjoin (" ", language, words, NULL);
  RbFence fence = { .code_language = language, .info = info, .source = source, .article_line = 9 };
  g_autoptr (GError) error = NULL;
  RbExercise *begun;
  gboolean shown;

  g_assert_true (rb_exercise_builder_add_fence (fixture->builder, &fence, &shown, &begun, &error));
  g_assert_no_error (error);
  g_assert_false (shown);

  return begun != NULL;
}

static guint
n_exercises (Fixture *fixture)
{
  return g_list_model_get_n_items (G_LIST_MODEL (fixture->exercises));
}

static void
test_versions (Fixture       *fixture,
               gconstpointer  data)
{
  RbExercise *exercise;

  g_assert_null (rb_exercise_builder_get_last (fixture->builder));
  g_assert_true (add (fixture, "js", "version=sync", "1;"));
  g_assert_false (add (fixture, "js", "title=x version=\"callback\"", "2;"));

  exercise = rb_exercise_builder_get_last (fixture->builder);
  g_assert_cmpstr (rb_exercise_get_title (exercise), ==, "Title");
  g_assert_cmpuint (rb_exercise_get_number (exercise), ==, 1);
  g_assert_cmpstr (rb_version_get_source (rb_exercise_find_version (exercise, "callback")), ==, "2;");
  g_assert_cmpuint (rb_version_get_article_line (rb_exercise_find_version (exercise, "callback")), ==, 9);

  /* The exercise already has this version. */
  g_assert_true (add (fixture, "js", "version=sync", "3;"));
  /* A program without a version is always a separate exercise. */
  g_assert_true (add (fixture, "ts", "", "4;"));
  g_assert_true (add (fixture, "js", "version=async", "5;"));
  g_assert_cmpuint (n_exercises (fixture), ==, 4);
}

static void
test_headings (Fixture       *fixture,
               gconstpointer  data)
{
  add (fixture, "js", "version=sync", "1;");
  rb_exercise_builder_add_heading (fixture->builder, 2, "Part");
  g_assert_true (add (fixture, "js", "version=callback", "2;"));
  g_assert_cmpstr (rb_exercise_get_title (rb_exercise_builder_get_last (fixture->builder)), ==, "Part");
}

static void
test_titles_differ (Fixture       *fixture,
                    gconstpointer  data)
{
  static const char *const headings[] = { "Part", "Part", "Part", "Part (4)", "Part (4)", "Part", NULL };
  static const char *const titles[] = { "Part", "Part (2)", "Part (3)", "Part (4)", "Part (4) (2)", "Part (5)", NULL };

  for (guint i = 0; headings[i] != NULL; i++)
    {
      rb_exercise_builder_add_heading (fixture->builder, 2, headings[i]);
      add (fixture, "js", "", "1;");
      g_assert_cmpstr (rb_exercise_get_title (rb_exercise_builder_get_last (fixture->builder)), ==, titles[i]);
    }
}

static void
test_fences (Fixture       *fixture,
             gconstpointer  data)
{
  static const char *const scripts[] = { "js", "JavaScript", "mjs", "cjs", "node", "es6", "js{2}", "js:app.js", "{.js}",
                                         "{.js", "js,editable", "js-nolint", "ts", "TypeScript", NULL };
  static const char *const shown[] = { "", "jsx", "tsx", "text", "json", "sh", "{", "jsonc", "javascripts", NULL };

  for (guint i = 0; scripts[i] != NULL; i++)
    g_assert_true (add (fixture, scripts[i], "run", "1;"));
  g_assert_cmpuint (n_exercises (fixture), ==, g_strv_length ((char **) scripts));

  for (guint i = 0; shown[i] != NULL; i++)
    {
      RbFence fence = { .code_language = shown[i], .info = shown[i], .source = "1;", .article_line = 2 };
      gboolean is_shown = FALSE;
      RbExercise *begun;

      g_assert_true (rb_exercise_builder_add_fence (fixture->builder, &fence, &is_shown, &begun, NULL));
      g_assert_true (is_shown);
    }
  g_assert_cmpuint (n_exercises (fixture), ==, g_strv_length ((char **) scripts));
}

static void
test_setups (Fixture       *fixture,
             gconstpointer  data)
{
  g_assert_false (add (fixture, "js", "setup", "whole();"));
  rb_exercise_builder_add_heading (fixture->builder, 2, "Part");
  g_assert_false (add (fixture, "js", "setup", "part();"));
  add (fixture, "js", "", "1;");
  g_assert_cmpstr (rb_exercise_get_setup (rb_exercise_builder_get_last (fixture->builder)), ==, "whole();\npart();");

  rb_exercise_builder_add_heading (fixture->builder, 3, "Detail");
  add (fixture, "js", "", "2;");
  g_assert_cmpstr (rb_exercise_get_setup (rb_exercise_builder_get_last (fixture->builder)), ==, "whole();\npart();");

  rb_exercise_builder_add_heading (fixture->builder, 2, "Next part");
  add (fixture, "js", "", "3;");
  g_assert_cmpstr (rb_exercise_get_setup (rb_exercise_builder_get_last (fixture->builder)), ==, "whole();");
}

/* Where a program runs, each line of its setup has the number that it has in the article. */
static void
test_place_of_setup (Fixture       *fixture,
                     gconstpointer  data)
{
  const RbFence fences[] = {
    { .code_language = "js", .info = "js setup", .source = "a();\nb();", .article_line = 3 },
    { .code_language = "js", .info = "js setup", .source = "c();", .article_line = 8 },
    { .code_language = "js", .info = "js", .source = "d();", .article_line = 12 },
  };
  g_autoptr (RbVersion) version = NULL;
  g_autoptr (RbProgram) program = NULL;
  RbExercise *exercise, *begun;
  gboolean shown;

  for (gsize i = 0; i < G_N_ELEMENTS (fences); i++)
    g_assert_true (rb_exercise_builder_add_fence (fixture->builder, &fences[i], &shown, &begun, NULL));
  exercise = rb_exercise_builder_get_last (fixture->builder);
  version = g_list_model_get_item (rb_exercise_get_versions (exercise), 0);
  program = rb_exercise_create_program (exercise, version, NULL);

  g_assert_cmpstr (rb_exercise_get_setup (exercise), ==, "a();\nb();\nc();");
  g_assert_cmpstr (rb_program_get_setup (program), ==, "\n\na();\nb();\n\n\n\nc();");
}

/* A program can use what the others declare: the nearest before it first, and not its own versions. */
static void
test_blocks (Fixture       *fixture,
             gconstpointer  data)
{
  static const char *const expected[] = { "2;", "1;", "5;" };
  g_autoptr (RbExercise) exercise = NULL;
  g_autoptr (RbVersion) version = NULL;
  g_autoptr (RbProgram) program = NULL;
  GPtrArray *blocks;

  add (fixture, "js", "", "1;");
  add (fixture, "js", "", "2;");
  add (fixture, "js", "version=sync", "3;");
  add (fixture, "js", "version=callback", "4;");
  add (fixture, "js", "", "5;");
  exercise = g_list_model_get_item (G_LIST_MODEL (fixture->exercises), 2);
  version = g_list_model_get_item (rb_exercise_get_versions (exercise), 1);
  program = rb_exercise_create_program (exercise, version, NULL);

  blocks = rb_program_get_blocks (program);
  g_assert_cmpuint (blocks->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < blocks->len; i++)
    {
      const RbProgramBlock *block = g_ptr_array_index (blocks, i);

      g_assert_cmpstr (block->source, ==, expected[i]);
      g_assert_cmpuint (block->article_line, ==, 9);
    }
}

static void
test_shown (Fixture       *fixture,
            gconstpointer  data)
{
  RbFence fence = { .code_language = "sh", .info = "sh version=sync", .source = "ls", .article_line = 2 };
  g_autoptr (GError) error = NULL;
  RbExercise *begun;
  gboolean shown;

  g_assert_true (rb_exercise_builder_add_fence (fixture->builder, &fence, &shown, &begun, &error));
  g_assert_true (shown);
  g_assert_null (begun);
  g_assert_cmpuint (n_exercises (fixture), ==, 0);
}

static void
test_unknown_version (Fixture       *fixture,
                      gconstpointer  data)
{
  RbFence fence = { .code_language = "js", .info = "js version=fast", .source = "1;", .article_line = 5, .indent = 2 };
  g_autoptr (GError) error = NULL;
  RbExercise *begun;
  gboolean shown;

  g_assert_false (rb_exercise_builder_add_fence (fixture->builder, &fence, &shown, &begun, &error));
  g_assert_error (error, RB_ARTICLE_ERROR, RB_ARTICLE_ERROR_STRUCTURE);
  g_assert_true (g_str_has_prefix (error->message, "a.md:4:3: There is no version “fast”."));
  g_assert_cmpuint (n_exercises (fixture), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/exercise-builder/versions", Fixture, NULL, set_up, test_versions, tear_down);
  g_test_add ("/exercise-builder/headings", Fixture, NULL, set_up, test_headings, tear_down);
  g_test_add ("/exercise-builder/titles-differ", Fixture, NULL, set_up, test_titles_differ, tear_down);
  g_test_add ("/exercise-builder/fences", Fixture, NULL, set_up, test_fences, tear_down);
  g_test_add ("/exercise-builder/setups", Fixture, NULL, set_up, test_setups, tear_down);
  g_test_add ("/exercise-builder/place-of-setup", Fixture, NULL, set_up, test_place_of_setup, tear_down);
  g_test_add ("/exercise-builder/blocks", Fixture, NULL, set_up, test_blocks, tear_down);
  g_test_add ("/exercise-builder/shown", Fixture, NULL, set_up, test_shown, tear_down);
  g_test_add ("/exercise-builder/unknown-version", Fixture, NULL, set_up, test_unknown_version, tear_down);

  return g_test_run ();
}
