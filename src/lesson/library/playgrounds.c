/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "lesson/library/playgrounds.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>

#include "lesson/front-matter/front-matter-database.h"
#include "lesson/front-matter/front-matter-edit.h"
#include "lesson/front-matter/front-matter.h"
#include "lesson/text-file.h"

/* What an article without tables has, so that there is something to change. */
#define DEFAULT_TABLES "latency: 1500\ntables:\n  users:\n    - {id: 1, name: wwDev}\n"

#define FIRST_PROGRAM "database.getUserById(1, (user) => {\n  console.log(user);\n});\n"

struct _RbPlaygrounds
{
  GObject parent_instance;

  char *folder;
  RbDraftStore *drafts;
  GListStore *entries; /* of RbEntry, sorted by the names of the files */

  /* What was deleted last: it can come back. */
  GFile *deleted;
  char *deleted_text;
};

G_DEFINE_FINAL_TYPE (RbPlaygrounds, rb_playgrounds, G_TYPE_OBJECT)

static void
rb_playgrounds_finalize (GObject *object)
{
  RbPlaygrounds *self = RB_PLAYGROUNDS (object);

  g_clear_object (&self->drafts);
  g_clear_object (&self->entries);
  g_clear_object (&self->deleted);
  g_clear_pointer (&self->deleted_text, g_free);
  g_clear_pointer (&self->folder, g_free);

  G_OBJECT_CLASS (rb_playgrounds_parent_class)->finalize (object);
}

static void
rb_playgrounds_class_init (RbPlaygroundsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rb_playgrounds_finalize;
}

static void
rb_playgrounds_init (RbPlaygrounds *self)
{
  self->entries = g_list_store_new (RB_TYPE_ENTRY);
}

static char *
read_text (GFile   *file,
           GError **error)
{
  return rb_text_file_read (file, RB_ARTICLE_MAX_SIZE, error);
}

/* Gets the title of a playground. One that is broken is listed by the name of its file. */
static char *
dup_title (GFile *file)
{
  g_autofree char *text = read_text (file, NULL);
  g_autofree char *name = rb_text_file_dup_name (file);
  g_autoptr (RbFrontMatter) front = text != NULL ? rb_front_matter_parse (text, name, NULL) : NULL;

  return front != NULL && front->title != NULL ? g_strdup (front->title) : rb_article_create_id (name);
}

static char *
dup_sort_key (GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);

  return g_utf8_collate_key_for_filename (name, -1);
}

static int
compare_entries (gconstpointer a,
                 gconstpointer b,
                 gpointer      user_data)
{
  g_autofree char *first = dup_sort_key (rb_entry_get_file ((RbEntry *) a));
  g_autofree char *second = dup_sort_key (rb_entry_get_file ((RbEntry *) b));

  return strcmp (first, second);
}

static void
add_entry (RbPlaygrounds *self,
           GFile         *file)
{
  g_autofree char *title = dup_title (file);
  g_autoptr (RbEntry) entry = rb_entry_new_own (title, file);

  g_list_store_insert_sorted (self->entries, entry, compare_entries, NULL);
}

static void
remove_entry (RbPlaygrounds *self,
              GFile         *file)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->entries)); i++)
    {
      g_autoptr (RbEntry) entry = g_list_model_get_item (G_LIST_MODEL (self->entries), i);

      if (g_file_equal (rb_entry_get_file (entry), file))
        {
          g_list_store_remove (self->entries, i);
          return;
        }
    }
}

static gboolean
is_title_taken (RbPlaygrounds *self,
                const char    *title)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->entries)); i++)
    {
      g_autoptr (RbEntry) entry = g_list_model_get_item (G_LIST_MODEL (self->entries), i);

      if (g_str_equal (rb_entry_get_title (entry), title))
        return TRUE;
    }

  return FALSE;
}

/**
 * rb_playgrounds_new:
 * @folder: (nullable): the folder of the playgrounds; %NULL for `ringback/playground` in the data folder of the user
 * @drafts: where the changes of the programs are saved
 *
 * Lists the playgrounds. The folder is created only with the first playground.
 *
 * Returns: (transfer full): the playgrounds
 */
