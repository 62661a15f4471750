/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "target.h"

/* Runs the kept samples: each file in the folders of the arguments is a test of its own. Files that end in .js or .md
 * are input as users write it; the others are bytes from the fuzzer. */

static void
test_file (gconstpointer data)
{
  const char *path = data;
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *bytes = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  g_file_get_contents (path, &bytes, &length, &error);
  g_assert_no_error (error);
  if (strchr (name, '.') != NULL)
    target_replay (name, (const guint8 *) bytes, length);
  else
    target_try ((const guint8 *) bytes, length);
}

static guint
add_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autofree char *base = g_path_get_basename (folder);
  const char *name;
  guint n_files = 0;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *test = g_strdup_printf ("/%s/%s", base, name);

      g_test_add_data_func_full (test, g_build_filename (folder, name, NULL), test_file, g_free);
      n_files++;
    }

  return n_files;
}

int
main (int    argc,
      char **argv)
{
  guint n_files = 0;

  g_test_init (&argc, &argv, NULL);
  target_set_up ();
  for (int i = 1; i < argc; i++)
    n_files += add_folder (argv[i]);
  g_assert_cmpuint (n_files, >, 0);

  return g_test_run ();
}
