/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "ui/code/program-notes.h"

#include <glib/gi18n.h>

struct _RbProgramNotes
{
  GtkBox parent_instance;

  GtkMenuButton *setup_button;
  GtkLabel *setup_label;
  GtkWidget *tables_button;
  GtkMenuButton *notes_button;
  GtkLabel *notes_line;
  GtkLabel *notes_label;
  GtkButton *call_button;

  RbExercise *exercise;
  RbPlayer *player;
  char *comments;
  GSignalGroup *event_loop_signals;
};

G_DEFINE_FINAL_TYPE (RbProgramNotes, rb_program_notes, GTK_TYPE_BOX)

enum
{
  PROP_0,
  PROP_EXERCISE,
  PROP_PLAYER,
  PROP_COMMENTS,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

enum
{
  SIGNAL_CALL_CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static RbEventLoop *
get_event_loop (RbProgramNotes *self)
{
  return self->player != NULL ? rb_player_get_event_loop (self->player) : NULL;
}

static void
add_names (GString           *text,
           const char        *format,
           const char *const *names)
{
  g_autofree char *joined = g_strjoinv (", ", (char **) names);

  if (names[0] == NULL)
    return;

  g_string_append (text, text->len > 0 ? " · " : "");
  g_string_append (text, format);
  g_string_replace (text, "%s", joined, 1);
}

static void
add_parts (GString *text,
           guint    n_parts)
{
  if (n_parts < 2)
    return;

  g_string_append (text, text->len > 0 ? " · " : "");
  /* Translators: an article shows several ways of one thing in a program */
  g_string_append_printf (text,
                          ngettext ("Names are declared again: %u part runs",
                                    "Names are declared again: %u parts run one after another", n_parts),
                          n_parts);
}

/* Says how the comments compare with the run, and where what the program does not declare itself comes from. */
static char *
dup_notes (RbEventLoop *event_loop,
           const char  *comments)
{
  GString *text = g_string_new (comments);

  if (event_loop != NULL)
    {
      add_parts (text, rb_event_loop_get_n_parts (event_loop));
      /* Translators: names that the program uses, and that other programs of the article declare */
      add_names (text, _("From other blocks: %s"), rb_event_loop_get_taken (event_loop));
      /* Translators: names that the program uses and does not declare; the simulated database answers for them */
      add_names (text, _("Stand-ins for what the program does not declare: %s"),
                 rb_event_loop_get_stand_ins (event_loop));
    }

  return g_string_free (text, FALSE);
}

/* The call that would start a program that only defines: the one of its last function. */
static const char *
find_call (RbEventLoop *event_loop)
{
  const char *const *calls = event_loop != NULL ? rb_event_loop_get_calls (event_loop) : NULL;
  guint n_calls = calls != NULL ? g_strv_length ((char **) calls) : 0;

  return n_calls > 0 ? calls[n_calls - 1] : NULL;
}

static void
update_call (RbProgramNotes *self,
             const char     *call)
{
  /* Translators: %s is a call, such as main() */
  g_autofree char *label = call != NULL ? g_strdup_printf (_("Add %s"), call) : NULL;

  gtk_button_set_label (self->call_button, label != NULL ? label : "");
  gtk_widget_set_visible (GTK_WIDGET (self->call_button), call != NULL);
}

/* One line beside the buttons has little room. Its popover has a line for each note. */
static void
update_notes (RbProgramNotes *self,
              const char     *notes)
{
  g_autoptr (GString) lines = g_string_new (notes);

  g_string_replace (lines, " · ", "\n", 0);
  gtk_label_set_text (self->notes_line, notes);
  gtk_label_set_text (self->notes_label, lines->str);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->notes_button), GTK_ACCESSIBLE_PROPERTY_LABEL, notes, -1);
  gtk_widget_set_visible (GTK_WIDGET (self->notes_button), *notes != '\0');
}

static void
update (RbProgramNotes *self)
{
  const char *setup = self->exercise != NULL ? rb_exercise_get_setup (self->exercise) : NULL;
  const char *call = find_call (get_event_loop (self));
  g_autofree char *notes = dup_notes (get_event_loop (self), self->comments);
  gboolean has_notes = *notes != '\0';
  /* Only a playground has tables that can be changed. */
  gboolean has_tables = gtk_widget_get_sensitive (self->tables_button);

  gtk_label_set_text (self->setup_label, setup != NULL ? setup : "");
  gtk_widget_set_visible (GTK_WIDGET (self->setup_button), setup != NULL);
  gtk_widget_set_visible (self->tables_button, has_tables);
  update_notes (self, notes);
  update_call (self, call);
  gtk_widget_set_visible (GTK_WIDGET (self), setup != NULL || has_tables || has_notes || call != NULL);
}

static void
call_clicked_cb (RbProgramNotes *self)
{
  const char *call = find_call (get_event_loop (self));

  if (call != NULL)
    g_signal_emit (self, signals[SIGNAL_CALL_CHOSEN], 0, call);
}

static void
rb_program_notes_dispose (GObject *object)
{
  RbProgramNotes *self = RB_PROGRAM_NOTES (object);

  if (self->event_loop_signals != NULL)
    g_signal_group_set_target (self->event_loop_signals, NULL);
  g_clear_object (&self->event_loop_signals);
  g_clear_pointer (&self->comments, g_free);
  g_clear_object (&self->exercise);
  g_clear_object (&self->player);

  G_OBJECT_CLASS (rb_program_notes_parent_class)->dispose (object);
}

