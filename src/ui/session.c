/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "ui/session.h"

#include <glib/gi18n.h>

#include "ui/completion.h"

struct _RbSession
{
  GObject parent_instance;

  RbRunnerPool *pool;
  RbProgress *progress;
  RbCompletion *completion;

  RbDocument *document;
  char *key;
  RbDraft *draft;
  RbAnswers answers;

  /* The run of that. */
  RbPlayer *player;
  GSignalGroup *player_signals;
  gboolean hurrying;
  double speed;
};

G_DEFINE_FINAL_TYPE (RbSession, rb_session, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_DOCUMENT,
  PROP_DRAFT,
  PROP_ANSWERS,
  PROP_PLAYER,
  PROP_HURRYING,
  PROP_SPEED,
  N_PROPS
};

enum
{
  MESSAGE,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static void rb_session_document_changed_cb (RbSession *self);
static void rb_session_player_at_end_cb (RbSession *self);
static void rb_session_player_busy_cb (RbSession *self);

static void
rb_session_dispose (GObject *object)
{
  RbSession *self = RB_SESSION (object);

  rb_session_drop_run (self);
  g_signal_group_set_target (self->player_signals, NULL);
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
  g_clear_object (&self->document);
  g_clear_pointer (&self->key, g_free);
  g_clear_object (&self->player_signals);

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
    case PROP_DOCUMENT:
      g_value_set_object (value, self->document);
      break;
    case PROP_DRAFT:
      g_value_set_object (value, self->draft);
      break;
    case PROP_ANSWERS:
      g_value_set_string (value, rb_session_get_answers (self));
      break;
    case PROP_PLAYER:
      g_value_set_object (value, self->player);
      break;
    case PROP_HURRYING:
      g_value_set_boolean (value, self->hurrying);
      break;
    case PROP_SPEED:
      g_value_set_double (value, self->speed);
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
    case PROP_ANSWERS:
      rb_session_set_answers (self, g_value_get_string (value));
      break;
    case PROP_SPEED:
      rb_session_set_speed (self, g_value_get_double (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
rb_session_install_properties (GObjectClass *object_class)
{
  const GParamFlags readable = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;
  const GParamFlags writable = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  properties[PROP_DOCUMENT] = g_param_spec_object ("document", NULL, NULL, RB_TYPE_DOCUMENT, readable);
  properties[PROP_DRAFT] = g_param_spec_object ("draft", NULL, NULL, RB_TYPE_DRAFT, readable);
  properties[PROP_ANSWERS] = g_param_spec_string ("answers", NULL, NULL, "later", writable);
  properties[PROP_PLAYER] = g_param_spec_object ("player", NULL, NULL, RB_TYPE_PLAYER, readable);
  properties[PROP_HURRYING] = g_param_spec_boolean ("hurrying", NULL, NULL, FALSE, readable);
  properties[PROP_SPEED] = g_param_spec_double ("speed", NULL, NULL, 0.25, 8, 1, writable);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
rb_session_class_init (RbSessionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = rb_session_dispose;
  object_class->finalize = rb_session_finalize;
  object_class->get_property = rb_session_get_property;
  object_class->set_property = rb_session_set_property;

  rb_session_install_properties (object_class);

  /**
   * RbSession::message:
   * @self: the session
   * @message: a sentence
   *
   * Emitted with something the person should know.
   */
  signals[MESSAGE] =
    g_signal_new ("message", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
rb_session_init (RbSession *self)
{
  self->speed = 1;
  self->document = rb_document_new ();
  g_signal_connect_object (self->document, "changed", G_CALLBACK (rb_session_document_changed_cb), self,
                           G_CONNECT_SWAPPED);
  self->player_signals = g_signal_group_new (RB_TYPE_PLAYER);
  g_signal_group_connect_swapped (self->player_signals, "notify::at-end",
                                  G_CALLBACK (rb_session_player_at_end_cb), self);
  g_signal_group_connect_swapped (self->player_signals, "notify::busy",
                                  G_CALLBACK (rb_session_player_busy_cb), self);
}

static void
rb_session_say (RbSession  *self,
                const char *message)
{
  g_signal_emit (self, signals[MESSAGE], 0, message);
}

/**
 * rb_session_new:
 * @pool: where runs take their runners from
 * @drafts: where edits are kept
 * @progress: where it is kept what was completed and what was open
 *
 * Makes a session in which nothing is open.
 *
 * Returns: (transfer full): a new session
 */
RbSession *
rb_session_new (RbRunnerPool *pool,
                RbDrafts     *drafts,
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
  g_signal_connect_object (self->draft, "failed", G_CALLBACK (rb_session_say), self, G_CONNECT_SWAPPED);

  return self;
}

static void
rb_session_say_progress (RbSession    *self,
                         const GError *error)
{
  g_autofree char *message = NULL;

  /* Translators: followed by why */
  message = g_strdup_printf (_("Your progress is not kept: %s"), error->message);
  rb_session_say (self, message);
}

static void
rb_session_take_answers (RbSession *self,
                         RbAnswers  answers)
{
  if (self->answers == answers)
    return;

  self->answers = answers;
  rb_session_drop_run (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ANSWERS]);
}

static void
rb_session_remember (RbSession *self)
{
  g_autoptr(GError) error = NULL;
  RbLesson *lesson = rb_document_get_lesson (self->document);
  RbExercise *exercise = rb_document_get_exercise (self->document);

  if (lesson == NULL || exercise == NULL)
    return;

  if (!rb_progress_set_last (self->progress, rb_lesson_get_id (lesson), rb_exercise_get_number (exercise),
                             rb_version_get_name (rb_document_get_version (self->document)), &error))
    rb_session_say_progress (self, error);
}

/* Another program is there: the old one's run goes and its text is kept, and the database is as the article says. */
static void
rb_session_document_changed_cb (RbSession *self)
{
  const char *key = rb_document_get_key (self->document);
  RbExercise *exercise = rb_document_get_exercise (self->document);
  RbVersion *version = rb_document_get_version (self->document);

  rb_session_drop_run (self);

  if (g_strcmp0 (key, self->key) != 0)
    {
      RbArticle *article = rb_document_get_article (self->document);

      g_free (self->key);
      self->key = g_strdup (key);
      rb_session_take_answers (self, article != NULL
                                       ? rb_database_config_get_answers (rb_article_get_database (article))
                                       : RB_ANSWERS_LATER);
    }

  if (exercise != NULL)
    rb_draft_open (self->draft, key, rb_exercise_get_number (exercise), rb_version_get_name (version),
                   rb_version_get_source (version));
  else
    rb_draft_close (self->draft);

  rb_session_remember (self);
}

/**
 * rb_session_get_document:
 * @self: a session
 *
 * Gets what is open.
 *
 * Returns: (transfer none): the document, the same one for life
 */
RbDocument *
rb_session_get_document (RbSession *self)
{
  g_return_val_if_fail (RB_IS_SESSION (self), NULL);

  return self->document;
}

/**
 * rb_session_open_lesson:
 * @self: a session
 * @lesson: a lesson of the library, which may be broken
 *
 * Opens a lesson; the one that was open when the program was left, where it was left.
 */
void
rb_session_open_lesson (RbSession *self,
                        RbLesson  *lesson)
{
  g_return_if_fail (RB_IS_SESSION (self));
  g_return_if_fail (RB_IS_LESSON (lesson));

  if (rb_document_get_lesson (self->document) == lesson)
    return;

  if (g_strcmp0 (rb_progress_get_last_lesson (self->progress), rb_lesson_get_id (lesson)) == 0)
    rb_document_open_lesson (self->document, lesson, rb_progress_get_last_exercise (self->progress),
                             rb_progress_get_last_version (self->progress));
  else
    rb_document_open_lesson (self->document, lesson, 1, NULL);
}

/**
 * rb_session_get_draft:
 * @self: a session
 *
 * Gets the program's text as the learner left it.
 *
 * Returns: (transfer none): the draft, the same one for life
 */
RbDraft *
rb_session_get_draft (RbSession *self)
{
  g_return_val_if_fail (RB_IS_SESSION (self), NULL);

  return self->draft;
}

/**
 * rb_session_edit:
 * @self: a session
 * @text: the program as it stands now
 *
 * Takes over an edit. What ran was another program, so its run goes.
 */
void
rb_session_edit (RbSession  *self,
                 const char *text)
{
  g_return_if_fail (RB_IS_SESSION (self));
  g_return_if_fail (text != NULL);

  if (g_strcmp0 (rb_draft_get_text (self->draft), text) == 0)
    return;

  rb_session_drop_run (self);
  rb_draft_set_text (self->draft, text);
}

/**
 * rb_session_reset:
 * @self: a session
 *
 * Goes back to the article's program.
 */
void
rb_session_reset (RbSession *self)
{
  g_return_if_fail (RB_IS_SESSION (self));

  if (!rb_draft_get_edited (self->draft))
    return;

  rb_session_drop_run (self);
  rb_draft_reset (self->draft);
}

/**
 * rb_session_get_answers:
 * @self: a session
 *
 * Gets what the database does when nobody is to be rung back.
 *
 * Returns: "later" or "blocking"
 */
const char *
rb_session_get_answers (RbSession *self)
{
  g_return_val_if_fail (RB_IS_SESSION (self), NULL);

  return self->answers == RB_ANSWERS_BLOCKING ? "blocking" : "later";
}

/**
 * rb_session_set_answers:
 * @self: a session
 * @answers: "later" or "blocking"
 *
 * Says what the database does from the next run on; a run under the other rule goes.
 */
void
rb_session_set_answers (RbSession  *self,
                        const char *answers)
{
  RbAnswers value = g_strcmp0 (answers, "blocking") == 0 ? RB_ANSWERS_BLOCKING : RB_ANSWERS_LATER;

  g_return_if_fail (RB_IS_SESSION (self));

  rb_session_take_answers (self, value);
}

/* Running. */

static void
rb_session_player_at_end_cb (RbSession *self)
{
  g_autoptr(GError) error = NULL;
  RbEventLoop *event_loop = rb_player_get_event_loop (self->player);
  RbLesson *lesson = rb_document_get_lesson (self->document);

  if (lesson == NULL
      || !rb_player_get_at_end (self->player)
      || rb_event_loop_get_outcome (event_loop) != RB_OUTCOME_IDLE)
    return;

  if (!rb_completion_add (self->completion, lesson, rb_document_get_exercise (self->document),
                          rb_document_get_version (self->document), &error))
    rb_session_say_progress (self, error);
}

static void
rb_session_set_hurrying (RbSession *self,
                         gboolean   hurrying)
{
  if (self->hurrying == hurrying)
    return;

  self->hurrying = hurrying;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HURRYING]);
}

static void
rb_session_player_busy_cb (RbSession *self)
{
  if (!rb_player_get_busy (self->player))
    rb_session_set_hurrying (self, FALSE);
}

static RbProgram *
rb_session_create_program (RbSession *self)
{
  g_autoptr(RbDatabaseConfig) config = NULL;
  RbDatabaseConfig *database;
  RbProgram *program;
  const char *text = rb_draft_get_edited (self->draft) ? rb_draft_get_text (self->draft) : NULL;

  program = rb_exercise_create_program (rb_document_get_exercise (self->document),
                                        rb_document_get_version (self->document), text);
  database = rb_program_get_database (program);
  config = database != NULL ? rb_database_config_copy (database) : rb_database_config_new ();
  rb_database_config_set_answers (config, self->answers);
  rb_program_set_database (program, config);

  return program;
}

/* Has the program ready to be played from the start; nothing of it has run yet. */
static void
rb_session_prepare (RbSession *self)
{
  g_autoptr(RbEventLoop) event_loop = NULL;
  g_autoptr(RbProgram) program = NULL;

  rb_session_drop_run (self);

  program = rb_session_create_program (self);
  event_loop = rb_event_loop_new (program, self->pool);
  self->player = rb_player_new (event_loop);
  rb_player_set_speed (self->player, self->speed);
  g_signal_group_set_target (self->player_signals, self->player);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PLAYER]);
}

/**
 * rb_session_get_must_run:
 * @self: a session
 *
 * Gets whether there is nothing to play on: nothing has run, or what has was cut short and its end is reached.
 *
 * Returns: whether the next play is a new run
 */
gboolean
rb_session_get_must_run (RbSession *self)
{
  g_return_val_if_fail (RB_IS_SESSION (self), TRUE);

  if (self->player == NULL)
    return TRUE;

  return rb_player_get_at_end (self->player)
         && rb_event_loop_get_outcome (rb_player_get_event_loop (self->player)) != RB_OUTCOME_IDLE;
}

/**
 * rb_session_run:
 * @self: a session
 *
 * Runs the program from the start; a run that there is goes first.
 */
void
rb_session_run (RbSession *self)
{
  g_return_if_fail (RB_IS_SESSION (self));

  if (rb_document_get_exercise (self->document) == NULL)
    return;

  rb_session_prepare (self);
  rb_player_play (self->player);
}

static void
rb_session_pause (RbSession *self)
{
  rb_session_set_hurrying (self, FALSE);
  rb_player_pause (self->player);
}

/**
 * rb_session_toggle:
 * @self: a session
 *
 * Runs, pauses or plays on, whichever is next; from the end, from the start.
 */
void
rb_session_toggle (RbSession *self)
{
  g_return_if_fail (RB_IS_SESSION (self));

  if (rb_session_get_must_run (self))
    rb_session_run (self);
  else if (rb_player_get_playing (self->player) || self->hurrying)
    rb_session_pause (self);
  else if (rb_player_get_at_end (self->player))
    rb_session_restart (self);
  else
    rb_player_play (self->player);
}

/**
 * rb_session_restart:
 * @self: a session
 *
 * Plays from the start: what has run already without running it again.
 */
void
rb_session_restart (RbSession *self)
{
  g_return_if_fail (RB_IS_SESSION (self));

  if (rb_session_get_must_run (self))
    {
      rb_session_run (self);
      return;
    }

  rb_session_set_hurrying (self, FALSE);
  rb_player_rewind (self->player);
  rb_player_play (self->player);
}

/**
 * rb_session_step_forward:
 * @self: a session
 *
 * Goes on by a moment; the first one if nothing has run.
 */
void
rb_session_step_forward (RbSession *self)
{
  g_return_if_fail (RB_IS_SESSION (self));

  if (rb_document_get_exercise (self->document) == NULL)
    return;

  if (self->player == NULL)
    rb_session_prepare (self);

  rb_session_set_hurrying (self, FALSE);
  rb_player_step_forward (self->player, RB_STEP_MOMENT);
}

/**
 * rb_session_to_end:
 * @self: a session
 *
 * Goes to where nothing is left to run.
 */
void
rb_session_to_end (RbSession *self)
{
  g_return_if_fail (RB_IS_SESSION (self));

  if (rb_document_get_exercise (self->document) == NULL)
    return;

  if (self->player == NULL)
    rb_session_prepare (self);

  rb_player_to_end (self->player);
  rb_session_set_hurrying (self, rb_player_get_busy (self->player));
}

/**
 * rb_session_get_hurrying:
 * @self: a session
 *
 * Gets whether the run is on its way to its end, which it may never reach.
 *
 * Returns: whether it is
 */
gboolean
rb_session_get_hurrying (RbSession *self)
{
  g_return_val_if_fail (RB_IS_SESSION (self), FALSE);

  return self->hurrying;
}

/**
 * rb_session_drop_run:
 * @self: a session
 *
 * Ends the run and forgets what it showed.
 */
void
rb_session_drop_run (RbSession *self)
{
  g_autoptr(RbPlayer) player = NULL;

  g_return_if_fail (RB_IS_SESSION (self));

  if (self->player == NULL)
    return;

  player = g_steal_pointer (&self->player);
  g_signal_group_set_target (self->player_signals, NULL);
  rb_session_set_hurrying (self, FALSE);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PLAYER]);

