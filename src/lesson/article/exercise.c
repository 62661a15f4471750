/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "lesson/article/exercise.h"

#include <string.h>

/* How much of the other programs of an article a program can use. */
#define MAX_BLOCKS 200
#define MAX_BLOCKS_LENGTH (256 * 1024)

struct _RbExercise
{
  GObject parent_instance;

  guint number;
  char *title;
  char *setup;
  GArray *setup_parts; /* of RbSetupPart, in the order of the lines; NULL if the lines of the setup have no place */
  RbDatabaseConfig *database;
  gboolean stand_ins;
  GListStore *versions;
  GPtrArray *siblings; /* of RbVersion: all programs of the article, in its order; or NULL */
};

G_DEFINE_FINAL_TYPE (RbExercise, rb_exercise, G_TYPE_OBJECT)

static void
rb_exercise_finalize (GObject *object)
{
  RbExercise *self = RB_EXERCISE (object);

  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->setup, g_free);
  g_clear_pointer (&self->setup_parts, g_array_unref);
  g_clear_object (&self->database);
  g_clear_object (&self->versions);
  g_clear_pointer (&self->siblings, g_ptr_array_unref);

  G_OBJECT_CLASS (rb_exercise_parent_class)->finalize (object);
}

static void
rb_exercise_class_init (RbExerciseClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = rb_exercise_finalize;
}

static void
rb_exercise_init (RbExercise *self)
{
  self->versions = g_list_store_new (RB_TYPE_VERSION);
}

/**
 * rb_exercise_new:
 * @number: the number of the exercise in the article, from 1
 * @title: the title, which is the heading above the exercise
 * @setup: (nullable): JavaScript that runs before each version
 * @database: the settings of the database that the exercise uses
 * @stand_ins: whether undeclared names get stand-ins
 *
 * Makes an exercise without versions.
 *
 * Returns: (transfer full): a new exercise
 */
RbExercise *
rb_exercise_new (guint             number,
                 const char       *title,
                 const char       *setup,
                 RbDatabaseConfig *database,
                 gboolean          stand_ins)
{
  RbExercise *self;

  g_return_val_if_fail (title != NULL, NULL);
  g_return_val_if_fail (RB_IS_DATABASE_CONFIG (database), NULL);

  self = g_object_new (RB_TYPE_EXERCISE, NULL);
  self->number = number;
  self->title = g_strdup (title);
  self->setup = g_strdup (setup);
  self->database = g_object_ref (database);
  self->stand_ins = stand_ins;

  return self;
}

/**
 * rb_exercise_place_setup:
 * @self: an exercise with a setup
 * @parts: (element-type RbSetupPart): where the lines of the setup are in the article, in the order of the lines
 *
 * Tells where the setup is in the article, so that errors in it have the lines of the article.
 */
void
rb_exercise_place_setup (RbExercise *self,
                         GArray     *parts)
{
  g_return_if_fail (RB_IS_EXERCISE (self));
  g_return_if_fail (self->setup != NULL);

  g_clear_pointer (&self->setup_parts, g_array_unref);
  self->setup_parts = g_array_ref (parts);
}

/* Puts empty lines before each part of the setup, so that each line has the number that it has in the article. */
static char *
dup_placed_setup (RbExercise *self)
{
  GString *placed;
  const char *line = self->setup;
  guint article_line = 1, setup_line = 1, part = 0;

  if (self->setup_parts == NULL)
    return g_strdup (self->setup);

  placed = g_string_new (NULL);
  while (line != NULL)
    {
      const char *end = strchr (line, '\n');

      if (part < self->setup_parts->len &&
          g_array_index (self->setup_parts, RbSetupPart, part).setup_line == setup_line)
        {
          for (; article_line < g_array_index (self->setup_parts, RbSetupPart, part).article_line; article_line++)
            g_string_append_c (placed, '\n');
          part++;
        }

      g_string_append_len (placed, line, end != NULL ? end + 1 - line : (gssize) strlen (line));
      line = end != NULL ? end + 1 : NULL;
      article_line++;
      setup_line++;
    }

  return g_string_free (placed, FALSE);
}

/**
 * rb_exercise_set_siblings:
 * @self: an exercise
 * @siblings: (element-type RbVersion): all programs of the article, in its order; it may still grow
 *
 * Sets the programs of the article. What they declare is there in the programs of the exercise that use it.
 */
void
rb_exercise_set_siblings (RbExercise *self,
                          GPtrArray  *siblings)
{
  g_return_if_fail (RB_IS_EXERCISE (self));

  g_clear_pointer (&self->siblings, g_ptr_array_unref);
  self->siblings = g_ptr_array_ref (siblings);
}

static gboolean
has_version (RbExercise *self,
             RbVersion  *version)
{
  return g_list_store_find (self->versions, version, NULL);
}

/* Adds a program as a block. Returns whether there is room for more. */
static gboolean
add_block (GPtrArray *blocks,
           gsize     *length,
           RbVersion *version)
{
  const char *source = rb_version_get_source (version);

  *length += strlen (source);
  if (blocks->len == MAX_BLOCKS || *length > MAX_BLOCKS_LENGTH)
    return FALSE;

  g_ptr_array_add (blocks, rb_program_block_new (source, rb_version_get_article_line (version)));

  return TRUE;
}

