/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "lesson/front-matter.h"

#include <glib/gi18n.h>

#include "lesson/article-error.h"
#include "lesson/yaml-document.h"

#define MAX_POSITION 1000000

/* Finds the end of the block that opens with a line of three dashes. FALSE if there is such a line and no end. */
static gboolean
find_block (const char  *text,
            const char **ret_yaml,
            gsize       *ret_yaml_length,
            gsize       *ret_length)
{
  const char *start = text + (g_str_has_prefix (text, "\xef\xbb\xbf") ? 3 : 0);
  const char *line, *end;

  *ret_yaml = NULL;
  *ret_length = 0;

  end = strchrnul (start, '\n');
  if (!g_str_has_prefix (start, "---") || strspn (start + 3, " \t\r") != (gsize) (end - start - 3))
    return TRUE;

  for (line = end; *line != '\0'; line = end)
    {
      line++;
      end = strchrnul (line, '\n');

      if (g_str_has_prefix (line, "---") && strspn (line + 3, " \t\r") == (gsize) (end - line - 3))
        {
          *ret_yaml = strchrnul (start, '\n') + 1;
          *ret_yaml_length = line - *ret_yaml;
          *ret_length = end - text + (*end == '\n' ? 1 : 0);
          return TRUE;
        }
    }

  return FALSE;
}

/* An integer between @minimum and @maximum. */
static gboolean
read_int (RbYaml            *yaml,
          const RbYamlNode  *node,
          const char        *key,
          guint              minimum,
          guint              maximum,
          gint64            *ret_value,
          GError           **error)
{
  gint64 value;

  if (!rb_yaml_get_int (node, &value) || value < minimum || value > maximum)
    {
      rb_yaml_set_error (yaml, node, error,
                         /* Translators: a key of the front matter, as “position”, and two numbers */
                         _("“%s” must be a whole number from %u to %u."), key, minimum, maximum);
      return FALSE;
    }

  *ret_value = value;

  return TRUE;
}

/* One of two words. */
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

