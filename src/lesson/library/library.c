/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "lesson/library/library.h"

#include "lesson/library/file-watch.h"
#include "lesson/library/library-scan.h"

struct _RbLibrary
{
  GObject parent_instance;

  GStrv folders;
  GStrv languages;
  GPtrArray *lessons;  /* of RbLesson, sorted */
  GPtrArray *problems; /* of char *: sentences about what cannot be read */
  RbProgress *progress;

  /* Set while the folders are watched. */
  RbFileWatch *watch;
  GPtrArray *watched; /* of GFile */
};

static void list_model_iface_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (RbLibrary, rb_library, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

enum
{
  PROBLEM,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

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

  g_clear_object (&self->watch);
  g_clear_pointer (&self->watched, g_ptr_array_unref);
  g_clear_pointer (&self->folders, g_strfreev);
  g_clear_pointer (&self->languages, g_strfreev);
  g_clear_pointer (&self->lessons, g_ptr_array_unref);
  g_clear_pointer (&self->problems, g_ptr_array_unref);
  g_clear_object (&self->progress);

  G_OBJECT_CLASS (rb_library_parent_class)->finalize (object);
}

static void
rb_library_class_init (RbLibraryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = rb_library_finalize;

  /**
   * RbLibrary::problem:
   * @self: the library
   * @message: a sentence that says what is wrong, and where
   *
   * Emitted when a lesson or a folder that has come or changed cannot be read. The other lessons are there.
   */
  signals[PROBLEM] = g_signal_new ("problem", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
rb_library_init (RbLibrary *self)
{
  self->lessons = g_ptr_array_new_with_free_func (g_object_unref);
  self->problems = g_ptr_array_new_with_free_func (g_free);
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
apply_progress (RbLibrary *self,
                RbLesson  *lesson)
{
  if (self->progress != NULL)
    rb_lesson_set_completed (lesson, rb_progress_get_completed (self->progress, rb_lesson_get_id (lesson)));
}

static void
progress_changed_cb (RbLibrary *self)
{
  for (guint i = 0; i < self->lessons->len; i++)
    apply_progress (self, g_ptr_array_index (self->lessons, i));
}

/* Gets the lesson of a file: the one that is there already, unless its file has changed. */
static RbLesson *
ref_lesson (RbLibrary *self,
            GFile     *file)
{
  for (guint i = 0; i < self->lessons->len; i++)
    {
      RbLesson *lesson = g_ptr_array_index (self->lessons, i);

      if (g_file_equal (rb_lesson_get_file (lesson), file) && rb_lesson_is_current (lesson))
        return g_object_ref (lesson);
    }

  return rb_lesson_new (file);
}

/* Replaces the lessons, and reports as changed only those between the first and the last difference. */
static void
take_lessons (RbLibrary *self,
              GPtrArray *lessons)
{
  g_autoptr (GPtrArray) old = self->lessons;
  guint end = MIN (old->len, lessons->len);
  guint before = 0;
  guint after = 0;

  while (before < end && g_ptr_array_index (old, before) == g_ptr_array_index (lessons, before))
    before++;
  while (after < end - before &&
         g_ptr_array_index (old, old->len - 1 - after) == g_ptr_array_index (lessons, lessons->len - 1 - after))
    after++;

  self->lessons = lessons;
  if (old->len != lessons->len || before + after < end)
    g_list_model_items_changed (G_LIST_MODEL (self), before, old->len - before - after,
                                lessons->len - before - after);
}

/* Reports each problem that was not there before. */
static void
take_problems (RbLibrary *self,
               GPtrArray *problems)
{
  g_autoptr (GPtrArray) old = self->problems;

  self->problems = problems;
  for (guint i = 0; i < problems->len; i++)
    {
      const char *problem = g_ptr_array_index (problems, i);

      if (!g_ptr_array_find_with_equal_func (old, problem, g_str_equal, NULL))
        g_signal_emit (self, signals[PROBLEM], 0, problem);
    }
}

static void
take_scan (RbLibrary     *self,
           RbLibraryScan *scan)
{
  g_autoptr (GPtrArray) lessons = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < scan->problems->len; i++)
    g_ptr_array_add (problems, g_strdup (g_ptr_array_index (scan->problems, i)));

  for (guint i = 0; i < scan->files->len; i++)
    {
      RbLesson *lesson = ref_lesson (self, g_ptr_array_index (scan->files, i));

      apply_progress (self, lesson);
      g_ptr_array_add (lessons, lesson);
      if (rb_lesson_get_error_message (lesson) != NULL)
        g_ptr_array_add (problems, g_strdup (rb_lesson_get_error_message (lesson)));
    }

  g_ptr_array_sort (lessons, compare_lessons);
  take_lessons (self, g_steal_pointer (&lessons));
  take_problems (self, g_steal_pointer (&problems));
}

static gboolean
are_equal (GPtrArray *a,
           GPtrArray *b)
{
  for (guint i = 0; a->len == b->len && i < a->len; i++)
    if (!g_file_equal (g_ptr_array_index (a, i), g_ptr_array_index (b, i)))
      return FALSE;

  return a->len == b->len;
}

/* Follows the disk. The folders are watched before they are read, so that no change is missed. */
static void
refresh (RbLibrary *self)
{
  g_autoptr (RbLibraryScan) scan = NULL;
  gboolean all_watched = FALSE;

  while (!all_watched)
    {
      rb_file_watch_set_files (self->watch, self->watched);
      g_clear_pointer (&scan, rb_library_scan_free);
      scan = rb_library_scan_new ((const char * const *) self->folders, (const char * const *) self->languages);
      all_watched = are_equal (self->watched, scan->folders);
      g_ptr_array_unref (self->watched);
      self->watched = g_ptr_array_ref (scan->folders);
    }

  take_scan (self, scan);
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
  g_autoptr (RbLibraryScan) scan = NULL;
  RbLibrary *self;

  g_return_val_if_fail (folders != NULL, NULL);
  g_return_val_if_fail (languages != NULL, NULL);

  self = g_object_new (RB_TYPE_LIBRARY, NULL);
  self->folders = g_strdupv ((char **) folders);
  self->languages = g_strdupv ((char **) languages);
  if (progress != NULL)
    {
      self->progress = g_object_ref (progress);
      g_signal_connect_object (progress, "changed", G_CALLBACK (progress_changed_cb), self, G_CONNECT_SWAPPED);
    }

  scan = rb_library_scan_new (folders, languages);
  take_scan (self, scan);

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
 * rb_library_watch:
 * @self: a library
 *
 * Follows the disk from now on: a lesson or a pack that comes is added, one that goes is removed, and one that changes
 * is read again, as a new lesson.
 */
void
rb_library_watch (RbLibrary *self)
{
  g_return_if_fail (RB_IS_LIBRARY (self));

  if (self->watch != NULL)
    return;

  self->watch = rb_file_watch_new ();
  self->watched = g_ptr_array_new_with_free_func (g_object_unref);
  g_signal_connect_object (self->watch, "changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  refresh (self);
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
