/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "engine/program/program.h"

/**
 * RbProgram:
 *
 * A program to run, with its database and its limits.
 *
 * Set it up, then pass it to an event loop, and do not change it while the event loop has it.
 */
struct _RbProgram
{
  GObject parent_instance;

  char *source;
  char *setup; /* or NULL */
  RbDatabaseConfig *database;
  gboolean stand_ins;
  GPtrArray *blocks; /* of RbProgramBlock, or NULL */
  gint64 max_statements;
  guint max_memory;   /* in MiB */
  guint capture_from; /* the first statement whose variables are recorded; 0 for none */
  guint capture_to;   /* the last one */
};

G_DEFINE_FINAL_TYPE (RbProgram, rb_program, G_TYPE_OBJECT)

static void
rb_program_finalize (GObject *object)
{
  RbProgram *self = RB_PROGRAM (object);

  g_free (self->source);
  g_free (self->setup);
  g_clear_pointer (&self->blocks, g_ptr_array_unref);
  g_clear_object (&self->database);

  G_OBJECT_CLASS (rb_program_parent_class)->finalize (object);
}

static void
rb_program_class_init (RbProgramClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rb_program_finalize;
}

static void
rb_program_init (RbProgram *self)
{
  self->database = rb_database_config_new ();
  self->max_statements = RB_LIMITS_MAX_STATEMENTS;
  self->max_memory = RB_LIMITS_MAX_MEMORY;
}

/**
 * rb_program_new:
 * @source: the program's text, in UTF-8
 *
 * Creates a program with the default database and the default limits.
 *
 * Returns: (transfer full): a new program
 */
RbProgram *
rb_program_new (const char *source)
{
  RbProgram *self = g_object_new (RB_TYPE_PROGRAM, NULL);

  self->source = g_strdup (source);

  return self;
}

/**
 * rb_program_get_source:
 * @self: a program
 *
 * Gets the program's text.
 *
 * Returns: (transfer none): the source
 */
const char *
rb_program_get_source (RbProgram *self)
{
  g_return_val_if_fail (RB_IS_PROGRAM (self), NULL);

  return self->source;
}

/**
 * rb_program_get_setup:
 * @self: a program
 *
 * Gets the code that runs before the program, without being traced.
 *
 * Returns: (transfer none) (nullable): the code, or %NULL if there is none
 */
const char *
rb_program_get_setup (RbProgram *self)
{
  g_return_val_if_fail (RB_IS_PROGRAM (self), NULL);

  return self->setup;
}

/**
 * rb_program_set_setup:
 * @self: a program
 * @setup: (nullable): the code, in UTF-8
 *
 * Sets the code that runs before the program, without being traced.
 */
void
rb_program_set_setup (RbProgram  *self,
                      const char *setup)
{
  g_autofree char *copy = g_strdup (setup);

  g_return_if_fail (RB_IS_PROGRAM (self));

  g_free (self->setup);
  self->setup = g_steal_pointer (&copy);
}

/**
 * rb_program_get_database:
 * @self: a program
 *
 * Gets the configuration of the database.
 *
 * Returns: (transfer none): the configuration
 */
RbDatabaseConfig *
rb_program_get_database (RbProgram *self)
{
  g_return_val_if_fail (RB_IS_PROGRAM (self), NULL);

  return self->database;
}

/**
 * rb_program_set_database:
 * @self: a program
 * @config: (transfer none): a configuration
 *
 * Sets the configuration of the database.
 */
void
rb_program_set_database (RbProgram        *self,
                         RbDatabaseConfig *config)
{
  g_return_if_fail (RB_IS_PROGRAM (self));
  g_return_if_fail (RB_IS_DATABASE_CONFIG (config));

  g_set_object (&self->database, config);
}

/**
 * rb_program_get_stand_ins:
 * @self: a program
 *
 * Gets whether names that the program does not declare are replaced by stand-ins, such as simulated lookups.
 *
 * Returns: whether such names are replaced by stand-ins
 */
gboolean
rb_program_get_stand_ins (RbProgram *self)
{
  g_return_val_if_fail (RB_IS_PROGRAM (self), FALSE);

  return self->stand_ins;
}

/**
 * rb_program_set_stand_ins:
 * @self: a program
 * @stand_ins: whether such names are replaced by stand-ins
 *
 * Sets whether names that the program does not declare are replaced by stand-ins, such as simulated lookups. By
 * default they are not.
 */
void
rb_program_set_stand_ins (RbProgram *self,
                          gboolean   stand_ins)
{
  g_return_if_fail (RB_IS_PROGRAM (self));

  self->stand_ins = stand_ins;
}

/**
 * rb_program_block_new: (skip)
 * @source: the text of the block
 * @article_line: the line of the article on which it begins, from 1
 *
 * Describes another program of the article.
 *
 * Returns: (transfer full): a block
 */
RbProgramBlock *
rb_program_block_new (const char *source,
                      guint       article_line)
{
  RbProgramBlock *block = g_new0 (RbProgramBlock, 1);

  block->source = g_strdup (source);
  block->article_line = article_line;

  return block;
}