RbPlaygrounds *
rb_playgrounds_new (const char   *folder,
                    RbDraftStore *drafts)
{
  RbPlaygrounds *self;
  g_autoptr (GDir) dir = NULL;
  const char *name;

  g_return_val_if_fail (RB_IS_DRAFT_STORE (drafts), NULL);

  self = g_object_new (RB_TYPE_PLAYGROUNDS, NULL);
  self->drafts = g_object_ref (drafts);
  self->folder = folder != NULL ? g_strdup (folder)
                                : g_build_filename (g_get_user_data_dir (), "ringback", "playground", NULL);

  dir = g_dir_open (self->folder, 0, NULL);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autoptr (GFile) file = g_file_new_build_filename (self->folder, name, NULL);

      if (*name != '.' && rb_article_is_name (name))
        add_entry (self, file);
    }

  return self;
}

/**
 * rb_playgrounds_get_entries:
 * @self: the playgrounds
 *
 * Gets the playgrounds for a list.
 *
 * Returns: (transfer none): a list of [class@Entry], each with a title and a file
 */
GListModel *
rb_playgrounds_get_entries (RbPlaygrounds *self)
{
  g_return_val_if_fail (RB_IS_PLAYGROUNDS (self), NULL);

  return G_LIST_MODEL (self->entries);
}

/**
 * rb_playgrounds_contain:
 * @self: the playgrounds
 * @file: (nullable): a file
 *
 * Tells whether a file is a playground.
 *
 * Returns: whether it is in the folder of the playgrounds
 */
gboolean
rb_playgrounds_contain (RbPlaygrounds *self,
                        GFile         *file)
{
  g_autoptr (GFile) folder = NULL;

  g_return_val_if_fail (RB_IS_PLAYGROUNDS (self), FALSE);

  if (file == NULL)
    return FALSE;

  folder = g_file_new_for_path (self->folder);

  return g_file_has_parent (file, folder);
}

/* Appends a program as a code block. The fence is longer than any row of backticks in the program. */
static void
append_program (GString    *text,
                const char *info,
                const char *program)
{
  gsize longest = 2;
  g_autofree char *fence = NULL;

  for (const char *p = strchr (program, '`'); p != NULL; p = strchr (p, '`'))
    {
      gsize length = strspn (p, "`");

      longest = MAX (longest, length);
      p += length;
    }

  fence = g_strnfill (longest + 1, '`');
  g_string_append_printf (text, "\n%s%s\n%s%s%s\n", fence, info, program, g_str_has_suffix (program, "\n") ? "" : "\n",
                          fence);
}

/* A name that was free again may have the changes of a playground that was deleted. */
static gboolean
forget_drafts (RbPlaygrounds  *self,
               GFile          *file,
               GError        **error)
{
  g_autofree char *uri = g_file_get_uri (file);

  return rb_draft_store_reset (self->drafts, uri, 1, RB_VERSION_PROGRAM, error) &&
         rb_draft_store_reset (self->drafts, uri, 0, RB_PLAYGROUNDS_TABLES, error);
}

static gboolean
save (GFile       *file,
      const char  *text,
      GError     **error)
{
  return rb_text_file_save_privately (g_file_peek_path (file), text, error);
}

/* Finds a file that is not there yet. The playground that was deleted last keeps its file, because it can come back. */
static GFile *
find_free_file (RbPlaygrounds *self)
{
  for (guint i = 1;; i++)
    {
      g_autofree char *name = g_strdup_printf ("playground-%u.md", i);
      g_autoptr (GFile) file = g_file_new_build_filename (self->folder, name, NULL);

      if (!g_file_query_exists (file, NULL) && (self->deleted == NULL || !g_file_equal (self->deleted, file)))
        return g_steal_pointer (&file);
    }
}

