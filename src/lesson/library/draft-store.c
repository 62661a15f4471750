/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "lesson/library/draft-store.h"

#include <glib/gstdio.h>

#include "lesson/article/article.h"
#include "lesson/text-file.h"

struct _RbDraftStore
{
  GObject parent_instance;

  char *folder;
};

G_DEFINE_FINAL_TYPE (RbDraftStore, rb_draft_store, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
rb_draft_store_finalize (GObject *object)
{
  RbDraftStore *self = RB_DRAFT_STORE (object);

  g_clear_pointer (&self->folder, g_free);

  G_OBJECT_CLASS (rb_draft_store_parent_class)->finalize (object);
}

static void
rb_draft_store_class_init (RbDraftStoreClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = rb_draft_store_finalize;

  /**
   * RbDraftStore::changed:
   * @self: the store
   * @article: the key of an article
   * @exercise: the number of an exercise
   * @version: the name of a version
   *
   * Emitted when a draft was saved or deleted.
   */
  signals[CHANGED] =
    g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 3, G_TYPE_STRING, G_TYPE_UINT, G_TYPE_STRING);
}

static void
rb_draft_store_init (RbDraftStore *self)
{
}

/* The key of an article may be a URI. A URI is not a valid file name, so the file name contains a digest of the key. */
static char *
create_path (RbDraftStore *self,
             const char   *article,
             guint         exercise,
             const char   *version)
{
  g_autofree char *digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, article, -1);
  g_autofree char *safe = g_strdup (version);
  g_autofree char *basename = NULL;

  g_strcanon (safe, "abcdefghijklmnopqrstuvwxyz0123456789-", '_');
  basename = g_strdup_printf ("%.32s-%u-%s.js", digest, exercise, safe);

  return g_build_filename (self->folder, basename, NULL);
}

/**
 * rb_draft_store_new:
 * @folder: (nullable): the folder of the drafts; %NULL for `ringback/drafts` in the data folder of the user
 *
 * Makes a store of drafts. The folder is created only when a draft is saved.
 *
 * Returns: (transfer full): a new store
 */
RbDraftStore *
rb_draft_store_new (const char *folder)
{
  RbDraftStore *self = g_object_new (RB_TYPE_DRAFT_STORE, NULL);

  if (folder != NULL)
    self->folder = g_strdup (folder);
  else
    self->folder = g_build_filename (g_get_user_data_dir (), "ringback", "drafts", NULL);

  return self;
}

/**
 * rb_draft_store_get_file:
 * @self: a store of drafts
 * @article: the key of an article
 * @exercise: the number of an exercise
 * @version: the name of a version
 *
 * Gets the file of a draft. Another process may change it.
 *
 * Returns: (transfer full): a file, which need not exist
 */
GFile *
rb_draft_store_get_file (RbDraftStore *self,
                         const char   *article,
                         guint         exercise,
                         const char   *version)
{
  g_autofree char *path = NULL;

  g_return_val_if_fail (RB_IS_DRAFT_STORE (self), NULL);
  g_return_val_if_fail (article != NULL && version != NULL, NULL);

  path = create_path (self, article, exercise, version);

  return g_file_new_for_path (path);
}

/**
 * rb_draft_store_get:
 * @self: a store of drafts
 * @article: the key of an article
 * @exercise: the number of an exercise
 * @version: the name of a version
 * @error: return location for an error
 *
 * Reads a draft.
 *
 * Returns: (transfer full) (nullable): the draft; %NULL without an error if it does not exist
 */
char *
rb_draft_store_get (RbDraftStore  *self,
                    const char    *article,
                    guint          exercise,
                    const char    *version,
                    GError       **error)
{
  g_autofree char *path = NULL;
  g_autofree char *source = NULL;
  g_autoptr (GFile) file = NULL;
  g_autoptr (GError) local_error = NULL;

  g_return_val_if_fail (RB_IS_DRAFT_STORE (self), NULL);
  g_return_val_if_fail (article != NULL, NULL);
  g_return_val_if_fail (version != NULL, NULL);

  path = create_path (self, article, exercise, version);
  file = g_file_new_for_path (path);
  source = rb_text_file_read (file, RB_ARTICLE_MAX_SIZE, &local_error);

  if (source == NULL && !g_error_matches (local_error, RB_ARTICLE_ERROR, RB_ARTICLE_ERROR_NOT_FOUND))
    g_propagate_error (error, g_steal_pointer (&local_error));

  return g_steal_pointer (&source);
}

