/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "lesson/library.h"

#include <string.h>

struct _RbLibrary
{
  GObject parent_instance;

  GPtrArray *lessons; /* of RbLesson, sorted */
  RbProgress *progress;
};

static void list_model_iface_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (RbLibrary, rb_library, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

static GType
rb_library_get_item_type (GListModel *model)
{
  return RB_TYPE_LESSON;
}

static guint
rb_library_get_n_items (GListModel *model)
{
  return RB_LIBRARY (model)->lessons->len;
}

static gpointer
rb_library_get_item (GListModel *model,
                     guint       position)
{
  RbLibrary *self = RB_LIBRARY (model);

  return position < self->lessons->len ? g_object_ref (g_ptr_array_index (self->lessons, position)) : NULL;
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = rb_library_get_item_type;
  iface->get_n_items = rb_library_get_n_items;
  iface->get_item = rb_library_get_item;
}

static void
rb_library_finalize (GObject *object)
{
  RbLibrary *self = RB_LIBRARY (object);

  g_clear_pointer (&self->lessons, g_ptr_array_unref);
  g_clear_object (&self->progress);

  G_OBJECT_CLASS (rb_library_parent_class)->finalize (object);
}

static void
rb_library_class_init (RbLibraryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = rb_library_finalize;
}

static void
rb_library_init (RbLibrary *self)
{
  self->lessons = g_ptr_array_new_with_free_func (g_object_unref);
}

static gboolean
is_article (GFileInfo *info)
{
  const char *name = g_file_info_get_name (info);

  return !g_file_info_get_is_hidden (info) && rb_article_is_name (name);
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return g_strcmp0 (*(const char * const *) a, *(const char * const *) b);
}

/* Lists the file names of the articles in @folder, sorted. A folder that cannot be read has no articles. */
static GPtrArray *
list_articles (GFile *folder)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GFileEnumerator) children = NULL;
  GFileInfo *info;

  children = g_file_enumerate_children (folder,
                                        G_FILE_ATTRIBUTE_STANDARD_NAME "," G_FILE_ATTRIBUTE_STANDARD_IS_HIDDEN,
                                        G_FILE_QUERY_INFO_NONE, NULL, NULL);
  while (children != NULL && g_file_enumerator_iterate (children, &info, NULL, NULL, NULL) && info != NULL)
    {
      if (is_article (info))
        g_ptr_array_add (names, g_strdup (g_file_info_get_name (info)));
    }

  g_ptr_array_sort (names, compare_names);

  return g_steal_pointer (&names);
}

/* Adds the lessons of one folder. A lesson is skipped if the library already has a lesson with this id. */
static void
add_folder (RbLibrary  *self,
            GHashTable *known_ids,
            const char *folder,
            const char *language)
{
  g_autoptr (GFile) lessons = g_file_new_build_filename (folder, language, NULL);
  g_autoptr (GPtrArray) names = list_articles (lessons);

  for (guint i = 0; i < names->len; i++)
    {
      g_autoptr (GFile) file = g_file_get_child (lessons, g_ptr_array_index (names, i));
      g_autofree char *id = rb_article_create_id (g_ptr_array_index (names, i));

      if (!g_hash_table_contains (known_ids, id))
        {
          g_hash_table_add (known_ids, g_steal_pointer (&id));
          g_ptr_array_add (self->lessons, rb_lesson_new (file));
        }
    }
}

/* Adds the lessons of a folder in the best language that each has. */
static void
add_languages (RbLibrary          *self,
               GHashTable         *known_ids,
               const char         *folder,
               const char * const *languages)
{
  for (gsize i = 0; languages[i] != NULL; i++)
    add_folder (self, known_ids, folder, languages[i]);

  add_folder (self, known_ids, folder, "en");
  add_folder (self, known_ids, folder, ".");
}

/* Whether a folder's name is a language, such as `th` or `pt_BR`. */
static gboolean
is_language (const char *name)
{
  gsize length = strcspn (name, "_-@.");

  return length == 2 || length == 3;
}

/* Adds the packs in a folder, sorted: folders that have lessons or languages in turn. */
static void
add_packs (RbLibrary          *self,
           GHashTable         *known_ids,
           const char         *folder,
           const char * const *languages)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr (GPtrArray) packs = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (*name != '.' && !is_language (name) && g_file_test (path, G_FILE_TEST_IS_DIR))
        g_ptr_array_add (packs, g_steal_pointer (&path));
    }

  g_ptr_array_sort (packs, compare_names);
  for (guint i = 0; i < packs->len; i++)
    add_languages (self, known_ids, g_ptr_array_index (packs, i), languages);
}