static GFile *
create (RbPlaygrounds  *self,
        const char     *title,
        const char     *tables,
        const char     *setup,
        const char     *program,
        GError        **error)
{
  g_autoptr (GString) text = g_string_new ("---\n");
  g_autofree char *own_title = g_strdup (title);
  g_autofree char *quoted = NULL;
  g_autofree char *indented = rb_front_matter_dup_indented (*tables != '\0' ? tables : DEFAULT_TABLES);
  g_autoptr (GFile) file = NULL;

  for (guint i = 2; is_title_taken (self, own_title); i++)
    {
      g_free (own_title);
      own_title = g_strdup_printf ("%s %u", title, i);
    }

  file = find_free_file (self);
  quoted = rb_front_matter_dup_title (own_title);
  g_string_append_printf (text, "title:%sdatabase:%s---\n", quoted, indented);
  if (setup != NULL)
    append_program (text, "js setup", setup);
  append_program (text, "js", program);

  if (!forget_drafts (self, file, error) || !save (file, text->str, error))
    return NULL;

  add_entry (self, file);

  return g_steal_pointer (&file);
}

/**
 * rb_playgrounds_create:
 * @self: the playgrounds
 * @error: return location for an error
 *
 * Makes a new playground with a small table and a program that reads from it.
 *
 * Returns: (transfer full) (nullable): the file; %NULL if it could not be saved
 */
GFile *
rb_playgrounds_create (RbPlaygrounds  *self,
                       GError        **error)
{
  g_return_val_if_fail (RB_IS_PLAYGROUNDS (self), NULL);

  /* Translators: the name of a place in which to try programs out */
  return create (self, _("Playground"), "", NULL, FIRST_PROGRAM, error);
}

/**
 * rb_playgrounds_create_copy:
 * @self: the playgrounds
 * @title: the title; a number is added if there is a playground with this title
 * @article: (nullable): the article or the program from which the copy is made
 * @setup: (nullable): what runs before the program
 * @program: the program
 * @error: return location for an error
 *
 * Makes a new playground with a program, and with the database of the article that it comes from.
 *
 * Returns: (transfer full) (nullable): the file; %NULL if it could not be saved
 */
GFile *
rb_playgrounds_create_copy (RbPlaygrounds  *self,
                            const char     *title,
                            GFile          *article,
                            const char     *setup,
                            const char     *program,
                            GError        **error)
{
  g_autofree char *text = NULL;
  g_autofree char *tables = NULL;

  g_return_val_if_fail (RB_IS_PLAYGROUNDS (self), NULL);
  g_return_val_if_fail (title != NULL && program != NULL, NULL);

  if (article != NULL)
    {
      text = read_text (article, error);
      if (text == NULL)
        return NULL;
    }

  tables = rb_front_matter_dup_database (text != NULL ? text : "");

  return create (self, title, tables, setup, program, error);
}

/**
 * rb_playgrounds_rename:
 * @self: the playgrounds
 * @file: a playground
 * @title: its new title
 * @error: return location for an error
 *
 * Changes the title. The file keeps its name, under which the changes of the program are saved.
 *
 * Returns: whether the title was saved
 */
gboolean
rb_playgrounds_rename (RbPlaygrounds  *self,
                       GFile          *file,
                       const char     *title,
                       GError        **error)
{
  g_autofree char *text = NULL;
  g_autofree char *quoted = NULL;
  g_autofree char *renamed = NULL;

  g_return_val_if_fail (RB_IS_PLAYGROUNDS (self), FALSE);
  g_return_val_if_fail (G_IS_FILE (file) && title != NULL, FALSE);

  text = read_text (file, error);
  if (text == NULL)
    return FALSE;

  quoted = rb_front_matter_dup_title (title);
  renamed = rb_front_matter_set_key (text, "title", quoted);
  if (!save (file, renamed, error))
    return FALSE;

  remove_entry (self, file);
  add_entry (self, file);

  return TRUE;
}

/**
 * rb_playgrounds_dup_tables:
 * @self: the playgrounds
 * @file: a playground
 * @error: return location for an error
 *
 * Gets the database of a playground.
 *
 * Returns: (transfer full) (nullable): YAML; %NULL if the file could not be read
 */
