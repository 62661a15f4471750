/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "session/unsaved-texts.h"

/* A text, and the program that it belongs to. */
typedef struct
{
  char *article;
  guint exercise;
  char *version;
  char *original;
  char *text;
} RbUnsavedText;

struct _RbUnsavedTexts
{
  RbDraftStore *drafts;
  GHashTable *texts; /* path of the program -> RbUnsavedText */
};

static void
free_text (gpointer data)
{
  RbUnsavedText *unsaved = data;

  g_free (unsaved->article);
  g_free (unsaved->version);
  g_free (unsaved->original);
  g_free (unsaved->text);
  g_free (unsaved);
}

/*
 * rb_unsaved_texts_new:
 * @drafts: where texts are saved
 *
 * Makes an empty set of texts.
 *
 * Returns: (transfer full): a new set
 */
RbUnsavedTexts *
rb_unsaved_texts_new (RbDraftStore *drafts)
{
  RbUnsavedTexts *self = g_new0 (RbUnsavedTexts, 1);

  self->drafts = g_object_ref (drafts);
  self->texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_text);

  return self;
}

/*
 * rb_unsaved_texts_free:
 * @self: (nullable): a set of texts
 *
 * Forgets the texts without saving them.
 */
void
rb_unsaved_texts_free (RbUnsavedTexts *self)
{
  if (self == NULL)
    return;

  g_object_unref (self->drafts);
  g_hash_table_unref (self->texts);
  g_free (self);
}

/*
 * rb_unsaved_texts_dup_path:
 * @article: the key of an article
 * @exercise: the number of an exercise
 * @version: the name of a version
 *
 * Makes one string of what identifies a program.
 *
 * Returns: (transfer full): a string
 */
char *
rb_unsaved_texts_dup_path (const char *article,
                           guint       exercise,
                           const char *version)
{
  return g_strdup_printf ("%s/%u/%s", article, exercise, version);
}

/*
 * rb_unsaved_texts_add:
 * @self: a set of texts
 * @article: the key of an article
 * @exercise: the number of an exercise
 * @version: the name of a version
 * @original: the program as the article has it
 * @text: the learner's text
 *
 * Adds a text, which replaces an older one of the same program.
 */
void
rb_unsaved_texts_add (RbUnsavedTexts *self,
                      const char     *article,
                      guint           exercise,
                      const char     *version,
                      const char     *original,
                      const char     *text)
{
  RbUnsavedText *unsaved = g_new0 (RbUnsavedText, 1);

  unsaved->article = g_strdup (article);
  unsaved->exercise = exercise;
  unsaved->version = g_strdup (version);
  unsaved->original = g_strdup (original);
  unsaved->text = g_strdup (text);
  g_hash_table_insert (self->texts, rb_unsaved_texts_dup_path (article, exercise, version), unsaved);
}

/*
 * rb_unsaved_texts_find:
 * @self: a set of texts
 * @article: the key of an article
 * @exercise: the number of an exercise
 * @version: the name of a version
 *
 * Finds the text of a program.
 *
 * Returns: (nullable): the text, or %NULL if nothing of the program is unsaved
 */
const char *
rb_unsaved_texts_find (RbUnsavedTexts *self,
                       const char     *article,
                       guint           exercise,
                       const char     *version)
{
  g_autofree char *path = rb_unsaved_texts_dup_path (article, exercise, version);
  const RbUnsavedText *unsaved = g_hash_table_lookup (self->texts, path);

  return unsaved != NULL ? unsaved->text : NULL;
}

/*
 * rb_unsaved_texts_is_empty:
 * @self: a set of texts
 *
 * Gets whether everything has been saved.
 *
 * Returns: whether it has
 */
gboolean
rb_unsaved_texts_is_empty (RbUnsavedTexts *self)
{
  return g_hash_table_size (self->texts) == 0;
}

/* The key under which the program is kept that a draft was made from. */
static char *
dup_original_key (const char *article)
{
  return g_strconcat (article, "#original", NULL);
}

/*
 * rb_unsaved_texts_load_original:
 * @self: a set of texts
 * @article: the key of an article
 * @exercise: the number of an exercise
 * @version: the name of a version
 *
 * Gets the article's program that the saved draft was made from. The article may have another one by now.
 *
 * Returns: (transfer full) (nullable): the program, or %NULL if it is unknown
 */
char *
rb_unsaved_texts_load_original (RbUnsavedTexts *self,
                                const char     *article,
                                guint           exercise,
                                const char     *version)
{
  g_autofree char *key = dup_original_key (article);

  return rb_draft_store_get (self->drafts, key, exercise, version, NULL);
}

/* Removes the saved draft if the text is the article's again. */
static gboolean
save (RbUnsavedTexts       *self,
      const RbUnsavedText  *unsaved,
      GError              **error)
{
  g_autofree char *key = dup_original_key (unsaved->article);
  g_autofree char *known = NULL;

  if (g_strcmp0 (unsaved->text, unsaved->original) == 0)
    return rb_draft_store_reset (self->drafts, unsaved->article, unsaved->exercise, unsaved->version, error) &&
           rb_draft_store_reset (self->drafts, key, unsaved->exercise, unsaved->version, error);

  if (!rb_draft_store_set (self->drafts, unsaved->article, unsaved->exercise, unsaved->version, unsaved->text, error))
    return FALSE;

  known = rb_draft_store_get (self->drafts, key, unsaved->exercise, unsaved->version, NULL);

  return g_strcmp0 (known, unsaved->original) == 0 ||
         rb_draft_store_set (self->drafts, key, unsaved->exercise, unsaved->version, unsaved->original, error);
}

/*
 * rb_unsaved_texts_save:
 * @self: a set of texts
 * @error: return location for the first error
 *
 * Saves all texts. Those that cannot be saved stay in the set.
 *
 * Returns: whether all texts have been saved
 */
gboolean
rb_unsaved_texts_save (RbUnsavedTexts  *self,
                       GError         **error)
{
  g_autoptr (GError) first = NULL;
  GHashTableIter iter;
  gpointer unsaved;

  g_hash_table_iter_init (&iter, self->texts);
  while (g_hash_table_iter_next (&iter, NULL, &unsaved))
    if (save (self, unsaved, first == NULL ? &first : NULL))
      g_hash_table_iter_remove (&iter);

  if (first == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&first));

  return FALSE;
}
