/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "engine/simulation/database.h"

#include <string.h>

#include "engine/runner-client/payload.h"

/**
 * RbDatabase:
 *
 * Answers lookups from the tables of its configuration. A lookup is a #GTask that waits on the clock, and the database
 * searches the row when the task finishes. Each database has its own random generator, which gives the latencies in the
 * order of the lookups, so every run has the same latencies.
 */
struct _RbDatabase
{
  GObject parent_instance;

  RbDatabaseConfig *config;
  RbClock *clock;
  GRand *rand;
  gboolean makes_files;
  GHashTable *removed; /* the names of the files that the program has removed */
};

typedef struct
{
  char *table;
  char *key;
  gboolean stand_in;
} Lookup;

G_DEFINE_QUARK (rb-database-error-quark, rb_database_error)
G_DEFINE_FINAL_TYPE (RbDatabase, rb_database, G_TYPE_OBJECT)

static void
lookup_free (Lookup *lookup)
{
  g_free (lookup->table);
  g_free (lookup->key);
  g_free (lookup);
}

static void
rb_database_finalize (GObject *object)
{
  RbDatabase *self = RB_DATABASE (object);

  g_clear_object (&self->config);
  g_clear_object (&self->clock);
  g_clear_pointer (&self->rand, g_rand_free);
  g_clear_pointer (&self->removed, g_hash_table_unref);

  G_OBJECT_CLASS (rb_database_parent_class)->finalize (object);
}

static void
rb_database_class_init (RbDatabaseClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rb_database_finalize;
}

static void
rb_database_init (RbDatabase *self)
{
  self->removed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

/**
 * rb_database_new:
 * @config: tables, latency and failures
 * @clock: the clock that its lookups wait on
 *
 * Creates a database.
 *
 * Returns: (transfer full): a new database
 */
RbDatabase *
rb_database_new (RbDatabaseConfig *config,
                 RbClock          *clock)
{
  RbDatabase *self = g_object_new (RB_TYPE_DATABASE, NULL);
  guint32 seed;

  self->config = g_object_ref (config);
  self->clock = g_object_ref (clock);
  rb_database_config_get_latency (config, NULL, NULL, &seed);
  self->rand = g_rand_new_with_seed (seed);

  return self;
}

/**
 * rb_database_set_makes_files:
 * @self: a database
 * @makes_files: whether a program may read any file
 *
 * Sets whether there are stand-ins for files, if the configuration says nothing about files. Such a file has its own
 * name as its text, or an empty object if it is one of JSON.
 */
void
rb_database_set_makes_files (RbDatabase *self,
                             gboolean    makes_files)
{
  g_return_if_fail (RB_IS_DATABASE (self));

  self->makes_files = makes_files;
}

/* Returns a latency, in µs. */
static gint64
draw_latency (RbDatabase *self)
{
  guint minimum, maximum;

  rb_database_config_get_latency (self->config, &minimum, &maximum, NULL);
  if (minimum < maximum)
    minimum = (guint) g_rand_int_range (self->rand, (gint32) minimum, (gint32) maximum + 1);

  return (gint64) minimum * 1000;
}

/**
 * rb_database_lookup_async:
 * @self: a database
 * @table: the name of the table, or of the stand-in
 * @key: JSON of the key, or ""
 * @stand_in: whether a stand-in asks
 * @cancellable: (nullable): cancels the lookup
 * @callback: called when the answer is there
 * @user_data: data for @callback
 *
 * Starts a lookup. A lookup with a wrong key takes its latency too before it fails.
 *
 * Returns: how long the lookup takes, in µs of engine time
 */
gint64
rb_database_lookup_async (RbDatabase          *self,
                          const char          *table,
                          const char          *key,
                          gboolean             stand_in,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  Lookup *lookup;
  gint64 latency;

  g_return_val_if_fail (RB_IS_DATABASE (self), 0);

  lookup = g_new0 (Lookup, 1);
  lookup->table = g_strdup (table);
  lookup->key = g_strdup (key);
  lookup->stand_in = stand_in;

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, rb_database_lookup_async);
  g_task_set_task_data (task, lookup, (GDestroyNotify) lookup_free);
  latency = draw_latency (self);
  rb_clock_schedule (self->clock, task, latency);

  return latency;
}