static void
rb_program_notes_get_property (GObject    *object,
                               guint       prop_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  RbProgramNotes *self = RB_PROGRAM_NOTES (object);

  switch (prop_id)
    {
    case PROP_EXERCISE:
      g_value_set_object (value, self->exercise);
      break;
    case PROP_PLAYER:
      g_value_set_object (value, self->player);
      break;
    case PROP_COMMENTS:
      g_value_set_string (value, self->comments);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
rb_program_notes_set_property (GObject      *object,
                               guint         prop_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  RbProgramNotes *self = RB_PROGRAM_NOTES (object);

  switch (prop_id)
    {
    case PROP_EXERCISE:
      rb_program_notes_set_exercise (self, g_value_get_object (value));
      break;
    case PROP_PLAYER:
      rb_program_notes_set_player (self, g_value_get_object (value));
      break;
    case PROP_COMMENTS:
      rb_program_notes_set_comments (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
rb_program_notes_class_init (RbProgramNotesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = rb_program_notes_dispose;
  object_class->get_property = rb_program_notes_get_property;
  object_class->set_property = rb_program_notes_set_property;

  properties[PROP_EXERCISE] =
    g_param_spec_object ("exercise", NULL, NULL, RB_TYPE_EXERCISE,
                         G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_PLAYER] =
    g_param_spec_object ("player", NULL, NULL, RB_TYPE_PLAYER,
                         G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);

  properties[PROP_COMMENTS] =
    g_param_spec_string ("comments", NULL, NULL, NULL,
                         G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * RbProgramNotes::call-chosen:
   * @self: the notes
   * @call: a call, such as `main()`
   *
   * Is emitted when the learner wants to have the call in the program.
   */
  signals[SIGNAL_CALL_CHOSEN] = g_signal_new ("call-chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                              NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/ringback/Ringback/ui/code/program-notes.ui");
  gtk_widget_class_bind_template_child (widget_class, RbProgramNotes, setup_button);
  gtk_widget_class_bind_template_child (widget_class, RbProgramNotes, setup_label);
  gtk_widget_class_bind_template_child (widget_class, RbProgramNotes, tables_button);
  gtk_widget_class_bind_template_child (widget_class, RbProgramNotes, notes_button);
  gtk_widget_class_bind_template_child (widget_class, RbProgramNotes, notes_line);
  gtk_widget_class_bind_template_child (widget_class, RbProgramNotes, notes_label);
  gtk_widget_class_bind_template_child (widget_class, RbProgramNotes, call_button);
  gtk_widget_class_bind_template_callback (widget_class, call_clicked_cb);
}

static void
rb_program_notes_init (RbProgramNotes *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  g_signal_connect_object (self->tables_button, "notify::sensitive", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  self->event_loop_signals = g_signal_group_new (RB_TYPE_EVENT_LOOP);
  g_signal_group_connect_swapped (self->event_loop_signals, "extended", G_CALLBACK (update), self);
}

/**
 * rb_program_notes_get_exercise:
 * @self: the notes
 *
 * Gets the exercise whose setup is shown.
 *
 * Returns: (transfer none) (nullable): the exercise
 */
RbExercise *
rb_program_notes_get_exercise (RbProgramNotes *self)
{
  g_return_val_if_fail (RB_IS_PROGRAM_NOTES (self), NULL);

  return self->exercise;
}

/**
 * rb_program_notes_set_exercise:
 * @self: the notes
 * @exercise: (nullable): an exercise
 *
 * Sets the exercise whose setup is shown.
 */
void
rb_program_notes_set_exercise (RbProgramNotes *self,
                               RbExercise     *exercise)
{
  g_return_if_fail (RB_IS_PROGRAM_NOTES (self));

  if (!g_set_object (&self->exercise, exercise))
    return;

  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_EXERCISE]);
}

/**
 * rb_program_notes_get_player:
 * @self: the notes
 *
 * Gets the player whose run's stand-ins are listed.
 *
 * Returns: (transfer none) (nullable): the player
 */
RbPlayer *
rb_program_notes_get_player (RbProgramNotes *self)
{
  g_return_val_if_fail (RB_IS_PROGRAM_NOTES (self), NULL);

  return self->player;
}

/**
 * rb_program_notes_set_player:
 * @self: the notes
 * @player: (nullable): a player, or %NULL if nothing has run
 *
 * Sets the player whose run's stand-ins are listed. They are known as soon as the program has been compiled.
 */
void
rb_program_notes_set_player (RbProgramNotes *self,
                             RbPlayer       *player)
{
  g_return_if_fail (RB_IS_PROGRAM_NOTES (self));

  if (!g_set_object (&self->player, player))
    return;

  g_signal_group_set_target (self->event_loop_signals, player != NULL ? rb_player_get_event_loop (player) : NULL);
  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PLAYER]);
}

/**
 * rb_program_notes_get_comments:
 * @self: the notes
 *
 * Gets what is said about the comments of the program.
 *
 * Returns: (nullable): sentences
 */
const char *
rb_program_notes_get_comments (RbProgramNotes *self)
{
  g_return_val_if_fail (RB_IS_PROGRAM_NOTES (self), NULL);

  return self->comments;
}

/**
 * rb_program_notes_set_comments:
 * @self: the notes
 * @comments: (nullable): sentences, or %NULL if there is nothing to say
 *
 * Sets what is said about the comments of the program.
 */
void
rb_program_notes_set_comments (RbProgramNotes *self,
                               const char     *comments)
{
  g_return_if_fail (RB_IS_PROGRAM_NOTES (self));

  if (g_strcmp0 (self->comments, comments) == 0)
    return;

  g_free (self->comments);
  self->comments = g_strdup (comments);
  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COMMENTS]);
}
