/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include <glib/gstdio.h>
#include <unistd.h>

#include "lesson/library/library-scan.h"

#include "tests/lesson/remove-tree.h"

static char *
make_folder (const char *parent,
             const char *name)
{
  char *path = g_build_filename (parent, name, NULL);

  g_assert_cmpint (g_mkdir_with_parents (path, 0700), ==, 0);

  return path;
}

static void
write_file (const char *folder,
            const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, "# Text\n", -1, &error);
  g_assert_no_error (error);
}

static char *
join (GPtrArray  *files,
      const char *root)
{
  g_autoptr (GFile) folder = g_file_new_for_path (root);
  GString *joined = g_string_new (NULL);

  for (guint i = 0; i < files->len; i++)
    {
      g_autofree char *path = g_file_get_relative_path (folder, g_ptr_array_index (files, i));

      g_string_append_printf (joined, "%s%s", i > 0 ? " " : "", path != NULL ? path : ".");
    }

  return g_string_free (joined, FALSE);
}

static void
test_scan (void)
{
  g_autofree char *root = g_dir_make_tmp ("ringback-scan-XXXXXX", NULL);
  g_autofree char *missing = g_build_filename (root, "missing", NULL);
  g_autofree char *lessons = make_folder (root, "lessons");
  g_autofree char *english = make_folder (lessons, "en");
  g_autofree char *pack = make_folder (lessons, "pack");
  g_autofree char *thai = make_folder (pack, "th");
  const char *folders[] = { lessons, missing, NULL };
  const char *languages[] = { "th", "en", NULL };
  g_autoptr (RbLibraryScan) scan = NULL;
  g_autofree char *files = NULL;
  g_autofree char *watched = NULL;

  write_file (english, "1-one.md");
  write_file (english, "notes.txt");
  write_file (pack, "two.md");
  write_file (thai, "one.md");
  write_file (thai, "three.md");

  scan = rb_library_scan_new (folders, languages);
  files = join (scan->files, root);
  watched = join (scan->folders, root);
  g_assert_cmpstr (files, ==, "lessons/en/1-one.md lessons/pack/th/three.md lessons/pack/two.md");
  g_assert_cmpstr (watched, ==, "lessons/en lessons lessons/pack/th lessons/pack missing");
  g_assert_cmpuint (scan->problems->len, ==, 0);

  remove_tree (root);
}

static void
test_unreadable (void)
{
  g_autofree char *root = g_dir_make_tmp ("ringback-scan-XXXXXX", NULL);
  g_autofree char *good = make_folder (root, "a-good");
  g_autofree char *pack = make_folder (root, "b-pack");
  const char *folders[] = { root, NULL };
  const char *languages[] = { "en", NULL };

  write_file (good, "one.md");
  g_assert_cmpint (g_chmod (pack, 0), ==, 0);

  /* Nothing is unreadable for root. */
  if (access (pack, R_OK) == 0)
    {
      g_test_skip ("this user reads every folder");
    }
  else
    {
      g_autoptr (RbLibraryScan) scan = rb_library_scan_new (folders, languages);
      g_autofree char *files = join (scan->files, root);

      g_assert_cmpstr (files, ==, "a-good/one.md");
      g_assert_cmpuint (scan->problems->len, ==, 1);
      g_assert_nonnull (strstr (g_ptr_array_index (scan->problems, 0), "b-pack: The folder cannot be read: "));
    }

  g_assert_cmpint (g_chmod (pack, 0700), ==, 0);
  remove_tree (root);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/library-scan/scan", test_scan);
  g_test_add_func ("/library-scan/unreadable", test_unreadable);

  return g_test_run ();
}