/* {min: 500, max: 2000, seed: 7} */
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

  for (guint i = 0; rb_yaml_get_pair (yaml, node, i, &key, &value); i++)
    {
      if (value != min && value != max && value != seed)
        {
          rb_yaml_set_error (yaml, key, error, _("“latency” has “min”, “max” and “seed”, and nothing else."));
          return FALSE;
        }
    }

  if (!read_int (yaml, max, "max", 0, RB_DATABASE_MAX_LATENCY, &maximum, error) ||
      !read_int (yaml, min, "min", 0, maximum, &minimum, error) ||
      (seed != NULL && !read_int (yaml, seed, "seed", 0, G_MAXUINT32, &seed_value, error)))
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

  if (!read_int (yaml, node, "latency", 0, RB_DATABASE_MAX_LATENCY, &latency, error))
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
  RbYamlNode *row;

  if (!rb_yaml_is_list (rows))
    {
      rb_yaml_set_error (yaml, rows, error, _("The table “%s” must be a list of rows."), table);
      return FALSE;
    }

  for (guint i = 0; (row = rb_yaml_get_item (yaml, rows, i)) != NULL; i++)
    {
      if (!rb_yaml_is_mapping (row) || rb_yaml_get_string (rb_yaml_get_member (yaml, row, "id")) == NULL)
        {
          rb_yaml_set_error (yaml, row, error, _("Each row of the table “%s” needs an “id”."), table);
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
      rb_yaml_set_error (yaml, node, error, _("“tables” must give each table its rows."));
      return FALSE;
    }

  for (guint i = 0; rb_yaml_get_pair (yaml, node, i, &key, &rows); i++)
    {
      const char *name = rb_yaml_get_string (key);

      if (!is_identifier (name))
        {
          rb_yaml_set_error (yaml, key, error, _("A table's name must be one that a JavaScript variable could have."));
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
      rb_yaml_set_error (yaml, table, error, _("“failures” must give each key of a table a message."));
      return FALSE;
    }

  for (guint i = 0; rb_yaml_get_pair (yaml, table, i, &key, &message); i++)
    {
      if (rb_yaml_get_string (message) == NULL)
        {
          rb_yaml_set_error (yaml, message, error, _("A failure needs a message."));
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
      rb_yaml_set_error (yaml, node, error, _("“failures” must name tables."));
      return FALSE;
    }

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

  rb_yaml_set_error (yaml, key, error, _("“database” has no setting of this name."));

  return FALSE;
}

static gboolean
read_database (RbYaml            *yaml,
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

  for (guint i = 0; rb_yaml_get_pair (yaml, node, i, &key, &value); i++)
    {
      if (!read_database_key (yaml, key, value, database, error))
        return FALSE;
    }

  return TRUE;
}

/* A text, with what space there is around and in it folded; an empty one is none. */
static gboolean
read_text (RbYaml            *yaml,
           const RbYamlNode  *root,
           const char        *key,
           char             **ret_text,
           GError           **error)
{
  const RbYamlNode *node = rb_yaml_get_member (yaml, root, key);
  g_auto (GStrv) words = NULL;
  g_autoptr (GString) folded = g_string_new (NULL);

  if (node == NULL)
    return TRUE;

  if (rb_yaml_is_mapping (node) || rb_yaml_is_list (node))
    {
      rb_yaml_set_error (yaml, node, error, _("“%s” must be text."), key);
      return FALSE;
    }

  if (rb_yaml_get_string (node) == NULL)
    return TRUE;

  words = g_strsplit_set (rb_yaml_get_string (node), " \t\r\n", -1);
  for (gsize i = 0; words[i] != NULL; i++)
    {
      if (*words[i] != '\0')
        g_string_append_printf (folded, "%s%s", folded->len > 0 ? " " : "", words[i]);
    }

  if (folded->len > 0)
    *ret_text = g_strdup (folded->str);

  return TRUE;
}

static gboolean
read_root (RbFrontMatter     *self,
           RbYaml            *yaml,
           const RbYamlNode  *root,
           GError           **error)
{
  RbYamlNode *node;
  gint64 position;

  if (!rb_yaml_is_mapping (root))
    {
      rb_yaml_set_error (yaml, root, error, _("The front matter must be a list of “key: value” lines."));
      return FALSE;
    }

  if (!read_text (yaml, root, "title", &self->title, error) ||
      !read_text (yaml, root, "description", &self->description, error) ||
      !read_text (yaml, root, "language", &self->language, error))
    return FALSE;

  node = rb_yaml_get_member (yaml, root, "position");
  if (node != NULL)
    {
      if (!read_int (yaml, node, "position", 0, MAX_POSITION, &position, error))
        return FALSE;

      self->position = position;
    }
  /* Another program's key: what Ringback cannot use is no error. */
  else if (rb_yaml_get_int (rb_yaml_get_member (yaml, root, "sidebar_position"), &position) &&
           ABS (position) <= MAX_POSITION)
    self->position = position;

  node = rb_yaml_get_member (yaml, root, "database");

  return node == NULL || read_database (yaml, node, self->database, error);
}

/**
 * rb_front_matter_parse: (skip)
 * @text: an article
 * @name: what errors call it
 * @error: return location for an error
 *
 * Keys that are not Ringback's are other programs' and ignored; wrong values of its own are errors.
 *
 * Returns: (transfer full) (nullable): the front matter, which holds the defaults if there is none
 */
RbFrontMatter *
rb_front_matter_parse (const char  *text,
                       const char  *name,
                       GError     **error)
{
  g_autoptr (RbFrontMatter) self = g_new0 (RbFrontMatter, 1);
  g_autoptr (RbYaml) yaml = NULL;
  const char *block;
  gsize block_length;

  self->position = G_MAXINT;
  self->database = rb_database_config_new ();

  if (!find_block (text, &block, &block_length, &self->length))
    {
      g_set_error (error, RB_ARTICLE_ERROR, RB_ARTICLE_ERROR_FRONT_MATTER,
                   _("%s:%u:%u: The front matter that begins here has no end, a line of three dashes."), name, 1, 1);
      return NULL;
    }

  if (block == NULL)
    return g_steal_pointer (&self);

  for (gsize i = 0; i < self->length; i++)
    self->n_lines += text[i] == '\n';

  yaml = rb_yaml_parse (block, block_length, name, 2, error);
  if (yaml == NULL)
    return NULL;

  if (rb_yaml_get_root (yaml) != NULL && !read_root (self, yaml, rb_yaml_get_root (yaml), error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * rb_front_matter_free: (skip)
 * @self: front matter
 */
void
rb_front_matter_free (RbFrontMatter *self)
{
  g_free (self->title);
  g_free (self->description);
  g_free (self->language);
  g_clear_object (&self->database);
  g_free (self);
}
