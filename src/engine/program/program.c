/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "engine/program/program.h"

/**
 * RbProgram:
 *
 * What to run, in which world and under which limits.
 */
struct _RbProgram
{
  GObject parent_instance;

  char *source;
  char *setup;
  RbDatabaseConfig *database;
  gboolean stand_ins;
  gint64 max_statements;
  guint max_memory;
  guint capture_from;
  guint capture_to;
};

G_DEFINE_FINAL_TYPE (RbProgram, rb_program, G_TYPE_OBJECT)

static void
rb_program_finalize (GObject *object)
{
  RbProgram *self = RB_PROGRAM (object);

  g_free (self->source);
  g_free (self->setup);
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
  self->max_statements = RB_PROGRAM_MAX_STATEMENTS;
  self->max_memory = RB_PROGRAM_MAX_MEMORY;
}

/**
 * rb_program_new:
 * @source: the program's text, UTF-8
 *
 * Returns: (transfer full): a program with the default database and limits
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
 * Returns: its text
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
 * Returns: (nullable): what runs before it, untraced
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
 * @setup: (nullable): what runs before it, untraced
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
 * Returns: (transfer none): its database
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
 * @config: its database
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
 * Returns: whether undeclared names become simulated lookups
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
 * @stand_ins: whether undeclared names become simulated lookups
 */
void
rb_program_set_stand_ins (RbProgram *self,
                          gboolean   stand_ins)
{
  g_return_if_fail (RB_IS_PROGRAM (self));

  self->stand_ins = stand_ins;
}

/**
 * rb_program_get_max_statements:
 * @self: a program
 *
 * Returns: how many statements it may execute
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
 * @max_statements: how many statements it may execute
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
 * Returns: how much memory its runner may have resident, in MiB
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
 * @mebibytes: how much memory its runner may have resident, in MiB
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
 * Returns: (transfer full): the same one, to be run once more
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
  copy->max_statements = self->max_statements;
  copy->max_memory = self->max_memory;
  copy->capture_from = self->capture_from;
  copy->capture_to = self->capture_to;
  return copy;
}

/**
 * rb_program_set_capture:
 * @self: a program
 * @from: the first statement to tell the variables of, from 1
 * @to: the last one; the run ends after it
 *
 * Has a run tell what the variables hold, besides all that it tells anyway. Each round of a loop counts as a statement.
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
 * @ret_from: (out) (optional): the first statement to tell the variables of
 * @ret_to: (out) (optional): the last one
 *
 * Returns: whether its run is to tell what the variables hold
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
