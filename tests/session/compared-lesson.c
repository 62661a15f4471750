/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "tests/session/compared-lesson.h"

#include "tests/lesson/remove-tree.h"

const char two_versions[] =
  "# Lesson\n\n"
  "```js version=sync\n"
  "setTimeout(() => console.log('tick'), 500);\n"
  "const user = database.getUserById(1);\n"
  "console.log(user);\n"
  "```\n"
  "```js version=callback\n"
  "setTimeout(() => console.log('tick'), 500);\n"
  "database.getUserById(1, (user) => {\n"
  "  console.log(user);\n"
  "});\n"
  "```\n";

void
open_compared_lesson (ComparedLesson *lesson,
                      gconstpointer   text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = NULL;
  g_autoptr (RbDraftStore) drafts = NULL;
  g_autoptr (RbProgress) progress = NULL;
  g_autofree char *path = NULL;

  lesson->folder = g_dir_make_tmp ("ringback-comparison-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (lesson->folder, "lesson.md", NULL);
  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);

  file = g_file_new_for_path (path);
  drafts = rb_draft_store_new (lesson->folder);
  progress = rb_progress_new (lesson->folder);
  lesson->lesson = rb_lesson_new (file);
  lesson->pool = rb_runner_pool_new (FALSE);
  lesson->session = rb_session_new (lesson->pool, drafts, progress);
  rb_session_open_lesson (lesson->session, lesson->lesson);
}

void
close_compared_lesson (ComparedLesson *lesson,
                       gconstpointer   text)
{
  g_assert_finalize_object (lesson->session);
  g_clear_object (&lesson->lesson);
  g_clear_object (&lesson->pool);
  remove_tree (lesson->folder);
  g_clear_pointer (&lesson->folder, g_free);
}

void
wait_until_ready (RbComparison *comparison)
{
  while (!rb_comparison_get_ready (comparison))
    g_main_context_iteration (NULL, TRUE);
}

RbComparison *
compare_lesson (ComparedLesson *lesson)
{
  RbComparison *comparison = rb_comparison_new (lesson->pool, lesson->session);

  g_assert_false (rb_comparison_get_ready (comparison));
  wait_until_ready (comparison);

  return comparison;
}
