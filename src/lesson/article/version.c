/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "lesson/article/version.h"

#include <glib/gi18n.h>

struct _RbVersion
{
  GObject parent_instance;

  char *name;
  char *code_language;
  char *source;
  guint article_line;
  guint indent;
};

G_DEFINE_FINAL_TYPE (RbVersion, rb_version, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_NAME,
  PROP_LABEL,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static const struct
{
  const char *name;
  const char *label;
} known_versions[] = {
  { "sync", N_("Sync") },
  { "callback", N_("Callback") },
  { "promise", N_("Promise") },
  { "async", N_("Async/await") },
};

static void
rb_version_finalize (GObject *object)
{
  RbVersion *self = RB_VERSION (object);

  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->code_language, g_free);
  g_clear_pointer (&self->source, g_free);

  G_OBJECT_CLASS (rb_version_parent_class)->finalize (object);
}

static void
rb_version_get_property (GObject    *object,
                         guint       prop_id,
                         GValue     *value,
                         GParamSpec *pspec)
{
  RbVersion *self = RB_VERSION (object);

  switch (prop_id)
    {
    case PROP_NAME:
      g_value_set_string (value, self->name);
      break;

    case PROP_LABEL:
      g_value_set_string (value, rb_version_get_label (self));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
rb_version_class_init (RbVersionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = rb_version_finalize;
  object_class->get_property = rb_version_get_property;

  properties[PROP_NAME] =
    g_param_spec_string ("name", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_LABEL] =
    g_param_spec_string ("label", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
rb_version_init (RbVersion *self)
{
}

/**
 * rb_version_new:
 * @name: a known name, or %RB_VERSION_PROGRAM
 * @code_language: the programming language in the article, such as `js`
 * @source: the program
 * @article_line: the article line on which @source begins, from 1
 * @indent: the number of columns by which the article indents @source
 *
 * Makes a version.
 *
 * Returns: (transfer full): a new version
 */
RbVersion *
rb_version_new (const char *name,
                const char *code_language,
                const char *source,
                guint       article_line,
                guint       indent)
{
  RbVersion *self;

  g_return_val_if_fail (name != NULL, NULL);
  g_return_val_if_fail (code_language != NULL, NULL);
  g_return_val_if_fail (source != NULL, NULL);

  self = g_object_new (RB_TYPE_VERSION, NULL);
  self->name = g_strdup (name);
  self->code_language = g_strdup (code_language);
  self->source = g_strdup (source);
  self->article_line = article_line;
  self->indent = indent;

  return self;
}

/**
 * rb_version_is_known:
 * @name: a name
 *
 * Tells whether `version=NAME` is valid in an article.
 *
 * Returns: whether an article may use @name
 */
gboolean
rb_version_is_known (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (known_versions); i++)
    {
      if (g_strcmp0 (known_versions[i].name, name) == 0)
        return TRUE;
    }

  return FALSE;
}

/**
 * rb_version_get_name:
 * @self: a version
 *
 * Gets the name. It is the same in every language.
 *
 * Returns: the name
 */
const char *
rb_version_get_name (RbVersion *self)
{
  g_return_val_if_fail (RB_IS_VERSION (self), NULL);

  return self->name;
}

/**
 * rb_version_get_label:
 * @self: a version
 *
 * Gets the name that the learner sees, in the language of the user.
 *
 * Returns: the translated name
 */
const char *
rb_version_get_label (RbVersion *self)
{
  g_return_val_if_fail (RB_IS_VERSION (self), NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (known_versions); i++)
    {
      if (g_str_equal (known_versions[i].name, self->name))
        return _(known_versions[i].label);
    }

  return _("Program");
}

/**
 * rb_version_get_code_language:
 * @self: a version
 *
 * Gets the programming language in the article, such as `js`.
 *
 * Returns: the programming language in the article, such as `js`
 */
const char *
rb_version_get_code_language (RbVersion *self)
{
  g_return_val_if_fail (RB_IS_VERSION (self), NULL);

  return self->code_language;
}

/**
 * rb_version_get_source:
 * @self: a version
 *
 * Gets the source in the article.
 *
 * Returns: the source in the article
 */
const char *
rb_version_get_source (RbVersion *self)
{
  g_return_val_if_fail (RB_IS_VERSION (self), NULL);

  return self->source;
}

/**
 * rb_version_get_article_line:
 * @self: a version
 *
 * Gets the article line on which the source begins, from 1.
 *
 * Returns: the article line on which the source begins, from 1
 */
guint
rb_version_get_article_line (RbVersion *self)
{
  g_return_val_if_fail (RB_IS_VERSION (self), 0);

  return self->article_line;
}

/**
 * rb_version_get_indent:
 * @self: a version
 *
 * Gets the number of columns by which the article indents the source, for example in a list.
 *
 * Returns: the number of columns by which the article indents the source, for example in a list
 */
guint
rb_version_get_indent (RbVersion *self)
{
  g_return_val_if_fail (RB_IS_VERSION (self), 0);

  return self->indent;
}
