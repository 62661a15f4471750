/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "ui/guide/guide-view.h"

#include <glib/gi18n.h>

#include "lesson/article/prediction.h"
#include "ui/common/announce.h"
#include "ui/common/em.h"
#include "ui/common/style-class.h"
#include "ui/common/whole-lines.h"
#include "ui/guide/prediction-card.h"
#include "ui/guide/prose-view.h"
#include "ui/guide/step-dots.h"

/* The largest height of a step that lies above the code, in em. A longer step scrolls. */
#define LARGEST_STEP 14.0

struct _RbGuideView
{
  GtkWidget parent_instance;

  GtkBox *header;
  GtkLabel *title_label;
  RbStepDots *dots;
  GtkScrolledWindow *scroller;
  GtkWidget *step_box;
  RbPredictionCard *card;
  GtkWidget *printed_box;
  GtkLabel *printed_label;
  RbProseView *prose;
  GtkWidget *moment_button;
  GtkWidget *lesson_button;
  GtkLabel *lesson_label;
  GtkWidget *beside;
  GtkLabel *beside_label;
  GtkLabel *beside_printed;

  RbSession *session;
  GSignalGroup *session_signals;
  GSignalGroup *guide_signals;
  GSignalGroup *step_signals;
  GSignalGroup *player_signals;
  gboolean compact;
  gboolean counting;
  guint reveal_tick;
};

G_DEFINE_FINAL_TYPE (RbGuideView, rb_guide_view, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_SESSION,
  PROP_COMPACT,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static RbGuideStep *
get_step (RbGuideView *self)
{
  return self->session != NULL ? rb_guide_get_current (rb_session_get_guide (self->session)) : NULL;
}

/* --- What the step shows ------------------------------------------------------------------------------------------ */

/* Finds the line of the console that decides the current question, in the run that is shown. Returns -1 if this run
 * does not answer the question, or has not got there. */
static int
find_moment_line (RbGuideView *self)
{
  RbGuideStep *step = get_step (self);
  RbPlayer *player = self->session != NULL ? rb_session_get_player (self->session) : NULL;
  RbDocument *document;
  RbTrace *trace;
  int line;

  if (step == NULL || player == NULL || rb_guide_step_get_printed (step) == NULL)
    return -1;

  document = rb_session_get_document (self->session);
  if (!rb_prediction_is_about (rb_guide_step_get_prediction (step), rb_document_get_exercise (document),
                               rb_version_get_name (rb_document_get_version (document))))
    return -1;

  trace = rb_machine_get_trace (rb_player_get_machine (player));
  line = rb_guide_step_find_line (step);

  return line < (int) rb_trace_get_n_console_lines (trace) ? line : -1;
}

static void
update_moment (RbGuideView *self)
{
  gboolean found = find_moment_line (self) >= 0;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "guide.show-moment", found);
  gtk_widget_set_visible (self->moment_button, found);
}

static void
update_answer (RbGuideView *self)
{
  RbGuideStep *step = get_step (self);
  const char *printed = rb_guide_step_get_printed (step);
  gboolean is_question = rb_guide_step_get_prediction (step) != NULL;
  GListModel *blocks = rb_guide_step_get_blocks (step);
  gboolean explained = !is_question || printed != NULL;

  gtk_widget_set_visible (self->printed_box, printed != NULL);
  if (printed != NULL)
    gtk_label_set_text (self->printed_label, *printed != '\0' ? printed : _("nothing at all"));

  rb_prose_view_set_blocks (self->prose, explained ? blocks : NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->prose), explained && g_list_model_get_n_items (blocks) > 0);
  update_moment (self);
}

static void
update_lesson (RbGuideView *self)
{
  RbGuideStep *step = get_step (self);
  RbLesson *next = self->session != NULL ? rb_session_find_next (self->session) : NULL;
  gboolean offered = step != NULL && next != NULL && rb_guide_step_get_kind (step) == RB_GUIDE_STEP_END;
  g_autofree char *text = NULL;
  guint position = 0;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "guide.next-lesson", next != NULL);
  gtk_widget_set_visible (self->lesson_button, offered);
  if (!offered)
    return;

  rb_library_find (rb_session_get_library (self->session), rb_lesson_get_id (next), &position);
  /* Translators: the number and the title of the next lesson */
  text = g_strdup_printf (_("Lesson %u: %s"), position + 1, rb_lesson_get_title (next));
  gtk_label_set_text (self->lesson_label, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->lesson_button), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

