/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "lesson/library/library-scan.h"

#include <glib/gi18n.h>
#include <string.h>

#include "lesson/article/article.h"
#include "lesson/text-file.h"

typedef struct
{
  RbLibraryScan *scan;
  GHashTable *known_ids;
  const char * const *languages;
} Search;

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return g_strcmp0 (*(const char * const *) a, *(const char * const *) b);
}

/* A folder that does not exist is no problem: few folders have all languages. */
static void
add_problem (RbLibraryScan *scan,
             GFile         *folder,
             GError        *error)
{
  g_autofree char *name = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND) ||
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_DIRECTORY))
    return;

  name = rb_text_file_dup_name (folder);
  g_ptr_array_add (scan->problems,
                   /* Translators: a folder, and the system's reason */
                   g_strdup_printf (_("%s: The folder cannot be read: %s."), name, error->message));
}

/* Lists the names of the files in @folder, or of its folders, sorted. A folder that can be read is watched from now on:
 * files may come. */
static GPtrArray *
list_names (RbLibraryScan *scan,
            GFile         *folder,
            gboolean       folders)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GFileEnumerator) children = NULL;
  g_autoptr (GError) error = NULL;
  GFileInfo *info;

  children = g_file_enumerate_children (folder,
                                        G_FILE_ATTRIBUTE_STANDARD_NAME "," G_FILE_ATTRIBUTE_STANDARD_TYPE ","
                                        G_FILE_ATTRIBUTE_STANDARD_IS_HIDDEN,
                                        G_FILE_QUERY_INFO_NONE, NULL, &error);
  while (children != NULL && g_file_enumerator_iterate (children, &info, NULL, NULL, &error) && info != NULL)
    {
      gboolean is_folder = g_file_info_get_file_type (info) == G_FILE_TYPE_DIRECTORY;

      if (!g_file_info_get_is_hidden (info) && (is_folder || !folders))
        g_ptr_array_add (names, g_strdup (g_file_info_get_name (info)));
    }

  if (error != NULL && !folders)
    add_problem (scan, folder, error);
  g_ptr_array_sort (names, compare_names);

  return g_steal_pointer (&names);
}

/* Adds the articles of one folder. An article is skipped if another one has its id. */
static void
add_folder (Search     *search,
            const char *path,
            const char *language)
{
  g_autoptr (GFile) folder = g_file_new_build_filename (path, language, NULL);
  g_autoptr (GPtrArray) names = list_names (search->scan, folder, FALSE);

  if (g_file_query_exists (folder, NULL) &&
      !g_ptr_array_find_with_equal_func (search->scan->folders, folder, (GEqualFunc) g_file_equal, NULL))
    g_ptr_array_add (search->scan->folders, g_object_ref (folder));

  for (guint i = 0; i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);
      g_autofree char *id = rb_article_is_name (name) ? rb_article_create_id (name) : NULL;

      if (id != NULL && g_hash_table_add (search->known_ids, g_steal_pointer (&id)))
        g_ptr_array_add (search->scan->files, g_file_get_child (folder, name));
    }
}

/* Adds the articles of a folder in the best language that each has. */
static void
add_languages (Search     *search,
               const char *path)
{
  for (gsize i = 0; search->languages[i] != NULL; i++)
    add_folder (search, path, search->languages[i]);

  add_folder (search, path, "en");
  add_folder (search, path, ".");
}

/* Whether a folder's name is a language, such as `th` or `pt_BR`. */
static gboolean
is_language (const char *name)
{
  gsize length = strcspn (name, "_-@.");

  return length == 2 || length == 3;
}

/* Adds the packs in a folder, sorted: folders that have articles or languages in turn. */
static void
add_packs (Search     *search,
           const char *path)
{
  g_autoptr (GFile) folder = g_file_new_for_path (path);
  g_autoptr (GPtrArray) names = list_names (search->scan, folder, TRUE);

  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *pack = g_build_filename (path, g_ptr_array_index (names, i), NULL);

      if (!is_language (g_ptr_array_index (names, i)))
        add_languages (search, pack);
    }
}

/**
 * rb_library_scan_new: (skip)
 * @folders: folders with one subfolder per language; an earlier folder has priority
 * @languages: the languages of the reader, best first
 *
 * Looks for the lessons on the disk.
 *
 * Returns: (transfer full): what is there
 */
RbLibraryScan *
rb_library_scan_new (const char * const *folders,
                     const char * const *languages)
{
  g_autoptr (GHashTable) known_ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  RbLibraryScan *self = g_new0 (RbLibraryScan, 1);
  Search search = { self, known_ids, languages };

  self->files = g_ptr_array_new_with_free_func (g_object_unref);
  self->folders = g_ptr_array_new_with_free_func (g_object_unref);
  self->problems = g_ptr_array_new_with_free_func (g_free);
  for (gsize i = 0; folders[i] != NULL; i++)
    {
      g_autoptr (GFile) folder = g_file_new_for_path (folders[i]);

      /* A folder that does not exist yet may come. */
      if (!g_file_query_exists (folder, NULL))
        g_ptr_array_add (self->folders, g_object_ref (folder));

      add_languages (&search, folders[i]);
      add_packs (&search, folders[i]);
    }

  return self;
}

/**
 * rb_library_scan_free:
 * @self: (transfer full): a scan
 *
 * Frees a scan.
 */
void
rb_library_scan_free (RbLibraryScan *self)
{
  g_ptr_array_unref (self->files);
  g_ptr_array_unref (self->folders);
  g_ptr_array_unref (self->problems);
  g_free (self);
}
