/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "session/session.h"

#include <glib/gi18n.h>

#include "session/session-private.h"

G_DEFINE_FINAL_TYPE (RbSession, rb_session, G_TYPE_OBJECT)

enum
{
  MESSAGE,
  N_SIGNALS
};

static GParamSpec *properties[RB_SESSION_N_PROPS];
static guint signals[N_SIGNALS];

static void document_changed_cb (RbSession *self);

void
rb_session_notify (RbSession     *self,
                   RbSessionProp  prop)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[prop]);
}

static void
rb_session_dispose (GObject *object)
{
  RbSession *self = RB_SESSION (object);

  rb_session_discard_run (self);
  g_clear_object (&self->draft);

  G_OBJECT_CLASS (rb_session_parent_class)->dispose (object);
}

static void
rb_session_finalize (GObject *object)
{
  RbSession *self = RB_SESSION (object);

  g_clear_object (&self->pool);
  g_clear_object (&self->progress);
  g_clear_object (&self->completion);
  g_clear_object (&self->library);
  g_clear_object (&self->watch);
  g_clear_object (&self->guide);
  g_clear_object (&self->own);
  g_clear_object (&self->stops);
  g_clear_object (&self->document);
  g_clear_pointer (&self->key, g_free);
  g_clear_pointer (&self->seen, g_free);
  g_clear_object (&self->player_signals);
  g_clear_object (&self->comments);

  G_OBJECT_CLASS (rb_session_parent_class)->finalize (object);
}

