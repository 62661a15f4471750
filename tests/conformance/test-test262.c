/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors
 *
 * test-test262 WORKER LIST [PART-OF-A-PATH]: runs the tests of the checkout of tc39/test262 that RINGBACK_TEST262
 * names, each by JavaScriptCore alone, instrumented, and with its variables captured, and compares the verdicts. A
 * difference that LIST does not have is a failure, and so is one in it that is none any more.
 */

#include "config.h"

#include <gio/gio.h>
#include <signal.h>
#include <string.h>

#include "test262-asker.h"
#include "test262-case.h"

#define N_WORKERS 2

static const char *const folders[] = {
  "test/language",
  "test/built-ins/Promise",
  "test/built-ins/Function",
  "test/built-ins/GeneratorPrototype",
  "test/built-ins/AsyncGeneratorPrototype",
  "test/built-ins/AsyncFunction",
};

/* What the workers share; all but what stands above the lock is behind it. */
typedef struct
{
  const char *worker;
  const char *checkout;
  GPtrArray *paths;
  GMutex lock;
  guint next;
  guint n_modules;
  guint n_runs;
  guint n_passed;
  guint n_equal;
  GHashTable *differences;
} Suite;

static void
collect (GPtrArray  *paths,
         const char *checkout,
         const char *folder,
         const char *part)
{
  g_autofree char *full = g_build_filename (checkout, folder, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = g_dir_open (full, 0, &error);
  const char *name;

  g_assert_no_error (error);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *file = g_build_filename (full, name, NULL);

      if (g_file_test (file, G_FILE_TEST_IS_DIR))
        collect (paths, checkout, path, part);
      else if (g_str_has_suffix (name, ".js") && strstr (name, "_FIXTURE") == NULL
               && (part == NULL || strstr (path, part) != NULL))
        g_ptr_array_add (paths, g_steal_pointer (&path));
    }
}

static int
compare_paths (gconstpointer one,
               gconstpointer other)
{
  return strcmp (*(const char *const *) one, *(const char *const *) other);
}

/* Whether it passes, and what is thrown if not: the words of a message are the engine's affair. */
static char *
verdict_of (const char *outcome)
{
  const char *colon = strchr (outcome, ':');
  const char *end = colon != NULL ? strchr (colon + 1, ':') : NULL;

  return g_strndup (outcome, end != NULL ? (gsize) (end - outcome) : strlen (outcome));
}

static void
run_variant (Suite        *suite,
             Test262Asker *asker,
             gboolean      strict,
             const char   *path)
{
  static const char *const modes[] = { "traced", "captured" };
  g_autofree char *bare = test262_asker_ask (asker, "bare", strict, path);
  g_autofree char *bare_verdict = verdict_of (bare);
  g_autoptr (GString) difference = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (modes); i++)
    {
      g_autofree char *outcome = test262_asker_ask (asker, modes[i], strict, path);
      g_autofree char *verdict = verdict_of (outcome);

      if (!g_str_equal (verdict, bare_verdict))
        g_string_append_printf (difference, "; %s %s", modes[i], outcome);
    }

  g_mutex_lock (&suite->lock);
  suite->n_runs++;
  suite->n_passed += g_str_equal (bare, "pass");
  suite->n_equal += difference->len == 0;
  if (difference->len > 0)
    g_hash_table_insert (suite->differences, g_strdup (path),
                         g_strdup_printf ("%s: bare %s%s", strict ? "strict" : "sloppy", bare, difference->str));
  g_mutex_unlock (&suite->lock);
}

static gpointer
work (gpointer data)
{
  Suite *suite = data;
  g_autoptr (Test262Asker) asker = test262_asker_new (suite->worker, suite->checkout);

  while (TRUE)
    {
      g_autofree char *file = NULL;
      g_autoptr (Test262Case) test = NULL;
      g_autoptr (GError) error = NULL;
      const char *path;

      g_mutex_lock (&suite->lock);
      path = suite->next < suite->paths->len ? suite->paths->pdata[suite->next++] : NULL;
      g_mutex_unlock (&suite->lock);
      if (path == NULL)
        return NULL;

      file = g_build_filename (suite->checkout, path, NULL);
      test = test262_case_read (file, &error);
      g_assert_no_error (error);
      if ((test->flags & TEST262_MODULE) != 0)
        {
          g_mutex_lock (&suite->lock);
          suite->n_modules++;
          g_mutex_unlock (&suite->lock);
        }
      for (guint strict = 0; strict < 2; strict++)
        if (test262_case_runs_in (test, strict))
          run_variant (suite, asker, strict, path);
    }
}

