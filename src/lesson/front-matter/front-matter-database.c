/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "lesson/front-matter/front-matter-database.h"

#include <glib/gi18n.h>

/* Reads one of two words. */
static gboolean
read_choice (RbYaml            *yaml,
             const RbYamlNode  *node,
             const char        *key,
             const char        *first,
             const char        *second,
             gboolean          *ret_is_second,
             GError           **error)
{
  const char *value = rb_yaml_get_string (node);

  if (g_strcmp0 (value, first) != 0 && g_strcmp0 (value, second) != 0)
    {
      /* Translators: a key of the front matter and the two words that it may have */
      rb_yaml_set_error (yaml, node, error, _("“%s” must be “%s” or “%s”."), key, first, second);
      return FALSE;
    }

  *ret_is_second = g_str_equal (value, second);

  return TRUE;
}

/* Reads a latency such as {min: 500, max: 2000, seed: 7}. */
static gboolean
read_latency_range (RbYaml            *yaml,
                    const RbYamlNode  *node,
                    RbDatabaseConfig  *database,
                    GError           **error)
{
  RbYamlNode *key, *value;
  const RbYamlNode *min = rb_yaml_get_member (yaml, node, "min");
  const RbYamlNode *max = rb_yaml_get_member (yaml, node, "max");
  const RbYamlNode *seed = rb_yaml_get_member (yaml, node, "seed");
  gint64 minimum, maximum, seed_value = 1;

  if (min == NULL || max == NULL)
    {
      rb_yaml_set_error (yaml, node, error, _("“latency” needs “min” and “max”."));
      return FALSE;
    }

  if (!rb_yaml_check_keys (yaml, node, NULL, error))
    return FALSE;

  for (guint i = 0; rb_yaml_get_pair (yaml, node, i, &key, &value); i++)
    {
      if (value != min && value != max && value != seed)
        {
          rb_yaml_set_error (yaml, key, error, _("“latency” can have only “min”, “max” and “seed”."));
          return FALSE;
        }
    }

  if (!rb_yaml_read_int (yaml, max, "max", 0, RB_DATABASE_MAX_LATENCY, &maximum, error) ||
      !rb_yaml_read_int (yaml, min, "min", 0, maximum, &minimum, error) ||
      (seed != NULL && !rb_yaml_read_int (yaml, seed, "seed", 0, G_MAXUINT32, &seed_value, error)))
    return FALSE;

  rb_database_config_set_latency (database, minimum, maximum, seed_value);

  return TRUE;
}

static gboolean
read_latency (RbYaml            *yaml,
              const RbYamlNode  *node,
              RbDatabaseConfig  *database,
              GError           **error)
{
  gint64 latency;

  if (rb_yaml_is_mapping (node))
    return read_latency_range (yaml, node, database, error);

  if (!rb_yaml_read_int (yaml, node, "latency", 0, RB_DATABASE_MAX_LATENCY, &latency, error))
    return FALSE;

  rb_database_config_set_latency (database, latency, latency, 1);

  return TRUE;
}

static gboolean
is_identifier (const char *name)
{
  if (name == NULL || !(g_ascii_isalpha (*name) || *name == '_' || *name == '$'))
    return FALSE;

  while (g_ascii_isalnum (*name) || *name == '_' || *name == '$')
    name++;

  return *name == '\0';
}

static gboolean
check_rows (RbYaml            *yaml,
            const RbYamlNode  *rows,
            const char        *table,
            GError           **error)
{
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
  RbYamlNode *row;

  if (!rb_yaml_is_list (rows))
    {
      rb_yaml_set_error (yaml, rows, error, _("The table “%s” must be a list of rows."), table);
      return FALSE;
    }

  for (guint i = 0; (row = rb_yaml_get_item (yaml, rows, i)) != NULL; i++)
    {
      const char *id = rb_yaml_is_mapping (row) ? rb_yaml_get_string (rb_yaml_get_member (yaml, row, "id")) : NULL;

      if (id == NULL)
        {
          rb_yaml_set_error (yaml, row, error, _("Each row of the table “%s” needs an “id”."), table);
          return FALSE;
        }

      if (!g_hash_table_add (ids, (char *) id))
        {
          rb_yaml_set_error (yaml, row, error, _("The table “%s” has two rows with the “id” %s."), table, id);
          return FALSE;
        }
    }

  return TRUE;
}