/**
 * rb_draft_store_set:
 * @self: a store of drafts
 * @article: the key of an article
 * @exercise: the number of an exercise
 * @version: the name of a version
 * @source: the edited program
 * @error: return location for an error
 *
 * Saves a draft. The file is replaced atomically, so an error does not damage the previous draft.
 *
 * Returns: whether the draft was saved
 */
gboolean
rb_draft_store_set (RbDraftStore  *self,
                    const char    *article,
                    guint          exercise,
                    const char    *version,
                    const char    *source,
                    GError       **error)
{
  g_autofree char *path = NULL;

  g_return_val_if_fail (RB_IS_DRAFT_STORE (self), FALSE);
  g_return_val_if_fail (article != NULL, FALSE);
  g_return_val_if_fail (version != NULL, FALSE);
  g_return_val_if_fail (source != NULL, FALSE);

  path = create_path (self, article, exercise, version);

  if (!rb_text_file_save_privately (path, source, error))
    return FALSE;

  g_signal_emit (self, signals[CHANGED], 0, article, exercise, version);

  return TRUE;
}

/**
 * rb_draft_store_note:
 * @self: a store of drafts
 * @article: the key of an article
 * @exercise: the number of an exercise
 * @version: the name of a version
 * @source: the edited program
 *
 * Saves a draft without waiting for the disk, and tells nobody. rb_draft_store_set() must follow: it is the one that
 * reports errors.
 *
 * Returns: whether the draft was saved
 */
gboolean
rb_draft_store_note (RbDraftStore *self,
                     const char   *article,
                     guint         exercise,
                     const char   *version,
                     const char   *source)
{
  g_autofree char *path = NULL;

  g_return_val_if_fail (RB_IS_DRAFT_STORE (self), FALSE);
  g_return_val_if_fail (article != NULL && version != NULL, FALSE);
  g_return_val_if_fail (source != NULL, FALSE);

  path = create_path (self, article, exercise, version);

  return rb_text_file_note_privately (path, source, NULL);
}

/**
 * rb_draft_store_reset:
 * @self: a store of drafts
 * @article: the key of an article
 * @exercise: the number of an exercise
 * @version: the name of a version
 * @error: return location for an error
 *
 * Deletes a draft. A draft that does not exist is not an error.
 *
 * Returns: whether there is no draft any more
 */
gboolean
rb_draft_store_reset (RbDraftStore  *self,
                      const char    *article,
                      guint          exercise,
                      const char    *version,
                      GError       **error)
{
  g_autofree char *path = NULL;

  g_return_val_if_fail (RB_IS_DRAFT_STORE (self), FALSE);
  g_return_val_if_fail (article != NULL, FALSE);
  g_return_val_if_fail (version != NULL, FALSE);

  path = create_path (self, article, exercise, version);

  if (!rb_text_file_delete (path, error))
    return FALSE;

  g_signal_emit (self, signals[CHANGED], 0, article, exercise, version);

  return TRUE;
}

/**
 * rb_draft_store_set_aside:
 * @self: a store of drafts
 * @article: the key of an article
 * @exercise: the number of an exercise
 * @version: the name of a version
 *
 * Renames a draft that cannot be read, so that the next one does not replace it.
 */
void
rb_draft_store_set_aside (RbDraftStore *self,
                          const char   *article,
                          guint         exercise,
                          const char   *version)
{
  g_autofree char *path = NULL;
  g_autofree char *aside = NULL;

  g_return_if_fail (RB_IS_DRAFT_STORE (self));
  g_return_if_fail (article != NULL && version != NULL);

  path = create_path (self, article, exercise, version);
  aside = g_strconcat (path, ".broken", NULL);
  g_rename (path, aside);
}