  rb_player_pause (player);
  if (!rb_event_loop_get_finished (rb_player_get_event_loop (player)))
    rb_event_loop_stop (rb_player_get_event_loop (player));
}

/**
 * rb_session_stop:
 * @self: a session
 *
 * Ends the run at once; what it showed so far stays. Where the end was wanted, it is here.
 */
void
rb_session_stop (RbSession *self)
{
  RbEventLoop *event_loop;
  gboolean hurrying;

  g_return_if_fail (RB_IS_SESSION (self));

  if (self->player == NULL)
    return;

  hurrying = self->hurrying;
  rb_session_pause (self);
  event_loop = rb_player_get_event_loop (self->player);
  if (!rb_event_loop_get_finished (event_loop))
    rb_event_loop_stop (event_loop);
  if (hurrying)
    rb_player_to_end (self->player);
}

/**
 * rb_session_get_player:
 * @self: a session
 *
 * Gets the player of the run.
 *
 * Returns: (transfer none) (nullable): it, or %NULL if nothing has run
 */
RbPlayer *
rb_session_get_player (RbSession *self)
{
  g_return_val_if_fail (RB_IS_SESSION (self), NULL);

  return self->player;
}

/**
 * rb_session_get_speed:
 * @self: a session
 *
 * Gets how fast runs play.
 *
 * Returns: the speed, 1 for a moment a beat
 */
double
rb_session_get_speed (RbSession *self)
{
  g_return_val_if_fail (RB_IS_SESSION (self), 1);

  return self->speed;
}

/**
 * rb_session_set_speed:
 * @self: a session
 * @speed: 0.25 to 8
 *
 * Says how fast runs play, also the one that there is.
 */
void
rb_session_set_speed (RbSession *self,
                      double     speed)
{
  g_return_if_fail (RB_IS_SESSION (self));
  g_return_if_fail (speed >= 0.25 && speed <= 8);

  if (G_APPROX_VALUE (self->speed, speed, 0.001))
    return;

  self->speed = speed;
  if (self->player != NULL)
    rb_player_set_speed (self->player, speed);

  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SPEED]);
}
