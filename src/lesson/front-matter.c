/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "lesson/front-matter.h"

#include <glib/gi18n.h>

#include "lesson/article-error.h"
#include "lesson/front-matter-database.h"
#include "lesson/yaml-document.h"

#define MAX_POSITION 1000000

/* Finds the YAML between two lines of three dashes at the start of @text. If there is none, *@ret_yaml is NULL. Returns
 * FALSE if the closing line is missing. */
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

/* Reads a string as one line of text, because titles and descriptions are shown on one line. An empty text is treated
 * like a missing one. */
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

/* Reads the questions that learners ask: a list of texts. Another program may have a key of this name, so a value that
 * Ringback cannot use is not an error. */
static void
read_questions (RbFrontMatter    *self,
                RbYaml           *yaml,
                const RbYamlNode *root)
{
  const RbYamlNode *list = rb_yaml_get_member (yaml, root, "questions");
  GPtrArray *questions = g_ptr_array_new ();
  const RbYamlNode *node;

  for (guint i = 0; list != NULL && rb_yaml_is_list (list) && (node = rb_yaml_get_item (yaml, list, i)) != NULL; i++)
    {
      if (!rb_yaml_is_mapping (node) && !rb_yaml_is_list (node) && rb_yaml_get_string (node) != NULL)
        g_ptr_array_add (questions, g_strdup (rb_yaml_get_string (node)));
    }

  g_ptr_array_add (questions, NULL);
  self->questions = (GStrv) g_ptr_array_free (questions, FALSE);
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
      rb_yaml_set_error (yaml, root, error, _("The front matter must consist of “key: value” lines."));
      return FALSE;
    }

  if (!read_text (yaml, root, "title", &self->title, error) ||
      !read_text (yaml, root, "description", &self->description, error) ||
      !read_text (yaml, root, "language", &self->language, error))
    return FALSE;

  /* As with the questions, the group of another program is not judged. */
  read_text (yaml, root, "group", &self->group, NULL);
  read_questions (self, yaml, root);

  node = rb_yaml_get_member (yaml, root, "position");
  if (node != NULL)
    {
      if (!rb_yaml_read_int (yaml, node, "position", 0, MAX_POSITION, &position, error))
        return FALSE;

      self->position = position;
    }
  /* This key belongs to another program (Docusaurus), so a value that Ringback cannot use is not an error. */
  else if (rb_yaml_get_int (rb_yaml_get_member (yaml, root, "sidebar_position"), &position) &&
           ABS (position) <= MAX_POSITION)
    self->position = position;

  node = rb_yaml_get_member (yaml, root, "database");

  return node == NULL || rb_front_matter_read_database (yaml, node, self->database, error);
}

/**
 * rb_front_matter_parse: (skip)
 * @text: an article
 * @name: the name of the article in error messages
 * @error: return location for an error of %RB_ARTICLE_ERROR
 *
 * Reads the front matter of an article. Unknown keys are ignored, because they may belong to another program. Wrong
 * values of known keys are errors.
 *
 * Returns: (transfer full) (nullable): the front matter, with default values for missing keys; %NULL on error
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
                   _("%s:%u:%u: The front matter that begins here is not closed by a line of three dashes."), name, 1,
                   1);
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
 *
 * Frees front matter.
 */
void
rb_front_matter_free (RbFrontMatter *self)
{
  g_free (self->title);
  g_free (self->description);
  g_free (self->language);
  g_free (self->group);
  g_strfreev (self->questions);
  g_clear_object (&self->database);
  g_free (self);
}
