/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "session/draft.h"

#include <glib/gi18n.h>

#include "lesson/library/file-watch.h"
#include "session/unsaved-texts.h"

/* How long after the first unsaved edit the text is saved, in ms. */
#define SAVE_DELAY 500

struct _RbDraft
{
  GObject parent_instance;

  RbDraftStore *drafts;
  RbFileWatch *watch; /* of the draft's file, which another process may change */
  char *article;
  guint exercise;
  char *version;
  char *original;
  char *text;

  /* Set while the text has been edited since it was last saved. */
  guint save_source;
  gboolean is_noted; /* the text is in the file already, but perhaps not on the disk */
  gboolean saving;
  gboolean told_of_others; /* that another window has changed this program since the last edit here */
  RbUnsavedTexts *unsaved;
  /* Texts that were thrown away: path of the program -> text. */
  GHashTable *discarded;
};

G_DEFINE_FINAL_TYPE (RbDraft, rb_draft, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_TEXT,
  PROP_EDITED,
  N_PROPS
};

enum
{
  FAILED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static void
rb_draft_dispose (GObject *object)
{
  RbDraft *self = RB_DRAFT (object);

  rb_draft_close (self);
  g_clear_object (&self->drafts);
  g_clear_object (&self->watch);

  G_OBJECT_CLASS (rb_draft_parent_class)->dispose (object);
}

static void
rb_draft_finalize (GObject *object)
{
  RbDraft *self = RB_DRAFT (object);

  g_free (self->text);
  g_free (self->original);
  rb_unsaved_texts_free (self->unsaved);
  g_hash_table_unref (self->discarded);

  G_OBJECT_CLASS (rb_draft_parent_class)->finalize (object);
}

static void
rb_draft_get_property (GObject    *object,
                       guint       prop_id,
                       GValue     *value,
                       GParamSpec *pspec)
{
  RbDraft *self = RB_DRAFT (object);

  switch (prop_id)
    {
    case PROP_TEXT:
      g_value_set_string (value, self->text);
      break;
    case PROP_EDITED:
      g_value_set_boolean (value, rb_draft_get_edited (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
rb_draft_set_property (GObject      *object,
                       guint         prop_id,
                       const GValue *value,
                       GParamSpec   *pspec)
{
  RbDraft *self = RB_DRAFT (object);

  switch (prop_id)
    {
    case PROP_TEXT:
      rb_draft_set_text (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
rb_draft_class_init (RbDraftClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = rb_draft_dispose;
  object_class->finalize = rb_draft_finalize;
  object_class->get_property = rb_draft_get_property;
  object_class->set_property = rb_draft_set_property;

  properties[PROP_TEXT] =
    g_param_spec_string ("text", NULL, NULL, NULL,
                         G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_EDITED] =
    g_param_spec_boolean ("edited", NULL, NULL, FALSE,
                          G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * RbDraft::failed:
   * @self: the draft
   * @message: a sentence
   *
   * Emitted when a text could not be loaded or saved, and when it has changed without the person.
   */
  signals[FAILED] =
    g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
rb_draft_init (RbDraft *self)
{
  self->text = g_strdup ("");
  self->original = g_strdup ("");
  self->discarded = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

/* Reports a failure, and frees @message. */
static void
fail (RbDraft *self,
      char    *message)
{
  g_signal_emit (self, signals[FAILED], 0, message);
  g_free (message);
}

static void
take_text (RbDraft *self,
           char    *text)
{
  gboolean edited = rb_draft_get_edited (self);

  g_free (self->text);
  self->text = text;

  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TEXT]);
  if (edited != rb_draft_get_edited (self))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_EDITED]);
}

static char *
dup_path (RbDraft    *self,
          const char *version)
{
  return rb_unsaved_texts_dup_path (self->article, self->exercise, version);
}

/* Gets the learner's text of a version of the exercise: from memory if the text could not be saved, else from the
 * disk. */
static char *
load (RbDraft    *self,
      const char *version)
{
  g_autoptr (GError) error = NULL;
  const char *unsaved = rb_unsaved_texts_find (self->unsaved, self->article, self->exercise, version);
  char *text;

  if (unsaved != NULL)
    return g_strdup (unsaved);

  text = rb_draft_store_get (self->drafts, self->article, self->exercise, version, &error);
  if (error != NULL)
    {
      rb_draft_store_set_aside (self->drafts, self->article, self->exercise, version);
      /* Translators: followed by the reason */
      fail (self, g_strdup_printf (_("Your earlier changes could not be loaded: %s"), error->message));
    }

  return text;
}

/* Follows what somebody else has saved for the same program. What is still to be saved here goes before that. */
static void
follow (RbDraft *self)
{
  g_autofree char *text = NULL;

  if (self->saving || self->save_source != 0)
    return;

  text = load (self, self->version);
  if (g_strcmp0 (text != NULL ? text : self->original, self->text) == 0)
    return;

  take_text (self, text != NULL ? g_steal_pointer (&text) : g_strdup (self->original));
  if (!self->told_of_others)
    fail (self, g_strdup (_("This program was changed in another window. Undo brings back what was here.")));
  self->told_of_others = TRUE;
}

static void
store_changed_cb (RbDraft    *self,
                  const char *article,
                  guint       exercise,
                  const char *version)
{
  if (g_strcmp0 (self->article, article) == 0 && self->exercise == exercise &&
      g_strcmp0 (self->version, version) == 0)
    follow (self);
}

static void
watch_file (RbDraft *self)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);

  if (self->article != NULL)
    g_ptr_array_add (files, rb_draft_store_get_file (self->drafts, self->article, self->exercise, self->version));
  rb_file_watch_set_files (self->watch, files);
}

static void
file_changed_cb (RbDraft *self)
{
  watch_file (self);
  if (self->article != NULL)
    follow (self);
}

/**
 * rb_draft_new:
 * @drafts: where the texts are saved
 *
 * Makes a draft of no program.
 *
 * Returns: (transfer full): a new draft
 */
RbDraft *
rb_draft_new (RbDraftStore *drafts)
{
  RbDraft *self;

  g_return_val_if_fail (RB_IS_DRAFT_STORE (drafts), NULL);

  self = g_object_new (RB_TYPE_DRAFT, NULL);
  self->drafts = g_object_ref (drafts);
  self->unsaved = rb_unsaved_texts_new (drafts);
  g_signal_connect_object (drafts, "changed", G_CALLBACK (store_changed_cb), self, G_CONNECT_SWAPPED);
  self->watch = rb_file_watch_new ();
  g_signal_connect_object (self->watch, "changed", G_CALLBACK (file_changed_cb), self, G_CONNECT_SWAPPED);

  return self;
}

/* Tells if the article has another program now than the one that the draft was made from. */
static void
check_original (RbDraft *self)
{
  g_autofree char *known = rb_unsaved_texts_load_original (self->unsaved, self->article, self->exercise, self->version);

  if (known != NULL && g_strcmp0 (known, self->original) != 0)
    fail (self, g_strdup (_("The article has changed since you edited this program. Your text is kept; Reset shows "
                            "the new one.")));
}

/**
 * rb_draft_open:
 * @self: a draft
 * @article: the key under which the article's drafts are saved
 * @exercise: the number of the exercise in it
 * @version: the name of the exercise's version
 * @original: the program as the article has it
 *
 * Saves the current text, then opens another program. The new text is the learner's text of that program, or @original
 * if the learner has none.
 */
void
rb_draft_open (RbDraft    *self,
               const char *article,
               guint       exercise,
               const char *version,
               const char *original)
{
  gboolean is_same;
  char *text;

  g_return_if_fail (RB_IS_DRAFT (self));
  g_return_if_fail (article != NULL && version != NULL && original != NULL);

  rb_draft_save (self);
  is_same = exercise == self->exercise && g_strcmp0 (article, self->article) == 0 &&
            g_strcmp0 (version, self->version) == 0 && g_str_equal (original, self->original);

  g_free (self->article);
  self->article = g_strdup (article);
  self->exercise = exercise;
  g_free (self->version);
  self->version = g_strdup (version);

  watch_file (self);
  text = load (self, self->version);

  g_free (self->original);
  self->original = g_strdup (original);
  self->told_of_others = FALSE;
  if (!is_same && text != NULL && g_strcmp0 (text, original) != 0)
    check_original (self);
  take_text (self, text != NULL ? text : g_strdup (original));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_EDITED]);
}

/**
 * rb_draft_close:
 * @self: a draft
 *
 * Saves the text, then closes the program. A closed draft is empty, and ignores edits.
 */
void
rb_draft_close (RbDraft *self)
{
  g_return_if_fail (RB_IS_DRAFT (self));

  rb_draft_save (self);
  g_clear_pointer (&self->article, g_free);
  g_clear_pointer (&self->version, g_free);
  watch_file (self);
  g_free (self->original);
  self->original = g_strdup ("");
  take_text (self, g_strdup (""));
}

/**
 * rb_draft_get_text:
 * @self: a draft
 *
 * Gets the current text.
 *
 * Returns: the program
 */
const char *
rb_draft_get_text (RbDraft *self)
{
  g_return_val_if_fail (RB_IS_DRAFT (self), NULL);

  return self->text;
}

/**
 * rb_draft_dup_text_of:
 * @self: a draft
 * @version: the name of a version of the exercise that is open
 *
 * Gets the learner's text of a version that need not be the open one.
 *
 * Returns: (transfer full) (nullable): the text, or %NULL if the learner has not changed the article's
 */
char *
rb_draft_dup_text_of (RbDraft    *self,
                      const char *version)
{
  g_return_val_if_fail (RB_IS_DRAFT (self), NULL);
  g_return_val_if_fail (version != NULL, NULL);

  if (self->article == NULL)
    return NULL;
  if (g_strcmp0 (version, self->version) != 0)
    return load (self, version);

  return rb_draft_get_edited (self) ? g_strdup (self->text) : NULL;
}

static gboolean
save_cb (gpointer user_data)
{
  RbDraft *self = user_data;

  rb_draft_save (self);

  return G_SOURCE_REMOVE;
}

/**
 * rb_draft_set_text:
 * @self: a draft
 * @text: the new text
 *
 * Replaces the text, and saves the new text: at once, so that nothing is lost if Ringback is killed, and half a second
 * later for good, which takes longer.
 */
void
rb_draft_set_text (RbDraft    *self,
                   const char *text)
{
  g_return_if_fail (RB_IS_DRAFT (self));
  g_return_if_fail (text != NULL);

  if (self->article == NULL || g_strcmp0 (self->text, text) == 0)
    return;

  self->is_noted = rb_draft_store_note (self->drafts, self->article, self->exercise, self->version, text);
  self->told_of_others = FALSE;
  /* Further edits do not restart the delay, so that a power cut never loses more than half a second of typing. */
  if (self->save_source == 0)
    self->save_source = g_timeout_add (SAVE_DELAY, save_cb, self);

  take_text (self, g_strdup (text));
}

/**
 * rb_draft_get_edited:
 * @self: a draft
 *
 * Gets whether the text differs from the article's.
 *
 * Returns: whether there is something to reset
 */
gboolean
rb_draft_get_edited (RbDraft *self)
{
  g_return_val_if_fail (RB_IS_DRAFT (self), FALSE);

  return g_strcmp0 (self->text, self->original) != 0;
}

/**
 * rb_draft_reset:
 * @self: a draft
 *
 * Goes back to the article's program. The draft keeps the text that is thrown away, until it is closed for good.
 */
void
rb_draft_reset (RbDraft *self)
{
  g_return_if_fail (RB_IS_DRAFT (self));

  if (rb_draft_get_edited (self))
    g_hash_table_insert (self->discarded, dup_path (self, self->version), g_strdup (self->text));

  rb_draft_set_text (self, self->original);
  rb_draft_save (self);
}

/**
 * rb_draft_get_restorable:
 * @self: a draft
 *
 * Gets whether a text of this program was thrown away, and can come back.
 *
 * Returns: whether rb_draft_restore() would change anything
 */
gboolean
rb_draft_get_restorable (RbDraft *self)
{
  g_autofree char *path = NULL;
  const char *discarded;

  g_return_val_if_fail (RB_IS_DRAFT (self), FALSE);

  if (self->article == NULL)
    return FALSE;

  path = dup_path (self, self->version);
  discarded = g_hash_table_lookup (self->discarded, path);

  return discarded != NULL && g_strcmp0 (discarded, self->text) != 0;
}

/**
 * rb_draft_restore:
 * @self: a draft
 *
 * Undoes the last reset of this program. What has been typed since then can be restored in turn.
 */
void
rb_draft_restore (RbDraft *self)
{
  g_autofree char *path = NULL;
  g_autofree char *discarded = NULL;

  g_return_if_fail (RB_IS_DRAFT (self));

  if (!rb_draft_get_restorable (self))
    return;

  path = dup_path (self, self->version);
  discarded = g_strdup (g_hash_table_lookup (self->discarded, path));
  if (rb_draft_get_edited (self))
    g_hash_table_insert (self->discarded, g_steal_pointer (&path), g_strdup (self->text));
  else
    g_hash_table_remove (self->discarded, path);

  rb_draft_set_text (self, discarded);
  rb_draft_save (self);
}

/* Whether somebody else has typed into the same program since the last edit here. Saving would lose that. */
static gboolean
is_overtaken (RbDraft *self)
{
  g_autofree char *saved = NULL;

  if (!self->is_noted ||
      rb_unsaved_texts_find (self->unsaved, self->article, self->exercise, self->version) != NULL)
    return FALSE;

  saved = rb_draft_store_get (self->drafts, self->article, self->exercise, self->version, NULL);

  return saved != NULL && g_strcmp0 (saved, self->text) != 0;
}

/**
 * rb_draft_save:
 * @self: a draft
 *
 * Saves the text now if it has changed, and every text that could not be saved before. What cannot be saved stays in
 * memory, and "failed" is emitted once for each edit. If another window has changed the text since, the draft follows
 * that window instead.
 */
void
rb_draft_save (RbDraft *self)
{
  g_autoptr (GError) error = NULL;
  gboolean is_new;
  gboolean is_saved;

  g_return_if_fail (RB_IS_DRAFT (self));

  is_new = self->save_source != 0;
  g_clear_handle_id (&self->save_source, g_source_remove);
  if (is_new && is_overtaken (self))
    {
      follow (self);
      is_new = FALSE;
    }

  if (is_new)
    rb_unsaved_texts_add (self->unsaved, self->article, self->exercise, self->version, self->original, self->text);

  self->saving = TRUE;
  is_saved = rb_unsaved_texts_save (self->unsaved, &error);
  self->saving = FALSE;
  if (is_new && !is_saved)
    {
      /* Translators: followed by the reason */
      fail (self, g_strdup_printf (_("Your changes could not be saved: %s"), error->message));
    }
}

/**
 * rb_draft_get_saved:
 * @self: a draft
 *
 * Gets whether Ringback could exit now without the loss of an edit.
 *
 * Returns: whether all texts have been saved
 */
gboolean
rb_draft_get_saved (RbDraft *self)
{
  g_return_val_if_fail (RB_IS_DRAFT (self), TRUE);

  return self->save_source == 0 && rb_unsaved_texts_is_empty (self->unsaved);
}