/* Path to reason, from lines "path: reason"; a line that starts with # is a remark. */
static GHashTable *
read_list (const char *file)
{
  GHashTable *list = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (file, &text, NULL, &error);
  g_assert_no_error (error);
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) pair = g_strsplit (lines[i], ": ", 2);

      if (*lines[i] == '\0' || *lines[i] == '#')
        continue;
      if (g_strv_length (pair) != 2)
        g_error ("%s:%u: no \"path: reason\"", file, i + 1);
      g_hash_table_insert (list, g_strdup (pair[0]), g_strdup (pair[1]));
    }
  return list;
}

/* A list is of whole runs: of a part, only what would be in that is missed. */
static void
compare_with_list (Suite      *suite,
                   const char *file,
                   const char *part)
{
  g_autoptr (GHashTable) list = read_list (file);
  GHashTableIter iter;
  gpointer path;
  guint n_listed = 0;

  for (guint i = 0; i < suite->paths->len; i++)
    {
      const char *difference = g_hash_table_lookup (suite->differences, suite->paths->pdata[i]);

      if (difference == NULL)
        continue;
      if (g_hash_table_contains (list, suite->paths->pdata[i]))
        {
          n_listed++;
          continue;
        }
      g_test_message ("%s: %s", (const char *) suite->paths->pdata[i], difference);
      g_test_fail ();
    }

  g_hash_table_iter_init (&iter, list);
  while (g_hash_table_iter_next (&iter, &path, NULL))
    if (!g_hash_table_contains (suite->differences, path) && (part == NULL || strstr (path, part) != NULL))
      {
        g_test_message ("%s: listed as a difference, and is none", (const char *) path);
        g_test_fail ();
      }
  g_test_message ("%u differ, %u of them for a listed reason", g_hash_table_size (suite->differences), n_listed);
}

static void
test_verdicts (gconstpointer data)
{
  const char *const *args = data;
  Suite suite = { .worker = args[1], .checkout = g_getenv ("RINGBACK_TEST262") };
  GThread *threads[N_WORKERS];
  gint64 start = g_get_monotonic_time ();

  if (suite.checkout == NULL || *suite.checkout == '\0')
    {
      g_test_skip ("RINGBACK_TEST262 names no checkout of tc39/test262");
      return;
    }
  suite.paths = g_ptr_array_new_with_free_func (g_free);
  suite.differences = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_mutex_init (&suite.lock);
  for (guint i = 0; i < G_N_ELEMENTS (folders); i++)
    collect (suite.paths, suite.checkout, folders[i], args[3]);
  g_ptr_array_sort (suite.paths, compare_paths);

  for (guint i = 0; i < N_WORKERS; i++)
    threads[i] = g_thread_new ("asker", work, &suite);
  for (guint i = 0; i < N_WORKERS; i++)
    g_thread_join (threads[i]);

  g_assert_cmpuint (suite.n_runs, >, 0);
  compare_with_list (&suite, args[2], args[3]);
  g_test_message ("%u tests, %u of them of modules and left out; of %u runs %u have the same verdict each way, "
                  "and %u pass by JavaScriptCore alone; %.0f s",
                  suite.paths->len, suite.n_modules, suite.n_runs, suite.n_equal, suite.n_passed,
                  (g_get_monotonic_time () - start) / 1e6);
  g_mutex_clear (&suite.lock);
  g_hash_table_unref (suite.differences);
  g_ptr_array_unref (suite.paths);
}

int
main (int    argc,
      char **argv)
{
  /* A worker that a test has crashed is not there to be asked. */
  signal (SIGPIPE, SIG_IGN);
  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, >=, 3);
  g_test_add_data_func ("/test262/verdicts", argv, test_verdicts);
  return g_test_run ();
}