static gboolean
read_tables (RbYaml            *yaml,
             const RbYamlNode  *node,
             RbDatabaseConfig  *database,
             GError           **error)
{
  g_autoptr (JsonNode) json = NULL;
  RbYamlNode *key, *rows;

  if (!rb_yaml_is_mapping (node))
    {
      rb_yaml_set_error (yaml, node, error, _("“tables” must map each table to its rows."));
      return FALSE;
    }

  if (!rb_yaml_check_keys (yaml, node, NULL, error))
    return FALSE;

  for (guint i = 0; rb_yaml_get_pair (yaml, node, i, &key, &rows); i++)
    {
      const char *name = rb_yaml_get_string (key);

      if (!is_identifier (name))
        {
          rb_yaml_set_error (yaml, key, error, _("A table's name must be a valid name for a JavaScript variable."));
          return FALSE;
        }

      if (!check_rows (yaml, rows, name, error))
        return FALSE;
    }

  json = rb_yaml_to_json (yaml, node, error);
  if (json == NULL)
    return FALSE;

  rb_database_config_set_tables (database, json_node_get_object (json));

  return TRUE;
}

static gboolean
check_failures_of_table (RbYaml            *yaml,
                         const RbYamlNode  *table,
                         GError           **error)
{
  RbYamlNode *key, *message;

  if (!rb_yaml_is_mapping (table))
    {
      rb_yaml_set_error (yaml, table, error, _("Each table in “failures” must map keys to messages."));
      return FALSE;
    }

  if (!rb_yaml_check_keys (yaml, table, NULL, error))
    return FALSE;

  for (guint i = 0; rb_yaml_get_pair (yaml, table, i, &key, &message); i++)
    {
      if (rb_yaml_get_string (message) == NULL)
        {
          rb_yaml_set_error (yaml, message, error, _("Each failure needs a message."));
          return FALSE;
        }
    }

  return TRUE;
}

static gboolean
read_failures (RbYaml            *yaml,
               const RbYamlNode  *node,
               RbDatabaseConfig  *database,
               GError           **error)
{
  g_autoptr (JsonObject) failures = json_object_new ();
  RbYamlNode *name, *table, *key, *message;

  if (!rb_yaml_is_mapping (node))
    {
      rb_yaml_set_error (yaml, node, error, _("“failures” must map each table to its failures."));
      return FALSE;
    }

  if (!rb_yaml_check_keys (yaml, node, NULL, error))
    return FALSE;

  for (guint i = 0; rb_yaml_get_pair (yaml, node, i, &name, &table); i++)
    {
      JsonObject *object;

      if (rb_yaml_get_string (name) == NULL)
        {
          rb_yaml_set_error (yaml, name, error, _("A name must be text."));
          return FALSE;
        }

      if (!check_failures_of_table (yaml, table, error))
        return FALSE;

      object = json_object_new ();
      json_object_set_object_member (failures, rb_yaml_get_string (name), object);
      for (guint j = 0; rb_yaml_get_pair (yaml, table, j, &key, &message); j++)
        {
          if (rb_yaml_get_string (key) != NULL)
            json_object_set_string_member (object, rb_yaml_get_string (key), rb_yaml_get_string (message));
        }
    }

  rb_database_config_set_failures (database, failures);

  return TRUE;
}

/* The tables may come after the failures, so this waits until all settings are read. */
static gboolean
check_tables_of_failures (RbYaml            *yaml,
                          const RbYamlNode  *failures,
                          RbDatabaseConfig  *database,
                          GError           **error)
{
  JsonObject *tables = rb_database_config_get_tables (database);
  RbYamlNode *name, *table;

  for (guint i = 0; failures != NULL && rb_yaml_get_pair (yaml, failures, i, &name, &table); i++)
    {
      if (!json_object_has_member (tables, rb_yaml_get_string (name)))
        {
          rb_yaml_set_error (yaml, name, error, _("There is no table “%s”."), rb_yaml_get_string (name));
          return FALSE;
        }
    }

  return TRUE;
}

