/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "test262-case.h"

#include <string.h>

#include "lesson/yaml-document.h"

static Test262Flags
flag_of (const char *name)
{
  static const struct
  {
    const char *name;
    Test262Flags flag;
  } flags[] = {
    { "onlyStrict", TEST262_ONLY_STRICT }, { "noStrict", TEST262_NO_STRICT }, { "raw", TEST262_RAW },
    { "module", TEST262_MODULE },          { "async", TEST262_ASYNC },
  };

  for (guint i = 0; i < G_N_ELEMENTS (flags); i++)
    if (g_str_equal (name, flags[i].name))
      return flags[i].flag;
  return 0;
}

static void
read_front_matter (Test262Case *self,
                   RbYaml      *yaml)
{
  RbYamlNode *root = rb_yaml_get_root (yaml);
  RbYamlNode *flags = rb_yaml_get_member (yaml, root, "flags");
  RbYamlNode *includes = rb_yaml_get_member (yaml, root, "includes");
  RbYamlNode *negative = rb_yaml_get_member (yaml, root, "negative");
  RbYamlNode *item;

  for (guint i = 0; flags != NULL && (item = rb_yaml_get_item (yaml, flags, i)) != NULL; i++)
    self->flags |= flag_of (rb_yaml_get_string (item));
  for (guint i = 0; includes != NULL && (item = rb_yaml_get_item (yaml, includes, i)) != NULL; i++)
    g_ptr_array_add (self->includes, g_strdup (rb_yaml_get_string (item)));
  if (negative != NULL)
    {
      self->negative_phase = g_strdup (rb_yaml_get_string (rb_yaml_get_member (yaml, negative, "phase")));
      self->negative_type = g_strdup (rb_yaml_get_string (rb_yaml_get_member (yaml, negative, "type")));
    }
}

/* The front matter stands between its marks anywhere in the file; lines may end in any way. */
Test262Case *
test262_case_read (const char  *path,
                   GError     **error)
{
  g_autoptr (Test262Case) self = g_new0 (Test262Case, 1);
  g_autoptr (RbYaml) yaml = NULL;
  g_autofree char *text = NULL;
  const char *start, *end;

  self->includes = g_ptr_array_new_with_free_func (g_free);
  if (!g_file_get_contents (path, &self->source, NULL, error))
    return NULL;

  start = strstr (self->source, "/*---");
  end = start != NULL ? strstr (start, "---*/") : NULL;
  if (end == NULL)
    return g_steal_pointer (&self);
  text = g_strndup (start + strlen ("/*---"), end - start - strlen ("/*---"));
  yaml = rb_yaml_parse (text, strlen (text), path, 1, error);
  if (yaml == NULL)
    return NULL;
  if (rb_yaml_get_root (yaml) != NULL)
    read_front_matter (self, yaml);
  return g_steal_pointer (&self);
}

void
test262_case_free (Test262Case *self)
{
  g_free (self->source);
  g_ptr_array_unref (self->includes);
  g_free (self->negative_phase);
  g_free (self->negative_type);
  g_free (self);
}

gboolean
test262_case_runs_in (Test262Case *self,
                      gboolean     strict)
{
  if ((self->flags & TEST262_MODULE) != 0)
    return FALSE;
  if (strict)
    return (self->flags & (TEST262_NO_STRICT | TEST262_RAW)) == 0;
  return (self->flags & TEST262_ONLY_STRICT) == 0;
}
