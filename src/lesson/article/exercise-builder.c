/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "lesson/article/exercise-builder.h"

#include <glib/gi18n.h>
#include <string.h>

#include "lesson/article-error.h"

/* These limits keep the memory of an article small, because each exercise has a copy of its setup. */
#define MAX_EXERCISES 2000
#define MAX_SETUPS 100
#define MAX_SETUP_LENGTH (64 * 1024)

/* A setup applies until the next heading that has the same level or a higher one. */
typedef struct
{
  guint level;
  char *source;
  guint article_line;
} Setup;

struct _RbExerciseBuilder
{
  char *name;
  char *title; /* the last heading */
  guint level;
  GHashTable *titles; /* the titles of exercises → how many exercises have the heading of this text */
  RbDatabaseConfig *database;
  GListStore *exercises;
  GPtrArray *programs; /* of RbVersion, in reading order; shared with the exercises */
  GArray *setups;   /* of Setup */
  RbExercise *last; /* owned by the list */
  gboolean is_open; /* whether the last exercise can get more versions */
};

static void
setup_clear (gpointer data)
{
  Setup *setup = data;

  g_free (setup->source);
}

/**
 * rb_exercise_builder_new: (skip)
 * @name: the name of the article in error messages
 * @title: the title of exercises before the first heading
 * @database: the settings of the database that the exercises use
 * @exercises: (inout): the list that gets the exercises
 *
 * Makes a builder, which collects the exercises of an article in reading order.
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
  self->titles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->exercises = g_object_ref (exercises);
  self->programs = g_ptr_array_new_with_free_func (g_object_unref);
  self->setups = g_array_new (FALSE, FALSE, sizeof (Setup));
  g_array_set_clear_func (self->setups, setup_clear);

  return self;
}

/**
 * rb_exercise_builder_free: (skip)
 * @self: a builder
 *
 * Frees a builder.
 */
void
rb_exercise_builder_free (RbExerciseBuilder *self)
{
  g_free (self->name);
  g_free (self->title);
  g_hash_table_unref (self->titles);
  g_object_unref (self->database);
  g_object_unref (self->exercises);
  g_ptr_array_unref (self->programs);
  g_array_unref (self->setups);
  g_free (self);
}

/**
 * rb_exercise_builder_add_heading: (skip)
 * @self: a builder
 * @level: the level of the heading, from 1
 * @text: the heading as plain text
 *
 * Begins a section. This ends the last exercise and the setups of sections of the same or a lower level.
 */
void
rb_exercise_builder_add_heading (RbExerciseBuilder *self,
                                 guint              level,
                                 const char        *text)
{
  g_free (self->title);
  self->title = g_strdup (text);
  self->level = level;
  self->is_open = FALSE;

  for (guint i = self->setups->len; i > 0; i--)
    {
      if (g_array_index (self->setups, Setup, i - 1).level >= level)
        g_array_remove_index (self->setups, i - 1);
    }
}

/* Articles write the language of a program in many ways: `JavaScript`, `js{2}`, `js:app.js`, `{.js}`, `js,editable`.
 * The name is the first run of letters and digits. Returns the name in lower case. */
static char *
dup_language (const char *word)
{
  gsize length = 0;

  word += strspn (word, "{.");
  while (g_ascii_isalnum (word[length]))
    length++;

  return g_ascii_strdown (word, length);
}

static gboolean
is_script (const char *language)
{
  static const char *const languages[] = { "js",   "javascript", "mjs", "cjs",        "es6",
                                           "node", "nodejs",     "ts",  "typescript", NULL };

  return g_strv_contains (languages, language);
}

/* Parses the info string after the language. All words except `setup` and `version=NAME` belong to other programs. */
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

static gboolean
refuse (RbExerciseBuilder  *self,
        const RbFence      *fence,
        const char         *sentence,
        GError            **error)
{
  g_set_error (error, RB_ARTICLE_ERROR, RB_ARTICLE_ERROR_STRUCTURE, "%s:%u:%u: %s", self->name,
               MAX (fence->article_line, 2) - 1, fence->indent + 1, sentence);

  return FALSE;
}

static gboolean
add_setup (RbExerciseBuilder  *self,
           const RbFence      *fence,
           GError            **error)
{
  Setup setup = { self->level, g_strdup (fence->source), fence->article_line };
  gsize length = 0;

  g_array_append_val (self->setups, setup);
  self->is_open = FALSE;

  for (guint i = 0; i < self->setups->len; i++)
    length += strlen (g_array_index (self->setups, Setup, i).source);

  if (self->setups->len > MAX_SETUPS || length > MAX_SETUP_LENGTH)
    return refuse (self, fence, _("The setups that apply here are too many or too long."), error);

  return TRUE;
}

static guint
count_lines (const char *text)
{
  guint n_lines = 1;

  for (; *text != '\0'; text++)
    n_lines += *text == '\n';

  return n_lines;
}

