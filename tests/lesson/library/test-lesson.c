/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include <string.h>

#include "lesson/library/lesson.h"

static RbLesson *
create_lesson (const char *folder,
               const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "lesson", "data", folder, name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  return rb_lesson_new (file);
}

static void
test_whole (void)
{
  RbLesson *lesson = create_lesson ("articles", "versions.md");
  g_autofree char *title = NULL;
  g_autofree char *description = NULL;
  g_autofree char *message = NULL;

  g_assert_cmpstr (rb_lesson_get_id (lesson), ==, "versions");
  g_assert_cmpint (rb_lesson_get_position (lesson), ==, 2);
  g_assert_nonnull (rb_lesson_get_article (lesson));
  g_assert_true (G_IS_FILE (rb_lesson_get_file (lesson)));

  g_object_get (lesson, "title", &title, "description", &description, "error-message", &message, NULL);
  g_assert_cmpstr (title, ==, "Versions");
  g_assert_cmpstr (description, ==, "What an article can have.");
  g_assert_null (message);

  g_assert_finalize_object (lesson);
}

static void
test_broken (void)
{
  RbLesson *lesson = create_lesson ("broken", "position-word.md");

  g_assert_null (rb_lesson_get_article (lesson));
  g_assert_cmpstr (rb_lesson_get_title (lesson), ==, "position-word");
  g_assert_cmpstr (rb_lesson_get_description (lesson), ==, "");
  g_assert_nonnull (strstr (rb_lesson_get_error_message (lesson), "position-word.md:3:11: "));

  g_assert_finalize_object (lesson);
}

static void
notify_cb (RbLesson   *lesson,
           GParamSpec *pspec,
           guint      *n_notified)
{
  (*n_notified)++;
}

static void
test_completed (void)
{
  RbLesson *lesson = create_lesson ("articles", "thai.mdx");
  guint n_notified = 0;

  g_signal_connect (lesson, "notify::completed", G_CALLBACK (notify_cb), &n_notified);
  rb_lesson_set_completed (lesson, FALSE);
  g_assert_cmpuint (n_notified, ==, 0);
  g_object_set (lesson, "completed", TRUE, NULL);
  rb_lesson_set_completed (lesson, TRUE);
  g_assert_cmpuint (n_notified, ==, 1);
  g_assert_true (rb_lesson_get_completed (lesson));

  g_assert_finalize_object (lesson);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/lesson/whole", test_whole);
  g_test_add_func ("/lesson/broken", test_broken);
  g_test_add_func ("/lesson/completed", test_completed);

  return g_test_run ();
}
