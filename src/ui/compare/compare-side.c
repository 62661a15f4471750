/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "ui/compare/compare-side.h"

#include "session/comparison/comparison-words.h"
#include "session/stage/loop-words.h"
#include "ui/code/code-pane.h"
#include "ui/common/choices.h"
#include "ui/console/console-view.h"

struct _RbCompareSide
{
  GtkBox parent_instance;

  GtkWidget *header;
  GtkDropDown *choice_drop_down;
  GtkLabel *pill;
  GtkLabel *time_label;
  RbCodePane *code_pane;
  RbConsoleView *console_view;

  RbComparison *comparison;
  RbSide side;
  GSignalGroup *comparison_signals;
};

G_DEFINE_FINAL_TYPE (RbCompareSide, rb_compare_side, GTK_TYPE_BOX)

static RbPlayer *
get_player (RbCompareSide *self)
{
  return rb_comparison_get_player (self->comparison, self->side);
}

static void
set_text (GtkLabel   *label,
          const char *text)
{
  if (g_strcmp0 (gtk_label_get_text (label), text) != 0)
    gtk_label_set_text (label, text);
}

static void
moved_cb (RbCompareSide *self)
{
  gboolean is_ready = rb_comparison_get_ready (self->comparison);
  RbMachine *machine = is_ready ? rb_player_get_machine (get_player (self)) : NULL;
  const char *classes[] = { "pill-label", rb_loop_words_get_state (machine), NULL };
  g_autofree char *words = is_ready ? rb_loop_words_dup_beside (machine) : rb_loop_words_dup (NULL);

  set_text (self->pill, words);
  gtk_widget_set_css_classes (GTK_WIDGET (self->pill), classes);
  rb_compare_side_update_time (self);
}

/* A program that cannot run says why below its code. */
static void
show_error (RbCompareSide *self)
{
  RbEventLoop *event_loop = rb_player_get_event_loop (get_player (self));

  if (rb_event_loop_get_outcome (event_loop) == RB_OUTCOME_SYNTAX_ERROR)
    rb_code_pane_set_error (self->code_pane, rb_event_loop_get_place (event_loop),
                            rb_event_loop_get_message (event_loop));
}

/* While a program runs to its end, there is nothing to be seen of it yet. */
static void
ready_cb (RbCompareSide *self)
{
  RbPlayer *player = rb_comparison_get_ready (self->comparison) ? get_player (self) : NULL;

  rb_code_pane_set_player (self->code_pane, player);
  rb_console_view_set_player (self->console_view, player);
  if (player != NULL)
    show_error (self);
  moved_cb (self);
}

static void
show_program (RbCompareSide *self)
{
  g_autofree char *name = rb_comparison_words_dup_side (self->comparison, self->side);
  RbEventLoop *event_loop = rb_player_get_event_loop (get_player (self));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  rb_choices_name (self->choice_drop_down, name);
  gtk_drop_down_set_selected (self->choice_drop_down, rb_comparison_get_choice (self->comparison, self->side));
  rb_code_pane_set_player (self->code_pane, NULL);
  rb_code_pane_set_source (self->code_pane, rb_program_get_source (rb_event_loop_get_program (event_loop)));
}

static void
side_changed_cb (RbCompareSide *self,
                 guint          side)
{
  if (side == self->side)
    show_program (self);
}

static void
chosen_cb (RbCompareSide *self)
{
  guint choice = gtk_drop_down_get_selected (self->choice_drop_down);

  if (self->comparison != NULL && choice < rb_comparison_get_n_choices (self->comparison))
    rb_comparison_set_choice (self->comparison, self->side, choice);
}

static void
list_choices (RbCompareSide *self)
{
  g_autoptr (GtkStringList) choices = gtk_string_list_new (NULL);

  for (guint i = 0; i < rb_comparison_get_n_choices (self->comparison); i++)
    {
      g_autofree char *choice = rb_comparison_words_dup_choice (self->comparison, i);

      gtk_string_list_append (choices, choice);
    }

  gtk_drop_down_set_model (self->choice_drop_down, G_LIST_MODEL (choices));
}

static void
rb_compare_side_dispose (GObject *object)
{
  RbCompareSide *self = RB_COMPARE_SIDE (object);

  if (self->comparison_signals != NULL)
    g_signal_group_set_target (self->comparison_signals, NULL);
  g_clear_object (&self->comparison_signals);
  g_clear_object (&self->comparison);

  G_OBJECT_CLASS (rb_compare_side_parent_class)->dispose (object);
}