/* Compares keys as === does in JavaScript. */
static gboolean
is_same_key (JsonNode *one,
             JsonNode *other)
{
  GType type = json_node_get_value_type (one);

  if (!JSON_NODE_HOLDS_VALUE (one) || !JSON_NODE_HOLDS_VALUE (other))
    return FALSE;
  if ((type == G_TYPE_INT64 || type == G_TYPE_DOUBLE) &&
      (json_node_get_value_type (other) == G_TYPE_INT64 || json_node_get_value_type (other) == G_TYPE_DOUBLE))
    return !(json_node_get_double (one) < json_node_get_double (other)) &&
           !(json_node_get_double (one) > json_node_get_double (other));

  return json_node_equal (one, other);
}

static JsonNode *
find_row (RbDatabase *self,
          const char *table,
          JsonNode   *key)
{
  JsonObject *tables = rb_database_config_get_tables (self->config);
  JsonArray *rows;

  if (!json_object_has_member (tables, table) || key == NULL)
    return NULL;
  rows = json_object_get_array_member (tables, table);
  for (guint i = 0; rows != NULL && i < json_array_get_length (rows); i++)
    {
      JsonNode *row = json_array_get_element (rows, i);
      JsonNode *id = JSON_NODE_HOLDS_OBJECT (row) ? json_object_get_member (json_node_get_object (row), "id") : NULL;

      if (id != NULL && is_same_key (id, key))
        return row;
    }

  return NULL;
}

/* @name is the key as the failures name it: a string without its quotes, anything else as JSON. */
static const char *
find_failure (RbDatabase *self,
              const char *table,
              const char *name)
{
  JsonObject *failures = rb_database_config_get_failures (self->config);
  JsonObject *keys;

  if (failures == NULL || !json_object_has_member (failures, table))
    return NULL;
  keys = json_object_get_object_member (failures, table);

  return keys != NULL && json_object_has_member (keys, name) ? json_object_get_string_member (keys, name) : NULL;
}

static const char *
without_get (const char *name)
{
  return g_str_has_prefix (name, "get") && g_ascii_isupper (name[3]) ? name + 3 : name;
}

/* Returns the table that a stand-in looks in: "users" for "getUser". NULL if there is none. */
static const char *
table_of_stand_in (RbDatabase *self,
                   const char *name)
{
  g_autoptr (GList) tables = json_object_get_members (rb_database_config_get_tables (self->config));

  for (GList *item = tables; item != NULL; item = item->next)
    {
      g_autofree char *singular = rb_database_config_dup_singular (item->data);

      if (g_str_equal (singular, without_get (name)))
        return item->data;
    }

  return NULL;
}

static char *
dup_json_of_text (const char *text)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_VALUE);

  json_node_set_string (node, text);

  return json_to_string (node, FALSE);
}

/* A stand-in without a table answers its own name: getFoo1 answers "foo1". */
static char *
answer_own_name (const char *name)
{
  g_autofree char *answer = g_strdup (without_get (name));

  answer[0] = g_ascii_tolower (answer[0]);

  return dup_json_of_text (answer);
}

/* Returns the text that a key is, or NULL if it is something else. */
static char *
dup_text_of_key (const Lookup *lookup)
{
  g_autoptr (JsonNode) key = json_from_string (lookup->key, NULL);

  return key != NULL && json_node_get_value_type (key) == G_TYPE_STRING ? json_node_dup_string (key) : NULL;
}

/* `fetch` is a lookup too; the key is the URL. */
static char *
answer_fetch (RbDatabase   *self,
              const Lookup *lookup)
{
  JsonObject *responses = rb_database_config_get_responses (self->config);
  g_autofree char *name = dup_text_of_key (lookup);

  if (responses == NULL || name == NULL || !json_object_has_member (responses, name))
    return g_strdup ("{}");

  return json_to_string (json_object_get_member (responses, name), FALSE);
}

/* `./notes.txt`, `/notes.txt` and `notes.txt` are the same file. */
static const char *
without_folder (const char *path)
{
  if (g_str_has_prefix (path, "./"))
    return path + 2;

  return *path == '/' ? path + 1 : path;
}