static int
compare_lessons (gconstpointer a,
                 gconstpointer b)
{
  RbLesson *first = *(RbLesson * const *) a;
  RbLesson *second = *(RbLesson * const *) b;

  if (rb_lesson_get_position (first) != rb_lesson_get_position (second))
    return rb_lesson_get_position (first) < rb_lesson_get_position (second) ? -1 : 1;

  return g_utf8_collate (rb_lesson_get_title (first), rb_lesson_get_title (second));
}

static void
progress_changed_cb (RbLibrary *self)
{
  for (guint i = 0; i < self->lessons->len; i++)
    {
      RbLesson *lesson = g_ptr_array_index (self->lessons, i);

      rb_lesson_set_completed (lesson, rb_progress_get_completed (self->progress, rb_lesson_get_id (lesson)));
    }
}

/**
 * rb_library_new_for_folders:
 * @folders: folders with one subfolder per language; an earlier folder has priority
 * @languages: the languages of the reader, best first
 * @progress: (nullable): determines which lessons are completed
 *
 * Reads the lessons. If a lesson exists in none of @languages, the English one is read. An article that is directly in
 * a folder has no language. It is read only if no language has a lesson with the same id. A subfolder whose name is not
 * a language is a pack of lessons, which has subfolders and articles of the same kinds.
 *
 * Returns: (transfer full): a new library
 */
RbLibrary *
rb_library_new_for_folders (const char * const *folders,
                            const char * const *languages,
                            RbProgress         *progress)
{
  g_autoptr (GHashTable) known_ids = NULL;
  RbLibrary *self;

  g_return_val_if_fail (folders != NULL, NULL);
  g_return_val_if_fail (languages != NULL, NULL);

  self = g_object_new (RB_TYPE_LIBRARY, NULL);
  known_ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (gsize i = 0; folders[i] != NULL; i++)
    {
      add_languages (self, known_ids, folders[i], languages);
      add_packs (self, known_ids, folders[i], languages);
    }

  g_ptr_array_sort (self->lessons, compare_lessons);

  if (progress != NULL)
    {
      self->progress = g_object_ref (progress);
      g_signal_connect_object (progress, "changed", G_CALLBACK (progress_changed_cb), self, G_CONNECT_SWAPPED);
      progress_changed_cb (self);
    }

  return self;
}

/* Lists the folders of lessons. The user's folder comes first, because an earlier folder has priority. */
static char **
list_folders (void)
{
  const char *override = g_getenv ("RINGBACK_LESSONS");
  const char * const *system = g_get_system_data_dirs ();
  GPtrArray *folders;

  if (override != NULL && *override != '\0')
    return g_strsplit (override, G_SEARCHPATH_SEPARATOR_S, -1);

  folders = g_ptr_array_new ();
  g_ptr_array_add (folders, g_build_filename (g_get_user_data_dir (), "ringback", "lessons", NULL));
  g_ptr_array_add (folders, g_build_filename (RB_DATADIR, "ringback", "lessons", NULL));
  for (gsize i = 0; system[i] != NULL; i++)
    g_ptr_array_add (folders, g_build_filename (system[i], "ringback", "lessons", NULL));
  g_ptr_array_add (folders, NULL);

  return (char **) g_ptr_array_free (folders, FALSE);
}

/**
 * rb_library_new:
 * @progress: (nullable): determines which lessons are completed
 *
 * Reads the lessons in the data folders of the user and the system, or in `$RINGBACK_LESSONS` if this variable is set.
 *
 * Returns: (transfer full): a new library
 */
RbLibrary *
rb_library_new (RbProgress *progress)
{
  g_auto (GStrv) folders = list_folders ();

  return rb_library_new_for_folders ((const char * const *) folders, g_get_language_names (), progress);
}

/**
 * rb_library_find:
 * @self: a library
 * @id: the id of a lesson
 * @ret_position: (out) (optional): the index of the lesson in the list
 *
 * Finds the lesson with an id.
 *
 * Returns: (transfer none) (nullable): the lesson; %NULL if no lesson has this id
 */
RbLesson *
rb_library_find (RbLibrary  *self,
                 const char *id,
                 guint      *ret_position)
{
  g_return_val_if_fail (RB_IS_LIBRARY (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  for (guint i = 0; i < self->lessons->len; i++)
    {
      RbLesson *lesson = g_ptr_array_index (self->lessons, i);

      if (g_str_equal (rb_lesson_get_id (lesson), id))
        {
          if (ret_position != NULL)
            *ret_position = i;
          return lesson;
        }
    }

  return NULL;
}
