/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "session/completion.h"

#include "tests/lesson/remove-tree.h"

typedef struct
{
  char *folder;
  RbLesson *lesson;
  RbProgress *progress;
} Fixture;

static const char lesson_text[] =
  "# Lesson\n\n"
  "```js version=sync\n1;\n```\n"
  "```js version=callback\n2;\n```\n\n"
  "## Second\n\n"
  "```js\n3;\n```\n";

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = NULL;
  g_autofree char *path = NULL;

  fixture->folder = g_dir_make_tmp ("ringback-completion-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (fixture->folder, "lesson.md", NULL);
  g_file_set_contents (path, lesson_text, -1, &error);
  g_assert_no_error (error);

  file = g_file_new_for_path (path);
  fixture->lesson = rb_lesson_new (file);
  fixture->progress = rb_progress_new (fixture->folder);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_assert_finalize_object (fixture->lesson);
  g_assert_finalize_object (fixture->progress);
  remove_tree (fixture->folder);
  g_free (fixture->folder);
}

static void
add (Fixture      *fixture,
     RbCompletion *completion,
     guint         exercise_position,
     guint         version_position)
{
  GListModel *exercises = rb_article_get_exercises (rb_lesson_get_article (fixture->lesson));
  g_autoptr (RbExercise) exercise = g_list_model_get_item (exercises, exercise_position);
  g_autoptr (RbVersion) version = g_list_model_get_item (rb_exercise_get_versions (exercise), version_position);
  g_autoptr (GError) error = NULL;

  g_assert_true (rb_completion_add (completion, fixture->lesson, exercise, version, &error));
  g_assert_no_error (error);
}

static gboolean
is_completed (Fixture *fixture)
{
  return rb_progress_get_completed (fixture->progress, rb_lesson_get_id (fixture->lesson));
}

/* A lesson gets its tick with the last of its programs, in whatever order they run. */
static void
test_tick (Fixture       *fixture,
           gconstpointer  data)
{
  RbCompletion *completion = rb_completion_new (fixture->progress);

  add (fixture, completion, 1, 0);
  add (fixture, completion, 0, 0);
  add (fixture, completion, 0, 0);
  g_assert_false (is_completed (fixture));

  add (fixture, completion, 0, 1);
  g_assert_true (is_completed (fixture));

  g_assert_finalize_object (completion);
}

/* Programs that ran in an earlier window do not count. */
static void
test_forgets (Fixture       *fixture,
              gconstpointer  data)
{
  RbCompletion *completion = rb_completion_new (fixture->progress);

  add (fixture, completion, 0, 0);
  add (fixture, completion, 0, 1);
  g_assert_finalize_object (completion);

  completion = rb_completion_new (fixture->progress);
  add (fixture, completion, 1, 0);
  g_assert_false (is_completed (fixture));

  g_assert_finalize_object (completion);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/completion/tick", Fixture, NULL, set_up, test_tick, tear_down);
  g_test_add ("/completion/forgets", Fixture, NULL, set_up, test_forgets, tear_down);

  return g_test_run ();
}
