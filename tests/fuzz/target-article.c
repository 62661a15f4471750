/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "engine/simulation/database.h"
#include "lesson/article/article.h"
#include "lesson/library/draft-store.h"
#include "lesson/library/progress.h"
#include "lesson/text-file.h"
#include "target.h"

/* Fuzzes what is read from files: articles, and the files that Ringback writes itself. The result must be complete, or
 * an error with a place. */

#define MAX_SIZE (64 * 1024)

static char *folder;

/* --- Articles --- */

static void
markup_element_cb (GMarkupParseContext  *context,
                   const char           *element,
                   const char          **names,
                   const char          **values,
                   gpointer              user_data,
                   GError              **error)
{
  static const char *const known[] = { "markup", "b", "i", "s", "tt", "a", NULL };

  g_assert_true (g_strv_contains (known, element));
  g_assert_true (names[0] == NULL || (g_str_equal (element, "a") && g_str_equal (names[0], "href")));
}

/* Pango shows nothing for invalid markup, so the markup must be valid. */
static void
check_markup (const char *markup)
{
  static const GMarkupParser parser = { .start_element = markup_element_cb };
  g_autoptr (GMarkupParseContext) context = g_markup_parse_context_new (&parser, G_MARKUP_DEFAULT_FLAGS, NULL, NULL);
  g_autofree char *whole = g_strdup_printf ("<markup>%s</markup>", markup);
  g_autoptr (GError) error = NULL;

  if (!g_markup_parse_context_parse (context, whole, -1, &error))
    g_error ("%s: %s", error->message, whole);
  g_markup_parse_context_end_parse (context, &error);
  g_assert_no_error (error);
}

static void
check_text (const char *text)
{
  g_assert_nonnull (text);
  g_assert_true (g_utf8_validate (text, -1, NULL));
}

static void
check_block (RbArticle *article,
             RbBlock   *block,
             guint      n_lines)
{
  g_assert_cmpuint (rb_block_get_article_line (block), >=, 1);
  /* The code of a fence at the very end would begin after the last line. */
  g_assert_cmpuint (rb_block_get_article_line (block), <=, n_lines + 1);
  check_markup (rb_block_get_markup (block));
  check_text (rb_block_get_text (block));
  check_text (rb_block_get_code_language (block));
  if (rb_block_get_kind (block) == RB_BLOCK_EXERCISE)
    g_assert_nonnull (rb_block_get_exercise (block));
  if (rb_block_get_kind (block) == RB_BLOCK_PREDICTION)
    g_assert_cmpuint (rb_block_get_n_options (block), >, 0);
  for (guint i = 0; i < rb_block_get_n_options (block); i++)
    {
      const RbOption *option = rb_block_get_option (block, i);

      check_markup (option->markup);
      check_text (option->text);
      check_text (option->printed);
    }
}

static void
check_exercise (RbExercise *exercise,
                guint       number,
                guint       n_lines)
{
  GListModel *versions = rb_exercise_get_versions (exercise);

  g_assert_cmpuint (rb_exercise_get_number (exercise), ==, number);
  g_assert_cmpuint (g_list_model_get_n_items (versions), >, 0);
  check_text (rb_exercise_get_title (exercise));
  for (guint i = 0; i < g_list_model_get_n_items (versions); i++)
    {
      g_autoptr (RbVersion) version = g_list_model_get_item (versions, i);
      g_autoptr (RbProgram) program = rb_exercise_create_program (exercise, version, NULL);

      check_text (rb_version_get_label (version));
      check_text (rb_program_get_source (program));
      g_assert_cmpuint (rb_version_get_article_line (version), <=, n_lines + 1);
      g_assert_true (rb_exercise_find_version (exercise, rb_version_get_name (version)) == version);
    }
}

/* Valid front matter gives a database that answers. */
static void
check_database (RbDatabaseConfig *config)
{
  g_autoptr (RbClock) clock = rb_clock_new ();
  g_autoptr (RbDatabase) database = rb_database_new (config, clock);
  g_autoptr (GList) tables = json_object_get_members (rb_database_config_get_tables (config));

  for (GList *item = tables; item != NULL; item = item->next)
    {
      g_autofree char *singular = rb_database_config_dup_singular (item->data);

      check_text (singular);
      rb_database_lookup_async (database, item->data, "1", FALSE, NULL, NULL, NULL);
      rb_database_lookup_async (database, item->data, "\"1\"", TRUE, NULL, NULL, NULL);
    }
  while (rb_clock_get_next_due (clock) < G_MAXINT64)
    {
      rb_clock_advance (clock, rb_clock_get_next_due (clock));
      rb_clock_complete_next (clock);
    }
  while (g_main_context_iteration (NULL, FALSE))
    continue;
}

static guint
count_lines (const char *text)
{
  guint n_lines = 1;

  for (; *text != '\0'; text++)
    n_lines += *text == '\n' || (*text == '\r' && text[1] != '\n');

  return n_lines;
}

