/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "engine/program/database-config.h"

#define DEFAULT_LATENCY 1500

G_DEFINE_ENUM_TYPE (RbAnswers, rb_answers,
                    G_DEFINE_ENUM_VALUE (RB_ANSWERS_LATER, "later"),
                    G_DEFINE_ENUM_VALUE (RB_ANSWERS_BLOCKING, "blocking"))

/**
 * RbDatabaseConfig:
 *
 * How the simulated database of a program behaves, and what is in it.
 *
 * An article's front matter sets this. By default there is a table `users` with one row, `{ id: 1, name: "wwDev" }`;
 * each lookup takes 1500 ms; answers come later; callbacks get the value alone.
 */
struct _RbDatabaseConfig
{
  GObject parent_instance;

  RbAnswers answers;
  RbConvention convention;
  guint minimum_latency; /* in ms */
  guint maximum_latency; /* in ms */
  guint32 seed;          /* of the latencies between them */
  JsonObject *tables;
  JsonObject *failures;
  JsonObject *responses; /* what `fetch` answers, by URL; or NULL */
  JsonObject *files;     /* what is in each file, by its path; or NULL */
  JsonArray *replies;    /* what the user answers, in order; or NULL */
};

G_DEFINE_FINAL_TYPE (RbDatabaseConfig, rb_database_config, G_TYPE_OBJECT)

static JsonObject *
new_default_tables (void)
{
  g_autoptr (JsonObject) user = json_object_new ();
  g_autoptr (JsonArray) users = json_array_new ();
  JsonObject *tables = json_object_new ();

  json_object_set_int_member (user, "id", 1);
  json_object_set_string_member (user, "name", "wwDev");
  json_array_add_object_element (users, g_steal_pointer (&user));
  json_object_set_array_member (tables, "users", g_steal_pointer (&users));

  return tables;
}

static void
rb_database_config_finalize (GObject *object)
{
  RbDatabaseConfig *self = RB_DATABASE_CONFIG (object);

  g_clear_pointer (&self->tables, json_object_unref);
  g_clear_pointer (&self->failures, json_object_unref);
  g_clear_pointer (&self->responses, json_object_unref);
  g_clear_pointer (&self->files, json_object_unref);
  g_clear_pointer (&self->replies, json_array_unref);

  G_OBJECT_CLASS (rb_database_config_parent_class)->finalize (object);
}

static void
rb_database_config_class_init (RbDatabaseConfigClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rb_database_config_finalize;
}

static void
rb_database_config_init (RbDatabaseConfig *self)
{
  self->minimum_latency = DEFAULT_LATENCY;
  self->maximum_latency = DEFAULT_LATENCY;
  self->seed = 1;
  self->tables = new_default_tables ();
}

/**
 * rb_database_config_new:
 *
 * Creates a configuration with the defaults.
 *
 * Returns: (transfer full): a new configuration
 */
RbDatabaseConfig *
rb_database_config_new (void)
{
  return g_object_new (RB_TYPE_DATABASE_CONFIG, NULL);
}

/**
 * rb_database_config_copy:
 * @self: a configuration
 *
 * Copies a configuration. The tables and failures are shared, not copied, because nobody changes them.
 *
 * Returns: (transfer full): an equal configuration
 */
RbDatabaseConfig *
rb_database_config_copy (RbDatabaseConfig *self)
{
  RbDatabaseConfig *copy;

  g_return_val_if_fail (RB_IS_DATABASE_CONFIG (self), NULL);

  copy = rb_database_config_new ();
  copy->answers = self->answers;
  copy->convention = self->convention;
  copy->minimum_latency = self->minimum_latency;
  copy->maximum_latency = self->maximum_latency;
  copy->seed = self->seed;
  rb_database_config_set_tables (copy, self->tables);
  rb_database_config_set_failures (copy, self->failures);
  rb_database_config_set_responses (copy, self->responses);
  rb_database_config_set_files (copy, self->files);
  rb_database_config_set_replies (copy, self->replies);

  return copy;
}

/**
 * rb_database_config_get_answers:
 * @self: a configuration
 *
 * Gets what the database does when a lookup has no callback.
 *
 * Returns: whether the answer comes later or the lookup blocks
 */
RbAnswers
rb_database_config_get_answers (RbDatabaseConfig *self)
{
  g_return_val_if_fail (RB_IS_DATABASE_CONFIG (self), RB_ANSWERS_LATER);

  return self->answers;
}