static gboolean
read_database_key (RbYaml            *yaml,
                   const RbYamlNode  *key,
                   const RbYamlNode  *value,
                   RbDatabaseConfig  *database,
                   GError           **error)
{
  const char *name = rb_yaml_get_string (key);
  gboolean is_second = FALSE;

  if (g_strcmp0 (name, "latency") == 0)
    return read_latency (yaml, value, database, error);

  if (g_strcmp0 (name, "tables") == 0)
    return read_tables (yaml, value, database, error);

  if (g_strcmp0 (name, "failures") == 0)
    return read_failures (yaml, value, database, error);

  if (g_strcmp0 (name, "answers") == 0)
    {
      if (!read_choice (yaml, value, name, "later", "blocking", &is_second, error))
        return FALSE;

      rb_database_config_set_answers (database, is_second ? RB_ANSWERS_BLOCKING : RB_ANSWERS_LATER);
      return TRUE;
    }

  if (g_strcmp0 (name, "callback") == 0)
    {
      if (!read_choice (yaml, value, name, "value", "error-first", &is_second, error))
        return FALSE;

      rb_database_config_set_convention (database, is_second ? RB_CONVENTION_ERROR_FIRST : RB_CONVENTION_VALUE);
      return TRUE;
    }

  rb_yaml_set_error (yaml, key, error, _("“database” has no setting with this name."));

  return FALSE;
}

/**
 * rb_front_matter_read_database: (skip)
 * @yaml: the document
 * @node: the value of the key `database`
 * @database: (inout): the settings to change
 * @error: return location for an error of %RB_ARTICLE_ERROR
 *
 * Reads the settings of the simulated database: `latency`, `answers`, `callback`, `tables` and `failures`.
 *
 * Returns: whether all settings are valid; if not, some of them may have been changed
 */
gboolean
rb_front_matter_read_database (RbYaml            *yaml,
                               const RbYamlNode  *node,
                               RbDatabaseConfig  *database,
                               GError           **error)
{
  RbYamlNode *key, *value;

  if (!rb_yaml_is_mapping (node))
    {
      rb_yaml_set_error (yaml, node, error, _("“database” must be a group of settings."));
      return FALSE;
    }

  if (!rb_yaml_check_keys (yaml, node, NULL, error))
    return FALSE;

  for (guint i = 0; rb_yaml_get_pair (yaml, node, i, &key, &value); i++)
    {
      if (!read_database_key (yaml, key, value, database, error))
        return FALSE;
    }

  return check_tables_of_failures (yaml, rb_yaml_get_member (yaml, node, "failures"), database, error);
}

/* Returns NULL if there is no such key, or if its value is of another kind: other programs have keys of these names. */
static JsonNode *
read_simulated (RbYaml            *yaml,
                const RbYamlNode  *root,
                const char        *name,
                gboolean         (*is_expected) (const RbYamlNode *node))
{
  const RbYamlNode *node = rb_yaml_get_member (yaml, root, name);

  return node != NULL && is_expected (node) ? rb_yaml_to_json (yaml, node, NULL) : NULL;
}

/**
 * rb_front_matter_read_simulated: (skip)
 * @yaml: the document
 * @root: the front matter
 * @database: (inout): the settings to change
 *
 * Reads three settings: `responses` has what `fetch` answers, `files` has the text of each file, and `answers` has
 * what the user answers. Another kind of value is ignored.
 */
void
rb_front_matter_read_simulated (RbYaml            *yaml,
                                const RbYamlNode  *root,
                                RbDatabaseConfig  *database)
{
  g_autoptr (JsonNode) responses = read_simulated (yaml, root, "responses", rb_yaml_is_mapping);
  g_autoptr (JsonNode) files = read_simulated (yaml, root, "files", rb_yaml_is_mapping);
  g_autoptr (JsonNode) answers = read_simulated (yaml, root, "answers", rb_yaml_is_list);

  if (responses != NULL)
    rb_database_config_set_responses (database, json_node_get_object (responses));
  if (files != NULL)
    rb_database_config_set_files (database, json_node_get_object (files));
  if (answers != NULL)
    rb_database_config_set_replies (database, json_node_get_array (answers));
}