static void
rb_session_get_property (GObject    *object,
                         guint       prop_id,
                         GValue     *value,
                         GParamSpec *pspec)
{
  RbSession *self = RB_SESSION (object);

  switch (prop_id)
    {
    case RB_SESSION_PROP_DOCUMENT:
      g_value_set_object (value, self->document);
      break;
    case RB_SESSION_PROP_DRAFT:
      g_value_set_object (value, self->draft);
      break;
    case RB_SESSION_PROP_GUIDE:
      g_value_set_object (value, self->guide);
      break;
    case RB_SESSION_PROP_STOPS:
      g_value_set_object (value, self->stops);
      break;
    case RB_SESSION_PROP_LIBRARY:
      g_value_set_object (value, self->library);
      break;
    case RB_SESSION_PROP_ANSWERS:
      g_value_set_enum (value, rb_session_get_answers (self));
      break;
    case RB_SESSION_PROP_PLAYER:
      g_value_set_object (value, self->player);
      break;
    case RB_SESSION_PROP_COMMENTS:
      g_value_set_object (value, self->comments);
      break;
    case RB_SESSION_PROP_HURRYING:
      g_value_set_boolean (value, self->hurrying);
      break;
    case RB_SESSION_PROP_SPEED:
      g_value_set_double (value, self->speed);
      break;
    case RB_SESSION_PROP_PACE:
      g_value_set_double (value, self->pace);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
rb_session_set_property (GObject      *object,
                         guint         prop_id,
                         const GValue *value,
                         GParamSpec   *pspec)
{
  RbSession *self = RB_SESSION (object);

  switch (prop_id)
    {
    case RB_SESSION_PROP_LIBRARY:
      rb_session_set_library (self, g_value_get_object (value));
      break;
    case RB_SESSION_PROP_ANSWERS:
      rb_session_set_answers (self, g_value_get_enum (value));
      break;
    case RB_SESSION_PROP_SPEED:
      rb_session_set_speed (self, g_value_get_double (value));
      break;
    case RB_SESSION_PROP_PACE:
      rb_session_set_pace (self, g_value_get_double (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
install_properties (GObjectClass *object_class)
{
  const GParamFlags readable = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;
  const GParamFlags writable = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  properties[RB_SESSION_PROP_DOCUMENT] = g_param_spec_object ("document", NULL, NULL, RB_TYPE_DOCUMENT, readable);
  properties[RB_SESSION_PROP_DRAFT] = g_param_spec_object ("draft", NULL, NULL, RB_TYPE_DRAFT, readable);
  properties[RB_SESSION_PROP_GUIDE] = g_param_spec_object ("guide", NULL, NULL, RB_TYPE_GUIDE, readable);
  properties[RB_SESSION_PROP_STOPS] = g_param_spec_object ("stops", NULL, NULL, RB_TYPE_STOPS, readable);
  properties[RB_SESSION_PROP_LIBRARY] = g_param_spec_object ("library", NULL, NULL, RB_TYPE_LIBRARY, writable);
  properties[RB_SESSION_PROP_ANSWERS] =
    g_param_spec_enum ("answers", NULL, NULL, RB_TYPE_ANSWERS, RB_ANSWERS_LATER, writable);
  properties[RB_SESSION_PROP_PLAYER] = g_param_spec_object ("player", NULL, NULL, RB_TYPE_PLAYER, readable);
  properties[RB_SESSION_PROP_COMMENTS] = g_param_spec_object ("comments", NULL, NULL, RB_TYPE_COMMENTS, readable);
  properties[RB_SESSION_PROP_HURRYING] = g_param_spec_boolean ("hurrying", NULL, NULL, FALSE, readable);
  properties[RB_SESSION_PROP_SPEED] =
    g_param_spec_double ("speed", NULL, NULL, RB_PLAYER_MIN_SPEED, RB_PLAYER_MAX_SPEED, 1, writable);
  properties[RB_SESSION_PROP_PACE] =
    g_param_spec_double ("pace", NULL, NULL, RB_PLAYER_MIN_PACE, RB_PLAYER_MAX_PACE, 1, writable);

  g_object_class_install_properties (object_class, RB_SESSION_N_PROPS, properties);
}

static void
rb_session_class_init (RbSessionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = rb_session_dispose;
  object_class->finalize = rb_session_finalize;
  object_class->get_property = rb_session_get_property;
  object_class->set_property = rb_session_set_property;

  install_properties (object_class);

  /**
   * RbSession::message:
   * @self: the session
   * @message: a sentence
   *
   * Emitted when there is a message to show to the person.
   */
  signals[MESSAGE] =
    g_signal_new ("message", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
remember_step (RbSession *self)
{
  g_autoptr (GError) error = NULL;

  if (rb_document_get_exercise (self->document) != NULL &&
      !rb_progress_set_last_step (self->progress, rb_guide_get_position (self->guide), &error))
    rb_session_say_progress (self, error);
}

static void
rb_session_init (RbSession *self)
{
  self->speed = 1;
  self->pace = 1;
  self->document = rb_document_new ();
  g_signal_connect_object (self->document, "changed", G_CALLBACK (document_changed_cb), self,
                           G_CONNECT_SWAPPED);
  /* The guide follows the document after the session has. */
  self->guide = rb_guide_new (self->document);
  g_signal_connect_object (self->guide, "notify::position", G_CALLBACK (remember_step), self, G_CONNECT_SWAPPED);
  rb_session_keep_predictions (self);
  self->own = g_list_store_new (RB_TYPE_ENTRY);
  self->stops = rb_stops_new ();
  g_signal_connect_object (self->stops, "changed", G_CALLBACK (rb_session_update_stops), self, G_CONNECT_SWAPPED);
  self->comments = rb_comments_new ();
  self->player_signals = rb_session_create_player_signals (self);
}

/* Shows a sentence to the person. */
void
rb_session_say (RbSession  *self,
                const char *message)
{
  g_signal_emit (self, signals[MESSAGE], 0, message);
}

/**
 * rb_session_new:
 * @pool: where runs take their runners from
 * @drafts: where edits are saved
 * @progress: keeps which lessons are completed, what was predicted, and what was open last
 *
 * Makes a session in which nothing is open.
 *
 * Returns: (transfer full): a new session
 */
RbSession *
rb_session_new (RbRunnerPool *pool,
                RbDraftStore *drafts,
                RbProgress   *progress)
{
  RbSession *self;

  g_return_val_if_fail (RB_IS_RUNNER_POOL (pool), NULL);
  g_return_val_if_fail (RB_IS_PROGRESS (progress), NULL);

  self = g_object_new (RB_TYPE_SESSION, NULL);
  self->pool = g_object_ref (pool);
  self->progress = g_object_ref (progress);
  self->completion = rb_completion_new (progress);
  self->draft = rb_draft_new (drafts);
  /* A run was a run of the old text. */
  g_signal_connect_object (self->draft, "notify::text", G_CALLBACK (rb_session_discard_run), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->draft, "failed", G_CALLBACK (rb_session_say), self, G_CONNECT_SWAPPED);

  return self;
}

/* Says that the progress could not be saved, and why. */
void
rb_session_say_progress (RbSession    *self,
                         const GError *error)
{
  g_autofree char *message = NULL;

  /* Translators: followed by the reason */
  message = g_strdup_printf (_("Your progress could not be saved: %s"), error->message);
  rb_session_say (self, message);
}

static void
remember (RbSession *self)
{
  g_autoptr (GError) error = NULL;
  RbExercise *exercise = rb_document_get_exercise (self->document);

  if (exercise == NULL)
    return;

  if (!rb_progress_set_last (self->progress, rb_document_get_key (self->document), rb_exercise_get_number (exercise),
                             rb_version_get_name (rb_document_get_version (self->document)), self->answers, &error))
    rb_session_say_progress (self, error);
}

/* Applies the setting of the article's database if the article is another one, or says something else now. */
static void
apply_answers (RbSession  *self,
               const char *key)
{
  RbArticle *article = rb_document_get_article (self->document);
  RbAnswers written = article != NULL ? rb_database_config_get_answers (rb_article_get_database (article))
                                      : RB_ANSWERS_LATER;

  if (g_strcmp0 (key, self->key) == 0 && written == self->written)
    return;

  self->written = written;
  rb_session_set_answers (self, written);
}

/* Switches to another program: discards the run of the old program, and saves the old text. */
static void
document_changed_cb (RbSession *self)
{
  const char *key = rb_document_get_key (self->document);
  RbExercise *exercise = rb_document_get_exercise (self->document);
  RbVersion *version = rb_document_get_version (self->document);

  rb_session_discard_run (self);

  apply_answers (self, key);
  if (g_strcmp0 (key, self->key) != 0)
    {
      g_free (self->key);
      self->key = g_strdup (key);
      rb_session_watch_document (self);
    }

  if (exercise != NULL)
    {
      g_autofree char *program = g_strdup_printf ("%s/%u/%s", key, rb_exercise_get_number (exercise),
                                                  rb_version_get_name (version));

      rb_draft_open (self->draft, key, rb_exercise_get_number (exercise), rb_version_get_name (version),
                     rb_version_get_source (version));
      rb_stops_open (self->stops, program);
    }
  else
    {
      rb_draft_close (self->draft);
      rb_stops_open (self->stops, NULL);
    }

  remember (self);
}

/**
 * rb_session_get_document:
 * @self: a session
 *
 * Gets the document, which knows what is open.
 *
 * Returns: (transfer none): the document; the session never replaces it
 */
RbDocument *
rb_session_get_document (RbSession *self)
{
  g_return_val_if_fail (RB_IS_SESSION (self), NULL);

  return self->document;
}

/**
 * rb_session_get_guide:
 * @self: a session
 *
 * Gets the guide, which knows where the learner is in the article.
 *
 * Returns: (transfer none): the guide
 */
RbGuide *
rb_session_get_guide (RbSession *self)
{
  g_return_val_if_fail (RB_IS_SESSION (self), NULL);

  return self->guide;
}

/**
 * rb_session_get_own:
 * @self: a session
 *
 * Gets what is the learner's own: playgrounds and opened files, as the list of lessons shows them.
 *
 * Returns: (transfer none): a list of [class@Entry]
 */
GListModel *
rb_session_get_own (RbSession *self)
{
  g_return_val_if_fail (RB_IS_SESSION (self), NULL);

  return G_LIST_MODEL (self->own);
}

/**
 * rb_session_add_own:
 * @self: a session
 * @entry: an entry of the learner's own
 *
 * Adds an entry at the end of the learner's own.
 */
void
rb_session_add_own (RbSession *self,
                    RbEntry   *entry)
{
  g_return_if_fail (RB_IS_SESSION (self));
  g_return_if_fail (RB_IS_ENTRY (entry));

  g_list_store_append (self->own, entry);
}

/**
 * rb_session_remove_own:
 * @self: a session
 * @entry: an entry of the learner's own
 *
 * Removes an entry from the learner's own, if it is there.
 */
void
rb_session_remove_own (RbSession *self,
                       RbEntry   *entry)
{
  guint position;

  g_return_if_fail (RB_IS_SESSION (self));

  if (g_list_store_find (self->own, entry, &position))
    g_list_store_remove (self->own, position);
}

/**
 * rb_session_get_draft:
 * @self: a session
 *
 * Gets the text of the program, with the learner's changes.
 *
 * Returns: (transfer none): the draft; the session never replaces it
 */
RbDraft *
rb_session_get_draft (RbSession *self)
{
  g_return_val_if_fail (RB_IS_SESSION (self), NULL);

  return self->draft;
}

/**
 * rb_session_get_stops:
 * @self: a session
 *
 * Gets the lines of the program at which playing stops.
 *
 * Returns: (transfer none): the stops; the session never replaces them
 */
RbStops *
rb_session_get_stops (RbSession *self)
{
  g_return_val_if_fail (RB_IS_SESSION (self), NULL);

  return self->stops;
}

/**
 * rb_session_edit:
 * @self: a session
 * @text: the new text of the program
 *
 * Replaces the text of the program. This discards the run, because it was a run of the old text.
 */
void
rb_session_edit (RbSession  *self,
                 const char *text)
{
  g_return_if_fail (RB_IS_SESSION (self));
  g_return_if_fail (text != NULL);

  rb_draft_set_text (self->draft, text);
}

/**
 * rb_session_reset:
 * @self: a session
 *
 * Restores the article's program, and discards the run.
 */
void
rb_session_reset (RbSession *self)
{
  g_return_if_fail (RB_IS_SESSION (self));

  rb_draft_reset (self->draft);
}

/**
 * rb_session_restore:
 * @self: a session
 *
 * Undoes the last rb_session_reset() of this program, and discards the run.
 */
void
rb_session_restore (RbSession *self)
{
  g_return_if_fail (RB_IS_SESSION (self));

  rb_draft_restore (self->draft);
}

/**
 * rb_session_get_answers:
 * @self: a session
 *
 * Gets what a lookup without a callback does.
 *
 * Returns: whether it answers later, or blocks the program until it is answered
 */
RbAnswers
rb_session_get_answers (RbSession *self)
{
  g_return_val_if_fail (RB_IS_SESSION (self), RB_ANSWERS_LATER);

  return self->answers;
}

/**
 * rb_session_set_answers:
 * @self: a session
 * @answers: whether it answers later, or blocks the program until it is answered
 *
 * Sets what a lookup without a callback does, from the next run on. If the setting changes, the current run is
 * discarded.
 */
void
rb_session_set_answers (RbSession *self,
                        RbAnswers  answers)
{
  g_return_if_fail (RB_IS_SESSION (self));

  if (self->answers == answers)
    return;

  self->answers = answers;
  rb_session_discard_run (self);
  remember (self);
  rb_session_notify (self, RB_SESSION_PROP_ANSWERS);
}