static void
update_beside (RbGuideView *self)
{
  RbGuide *guide = rb_session_get_guide (self->session);
  const char *label = rb_guide_get_beside_label (guide);
  const char *printed = rb_guide_get_beside_printed (guide);
  g_autofree char *text = NULL;

  gtk_widget_set_visible (self->beside, label != NULL);
  if (label == NULL)
    return;

  /* Translators: the name of a version, such as Sync; what it has printed follows */
  text = g_strdup_printf (_("%s printed:"), label);
  gtk_label_set_text (self->beside_label, text);
  gtk_label_set_text (self->beside_printed, *printed != '\0' ? printed : _("nothing at all"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->beside), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

static void
update_name (RbGuideView *self,
             RbGuideStep *step,
             guint        n_steps,
             guint        position)
{
  g_autofree char *text = rb_guide_step_dup_text (step);
  g_autofree char *name = NULL;

  /* Translators: a step of an article, its title, and its text; a screen reader says this */
  name = g_strdup_printf (_("Step %u of %u, %s: %s"), position + 1, n_steps, rb_guide_step_get_title (step), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->step_box), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  rb_announce (GTK_WIDGET (self), name);
}

/* A new step begins at its top. Whoever was reading the old one by keyboard goes on at the new one. */
static void
move_to_top (RbGuideView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
  if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->scroller)))
    gtk_widget_grab_focus (self->step_box);
}

/* A question to a class has no heading, because the line on top names the lesson. */
static void
update_header (RbGuideView *self)
{
  RbGuideStep *step = get_step (self);
  gboolean is_asking = self->counting && step != NULL && rb_guide_step_get_prediction (step) != NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->header), !is_asking);
}

static void
update (RbGuideView *self)
{
  RbGuide *guide = self->session != NULL ? rb_session_get_guide (self->session) : NULL;
  RbGuideStep *step = get_step (self);
  guint n_steps;
  guint position;

  g_signal_group_set_target (self->step_signals, step);
  gtk_widget_set_visible (GTK_WIDGET (self), step != NULL);
  update_lesson (self);
  if (step == NULL)
    {
      rb_prediction_card_set_step (self->card, NULL);
      update_moment (self);
      return;
    }

  n_steps = g_list_model_get_n_items (G_LIST_MODEL (guide));
  position = rb_guide_get_position (guide);
  move_to_top (self);
  gtk_label_set_text (self->title_label, rb_guide_step_get_title (step));
  rb_step_dots_set_steps (self->dots, n_steps, position);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "guide.previous-step", position > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "guide.next-step", position + 1 < n_steps);

  update_header (self);
  rb_prediction_card_set_step (self->card, rb_guide_step_get_prediction (step) != NULL ? step : NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->card), rb_guide_step_get_prediction (step) != NULL);
  update_answer (self);
  update_beside (self);
  update_name (self, step, n_steps, position);
}

/* --- After the run ------------------------------------------------------------------------------------------------ */

/* Scrolls to the answer as soon as it has a place: the layout comes after the tick, so the second tick knows it. */
static gboolean
reveal_cb (GtkWidget     *widget,
           GdkFrameClock *clock,
           gpointer       user_data)
{
  RbGuideView *self = RB_GUIDE_VIEW (widget);
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  graphene_rect_t bounds;

  if (++self->reveal_tick < 3)
    return G_SOURCE_CONTINUE;

  /* The verdict is the last part of the card. It stays in sight, even if the explanation does not fit. */
  if (gtk_widget_compute_bounds (gtk_widget_get_last_child (GTK_WIDGET (self->card)), self->step_box, &bounds))
    gtk_adjustment_clamp_page (adjustment, bounds.origin.y, gtk_adjustment_get_upper (adjustment));

  return G_SOURCE_REMOVE;
}

static void
printed_cb (RbGuideView *self)
{
  update_answer (self);
  self->reveal_tick = 0;
  gtk_widget_add_tick_callback (GTK_WIDGET (self), reveal_cb, NULL, NULL);
}

static void
player_changed_cb (RbGuideView *self)
{
  g_signal_group_set_target (self->player_signals, rb_session_get_player (self->session));
  update_moment (self);
}

/* --- The actions -------------------------------------------------------------------------------------------------- */

static void
step_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  RbGuide *guide = rb_session_get_guide (RB_GUIDE_VIEW (widget)->session);
  guint position = rb_guide_get_position (guide);

  if (g_str_equal (name, "guide.next-step"))
    rb_guide_set_position (guide, position + 1);
  else if (position > 0)
    rb_guide_set_position (guide, position - 1);
}

static void
show_moment_action (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  RbGuideView *self = RB_GUIDE_VIEW (widget);
  int line = find_moment_line (self);

  if (line >= 0)
    rb_player_seek_console_line (rb_session_get_player (self->session), (guint) line);
}

static void
next_lesson_action (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  RbGuideView *self = RB_GUIDE_VIEW (widget);
  RbLesson *next = rb_session_find_next (self->session);

  if (next != NULL)
    rb_session_open_lesson (self->session, next);
}

