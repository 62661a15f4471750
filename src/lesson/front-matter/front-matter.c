/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "lesson/front-matter/front-matter.h"

#include <glib/gi18n.h>
#include <string.h>

#include "engine/text.h"
#include "lesson/article-error.h"
#include "lesson/front-matter/front-matter-database.h"
#include "lesson/front-matter/yaml-document.h"

#define MAX_POSITION 1000000

/* The keys that Ringback reads. Others belong to other programs, and only their syntax matters. */
static const char * const own_keys[] = { "title", "description", "language", "position", "database", NULL };

/* Front matter as text: what stands between two lines of dashes, or of plus signs for TOML. */
typedef struct
{
  const char *start;
  gsize length;
  gsize whole_length; /* of the front matter with both lines */
} Block;

static gboolean
is_fence (const char *line,
          const char *fence)
{
  return rb_text_begins_with (line, fence) && strspn (line + 3, " \t\r") == strcspn (line + 3, "\n");
}

static const char *
next_line (const char *line)
{
  const char *end = strchrnul (line, '\n');

  return *end == '\n' ? end + 1 : end;
}

/* Finds the front matter between two lines of @fence at the start of @text. Returns FALSE if there is none. If only its
 * end is missing, @ret_block->start is not %NULL. */
static gboolean
find_block (const char *text,
            const char *fence,
            Block      *ret_block)
{
  const char *start = text + (rb_text_begins_with (text, "\xef\xbb\xbf") ? 3 : 0);

  *ret_block = (Block) { NULL, };
  if (!is_fence (start, fence))
    return FALSE;

  ret_block->start = next_line (start);
  for (const char *line = ret_block->start; *line != '\0'; line = next_line (line))
    {
      if (is_fence (line, fence))
        {
          ret_block->length = line - ret_block->start;
          ret_block->whole_length = next_line (line) - text;
          return TRUE;
        }
    }

  return FALSE;
}

/* Whether a line is "key:" or "key: value". */
static gboolean
is_key (const char *line)
{
  const char *name_end = line;

  while (g_ascii_isalnum (*name_end) || strchr ("_-.\"'", *name_end) != NULL)
    {
      if (*name_end == '\0')
        return FALSE;

      name_end++;
    }

  return name_end > line && *name_end == ':' && (name_end[1] == '\0' || g_ascii_isspace (name_end[1]));
}

/* A line of three dashes may also be a rule above the first paragraph. Front matter begins with a key on the next line,
 * after comments, or with a list or a bracket, which are mistakes that are reported. */
static gboolean
begins_yaml (const char *line)
{
  while (*line == '#')
    line = next_line (line);

  return is_key (line) || is_fence (line, "---") || strchr ("[{&!%\t", *line) != NULL ||
         rb_text_begins_with (line, "- ");
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

  if (!rb_yaml_check_keys (yaml, root, own_keys, error))
    return FALSE;

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

  rb_front_matter_read_simulated (yaml, root, self->database);
  node = rb_yaml_get_member (yaml, root, "database");

  return node == NULL || rb_front_matter_read_database (yaml, node, self->database, error);
}

/* Reads a line such as `title = "Ring me back"`. Returns NULL for any other line. */
static char *
dup_toml_string (const char *line,
                 const char *key)
{
  gsize length = strlen (key);
  const char *end;

  if (strncmp (line, key, length) != 0)
    return NULL;

  line += length + strspn (line + length, " \t");
  if (*line != '=')
    return NULL;

  line += 1 + strspn (line + 1, " \t");
  end = *line == '"' || *line == '\'' ? strchr (line + 1, *line) : NULL;

  return end != NULL && end < next_line (line) ? g_strndup (line + 1, end - line - 1) : NULL;
}

/* TOML belongs to other programs, so only the texts that a reader sees are taken from it. */
static void
read_toml (RbFrontMatter *self,
           const Block   *block)
{
  for (const char *line = block->start; line < block->start + block->length; line = next_line (line))
    {
      if (self->title == NULL)
        self->title = dup_toml_string (line, "title");
      if (self->description == NULL)
        self->description = dup_toml_string (line, "description");
    }
}

static gboolean
read_yaml (RbFrontMatter  *self,
           const Block    *block,
           const char     *name,
           GError        **error)
{
  g_autoptr (RbYaml) yaml = rb_yaml_parse (block->start, block->length, name, 2, error);

  if (yaml == NULL)
    return FALSE;

  return rb_yaml_get_root (yaml) == NULL || read_root (self, yaml, rb_yaml_get_root (yaml), error);
}

/**
 * rb_front_matter_parse: (skip)
 * @text: an article
 * @name: the name of the article in error messages
 * @error: return location for an error of %RB_ARTICLE_ERROR
 *
 * Reads the front matter of an article. Unknown keys are ignored, because they may belong to another program. Wrong
 * values of known keys are errors. A line of dashes before a paragraph is a rule, not front matter.
 *
 * Returns: (transfer full) (nullable): the front matter, with default values for missing keys; %NULL on error
 */
RbFrontMatter *
rb_front_matter_parse (const char  *text,
                       const char  *name,
                       GError     **error)
{
  g_autoptr (RbFrontMatter) self = g_new0 (RbFrontMatter, 1);
  Block block, toml;

  self->position = G_MAXINT;
  self->database = rb_database_config_new ();

  if (find_block (text, "+++", &toml))
    {
      read_toml (self, &toml);
      self->length = toml.whole_length;
    }
  else if (find_block (text, "---", &block) && begins_yaml (block.start))
    {
      if (!read_yaml (self, &block, name, error))
        return NULL;

      self->length = block.whole_length;
    }
  else if (block.start != NULL && block.whole_length == 0 && is_key (block.start))
    {
      g_set_error (error, RB_ARTICLE_ERROR, RB_ARTICLE_ERROR_FRONT_MATTER,
                   _("%s:%u:%u: The front matter that begins here is not closed by a line of three dashes."), name, 1,
                   1);
      return NULL;
    }

  for (gsize i = 0; i < self->length; i++)
    self->n_lines += text[i] == '\n';

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