char *
rb_playgrounds_dup_tables (RbPlaygrounds  *self,
                           GFile          *file,
                           GError        **error)
{
  g_autofree char *text = NULL;

  g_return_val_if_fail (RB_IS_PLAYGROUNDS (self), NULL);
  g_return_val_if_fail (G_IS_FILE (file), NULL);

  text = read_text (file, error);

  return text != NULL ? rb_front_matter_dup_database (text) : NULL;
}

/* Checks the tables by themselves, so that an error tells their own lines, and then as a part of the article. */
static gboolean
check (const char  *tables,
       const char  *article,
       GError     **error)
{
  g_autoptr (RbYaml) yaml = NULL;
  g_autoptr (RbDatabaseConfig) database = rb_database_config_new ();
  g_autoptr (RbArticle) parsed = NULL;
  const RbYamlNode *root;

  /* Translators: stands for a file in errors: "Tables:3:1: …" */
  yaml = rb_yaml_parse (tables, strlen (tables), _("Tables"), 1, error);
  if (yaml == NULL)
    return FALSE;

  root = rb_yaml_get_root (yaml);
  if (root != NULL && !rb_front_matter_read_database (yaml, root, database, error))
    return FALSE;

  parsed = rb_article_new_from_text (article, _("Tables"), error);

  return parsed != NULL;
}

/**
 * rb_playgrounds_set_tables:
 * @self: the playgrounds
 * @file: a playground
 * @tables: YAML, as rb_playgrounds_dup_tables() gives it
 * @error: return location for an error of %RB_ARTICLE_ERROR, whose line is one of @tables, or of %G_FILE_ERROR
 *
 * Replaces the database of a playground. On error, nothing is changed.
 *
 * Returns: whether the tables were saved
 */
gboolean
rb_playgrounds_set_tables (RbPlaygrounds  *self,
                           GFile          *file,
                           const char     *tables,
                           GError        **error)
{
  g_autofree char *text = NULL;
  g_autofree char *indented = NULL;
  g_autofree char *changed = NULL;

  g_return_val_if_fail (RB_IS_PLAYGROUNDS (self), FALSE);
  g_return_val_if_fail (G_IS_FILE (file) && tables != NULL, FALSE);

  text = read_text (file, error);
  if (text == NULL)
    return FALSE;

  indented = rb_front_matter_dup_indented (tables);
  changed = rb_front_matter_set_key (text, "database", indented);

  return check (tables, changed, error) && save (file, changed, error);
}

/**
 * rb_playgrounds_delete:
 * @self: the playgrounds
 * @file: a playground
 * @error: return location for an error
 *
 * Deletes a playground. The last one that was deleted can come back.
 *
 * Returns: whether the file was deleted
 */
gboolean
rb_playgrounds_delete (RbPlaygrounds  *self,
                       GFile          *file,
                       GError        **error)
{
  g_autofree char *text = NULL;

  g_return_val_if_fail (RB_IS_PLAYGROUNDS (self), FALSE);
  g_return_val_if_fail (G_IS_FILE (file), FALSE);

  text = read_text (file, error);
  if (text == NULL || !rb_text_file_delete (g_file_peek_path (file), error))
    return FALSE;

  g_set_object (&self->deleted, file);
  g_free (self->deleted_text);
  self->deleted_text = g_steal_pointer (&text);
  remove_entry (self, file);

  return TRUE;
}

/**
 * rb_playgrounds_restore:
 * @self: the playgrounds
 * @error: return location for an error
 *
 * Undoes the last rb_playgrounds_delete().
 *
 * Returns: (transfer full) (nullable): the file; %NULL without an error if there is nothing to undo
 */
GFile *
rb_playgrounds_restore (RbPlaygrounds  *self,
                        GError        **error)
{
  g_autoptr (GFile) file = NULL;

  g_return_val_if_fail (RB_IS_PLAYGROUNDS (self), NULL);

  if (self->deleted == NULL || !save (self->deleted, self->deleted_text, error))
    return NULL;

  file = g_steal_pointer (&self->deleted);
  g_clear_pointer (&self->deleted_text, g_free);
  add_entry (self, file);

  return g_steal_pointer (&file);
}