/* The exercises below one heading are told apart by a number: “Callbacks”, “Callbacks (2)”. */
static char *
dup_own_title (RbExerciseBuilder *self)
{
  guint count = GPOINTER_TO_UINT (g_hash_table_lookup (self->titles, self->title)) + 1;
  char *title = g_strdup (self->title);

  while (g_hash_table_contains (self->titles, title))
    {
      g_free (title);
      title = g_strdup_printf ("%s (%u)", self->title, MAX (count, 2));
      count++;
    }

  g_hash_table_insert (self->titles, g_strdup (title), GUINT_TO_POINTER (1));
  g_hash_table_insert (self->titles, g_strdup (self->title), GUINT_TO_POINTER (MAX (count - 1, 1)));

  return title;
}

/* Makes an exercise whose setup is all setups that apply here, one after the other. */
static RbExercise *
create_exercise (RbExerciseBuilder *self)
{
  guint number = g_list_model_get_n_items (G_LIST_MODEL (self->exercises)) + 1;
  g_autoptr (GString) joined = g_string_new (NULL);
  g_autoptr (GArray) parts = g_array_new (FALSE, FALSE, sizeof (RbSetupPart));
  g_autofree char *title = dup_own_title (self);
  RbExercise *exercise;
  guint line = 1;

  for (guint i = 0; i < self->setups->len; i++)
    {
      const Setup *setup = &g_array_index (self->setups, Setup, i);
      RbSetupPart part = { line, setup->article_line };

      g_array_append_val (parts, part);
      g_string_append_printf (joined, "%s%s", i > 0 ? "\n" : "", setup->source);
      line += count_lines (setup->source);
    }

  exercise = rb_exercise_new (number, title, parts->len > 0 ? joined->str : NULL, self->database, TRUE);
  if (parts->len > 0)
    rb_exercise_place_setup (exercise, parts);

  return exercise;
}

static gboolean
begin_exercise (RbExerciseBuilder  *self,
                const RbFence      *fence,
                GError            **error)
{
  g_autoptr (RbExercise) exercise = NULL;

  if (g_list_model_get_n_items (G_LIST_MODEL (self->exercises)) == MAX_EXERCISES)
    return refuse (self, fence, _("This article has too many programs."), error);

  exercise = create_exercise (self);
  rb_exercise_set_siblings (exercise, self->programs);
  g_list_store_append (self->exercises, exercise);
  self->last = exercise;

  return TRUE;
}

/**
 * rb_exercise_builder_add_fence: (skip)
 * @self: a builder
 * @fence: a code block
 * @ret_shown: (out): whether the block is only shown and does not run
 * @ret_begun: (out) (transfer none) (nullable): the new exercise, if one begins with this block
 * @error: return location for an error of %RB_ARTICLE_ERROR
 *
 * Adds a code block. Versions under the same heading belong to the same exercise, even with prose between them. If the
 * exercise already has a version of this name, another exercise begins. A program without a version is always a
 * separate exercise.
 *
 * Returns: whether the fence is valid
 */
gboolean
rb_exercise_builder_add_fence (RbExerciseBuilder  *self,
                               const RbFence      *fence,
                               gboolean           *ret_shown,
                               RbExercise        **ret_begun,
                               GError            **error)
{
  g_autoptr (RbVersion) version = NULL;
  g_autofree char *language = dup_language (fence->code_language);
  g_autofree char *name = NULL;
  gboolean is_setup;

  *ret_begun = NULL;
  *ret_shown = !is_script (language);
  if (*ret_shown)
    return TRUE;

  parse_info (fence->info, &is_setup, &name);
  if (is_setup)
    {
      return add_setup (self, fence, error);
    }

  if (name != NULL && !rb_version_is_known (name))
    {
      g_set_error (error, RB_ARTICLE_ERROR, RB_ARTICLE_ERROR_STRUCTURE,
                   _("%s:%u:%u: There is no version “%s”. Use sync, callback, promise or async."), self->name,
                   fence->article_line - 1, fence->indent + 1, name);
      return FALSE;
    }

  if (name == NULL || !self->is_open || rb_exercise_find_version (self->last, name) != NULL)
    {
      if (!begin_exercise (self, fence, error))
        return FALSE;

      *ret_begun = self->last;
    }

  self->is_open = name != NULL;
  version = rb_version_new (name != NULL ? name : RB_VERSION_PROGRAM, language, fence->source,
                            fence->article_line, fence->indent);
  rb_exercise_add_version (self->last, version);
  g_ptr_array_add (self->programs, g_object_ref (version));

  return TRUE;
}

/**
 * rb_exercise_builder_get_name: (skip)
 * @self: a builder
 *
 * Gets the name of the article in error messages.
 *
 * Returns: the name
 */
const char *
rb_exercise_builder_get_name (RbExerciseBuilder *self)
{
  return self->name;
}

/**
 * rb_exercise_builder_get_last: (skip)
 * @self: a builder
 *
 * Gets the exercise that was added last.
 *
 * Returns: (transfer none) (nullable): the last exercise
 */
RbExercise *
rb_exercise_builder_get_last (RbExerciseBuilder *self)
{
  return self->last;
}
