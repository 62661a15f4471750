/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "lesson/text-file.h"
#include "remove-tree.h"

#define MAX_SIZE (1024 * 1024)

typedef struct
{
  char *folder;
  char *path;
  GFile *file;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->folder = g_dir_make_tmp ("ringback-text-file-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "a.md", NULL);
  fixture->file = g_file_new_for_path (fixture->path);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  remove_tree (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
  g_object_unref (fixture->file);
}

static void
assert_refused (GFile          *file,
                RbArticleError  code,
                const char     *end)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = rb_text_file_read (file, MAX_SIZE, &error);

  g_assert_null (text);
  g_assert_error (error, RB_ARTICLE_ERROR, (int) code);
  g_assert_true (g_str_has_suffix (error->message, end));
}

static void
write_file (Fixture    *fixture,
            const char *contents,
            gssize      length)
{
  g_assert_true (g_file_set_contents (fixture->path, contents, length, NULL));
}

static void
test_read (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *largest = g_strnfill (MAX_SIZE, 'x');
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  g_autofree char *large_text = NULL;

  write_file (fixture, "ข้อความ\r\n", -1);
  text = rb_text_file_read (fixture->file, MAX_SIZE, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, "ข้อความ\r\n");

  write_file (fixture, largest, -1);
  large_text = rb_text_file_read (fixture->file, MAX_SIZE, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (large_text, ==, largest);
}

static void
test_no_file (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (GFile) folder = g_file_new_for_path (fixture->folder);

  assert_refused (fixture->file, RB_ARTICLE_ERROR_NOT_FOUND, "/a.md: There is no such file.");
  assert_refused (folder, RB_ARTICLE_ERROR_NOT_A_FILE, ": This is a folder, not a file.");

  g_assert_cmpint (symlink ("nowhere", fixture->path), ==, 0);
  assert_refused (fixture->file, RB_ARTICLE_ERROR_NOT_FOUND, "/a.md: There is no such file.");
  g_assert_cmpint (g_remove (fixture->path), ==, 0);

  /* Opening a pipe would block. */
  g_assert_cmpint (mkfifo (fixture->path, 0600), ==, 0);
  assert_refused (fixture->file, RB_ARTICLE_ERROR_NOT_A_FILE, "/a.md: This is not a regular file.");
}

static void
test_too_large (Fixture       *fixture,
                gconstpointer  data)
{
  g_autofree char *large = g_strnfill (MAX_SIZE + 1, 'x');

  write_file (fixture, large, -1);
  assert_refused (fixture->file, RB_ARTICLE_ERROR_TOO_LARGE, "/a.md: The file is larger than 1 MiB.");
}

static void
test_not_text (Fixture       *fixture,
               gconstpointer  data)
{
  write_file (fixture, "caf\xe9", -1);
  assert_refused (fixture->file, RB_ARTICLE_ERROR_NOT_TEXT, "/a.md:1: The file is not UTF-8 text.");
  write_file (fixture, "a\0b", 3);
  assert_refused (fixture->file, RB_ARTICLE_ERROR_NOT_TEXT, "/a.md:1: The file is not UTF-8 text.");
}

static void
test_name (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *current = g_get_current_dir ();
  g_autofree char *inside_path = g_build_filename (current, "lessons", "a.md", NULL);
  g_autoptr (GFile) inside = g_file_new_for_path (inside_path);
  g_autofree char *inside_name = rb_text_file_dup_name (inside);
  g_autofree char *outside_name = rb_text_file_dup_name (fixture->file);

  g_assert_cmpstr (inside_name, ==, "lessons/a.md");
  g_assert_cmpstr (outside_name, ==, fixture->path);
}

/* Nothing but the text stands in the folder afterwards, whether it was written or could not be. */
static void
test_note (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *inside = g_build_filename (fixture->folder, "inner", "a.md", NULL);
  g_autofree char *blocked = g_build_filename (fixture->path, "a.md", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GDir) folder = NULL;
  g_autoptr (GError) error = NULL;
  GStatBuf status;

  g_assert_true (rb_text_file_note_privately (inside, "first", &error));
  g_assert_no_error (error);
  g_assert_true (rb_text_file_note_privately (inside, "second", &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (inside, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "second");
  g_assert_cmpint (g_stat (inside, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);

  write_file (fixture, "in the way", -1);
  g_assert_false (rb_text_file_note_privately (blocked, "third", &error));
  g_assert_nonnull (error);

  folder = g_dir_open (fixture->folder, 0, NULL);
  for (const char *name = g_dir_read_name (folder); name != NULL; name = g_dir_read_name (folder))
    g_assert_true (g_str_equal (name, "inner") || g_str_equal (name, "a.md"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/text-file/read", Fixture, NULL, set_up, test_read, tear_down);
  g_test_add ("/text-file/no-file", Fixture, NULL, set_up, test_no_file, tear_down);
  g_test_add ("/text-file/too-large", Fixture, NULL, set_up, test_too_large, tear_down);
  g_test_add ("/text-file/not-text", Fixture, NULL, set_up, test_not_text, tear_down);
  g_test_add ("/text-file/note", Fixture, NULL, set_up, test_note, tear_down);
  g_test_add ("/text-file/name", Fixture, NULL, set_up, test_name, tear_down);

  return g_test_run ();
}