/**
 * rb_database_config_set_answers:
 * @self: a configuration
 * @answers: whether the answer comes later or the lookup blocks
 *
 * Sets what the database does when a lookup has no callback.
 */
void
rb_database_config_set_answers (RbDatabaseConfig *self,
                                RbAnswers         answers)
{
  g_return_if_fail (RB_IS_DATABASE_CONFIG (self));

  self->answers = answers;
}

/**
 * rb_database_config_get_convention:
 * @self: a configuration
 *
 * Gets which arguments the database passes to a callback.
 *
 * Returns: the convention
 */
RbConvention
rb_database_config_get_convention (RbDatabaseConfig *self)
{
  g_return_val_if_fail (RB_IS_DATABASE_CONFIG (self), RB_CONVENTION_VALUE);

  return self->convention;
}

/**
 * rb_database_config_set_convention:
 * @self: a configuration
 * @convention: the convention
 *
 * Sets which arguments the database passes to a callback.
 */
void
rb_database_config_set_convention (RbDatabaseConfig *self,
                                   RbConvention      convention)
{
  g_return_if_fail (RB_IS_DATABASE_CONFIG (self));

  self->convention = convention;
}

/**
 * rb_database_config_get_latency:
 * @self: a configuration
 * @ret_minimum: (out) (optional): the shortest latency, in ms
 * @ret_maximum: (out) (optional): the longest latency, in ms
 * @ret_seed: (out) (optional): the seed of the random latencies between them
 *
 * Gets how long lookups take, in engine time. If the shortest and the longest latency differ, each lookup gets a random
 * one.
 */
void
rb_database_config_get_latency (RbDatabaseConfig *self,
                                guint            *ret_minimum,
                                guint            *ret_maximum,
                                guint32          *ret_seed)
{
  g_return_if_fail (RB_IS_DATABASE_CONFIG (self));

  if (ret_minimum != NULL)
    *ret_minimum = self->minimum_latency;
  if (ret_maximum != NULL)
    *ret_maximum = self->maximum_latency;
  if (ret_seed != NULL)
    *ret_seed = self->seed;
}

/**
 * rb_database_config_set_latency:
 * @self: a configuration
 * @minimum: the shortest latency, in ms
 * @maximum: the longest latency, in ms; at most %RB_DATABASE_MAX_LATENCY
 * @seed: the seed of the random latencies between them
 *
 * Sets how long lookups take, in engine time. If the shortest and the longest latency differ, each lookup gets a random
 * one.
 */
void
rb_database_config_set_latency (RbDatabaseConfig *self,
                                guint             minimum,
                                guint             maximum,
                                guint32           seed)
{
  g_return_if_fail (RB_IS_DATABASE_CONFIG (self));
  g_return_if_fail (minimum <= maximum && maximum <= RB_DATABASE_MAX_LATENCY);

  self->minimum_latency = minimum;
  self->maximum_latency = maximum;
  self->seed = seed;
}

/**
 * rb_database_config_get_tables:
 * @self: a configuration
 *
 * Gets the tables of the database.
 *
 * Returns: (transfer none): an object that maps the name of each table to an array of its rows; a row is an object with
 *   an `id`. Do not change it
 */
JsonObject *
rb_database_config_get_tables (RbDatabaseConfig *self)
{
  g_return_val_if_fail (RB_IS_DATABASE_CONFIG (self), NULL);

  return self->tables;
}

/**
 * rb_database_config_set_tables:
 * @self: a configuration
 * @tables: an object that maps the name of each table to an array of its rows; a row is an object with an `id`. Do not
 *   change it afterwards
 *
 * Sets the tables of the database.
 */
void
rb_database_config_set_tables (RbDatabaseConfig *self,
                               JsonObject       *tables)
{
  g_return_if_fail (RB_IS_DATABASE_CONFIG (self));
  g_return_if_fail (tables != NULL);

  json_object_ref (tables);
  g_clear_pointer (&self->tables, json_object_unref);
  self->tables = tables;
}

/**
 * rb_database_config_get_failures:
 * @self: a configuration
 *
 * Gets which lookups fail.
 *
 * Returns: (transfer none) (nullable): an object that maps the name of a table to an object that maps a key to the
 *   message that its lookup fails with
 */