/* Lists the programs of the other exercises: those before this one, the nearest first, then those after it. */
static GPtrArray *
create_blocks (RbExercise *self)
{
  GPtrArray *blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) rb_program_block_free);
  guint n_siblings = self->siblings != NULL ? self->siblings->len : 0;
  gsize length = 0;
  guint own = 0;
  gboolean has_room = TRUE;

  while (own < n_siblings && !has_version (self, g_ptr_array_index (self->siblings, own)))
    own++;

  for (guint i = MIN (own, n_siblings); i > 0 && has_room; i--)
    has_room = add_block (blocks, &length, g_ptr_array_index (self->siblings, i - 1));
  for (guint i = own; i < n_siblings && has_room; i++)
    {
      if (!has_version (self, g_ptr_array_index (self->siblings, i)))
        has_room = add_block (blocks, &length, g_ptr_array_index (self->siblings, i));
    }

  return blocks;
}

/**
 * rb_exercise_add_version:
 * @self: an exercise
 * @version: (transfer none): a version; its name must be new in the exercise
 *
 * Appends a version.
 */
void
rb_exercise_add_version (RbExercise *self,
                         RbVersion  *version)
{
  g_return_if_fail (RB_IS_EXERCISE (self));
  g_return_if_fail (RB_IS_VERSION (version));
  g_return_if_fail (rb_exercise_find_version (self, rb_version_get_name (version)) == NULL);

  g_list_store_append (self->versions, version);
}

/**
 * rb_exercise_get_number:
 * @self: an exercise
 *
 * Gets the number of the exercise in the article.
 *
 * Returns: the number, from 1
 */
guint
rb_exercise_get_number (RbExercise *self)
{
  g_return_val_if_fail (RB_IS_EXERCISE (self), 0);

  return self->number;
}

/**
 * rb_exercise_get_title:
 * @self: an exercise
 *
 * Gets the title as plain text.
 *
 * Returns: the heading above the exercise; the title of the article if there is no heading
 */
const char *
rb_exercise_get_title (RbExercise *self)
{
  g_return_val_if_fail (RB_IS_EXERCISE (self), NULL);

  return self->title;
}

/**
 * rb_exercise_get_setup:
 * @self: an exercise
 *
 * Gets the JavaScript that runs before each version.
 *
 * Returns: (nullable): the JavaScript; %NULL if there is none
 */
const char *
rb_exercise_get_setup (RbExercise *self)
{
  g_return_val_if_fail (RB_IS_EXERCISE (self), NULL);

  return self->setup;
}

/**
 * rb_exercise_get_stand_ins:
 * @self: an exercise
 *
 * Tells whether undeclared names get stand-ins.
 *
 * Returns: whether undeclared names get stand-ins
 */
gboolean
rb_exercise_get_stand_ins (RbExercise *self)
{
  g_return_val_if_fail (RB_IS_EXERCISE (self), FALSE);

  return self->stand_ins;
}

/**
 * rb_exercise_get_versions:
 * @self: an exercise
 *
 * Gets the versions of the exercise.
 *
 * Returns: (transfer none): a list of [class@Version], in the order of the article; never empty in a complete article
 */
GListModel *
rb_exercise_get_versions (RbExercise *self)
{
  g_return_val_if_fail (RB_IS_EXERCISE (self), NULL);

  return G_LIST_MODEL (self->versions);
}

/**
 * rb_exercise_find_version:
 * @self: an exercise
 * @name: the name of a version
 *
 * Finds the version with a name.
 *
 * Returns: (transfer none) (nullable): the version; %NULL if no version has this name
 */
RbVersion *
rb_exercise_find_version (RbExercise *self,
                          const char *name)
{
  GListModel *versions;

  g_return_val_if_fail (RB_IS_EXERCISE (self), NULL);
  g_return_val_if_fail (name != NULL, NULL);

  versions = G_LIST_MODEL (self->versions);
  for (guint i = 0; i < g_list_model_get_n_items (versions); i++)
    {
      g_autoptr (RbVersion) version = g_list_model_get_item (versions, i);

      if (g_str_equal (rb_version_get_name (version), name))
        return version; /* owned by the list */
    }

  return NULL;
}

/**
 * rb_exercise_create_program:
 * @self: an exercise
 * @version: one of its versions
 * @source: (nullable): the source to run, such as a draft; %NULL for the source of @version
 *
 * Makes a program that an event loop can run. The program has a copy of the settings of the database, so the window
 * can change the settings for one run.
 *
 * Returns: (transfer full): a new program
 */
RbProgram *
rb_exercise_create_program (RbExercise *self,
                            RbVersion  *version,
                            const char *source)
{
  g_autoptr (RbDatabaseConfig) database = NULL;
  g_autoptr (GPtrArray) blocks = NULL;
  g_autofree char *setup = NULL;
  RbProgram *program;

  g_return_val_if_fail (RB_IS_EXERCISE (self), NULL);
  g_return_val_if_fail (RB_IS_VERSION (version), NULL);

  database = rb_database_config_copy (self->database);
  program = rb_program_new (source != NULL ? source : rb_version_get_source (version));
  setup = dup_placed_setup (self);
  rb_program_set_setup (program, setup);
  rb_program_set_database (program, database);
  rb_program_set_stand_ins (program, self->stand_ins);
  blocks = create_blocks (self);
  rb_program_set_blocks (program, blocks);

  return program;
}