static void
try_article (const char *text,
             const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RbArticle) article = rb_article_new_from_text (text, name, &error);
  guint n_lines = count_lines (text);
  GListModel *blocks;
  GListModel *exercises;

  if (article == NULL)
    {
      g_assert_true (error->domain == RB_ARTICLE_ERROR);
      g_assert_true (g_str_has_prefix (error->message, name));
      check_text (error->message);
      return;
    }

  g_assert_no_error (error);
  g_assert_cmpstr (rb_article_get_title (article), !=, "");
  check_text (rb_article_get_title (article));
  check_text (rb_article_get_description (article));
  blocks = rb_article_get_blocks (article);
  exercises = rb_article_get_exercises (article);
  for (guint i = 0; i < g_list_model_get_n_items (blocks); i++)
    {
      g_autoptr (RbBlock) block = g_list_model_get_item (blocks, i);

      check_block (article, block, n_lines);
    }
  for (guint i = 0; i < g_list_model_get_n_items (exercises); i++)
    {
      g_autoptr (RbExercise) exercise = g_list_model_get_item (exercises, i);

      check_exercise (exercise, i + 1, n_lines);
    }
  check_database (rb_article_get_database (article));
}

static void
try_file (const guint8 *bytes,
          gsize         length,
          const char   *name)
{
  int fd = memfd_create ("article", 0);
  g_autofree char *path = g_strdup_printf ("/proc/self/fd/%d", fd);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  g_assert_cmpint (write (fd, bytes, length), ==, length);
  text = rb_text_file_read (file, MAX_SIZE, &error);
  g_assert_true ((text == NULL) == (error != NULL));
  g_assert_true (text != NULL || length > MAX_SIZE || !g_utf8_validate ((const char *) bytes, length, NULL));
  if (text != NULL)
    try_article (text, name);
  close (fd);
}

/* --- Files that Ringback writes --- */

static void
write_file (const char   *basename,
            const guint8 *bytes,
            gsize         length)
{
  g_autofree char *path = g_build_filename (folder, basename, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents_full (path, (const char *) bytes, length, G_FILE_SET_CONTENTS_NONE, 0600, &error);
  g_assert_no_error (error);
}

/* Even with a broken file, a new value is read back. */
static void
try_progress (const guint8 *bytes,
              gsize         length)
{
  g_autoptr (RbProgress) before = NULL;
  g_autoptr (RbProgress) after = NULL;
  g_autoptr (GError) error = NULL;

  write_file ("progress.ini", bytes, length);
  before = rb_progress_new (folder);
  rb_progress_get_completed (before, "1-too-early");
  rb_progress_get_last_exercise (before);
  rb_progress_get_last_key (before);
  rb_progress_get_last_version (before);
  g_assert_true (rb_progress_set_completed (before, "a=b]\n", TRUE, &error));
  g_assert_no_error (error);
  g_assert_true (rb_progress_set_last (before, "lesson", 7, "callback", RB_ANSWERS_LATER, &error));
  g_assert_no_error (error);

  after = rb_progress_new (folder);
  g_assert_no_error (rb_progress_get_load_error (after));
  g_assert_true (rb_progress_get_completed (after, "a=b]\n"));
  g_assert_cmpstr (rb_progress_get_last_key (after), ==, "lesson");
  g_assert_cmpuint (rb_progress_get_last_exercise (after), ==, 7);
  g_assert_cmpstr (rb_progress_get_last_version (after), ==, "callback");
}

/* The first half selects the draft, the second half is its content. */
static void
try_drafts (const guint8 *bytes,
            gsize         length)
{
  g_autoptr (RbDraftStore) drafts = rb_draft_store_new (folder);
  g_autofree char *half = g_strndup ((const char *) bytes, length / 2);
  g_autofree char *key = g_utf8_make_valid (half, -1);
  g_autofree char *rest = g_strndup ((const char *) bytes + length / 2, length - length / 2);
  g_autofree char *source = g_utf8_make_valid (rest, -1);
  g_autofree char *found = NULL;
  g_autofree char *gone = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (rb_draft_store_set (drafts, key, 1, "callback", source, &error));
  g_assert_no_error (error);
  found = rb_draft_store_get (drafts, key, 1, "callback", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (found, ==, source);
  g_assert_true (rb_draft_store_reset (drafts, key, 1, "callback", &error));
  gone = rb_draft_store_get (drafts, key, 1, "callback", &error);
  g_assert_no_error (error);
  g_assert_null (gone);
}

static void
remove_folder (void)
{
  g_rmdir (folder);
}

void
target_set_up (void)
{
  g_autofree char *name = g_strdup_printf ("ringback-fuzz-%d", getpid ());

  folder = g_build_filename (g_file_test ("/dev/shm", G_FILE_TEST_IS_DIR) ? "/dev/shm" : g_get_tmp_dir (), name, NULL);
  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  atexit (remove_folder);
}

static void
empty_folder (void)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }
}

/* The first byte selects what the rest is; most inputs are articles. */
void
target_try (const guint8 *bytes,
            gsize         length)
{
  guint8 what = length > 0 ? bytes[0] : 0;

  if (length == 0)
    return;
  bytes++;
  length--;
  if (what < 0xe0)
    try_file (bytes, length, what % 2 == 0 ? "1-article.md" : "article.mdx");
  else if (what < 0xf0)
    try_progress (bytes, length);
  else
    try_drafts (bytes, length);
  empty_folder ();
}

void
target_replay (const char   *name,
               const guint8 *bytes,
               gsize         length)
{
  try_file (bytes, length, name);
}