static void
rb_compare_side_class_init (RbCompareSideClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rb_compare_side_dispose;

  g_type_ensure (RB_TYPE_CODE_PANE);
  g_type_ensure (RB_TYPE_CONSOLE_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/ringback/Ringback/ui/compare/compare-side.ui");
  gtk_widget_class_bind_template_child (widget_class, RbCompareSide, header);
  gtk_widget_class_bind_template_child (widget_class, RbCompareSide, choice_drop_down);
  gtk_widget_class_bind_template_child (widget_class, RbCompareSide, pill);
  gtk_widget_class_bind_template_child (widget_class, RbCompareSide, time_label);
  gtk_widget_class_bind_template_child (widget_class, RbCompareSide, code_pane);
  gtk_widget_class_bind_template_child (widget_class, RbCompareSide, console_view);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_REGION);
}

static void
rb_compare_side_init (RbCompareSide *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  rb_choices_name_rows (self->choice_drop_down);
  rb_console_view_hide_title (self->console_view);

  self->comparison_signals = g_signal_group_new (RB_TYPE_COMPARISON);
  g_signal_group_connect_swapped (self->comparison_signals, "side-changed", G_CALLBACK (side_changed_cb), self);
  g_signal_group_connect_swapped (self->comparison_signals, "notify::ready", G_CALLBACK (ready_cb), self);
  g_signal_group_connect_swapped (self->comparison_signals, "moved", G_CALLBACK (moved_cb), self);
}

/**
 * rb_compare_side_show:
 * @self: a side's view
 * @comparison: (nullable): a comparison, or %NULL to show nothing
 * @side: which side of it
 *
 * Shows a side of a comparison.
 */
void
rb_compare_side_show (RbCompareSide *self,
                      RbComparison  *comparison,
                      RbSide         side)
{
  g_return_if_fail (RB_IS_COMPARE_SIDE (self));

  /* The list must not choose while it is made. */
  g_clear_object (&self->comparison);
  g_signal_group_set_target (self->comparison_signals, comparison);
  rb_code_pane_set_player (self->code_pane, NULL);
  rb_console_view_set_player (self->console_view, NULL);
  if (comparison == NULL)
    return;

  self->side = side;
  self->comparison = g_object_ref (comparison);
  g_signal_handlers_block_by_func (self->choice_drop_down, chosen_cb, self);
  list_choices (self);
  show_program (self);
  g_signal_handlers_unblock_by_func (self->choice_drop_down, chosen_cb, self);
  ready_cb (self);
}

/**
 * rb_compare_side_set_shape:
 * @self: a side's view
 * @projecting: whether it is shown on a projector, where nobody chooses what runs
 * @narrow: whether the choice and the state do not fit side by side
 *
 * Sets what stands above the code, and how.
 */
void
rb_compare_side_set_shape (RbCompareSide *self,
                           gboolean       projecting,
                           gboolean       narrow)
{
  g_return_if_fail (RB_IS_COMPARE_SIDE (self));

  gtk_widget_set_visible (GTK_WIDGET (self->choice_drop_down), !projecting);
  rb_console_view_set_projecting (self->console_view, projecting);
  gtk_widget_set_halign (GTK_WIDGET (self->choice_drop_down), narrow ? GTK_ALIGN_START : GTK_ALIGN_FILL);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->header),
                                  narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
}

/**
 * rb_compare_side_reveal:
 * @self: a side's view
 * @site: a site of the side's run, or 0
 *
 * Scrolls the code to a site.
 */
void
rb_compare_side_reveal (RbCompareSide *self,
                        guint          site)
{
  g_return_if_fail (RB_IS_COMPARE_SIDE (self));

  rb_code_pane_reveal (self->code_pane, site);
}

/**
 * rb_compare_side_update_time:
 * @self: a side's view
 *
 * Shows the engine time, which passes while a comparison plays.
 */
void
rb_compare_side_update_time (RbCompareSide *self)
{
  g_autofree char *time = NULL;

  g_return_if_fail (RB_IS_COMPARE_SIDE (self));

  if (self->comparison == NULL)
    return;

  time = rb_comparison_words_dup_time (rb_comparison_get_engine_time (self->comparison, self->side));
  set_text (self->time_label, time);
}