static void
dot_chosen_cb (RbGuideView *self,
               guint        position)
{
  rb_guide_set_position (rb_session_get_guide (self->session), position);
}

/* --- The widget --------------------------------------------------------------------------------------------------- */

static void
rb_guide_view_dispose (GObject *object)
{
  RbGuideView *self = RB_GUIDE_VIEW (object);
  GtkWidget *child;

  if (self->session_signals != NULL)
    {
      g_signal_group_set_target (self->session_signals, NULL);
      g_signal_group_set_target (self->guide_signals, NULL);
      g_signal_group_set_target (self->step_signals, NULL);
      g_signal_group_set_target (self->player_signals, NULL);
    }
  g_clear_object (&self->session_signals);
  g_clear_object (&self->guide_signals);
  g_clear_object (&self->step_signals);
  g_clear_object (&self->player_signals);
  g_clear_object (&self->session);
  self->scroller = NULL;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))))
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (rb_guide_view_parent_class)->dispose (object);
}

static void
rb_guide_view_get_property (GObject    *object,
                            guint       prop_id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  RbGuideView *self = RB_GUIDE_VIEW (object);

  switch (prop_id)
    {
    case PROP_SESSION:
      g_value_set_object (value, self->session);
      break;
    case PROP_COMPACT:
      g_value_set_boolean (value, self->compact);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
rb_guide_view_set_property (GObject      *object,
                            guint         prop_id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  RbGuideView *self = RB_GUIDE_VIEW (object);

  switch (prop_id)
    {
    case PROP_SESSION:
      rb_guide_view_set_session (self, g_value_get_object (value));
      break;
    case PROP_COMPACT:
      rb_guide_view_set_compact (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
rb_guide_view_snapshot (GtkWidget   *widget,
                        GtkSnapshot *snapshot)
{
  RbGuideView *self = RB_GUIDE_VIEW (widget);

  rb_whole_lines_snapshot (widget, GTK_WIDGET (self->scroller), self->step_box, snapshot);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (RB_TYPE_STEP_DOTS);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/ringback/Ringback/ui/guide/guide-view.ui");
  gtk_widget_class_bind_template_child (widget_class, RbGuideView, header);
  gtk_widget_class_bind_template_child (widget_class, RbGuideView, title_label);
  gtk_widget_class_bind_template_child (widget_class, RbGuideView, dots);
  gtk_widget_class_bind_template_child (widget_class, RbGuideView, scroller);
  gtk_widget_class_bind_template_child (widget_class, RbGuideView, step_box);
  gtk_widget_class_bind_template_child (widget_class, RbGuideView, card);
  gtk_widget_class_bind_template_child (widget_class, RbGuideView, printed_box);
  gtk_widget_class_bind_template_child (widget_class, RbGuideView, printed_label);
  gtk_widget_class_bind_template_child (widget_class, RbGuideView, prose);
  gtk_widget_class_bind_template_child (widget_class, RbGuideView, moment_button);
  gtk_widget_class_bind_template_child (widget_class, RbGuideView, lesson_button);
  gtk_widget_class_bind_template_child (widget_class, RbGuideView, lesson_label);
  gtk_widget_class_bind_template_child (widget_class, RbGuideView, beside);
  gtk_widget_class_bind_template_child (widget_class, RbGuideView, beside_label);
  gtk_widget_class_bind_template_child (widget_class, RbGuideView, beside_printed);
  gtk_widget_class_bind_template_callback (widget_class, dot_chosen_cb);
}

static void
rb_guide_view_class_init (RbGuideViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->dispose = rb_guide_view_dispose;
  object_class->get_property = rb_guide_view_get_property;
  object_class->set_property = rb_guide_view_set_property;
  widget_class->snapshot = rb_guide_view_snapshot;

  properties[PROP_SESSION] = g_param_spec_object ("session", NULL, NULL, RB_TYPE_SESSION, flags);
  properties[PROP_COMPACT] = g_param_spec_boolean ("compact", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_install_action (widget_class, "guide.next-step", NULL, step_action);
  gtk_widget_class_install_action (widget_class, "guide.previous-step", NULL, step_action);
  gtk_widget_class_install_action (widget_class, "guide.show-moment", NULL, show_moment_action);
  gtk_widget_class_install_action (widget_class, "guide.next-lesson", NULL, next_lesson_action);

  g_type_ensure (RB_TYPE_PREDICTION_CARD);
  g_type_ensure (RB_TYPE_PROSE_VIEW);
  bind_template (widget_class);
  gtk_widget_class_set_css_name (widget_class, "guideview");
}

static void
rb_guide_view_init (RbGuideView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->session_signals = g_signal_group_new (RB_TYPE_SESSION);
  g_signal_group_connect_swapped (self->session_signals, "notify::player", G_CALLBACK (player_changed_cb), self);
  g_signal_group_connect_swapped (self->session_signals, "notify::library", G_CALLBACK (update_lesson), self);
  self->guide_signals = g_signal_group_new (RB_TYPE_GUIDE);
  g_signal_group_connect_swapped (self->guide_signals, "notify::current", G_CALLBACK (update), self);
  g_signal_group_connect_swapped (self->guide_signals, "notify::beside-printed", G_CALLBACK (update_beside), self);
  self->step_signals = g_signal_group_new (RB_TYPE_GUIDE_STEP);
  g_signal_group_connect_swapped (self->step_signals, "notify::printed", G_CALLBACK (printed_cb), self);
  self->player_signals = g_signal_group_new (RB_TYPE_PLAYER);
  g_signal_group_connect_swapped (self->player_signals, "notify::at-end", G_CALLBACK (update_moment), self);

  update (self);
}

/**
 * rb_guide_view_get_session:
 * @self: a guide view
 *
 * Gets the session whose article is shown.
 *
 * Returns: (transfer none) (nullable): the session
 */
RbSession *
rb_guide_view_get_session (RbGuideView *self)
{
  g_return_val_if_fail (RB_IS_GUIDE_VIEW (self), NULL);

  return self->session;
}

/**
 * rb_guide_view_set_session:
 * @self: a guide view
 * @session: (nullable): a session
 *
 * Sets the session whose article is shown.
 */
void
rb_guide_view_set_session (RbGuideView *self,
                           RbSession   *session)
{
  g_return_if_fail (RB_IS_GUIDE_VIEW (self));

  if (!g_set_object (&self->session, session))
    return;

  g_signal_group_set_target (self->session_signals, session);
  g_signal_group_set_target (self->guide_signals, session != NULL ? rb_session_get_guide (session) : NULL);
  g_signal_group_set_target (self->player_signals, session != NULL ? rb_session_get_player (session) : NULL);
  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SESSION]);
}

/**
 * rb_guide_view_get_compact:
 * @self: a guide view
 *
 * Gets whether the view lies above the code.
 *
 * Returns: whether it does; otherwise, it stands beside the code
 */
gboolean
rb_guide_view_get_compact (RbGuideView *self)
{
  g_return_val_if_fail (RB_IS_GUIDE_VIEW (self), FALSE);

  return self->compact;
}

/**
 * rb_guide_view_set_compact:
 * @self: a guide view
 * @compact: whether the view lies above the code
 *
 * Sets whether the view lies above the code. Then the title and the dots share a row, and a long step scrolls.
 */
void
rb_guide_view_set_compact (RbGuideView *self,
                           gboolean     compact)
{
  g_return_if_fail (RB_IS_GUIDE_VIEW (self));

  compact = !!compact;
  if (self->compact == compact)
    return;

  self->compact = compact;
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->header),
                                  compact ? GTK_ORIENTATION_HORIZONTAL : GTK_ORIENTATION_VERTICAL);
  gtk_label_set_lines (self->title_label, compact ? 1 : 3);
  gtk_label_set_wrap (self->title_label, !compact);
  rb_prediction_card_set_compact (self->card, compact);
  rb_style_class_set (GTK_WIDGET (self), "compact", compact);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COMPACT]);
}

