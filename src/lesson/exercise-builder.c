/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "lesson/exercise-builder.h"

#include <glib/gi18n.h>

#include "lesson/article-error.h"

/* A setup serves what is under its heading: until one of the same or a higher level. */
typedef struct
{
  guint level;
  char *source;
} Setup;

struct _RbExerciseBuilder
{
  char *name;
  char *title; /* of the heading that was passed last */
  guint level;
  RbDatabaseConfig *database;
  GListStore *exercises;
  GArray *setups;   /* of Setup */
  RbExercise *last; /* not owned: the list does */
  gboolean open;    /* a version that follows belongs to the last exercise */
};

static void
setup_clear (gpointer data)
{
  Setup *setup = data;

  g_free (setup->source);
}

/**
 * rb_exercise_builder_new: (skip)
 * @name: what errors call the article
 * @title: the title of exercises that no heading is above
 * @database: the database of the exercises
 * @exercises: what they are appended to
 *
 * Returns: (transfer full): a builder
 */
RbExerciseBuilder *
rb_exercise_builder_new (const char       *name,
                         const char       *title,
                         RbDatabaseConfig *database,
                         GListStore       *exercises)
{
  RbExerciseBuilder *self = g_new0 (RbExerciseBuilder, 1);

  self->name = g_strdup (name);
  self->title = g_strdup (title);
  self->database = g_object_ref (database);
  self->exercises = g_object_ref (exercises);
  self->setups = g_array_new (FALSE, FALSE, sizeof (Setup));
  g_array_set_clear_func (self->setups, setup_clear);

  return self;
}

/**
 * rb_exercise_builder_free: (skip)
 * @self: a builder
 */
void
rb_exercise_builder_free (RbExerciseBuilder *self)
{
  g_free (self->name);
  g_free (self->title);
  g_object_unref (self->database);
  g_object_unref (self->exercises);
  g_array_unref (self->setups);
  g_free (self);
}

/**
 * rb_exercise_builder_add_heading: (skip)
 * @self: a builder
 * @level: from 1
 * @text: the heading
 */
void
rb_exercise_builder_add_heading (RbExerciseBuilder *self,
                                 guint              level,
                                 const char        *text)
{
  g_free (self->title);
  self->title = g_strdup (text);
  self->level = level;
  self->open = FALSE;

  for (guint i = self->setups->len; i > 0; i--)
    {
      if (g_array_index (self->setups, Setup, i - 1).level >= level)
        g_array_remove_index (self->setups, i - 1);
    }
}

static gboolean
is_script (const char *language)
{
  static const char * const languages[] = { "js", "javascript", "mjs", "cjs", "ts", "typescript", NULL };

  return g_strv_contains (languages, language);
}

/* What stands behind the language: `setup`, `version=NAME`, and what other programs put there. */
static void
parse_info (const char  *info,
            gboolean    *ret_setup,
            char       **ret_version)
{
  g_auto (GStrv) words = g_strsplit_set (info, " \t", -1);

  *ret_setup = FALSE;

  for (gsize i = 1; words[0] != NULL && words[i] != NULL; i++)
    {
      if (g_str_equal (words[i], "setup"))
        *ret_setup = TRUE;
      else if (g_str_has_prefix (words[i], "version="))
        {
          g_free (*ret_version);
          *ret_version = g_strdup (words[i] + strlen ("version="));
          g_strdelimit (*ret_version, "\"'", ' ');
          g_strstrip (*ret_version);
        }
    }
}

static char *
join_setups (RbExerciseBuilder *self)
{
  GString *joined;

  if (self->setups->len == 0)
    return NULL;

  joined = g_string_new (NULL);
  for (guint i = 0; i < self->setups->len; i++)
    g_string_append_printf (joined, "%s%s", i > 0 ? "\n" : "", g_array_index (self->setups, Setup, i).source);

  return g_string_free (joined, FALSE);
}

static void
add_setup (RbExerciseBuilder *self,
           const char        *source)
{
  Setup setup = { self->level, g_strdup (source) };

  g_array_append_val (self->setups, setup);
  self->open = FALSE;
}

static void
begin_exercise (RbExerciseBuilder *self)
{
  g_autofree char *setup = join_setups (self);
  g_autoptr (RbExercise) exercise = NULL;

  exercise = rb_exercise_new (g_list_model_get_n_items (G_LIST_MODEL (self->exercises)) + 1, self->title, setup,
                              self->database, TRUE);
  g_list_store_append (self->exercises, exercise);
  self->last = exercise;
}

/**
 * rb_exercise_builder_add_fence: (skip)
 * @self: a builder
 * @fence: a block of code
 * @ret_shown: (out): whether it is only shown and not run
 * @ret_begun: (out) (transfer none) (nullable): the exercise that begins with it
 * @error: return location for an error
 *
 * Versions under one heading are one exercise, whatever prose is between them; a second version of the same name begins
 * another one, and so does a program without a version, which is an exercise of its own.
 *
 * Returns: whether there was no error
 */
gboolean
rb_exercise_builder_add_fence (RbExerciseBuilder  *self,
                               const RbFence      *fence,
                               gboolean           *ret_shown,
                               RbExercise        **ret_begun,
                               GError            **error)
{
  g_autoptr (RbVersion) version = NULL;
  g_autofree char *name = NULL;
  gboolean is_setup;

  *ret_begun = NULL;
  *ret_shown = !is_script (fence->language);
  if (*ret_shown)
    return TRUE;

  parse_info (fence->info, &is_setup, &name);
  if (is_setup)
    {
      add_setup (self, fence->source);
      return TRUE;
    }

  if (name != NULL && !rb_version_is_known (name))
    {
      g_set_error (error, RB_ARTICLE_ERROR, RB_ARTICLE_ERROR_STRUCTURE,
                   _("%s:%u:%u: There is no version “%s”. A version is sync, callback, promise or async."), self->name,
                   fence->line - 1, fence->indent + 1, name);
      return FALSE;
    }

  if (name == NULL || !self->open || rb_exercise_find_version (self->last, name) != NULL)
    {
      begin_exercise (self);
      *ret_begun = self->last;
    }

  self->open = name != NULL;
  version = rb_version_new (name != NULL ? name : RB_VERSION_PROGRAM, fence->language, fence->source, fence->line,
                            fence->indent);
  rb_exercise_add_version (self->last, version);

  return TRUE;
}

/**
 * rb_exercise_builder_get_last: (skip)
 * @self: a builder
 *
 * Returns: (transfer none) (nullable): the exercise that was begun last
 */
RbExercise *
rb_exercise_builder_get_last (RbExerciseBuilder *self)
{
  return self->last;
}
