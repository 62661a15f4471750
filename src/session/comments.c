/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "session/comments.h"

#include <glib/gi18n.h>

#include "lesson/article/comment-check.h"
#include "session/program-run.h"

/*
 * Holds the comments of a program against a run that is over. If some of them disagree, the program runs once more with
 * a database that blocks: articles that leave out how an answer comes are right only there.
 */
struct _RbComments
{
  GObject parent_instance;

  RbPlayer *player;
  RbPlayer *blocking;
  GSignalGroup *blocking_signals;
  char *text;
};

G_DEFINE_FINAL_TYPE (RbComments, rb_comments, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_TEXT,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
set_text (RbComments *self,
          char       *text)
{
  g_autofree char *owned = text;

  if (g_strcmp0 (self->text, text) == 0)
    return;

  g_free (self->text);
  self->text = g_steal_pointer (&owned);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TEXT]);
}

/* The other run, once it is over. */
static RbEventLoop *
get_blocking (RbComments *self)
{
  return self->blocking != NULL && rb_player_get_at_end (self->blocking) ? rb_player_get_event_loop (self->blocking)
                                                                         : NULL;
}

/* Returns the sentence about a comment, or NULL if there is nothing to say. */
static char *
describe (RbComments *self,
          guint       index,
          guint      *n_agree)
{
  RbEventLoop *event_loop = rb_player_get_event_loop (self->player);
  const char *comment = rb_event_loop_get_comments (event_loop)[index];
  guint line = rb_comment_get_line (event_loop, index);
  g_autofree char *printed = NULL;

  switch (rb_comment_judge (event_loop, get_blocking (self), index, &printed))
    {
    case RB_COMMENT_AGREES:
      (*n_agree)++;
      return NULL;

    case RB_COMMENT_NEEDS_BLOCKING:
      /* Translators: a line, and what a comment in the program says */
      return g_strdup_printf (_("Line %u: the comment “%s” is true only if the database blocks."), line, comment);

    case RB_COMMENT_DIFFERS:
      /* Translators: a line, what a comment in the program says, and what is printed */
      return g_strdup_printf (_("Line %u: the comment says “%s”; the program prints “%s”."), line, comment, printed);

    case RB_COMMENT_OPEN:
    default:
      return NULL;
    }
}

/* What differs comes first. */
static void
update (RbComments *self)
{
  const char *const *comments = rb_event_loop_get_comments (rb_player_get_event_loop (self->player));
  g_autoptr (GString) text = g_string_new (NULL);
  guint n_agree = 0;

  if (rb_comment_run_needs_blocking (rb_player_get_event_loop (self->player), get_blocking (self)))
    g_string_append (text, _("The program runs without an error only if the database blocks."));
  for (guint i = 0; comments[i] != NULL; i++)
    {
      g_autofree char *sentence = describe (self, i, &n_agree);

      if (sentence != NULL)
        g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", sentence);
    }
  if (n_agree > 0)
    {
      g_string_append (text, text->len > 0 ? " · " : "");
      g_string_append_printf (text, ngettext ("%u comment agrees with the run.", "%u comments agree with the run.",
                                              n_agree),
                              n_agree);
    }

  set_text (self, text->len > 0 ? g_strdup (text->str) : NULL);
}

static void
blocking_at_end_cb (RbComments *self)
{
  if (rb_player_get_at_end (self->blocking))
    update (self);
}

static void
end_blocking (RbComments *self)
{
  g_autoptr (RbPlayer) blocking = g_steal_pointer (&self->blocking);

  g_signal_group_set_target (self->blocking_signals, NULL);
  if (blocking != NULL)
    rb_program_run_end (blocking);
}

static void
rb_comments_dispose (GObject *object)
{
  RbComments *self = RB_COMMENTS (object);

  if (self->blocking_signals != NULL)
    end_blocking (self);
  g_clear_object (&self->blocking_signals);
  g_clear_object (&self->player);
  g_clear_pointer (&self->text, g_free);

  G_OBJECT_CLASS (rb_comments_parent_class)->dispose (object);
}

static void
rb_comments_get_property (GObject    *object,
                          guint       prop_id,
                          GValue     *value,
                          GParamSpec *pspec)
{
  RbComments *self = RB_COMMENTS (object);

  switch (prop_id)
    {
    case PROP_TEXT:
      g_value_set_string (value, self->text);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
rb_comments_class_init (RbCommentsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = rb_comments_dispose;
  object_class->get_property = rb_comments_get_property;

  properties[PROP_TEXT] =
    g_param_spec_string ("text", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
rb_comments_init (RbComments *self)
{
  self->blocking_signals = g_signal_group_new (RB_TYPE_PLAYER);
  g_signal_group_connect_swapped (self->blocking_signals, "notify::at-end", G_CALLBACK (blocking_at_end_cb), self);
}

/**
 * rb_comments_new:
 *
 * Creates an object that has nothing to say yet.
 *
 * Returns: (transfer full): a new object
 */
RbComments *
rb_comments_new (void)
{
  return g_object_new (RB_TYPE_COMMENTS, NULL);
}

/**
 * rb_comments_judge:
 * @self: the comments
 * @player: the player of a run that is over
 * @blocking: (nullable): the player of a run of the same program with a database that blocks, which nobody has started;
 *   %NULL if the database of the first blocks
 *
 * Holds the comments of a program against its run. Starts @blocking only if some of them disagree.
 */
void
rb_comments_judge (RbComments *self,
                   RbPlayer   *player,
                   RbPlayer   *blocking)
{
  g_return_if_fail (RB_IS_COMMENTS (self));
  g_return_if_fail (RB_IS_PLAYER (player));

  if (self->player == player)
    return;

  end_blocking (self);
  g_set_object (&self->player, player);
  update (self);
  if (blocking == NULL || rb_comment_all_agree (rb_player_get_event_loop (player)))
    return;

  self->blocking = g_object_ref (blocking);
  g_signal_group_set_target (self->blocking_signals, blocking);
  rb_player_to_end (blocking);
}

/**
 * rb_comments_clear:
 * @self: the comments
 *
 * Forgets the run.
 */
void
rb_comments_clear (RbComments *self)
{
  g_return_if_fail (RB_IS_COMMENTS (self));

  end_blocking (self);
  g_clear_object (&self->player);
  set_text (self, NULL);
}

/**
 * rb_comments_get_text:
 * @self: the comments
 *
 * Gets what there is to say about the comments.
 *
 * Returns: (nullable): translated sentences; %NULL while there is nothing to say
 */
const char *
rb_comments_get_text (RbComments *self)
{
  g_return_val_if_fail (RB_IS_COMMENTS (self), NULL);

  return self->text;
}
