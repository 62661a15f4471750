/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "session/draft.h"

#include <glib/gi18n.h>

/* How long typing may rest before the text is kept, in ms. */
#define SAVE_DELAY 500

/* A text that is still to be kept, and whose. */
typedef struct
{
  char *article;
  guint exercise;
  char *version;
  char *text;
  gboolean edited;
} RbUnkept;

struct _RbDraft
{
  GObject parent_instance;

  RbDrafts *drafts;
  char *article;
  guint exercise;
  char *version;
  char *original;
  char *text;

  /* Set while the text has been edited since it was last saved. */
  guint save_source;
  /* What the disk did not take, by the path of its program: an #RbUnkept each. It lives as long as this, and is tried
   * again with all that is saved. */
  GHashTable *unkept;
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
rb_unkept_free (RbUnkept *unkept)
{
  g_free (unkept->article);
  g_free (unkept->version);
  g_free (unkept->text);
  g_free (unkept);
}

static void
rb_draft_dispose (GObject *object)
{
  RbDraft *self = RB_DRAFT (object);

  rb_draft_close (self);
  g_clear_object (&self->drafts);
  g_hash_table_remove_all (self->unkept);

  G_OBJECT_CLASS (rb_draft_parent_class)->dispose (object);
}

static void
rb_draft_finalize (GObject *object)
{
  RbDraft *self = RB_DRAFT (object);

  g_free (self->text);
  g_free (self->original);
  g_hash_table_unref (self->unkept);

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
   * Emitted when the text could not be read or kept.
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
  self->unkept = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) rb_unkept_free);
}

/**
 * rb_draft_new:
 * @drafts: where the texts are kept
 *
 * Makes a draft of nothing yet.
 *
 * Returns: (transfer full): a new draft
 */
RbDraft *
rb_draft_new (RbDrafts *drafts)
{
  RbDraft *self;

  g_return_val_if_fail (RB_IS_DRAFTS (drafts), NULL);

  self = g_object_new (RB_TYPE_DRAFT, NULL);
  self->drafts = g_object_ref (drafts);

  return self;
}

/* Takes the message. */
static void
rb_draft_fail (RbDraft *self,
               char    *message)
{
  g_signal_emit (self, signals[FAILED], 0, message);
  g_free (message);
}

static void
rb_draft_take_text (RbDraft *self,
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
rb_draft_dup_path (RbDraft *self)
{
  return g_strdup_printf ("%s/%u/%s", self->article, self->exercise, self->version);
}

/* What the learner made of the program: in memory if the disk did not take it, else on the disk. */
static char *
rb_draft_load (RbDraft *self)
{
  g_autofree char *path = rb_draft_dup_path (self);
  g_autoptr (GError) error = NULL;
  const RbUnkept *unkept = g_hash_table_lookup (self->unkept, path);
  char *text;

  if (unkept != NULL)
    return g_strdup (unkept->text);

  text = rb_drafts_get (self->drafts, self->article, self->exercise, self->version, &error);
  if (error != NULL)
    {
      /* Translators: followed by why */
      rb_draft_fail (self, g_strdup_printf (_("Your earlier changes cannot be read: %s"), error->message));
    }

  return text;
}

/**
 * rb_draft_open:
 * @self: a draft
 * @article: the article's key among drafts
 * @exercise: the number of the exercise in it
 * @version: the name of the version of that
 * @original: the program as the article has it
 *
 * Keeps what it held so far, then holds the learner's text of another program, or @original if there is none.
 */
void
rb_draft_open (RbDraft    *self,
               const char *article,
               guint       exercise,
               const char *version,
               const char *original)
{
  char *text;

  g_return_if_fail (RB_IS_DRAFT (self));
  g_return_if_fail (article != NULL && version != NULL && original != NULL);

  rb_draft_save (self);

  g_free (self->article);
  self->article = g_strdup (article);
  self->exercise = exercise;
  g_free (self->version);
  self->version = g_strdup (version);

  text = rb_draft_load (self);

  g_free (self->original);
  self->original = g_strdup (original);
  rb_draft_take_text (self, text != NULL ? text : g_strdup (original));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_EDITED]);
}

/**
 * rb_draft_close:
 * @self: a draft
 *
 * Keeps the text, then holds nothing.
 */