/**
 * rb_guide_view_measure_step:
 * @self: a guide
 * @width: a width, in pixels
 *
 * Measures how high the guide has to be for its step. A scrolled window cannot say this, because it asks its child for
 * a height without telling it the width.
 *
 * Returns: the height, in pixels
 */
int
rb_guide_view_measure_step (RbGuideView *self,
                            int          width)
{
  GtkWidget *parts[] = { GTK_WIDGET (self->header), self->step_box, self->beside };
  int height = 0;
  int minimum, natural;

  gtk_widget_measure (GTK_WIDGET (self), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      gtk_widget_measure (parts[i], GTK_ORIENTATION_VERTICAL, MAX (width, minimum), NULL, &natural, NULL, NULL);
      if (parts[i] == self->step_box)
        natural = MIN (natural, (int) (LARGEST_STEP * rb_em_get (GTK_WIDGET (self))));
      height += natural;
    }

  return height;
}

/**
 * rb_guide_view_set_counting:
 * @self: a guide
 * @counting: whether a question is asked to a class
 *
 * Lets the keys 1 to 9 count the hands that are raised for each answer, instead of choosing one.
 */
void
rb_guide_view_set_counting (RbGuideView *self,
                            gboolean     counting)
{
  g_return_if_fail (RB_IS_GUIDE_VIEW (self));

  self->counting = counting;
  /* The question has all the screen, and stands in its middle. */
  gtk_widget_set_valign (self->step_box, counting ? GTK_ALIGN_CENTER : GTK_ALIGN_FILL);
  rb_prediction_card_set_counting (self->card, counting);
  update_header (self);
}