JsonObject *
rb_database_config_get_failures (RbDatabaseConfig *self)
{
  g_return_val_if_fail (RB_IS_DATABASE_CONFIG (self), NULL);

  return self->failures;
}

/**
 * rb_database_config_set_failures:
 * @self: a configuration
 * @failures: (nullable): an object that maps the name of a table to an object that maps a key to the message that its
 *   lookup fails with
 *
 * Sets which lookups fail.
 */
void
rb_database_config_set_failures (RbDatabaseConfig *self,
                                 JsonObject       *failures)
{
  g_return_if_fail (RB_IS_DATABASE_CONFIG (self));

  if (failures != NULL)
    json_object_ref (failures);
  g_clear_pointer (&self->failures, json_object_unref);
  self->failures = failures;
}

/**
 * rb_database_config_get_responses:
 * @self: a configuration
 *
 * Gets what the simulated `fetch` answers.
 *
 * Returns: (transfer none) (nullable): an object that maps each URL to the body of its response
 */
JsonObject *
rb_database_config_get_responses (RbDatabaseConfig *self)
{
  g_return_val_if_fail (RB_IS_DATABASE_CONFIG (self), NULL);

  return self->responses;
}

/**
 * rb_database_config_set_responses:
 * @self: a configuration
 * @responses: (nullable): an object that maps each URL to the body of its response
 *
 * Sets what the simulated `fetch` answers. Any other URL answers with an empty object.
 */
void
rb_database_config_set_responses (RbDatabaseConfig *self,
                                  JsonObject       *responses)
{
  g_return_if_fail (RB_IS_DATABASE_CONFIG (self));

  g_clear_pointer (&self->responses, json_object_unref);
  self->responses = responses != NULL ? json_object_ref (responses) : NULL;
}

/**
 * rb_database_config_get_files:
 * @self: a configuration
 *
 * Gets what the simulated `fs` reads.
 *
 * Returns: (transfer none) (nullable): an object with the text of each file; the members are the paths
 */
JsonObject *
rb_database_config_get_files (RbDatabaseConfig *self)
{
  g_return_val_if_fail (RB_IS_DATABASE_CONFIG (self), NULL);

  return self->files;
}

/**
 * rb_database_config_set_files:
 * @self: a configuration
 * @files: (nullable): an object with the text of each file; the members are the paths
 *
 * Sets what the simulated `fs` reads. There is no other file.
 */
void
rb_database_config_set_files (RbDatabaseConfig *self,
                              JsonObject       *files)
{
  g_return_if_fail (RB_IS_DATABASE_CONFIG (self));

  g_clear_pointer (&self->files, json_object_unref);
  self->files = files != NULL ? json_object_ref (files) : NULL;
}

/**
 * rb_database_config_get_replies:
 * @self: a configuration
 *
 * Gets what the user answers to `prompt` and `confirm`.
 *
 * Returns: (transfer none) (nullable): the answers, in order
 */
JsonArray *
rb_database_config_get_replies (RbDatabaseConfig *self)
{
  g_return_val_if_fail (RB_IS_DATABASE_CONFIG (self), NULL);

  return self->replies;
}

/**
 * rb_database_config_set_replies:
 * @self: a configuration
 * @replies: (nullable): the answers, in order
 *
 * Sets what the user answers to `prompt` and `confirm`.
 */
void
rb_database_config_set_replies (RbDatabaseConfig *self,
                                JsonArray        *replies)
{
  g_return_if_fail (RB_IS_DATABASE_CONFIG (self));

  g_clear_pointer (&self->replies, json_array_unref);
  self->replies = replies != NULL ? json_array_ref (replies) : NULL;
}

/**
 * rb_database_config_dup_singular:
 * @table: a table's name
 *
 * Makes the name of one row of a table, as in `getUserById`: `users` gives `User`, `cities` gives `City`.
 *
 * Returns: (transfer full): the name, with a capital
 */
char *
rb_database_config_dup_singular (const char *table)
{
  g_autoptr (GString) name = g_string_new (table);

  if (g_str_has_suffix (name->str, "ies") && name->len > 3)
    g_string_append_c (g_string_truncate (name, name->len - 3), 'y');
  else if (g_str_has_suffix (name->str, "s") && !g_str_has_suffix (name->str, "ss") && name->len > 1)
    g_string_truncate (name, name->len - 1);
  name->str[0] = g_ascii_toupper (name->str[0]);

  return g_string_free (g_steal_pointer (&name), FALSE);
}