static JsonNode *
find_file (RbDatabase *self,
           const char *path)
{
  JsonObject *files = rb_database_config_get_files (self->config);
  g_autoptr (GList) names = files != NULL ? json_object_get_members (files) : NULL;

  for (GList *item = names; item != NULL; item = item->next)
    if (g_str_equal (without_folder (item->data), without_folder (path)))
      return json_object_get_member (files, item->data);

  return NULL;
}

/* Returns the answer for a file that has a stand-in, or NULL. */
static char *
answer_stand_in_file (RbDatabase *self,
                      const char *path)
{
  if (!self->makes_files || rb_database_config_get_files (self->config) != NULL || *without_folder (path) == '\0')
    return NULL;

  return dup_json_of_text (g_str_has_suffix (path, ".json") ? "{}" : without_folder (path));
}

/* A file is a text. Anything else that an article says is the text of its JSON. Returns NULL for a file that there is
 * not. */
static char *
dup_json_of_file (RbDatabase *self,
                  const char *path)
{
  JsonNode *file = find_file (self, path);
  g_autofree char *json = NULL;

  if (g_hash_table_contains (self->removed, without_folder (path)))
    return NULL;
  if (file == NULL)
    return answer_stand_in_file (self, path);

  json = json_to_string (file, FALSE);

  return json_node_get_value_type (file) == G_TYPE_STRING ? g_steal_pointer (&json) : dup_json_of_text (json);
}

/* The program itself knows the text of what it writes. */
static char *
answer_file (RbDatabase    *self,
             const Lookup  *lookup,
             GError       **error)
{
  g_autofree char *name = dup_text_of_key (lookup);
  g_autofree char *json = name != NULL ? dup_json_of_file (self, name) : NULL;

  if (name != NULL && g_str_equal (lookup->table, RB_DATABASE_REMOVE_FILE))
    g_hash_table_add (self->removed, g_strdup (without_folder (name)));
  if (json == NULL)
    g_set_error (error, RB_DATABASE_ERROR, RB_DATABASE_ERROR_UNKNOWN,
                 "ENOENT: no such file or directory, open '%s'", name != NULL ? name : "");

  return g_steal_pointer (&json);
}

/**
 * rb_database_lookup_finish:
 * @self: a database
 * @result: what the callback was given
 * @error: return location for an error of %RB_DATABASE_ERROR, or %G_IO_ERROR_CANCELLED
 *
 * Searches the row of a lookup whose latency is over.
 *
 * Returns: (transfer full): JSON of the row; %NULL on error
 */
char *
rb_database_lookup_finish (RbDatabase    *self,
                           GAsyncResult  *result,
                           GError       **error)
{
  const Lookup *lookup;
  g_autoptr (JsonNode) key = NULL;
  const char *name = NULL;
  const char *failure;
  const char *table;
  JsonNode *row;

  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return NULL;

  lookup = g_task_get_task_data (G_TASK (result));
  if (lookup->stand_in && g_str_equal (lookup->table, RB_DATABASE_FETCH))
    return answer_fetch (self, lookup);
  if (lookup->stand_in && g_str_equal (lookup->table, RB_DATABASE_WRITE_FILE))
    return g_strdup ("null");
  if (lookup->stand_in && g_str_has_prefix (lookup->table, RB_DATABASE_FILES))
    return answer_file (self, lookup, error);

  table = lookup->stand_in ? table_of_stand_in (self, lookup->table) : lookup->table;
  if (table == NULL)
    return answer_own_name (lookup->table);

  if (*lookup->key != '\0' && rb_payload_is_modest (lookup->key, strlen (lookup->key)))
    key = json_from_string (lookup->key, NULL);
  if (key != NULL)
    name = json_node_get_value_type (key) == G_TYPE_STRING ? json_node_get_string (key) : lookup->key;
  failure = name != NULL ? find_failure (self, table, name) : NULL;
  if (failure != NULL)
    {
      g_set_error_literal (error, RB_DATABASE_ERROR, RB_DATABASE_ERROR_FAILED, failure);
      return NULL;
    }

  row = find_row (self, table, key);
  if (row == NULL)
    {
      g_set_error (error, RB_DATABASE_ERROR, RB_DATABASE_ERROR_UNKNOWN, "Nothing in %s has the id %s", table,
                   lookup->key);
      return NULL;
    }

  return json_to_string (row, FALSE);
}