/**
 * rb_program_block_free: (skip)
 * @block: (transfer full): a block
 *
 * Frees a block.
 */
void
rb_program_block_free (RbProgramBlock *block)
{
  g_free (block->source);
  g_free (block);
}

/**
 * rb_program_get_blocks:
 * @self: a program
 *
 * Gets the other programs of the article, of which the program may use what they declare.
 *
 * Returns: (transfer none) (nullable) (element-type RbProgramBlock): the blocks
 */
GPtrArray *
rb_program_get_blocks (RbProgram *self)
{
  g_return_val_if_fail (RB_IS_PROGRAM (self), NULL);

  return self->blocks;
}

/**
 * rb_program_set_blocks:
 * @self: a program
 * @blocks: (nullable) (element-type RbProgramBlock): the other programs of the article; of two that declare the same
 *   name, the first one counts
 *
 * Sets from where the program gets what it does not declare, if it has stand-ins. What a block does besides declaring
 * does not run.
 */
void
rb_program_set_blocks (RbProgram *self,
                       GPtrArray *blocks)
{
  g_return_if_fail (RB_IS_PROGRAM (self));

  g_clear_pointer (&self->blocks, g_ptr_array_unref);
  self->blocks = blocks != NULL ? g_ptr_array_ref (blocks) : NULL;
}

/**
 * rb_program_get_max_statements:
 * @self: a program
 *
 * Gets how many statements a run may execute.
 *
 * Returns: the number of statements
 */
gint64
rb_program_get_max_statements (RbProgram *self)
{
  g_return_val_if_fail (RB_IS_PROGRAM (self), 0);

  return self->max_statements;
}

/**
 * rb_program_set_max_statements:
 * @self: a program
 * @max_statements: the number of statements, above 0
 *
 * Sets how many statements a run may execute. The default is %RB_LIMITS_MAX_STATEMENTS.
 */
void
rb_program_set_max_statements (RbProgram *self,
                               gint64     max_statements)
{
  g_return_if_fail (RB_IS_PROGRAM (self));
  g_return_if_fail (max_statements > 0);

  self->max_statements = max_statements;
}

/**
 * rb_program_get_max_memory:
 * @self: a program
 *
 * Gets how much resident memory the runner may take.
 *
 * Returns: the amount of memory, in MiB
 */
guint
rb_program_get_max_memory (RbProgram *self)
{
  g_return_val_if_fail (RB_IS_PROGRAM (self), 0);

  return self->max_memory;
}

/**
 * rb_program_set_max_memory:
 * @self: a program
 * @mebibytes: the amount of memory, in MiB, above 0
 *
 * Sets how much resident memory the runner may take. The default is %RB_LIMITS_MAX_MEMORY.
 */
void
rb_program_set_max_memory (RbProgram *self,
                           guint      mebibytes)
{
  g_return_if_fail (RB_IS_PROGRAM (self));
  g_return_if_fail (mebibytes > 0);

  self->max_memory = mebibytes;
}

/**
 * rb_program_copy:
 * @self: a program
 *
 * Copies a program, to run it once more. The configuration of the database is shared, not copied.
 *
 * Returns: (transfer full): an equal program
 */
RbProgram *
rb_program_copy (RbProgram *self)
{
  RbProgram *copy;

  g_return_val_if_fail (RB_IS_PROGRAM (self), NULL);

  copy = rb_program_new (self->source);
  rb_program_set_setup (copy, self->setup);
  rb_program_set_database (copy, self->database);
  copy->stand_ins = self->stand_ins;
  rb_program_set_blocks (copy, self->blocks);
  copy->max_statements = self->max_statements;
  copy->max_memory = self->max_memory;
  copy->capture_from = self->capture_from;
  copy->capture_to = self->capture_to;

  return copy;
}

/**
 * rb_program_set_capture:
 * @self: a program
 * @from: the first statement, from 1
 * @to: the last statement
 *
 * Makes the run record the values of variables while certain statements run, besides its usual records. Each iteration
 * of a loop counts as a statement. The run ends after the last of these statements.
 */
void
rb_program_set_capture (RbProgram *self,
                        guint      from,
                        guint      to)
{
  g_return_if_fail (RB_IS_PROGRAM (self));
  g_return_if_fail (from > 0 && from <= to);

  self->capture_from = from;
  self->capture_to = to;
}

/**
 * rb_program_get_capture:
 * @self: a program
 * @ret_from: (out) (optional): the first statement, from 1
 * @ret_to: (out) (optional): the last statement
 *
 * Gets the statements during which the run records the values of variables.
 *
 * Returns: whether the run records variables; if not, @ret_from and @ret_to are not set
 */
gboolean
rb_program_get_capture (RbProgram *self,
                        guint     *ret_from,
                        guint     *ret_to)
{
  g_return_val_if_fail (RB_IS_PROGRAM (self), FALSE);

  if (self->capture_from == 0)
    return FALSE;
  if (ret_from != NULL)
    *ret_from = self->capture_from;
  if (ret_to != NULL)
    *ret_to = self->capture_to;

  return TRUE;
}
