/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "spawn.h"

/* Each shipped article is a test of its own, and its path is the argument. With all paths as arguments, this tests that
 * no shipped article is missing in the list. */

static char **articles;

static void
test_article (gconstpointer data)
{
  g_autoptr (Result) result = call_in (NULL, NULL, NULL, "check", (const char *) data, NULL);

  g_assert_cmpstr (result->output, ==, "");
  g_assert_cmpstr (result->errors, ==, "");
  assert_exits (result, 0);
}

static void
assert_registered (const char *folder,
                   const char *language)
{
  g_autofree char *path = g_build_filename (folder, language, NULL);
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *article = g_build_filename (path, name, NULL);

      if (!g_strv_contains ((const char * const *) articles, article))
        g_error ("%s is no test: name it in tests/cli/meson.build", article);
    }
}

static void
test_registered (void)
{
  const char *folder = g_getenv ("RINGBACK_LESSONS");
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = g_dir_open (folder, 0, &error);
  const char *language;

  g_assert_no_error (error);
  while ((language = g_dir_read_name (dir)) != NULL)
    assert_registered (folder, language);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  articles = argv + 1;
  if (argc == 2)
    {
      g_autofree char *name = g_path_get_basename (articles[0]);
      g_autofree char *path = g_strconcat ("/shipped/", name, NULL);

      g_test_add_data_func (path, articles[0], test_article);
    }
  else
    g_test_add_func ("/shipped/registered", test_registered);

  return g_test_run ();
}
