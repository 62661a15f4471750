/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "cli/check.h"

#include <glib/gi18n.h>

/* Finds the English lesson with the same file name. Returns NULL if @article is not in a folder of lessons, or is
 * English. */
static GFile *
find_original (RbArticle *article)
{
  GFile *file = rb_article_get_file (article);
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autoptr (GFile) lessons = folder != NULL ? g_file_get_parent (folder) : NULL;
  g_autofree char *language = folder != NULL ? g_file_get_basename (folder) : NULL;
  g_autofree char *lessons_name = lessons != NULL ? g_file_get_basename (lessons) : NULL;
  g_autofree char *basename = g_file_get_basename (file);
  g_autofree char *path = NULL;

  if (g_strcmp0 (lessons_name, "lessons") != 0 || g_str_equal (language, "en"))
    return NULL;

  path = g_build_filename ("en", basename, NULL);

  return g_file_resolve_relative_path (lessons, path);
}

/* Describes the settings as text, because two texts are easy to compare. */
static char *
describe_database (RbDatabaseConfig *database)
{
  g_autoptr (JsonNode) tables = json_node_new (JSON_NODE_OBJECT);
  g_autoptr (JsonNode) failures = json_node_new (JSON_NODE_OBJECT);
  g_autofree char *tables_text = NULL;
  g_autofree char *failures_text = NULL;
  guint minimum, maximum;
  guint32 seed;

  json_node_set_object (tables, rb_database_config_get_tables (database));
  tables_text = json_to_string (tables, FALSE);
  if (rb_database_config_get_failures (database) != NULL)
    {
      json_node_set_object (failures, rb_database_config_get_failures (database));
      failures_text = json_to_string (failures, FALSE);
    }
  rb_database_config_get_latency (database, &minimum, &maximum, &seed);

  return g_strdup_printf ("%u %u %u %d %d %s %s", minimum, maximum, seed, rb_database_config_get_answers (database),
                          rb_database_config_get_convention (database), tables_text,
                          failures_text != NULL ? failures_text : "");
}

static void
compare_versions (RbCheck    *check,
                  guint       line,
                  RbExercise *exercise,
                  RbExercise *original)
{
  GListModel *versions = rb_exercise_get_versions (exercise);
  GListModel *originals = rb_exercise_get_versions (original);

  if (g_list_model_get_n_items (versions) != g_list_model_get_n_items (originals))
    {
      rb_check_report (check, line, 0, _("The versions of this exercise differ from the original's."));
      return;
    }

  if (g_strcmp0 (rb_exercise_get_setup (exercise), rb_exercise_get_setup (original)) != 0)
    rb_check_report (check, line, 0, _("The setup before this exercise differs from the original's."));

  for (guint i = 0; i < g_list_model_get_n_items (versions); i++)
    {
      g_autoptr (RbVersion) version = g_list_model_get_item (versions, i);
      g_autoptr (RbVersion) other = g_list_model_get_item (originals, i);

      if (!g_str_equal (rb_version_get_name (version), rb_version_get_name (other)))
        rb_check_report (check, rb_version_get_article_line (version), 0,
                         _("The versions of this exercise differ from the original's."));
      else if (!g_str_equal (rb_version_get_source (version), rb_version_get_source (other)))
        rb_check_report (check, rb_version_get_article_line (version), 0, _("The code differs from the original's."));
    }
}

static gboolean
same_options (RbBlock *block,
              RbBlock *original)
{
  if (rb_block_get_n_options (block) != rb_block_get_n_options (original) ||
      g_strcmp0 (rb_block_get_version (block), rb_block_get_version (original)) != 0)
    return FALSE;

  for (guint i = 0; i < rb_block_get_n_options (block); i++)
    {
      const RbOption *option = rb_block_get_option (block, i);
      const RbOption *other = rb_block_get_option (original, i);

      if (option->correct != other->correct || !g_str_equal (option->printed, other->printed))
        return FALSE;
    }

  return TRUE;
}

/* Returns FALSE if the structure differs, because then the following blocks do not correspond. */
static gboolean
compare_blocks (RbCheck *check,
                RbBlock *block,
                RbBlock *original)
{
  RbBlockKind kind = rb_block_get_kind (block);
  guint line = rb_block_get_article_line (block);

  if (kind != rb_block_get_kind (original) || rb_block_get_level (block) != rb_block_get_level (original) ||
      rb_block_get_number (block) != rb_block_get_number (original))
    {
      rb_check_report (check, line, 0,
                       _("The structure differs from line %u of the original."),
                       rb_block_get_article_line (original));
      return FALSE;
    }

  if (kind == RB_BLOCK_EXERCISE)
    compare_versions (check, line, rb_block_get_exercise (block), rb_block_get_exercise (original));
  else if (kind == RB_BLOCK_PREDICTION && !same_options (block, original))
    rb_check_report (check, line, 0, _("The prediction's options differ from the original's."));
  else if (kind == RB_BLOCK_CODE && !g_str_equal (rb_block_get_text (block), rb_block_get_text (original)))
    rb_check_report (check, line, 0, _("The code differs from the original's."));

  return TRUE;
}

static void
compare_articles (RbCheck   *check,
                  RbArticle *original)
{
  GListModel *blocks = rb_article_get_blocks (check->article);
  GListModel *originals = rb_article_get_blocks (original);
  guint n_blocks = MIN (g_list_model_get_n_items (blocks), g_list_model_get_n_items (originals));
  g_autofree char *database = describe_database (rb_article_get_database (check->article));
  g_autofree char *original_database = describe_database (rb_article_get_database (original));

  if (!g_str_equal (database, original_database))
    rb_check_report (check, 1, 0, _("The database differs from the original's."));

  if (rb_article_get_position (check->article) != rb_article_get_position (original))
    rb_check_report (check, 1, 0, _("The position differs from the original's."));

  for (guint i = 0; i < n_blocks; i++)
    {
      g_autoptr (RbBlock) block = g_list_model_get_item (blocks, i);
      g_autoptr (RbBlock) other = g_list_model_get_item (originals, i);

      if (!compare_blocks (check, block, other))
        return;
    }

  if (g_list_model_get_n_items (blocks) != g_list_model_get_n_items (originals))
    rb_check_report (check, 1, 0, _("The original has %u paragraphs and programs; this translation has %u."),
                     g_list_model_get_n_items (originals), g_list_model_get_n_items (blocks));
}

/**
 * rb_check_translation:
 * @self: a check
 *
 * Compares a translated lesson with the English lesson of the same file name.
 */
void
rb_check_translation (RbCheck *self)
{
  g_autoptr (GFile) file = find_original (self->article);
  g_autoptr (RbArticle) original = NULL;
  g_autoptr (GError) error = NULL;

  if (file == NULL)
    return;

  original = rb_article_new_from_file (file, &error);
  if (original == NULL)
    rb_check_report (self, 1, 0, _("The English original cannot be read: %s"), error->message);
  else
    compare_articles (self, original);
}