void
rb_draft_close (RbDraft *self)
{
  g_return_if_fail (RB_IS_DRAFT (self));

  rb_draft_save (self);
  g_clear_pointer (&self->article, g_free);
  g_clear_pointer (&self->version, g_free);
  g_free (self->original);
  self->original = g_strdup ("");
  rb_draft_take_text (self, g_strdup (""));
}

/**
 * rb_draft_get_text:
 * @self: a draft
 *
 * Gets the text as it stands.
 *
 * Returns: the program
 */
const char *
rb_draft_get_text (RbDraft *self)
{
  g_return_val_if_fail (RB_IS_DRAFT (self), NULL);

  return self->text;
}

static gboolean
rb_draft_save_cb (gpointer user_data)
{
  RbDraft *self = user_data;

  rb_draft_save (self);

  return G_SOURCE_REMOVE;
}

/**
 * rb_draft_set_text:
 * @self: a draft
 * @text: the text as it stands now
 *
 * Takes over an edit; it is kept a moment later.
 */
void
rb_draft_set_text (RbDraft    *self,
                   const char *text)
{
  g_return_if_fail (RB_IS_DRAFT (self));
  g_return_if_fail (text != NULL);

  if (self->article == NULL || g_strcmp0 (self->text, text) == 0)
    return;

  /* Not put off by each key: never more than the delay is lost, whatever happens. */
  if (self->save_source == 0)
    self->save_source = g_timeout_add (SAVE_DELAY, rb_draft_save_cb, self);

  rb_draft_take_text (self, g_strdup (text));
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
 * Goes back to the article's program.
 */
void
rb_draft_reset (RbDraft *self)
{
  g_return_if_fail (RB_IS_DRAFT (self));

  rb_draft_set_text (self, self->original);
  rb_draft_save (self);
}

static void
rb_draft_add_unkept (RbDraft *self)
{
  RbUnkept *unkept = g_new0 (RbUnkept, 1);

  unkept->article = g_strdup (self->article);
  unkept->exercise = self->exercise;
  unkept->version = g_strdup (self->version);
  unkept->text = g_strdup (self->text);
  unkept->edited = rb_draft_get_edited (self);
  g_hash_table_insert (self->unkept, rb_draft_dup_path (self), unkept);
}

/* A text equal to the article's needs no draft. */
static gboolean
rb_draft_keep (RbDraft         *self,
               const RbUnkept  *unkept,
               GError         **error)
{
  if (unkept->edited)
    return rb_drafts_set (self->drafts, unkept->article, unkept->exercise, unkept->version, unkept->text, error);

  return rb_drafts_reset (self->drafts, unkept->article, unkept->exercise, unkept->version, error);
}

/**
 * rb_draft_save:
 * @self: a draft
 *
 * Keeps the text now, if that is outstanding, and with it all that the disk did not take before; what it does not take
 * is kept in memory. That is told once for each edit.
 */
void
rb_draft_save (RbDraft *self)
{
  g_autoptr (GError) error = NULL;
  GHashTableIter iter;
  gpointer unkept;
  gboolean is_new;

  g_return_if_fail (RB_IS_DRAFT (self));

  is_new = self->save_source != 0;
  g_clear_handle_id (&self->save_source, g_source_remove);
  if (is_new)
    rb_draft_add_unkept (self);

  g_hash_table_iter_init (&iter, self->unkept);
  while (g_hash_table_iter_next (&iter, NULL, &unkept))
    {
      if (rb_draft_keep (self, unkept, error == NULL ? &error : NULL))
        g_hash_table_iter_remove (&iter);
    }

  if (is_new && g_hash_table_size (self->unkept) > 0)
    {
      /* Translators: followed by why */
      rb_draft_fail (self, g_strdup_printf (_("Your changes are not kept: %s"), error->message));
    }
}

/**
 * rb_draft_get_kept:
 * @self: a draft
 *
 * Gets whether all that was typed would be there again if the program ended now.
 *
 * Returns: whether the disk has taken all texts
 */
gboolean
rb_draft_get_kept (RbDraft *self)
{
  g_return_val_if_fail (RB_IS_DRAFT (self), TRUE);

  return self->save_source == 0 && g_hash_table_size (self->unkept) == 0;
}
