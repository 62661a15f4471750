/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "ui/code/code-pane.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "ui/code/code-pane-private.h"
#include "ui/code/code-schemes.h"
#include "ui/code/code-text.h"
#include "ui/code/code-wrap.h"
#include "ui/code/text-shield.h"

#define FLASH_MS 600

G_DEFINE_FINAL_TYPE (RbCodePane, rb_code_pane, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_PLAYER,
  PROP_STOPS,
  PROP_EDITABLE,
  PROP_TAB_MOVES_FOCUS,
  N_PROPS
};

enum
{
  EDITED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static void
flash_cb (double   value,
          gpointer user_data)
{
  RbCodePane *self = user_data;

  rb_code_view_set_flash (self->view, value);
}

static void
moment_changed_cb (RbCodePane *self)
{
  rb_code_pane_show_run (self, rb_player_get_machine (self->player));
}

static void
changed_cb (RbCodePane *self)
{
  if (self->setting)
    return;

  self->source_matches = FALSE;
  rb_code_pane_clear_run (self);
  rb_code_pane_set_error (self, NULL, NULL);
  rb_code_pane_move_stops (self);
  g_signal_emit (self, signals[EDITED], 0);
}

static void
style_changed_cb (RbCodePane *self)
{
  gtk_source_buffer_set_style_scheme (self->buffer, rb_code_schemes_get (rb_scheme_get_current ()));
  gtk_widget_queue_draw (GTK_WIDGET (self->view));
}

/* Draws the scrollbars before the text view. The view lays out and highlights text while it is drawn, and this may move
 * the scrollbars. GTK 4.8 warns about a scrollbar that moves between its allocation and its drawing. */
static void
rb_code_pane_snapshot (GtkWidget   *widget,
                       GtkSnapshot *snapshot)
{
  RbCodePane *self = RB_CODE_PANE (widget);

  gtk_widget_snapshot_child (widget, self->vertical_bar, snapshot);
  gtk_widget_snapshot_child (widget, self->horizontal_bar, snapshot);
  gtk_widget_snapshot_child (widget, GTK_WIDGET (self->depth_strip), snapshot);
  gtk_widget_snapshot_child (widget, GTK_WIDGET (self->error_revealer), snapshot);
  rb_code_pane_snapshot_program (self, snapshot);
}

static void
rb_code_pane_get_property (GObject    *object,
                           guint       prop_id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  RbCodePane *self = RB_CODE_PANE (object);

  switch (prop_id)
    {
    case PROP_PLAYER:
      g_value_set_object (value, self->player);
      break;
    case PROP_EDITABLE:
      g_value_set_boolean (value, rb_code_pane_get_editable (self));
      break;
    case PROP_STOPS:
      g_value_set_object (value, self->stops);
      break;
    case PROP_TAB_MOVES_FOCUS:
      g_value_set_boolean (value, self->tab_moves_focus);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
rb_code_pane_set_property (GObject      *object,
                           guint         prop_id,
                           const GValue *value,
                           GParamSpec   *pspec)
{
  RbCodePane *self = RB_CODE_PANE (object);

  switch (prop_id)
    {
    case PROP_PLAYER:
      rb_code_pane_set_player (self, g_value_get_object (value));
      break;
    case PROP_EDITABLE:
      rb_code_pane_set_editable (self, g_value_get_boolean (value));
      break;
    case PROP_STOPS:
      rb_code_pane_set_stops (self, g_value_get_object (value));
      break;
    case PROP_TAB_MOVES_FOCUS:
      self->tab_moves_focus = g_value_get_boolean (value);
      rb_code_pane_update_tab (self);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
rb_code_pane_dispose (GObject *object)
{
  RbCodePane *self = RB_CODE_PANE (object);
  GtkWidget *child;

  if (self->scroll_tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self->view), self->scroll_tick);
  self->scroll_tick = 0;
  if (self->player_signals != NULL)
    g_signal_group_set_target (self->player_signals, NULL);
  g_clear_object (&self->player_signals);
  g_clear_object (&self->player);
  /* A running animation would keep itself alive. */
  if (self->flash != NULL)
    adw_animation_reset (self->flash);
  g_clear_object (&self->flash);
  g_clear_pointer (&self->marks, rb_run_marks_free);
  rb_code_pane_dispose_stops (self);

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))))
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (rb_code_pane_parent_class)->dispose (object);
}

/* To read the language takes a fifth of the time until the first frame, so the first frame does not wait for it. */
static gboolean
highlight_cb (GtkWidget     *widget,
              GdkFrameClock *clock,
              gpointer       user_data)
{
  RbCodePane *self = RB_CODE_PANE (widget);
  GtkSourceLanguageManager *languages = gtk_source_language_manager_get_default ();

  if (++self->n_frames < 2)
    return G_SOURCE_CONTINUE;

  gtk_source_buffer_set_language (self->buffer, gtk_source_language_manager_get_language (languages, "js"));

  return G_SOURCE_REMOVE;
}

static void
rb_code_pane_map (GtkWidget *widget)
{
  RbCodePane *self = RB_CODE_PANE (widget);

  GTK_WIDGET_CLASS (rb_code_pane_parent_class)->map (widget);

  if (self->n_frames == 0)
    gtk_widget_add_tick_callback (widget, highlight_cb, NULL, NULL);
}

static void
rb_code_pane_class_init (RbCodePaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = rb_code_pane_get_property;
  object_class->set_property = rb_code_pane_set_property;
  object_class->dispose = rb_code_pane_dispose;
  widget_class->map = rb_code_pane_map;
  widget_class->snapshot = rb_code_pane_snapshot;

  properties[PROP_PLAYER] = g_param_spec_object ("player", NULL, NULL, RB_TYPE_PLAYER,
                                            G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_EDITABLE] = g_param_spec_boolean ("editable", NULL, NULL, TRUE,
                                               G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_STOPS] = g_param_spec_object ("stops", NULL, NULL, RB_TYPE_STOPS,
                                                G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_TAB_MOVES_FOCUS] = g_param_spec_boolean ("tab-moves-focus", NULL, NULL, FALSE,
                                                           G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * RbCodePane::edited:
   * @self: the code pane
   *
   * Emitted when the learner has changed the text.
   */
  signals[EDITED] = g_signal_new ("edited", RB_TYPE_CODE_PANE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (RB_TYPE_CODE_VIEW);
  g_type_ensure (RB_TYPE_DEPTH_STRIP);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/ringback/Ringback/ui/code/code-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, RbCodePane, view);
  gtk_widget_class_bind_template_child (widget_class, RbCodePane, buffer);
  gtk_widget_class_bind_template_child (widget_class, RbCodePane, adjustment);
  gtk_widget_class_bind_template_child (widget_class, RbCodePane, scroller);
  gtk_widget_class_bind_template_child (widget_class, RbCodePane, vertical_bar);
  gtk_widget_class_bind_template_child (widget_class, RbCodePane, horizontal_bar);
  gtk_widget_class_bind_template_child (widget_class, RbCodePane, depth_strip);
  gtk_widget_class_bind_template_child (widget_class, RbCodePane, error_revealer);
  gtk_widget_class_bind_template_child (widget_class, RbCodePane, error_bar);
  gtk_widget_class_bind_template_child (widget_class, RbCodePane, error_label);
  rb_code_pane_bind_run (widget_class);
  gtk_widget_class_set_css_name (widget_class, "codepane");
}

static void
init_buffer (RbCodePane *self)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self->buffer);
  GtkTextIter start;

  rb_text_shield_attach (buffer);
  gtk_text_buffer_get_start_iter (buffer, &start);
  gtk_text_buffer_create_mark (buffer, "current", &start, TRUE);
  self->error_tag = gtk_text_buffer_create_tag (buffer, "error", "underline", PANGO_UNDERLINE_ERROR, NULL);
  g_signal_connect_object (buffer, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (buffer, "notify::cursor-position", G_CALLBACK (rb_code_pane_update_badge), self,
                           G_CONNECT_SWAPPED);
}

static void
rb_code_pane_init (RbCodePane *self)
{
  AdwStyleManager *style_manager = adw_style_manager_get_default ();
  GtkSourceGutter *gutter;

  gtk_widget_init_template (GTK_WIDGET (self));

  self->marks = rb_run_marks_new ();
  self->gutter = RB_CALLBACK_GUTTER (rb_callback_gutter_new ());
  gutter = gtk_source_view_get_gutter (GTK_SOURCE_VIEW (self->view), GTK_TEXT_WINDOW_LEFT);
  gtk_source_gutter_insert (gutter, GTK_SOURCE_GUTTER_RENDERER (self->gutter), -100);
  init_buffer (self);
  rb_code_pane_init_stops (self);
  rb_code_pane_init_keys (self);

  g_signal_connect_object (self->adjustment, "changed", G_CALLBACK (rb_code_pane_show_bar), self->vertical_bar,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_scrollbar_get_adjustment (GTK_SCROLLBAR (self->horizontal_bar)), "changed",
                           G_CALLBACK (rb_code_pane_show_bar), self->horizontal_bar, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->adjustment, "notify::page-size", G_CALLBACK (rb_code_pane_keep_in_view), self,
                           G_CONNECT_SWAPPED);

  self->flash = adw_timed_animation_new (
    GTK_WIDGET (self->view), 1, 0, FLASH_MS,
    adw_callback_animation_target_new (flash_cb, self, NULL));

  self->player_signals = g_signal_group_new (RB_TYPE_PLAYER);
  g_signal_group_connect_swapped (self->player_signals, "notify::moment", G_CALLBACK (moment_changed_cb), self);

  g_signal_connect_object (style_manager, "notify::dark", G_CALLBACK (style_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (style_manager, "notify::high-contrast", G_CALLBACK (style_changed_cb), self,
                           G_CONNECT_SWAPPED);
  style_changed_cb (self);
}

/**
 * rb_code_pane_new:
 *
 * Creates an empty pane.
 *
 * Returns: (transfer floating): a new code pane
 */
GtkWidget *
rb_code_pane_new (void)
{
  return g_object_new (RB_TYPE_CODE_PANE, NULL);
}

static void
write_source (RbCodePane *self,
              const char *source,
              void (*write) (GtkTextBuffer *buffer,
                             const char    *text))
{
  rb_code_pane_set_error (self, NULL, NULL);
  rb_code_pane_clear_run (self);

  self->setting = TRUE;
  write (GTK_TEXT_BUFFER (self->buffer), source);
  self->setting = FALSE;
  rb_code_wrap_update (GTK_TEXT_VIEW (self->view));
  rb_code_pane_place_stops (self);

  if (self->player != NULL)
    {
      self->source_matches = rb_code_pane_matches (self, rb_player_get_machine (self->player));
      moment_changed_cb (self);
    }
}

static gboolean
shows (RbCodePane *self,
       const char *source)
{
  g_autofree char *old = rb_code_pane_get_source (self);

  return g_strcmp0 (old, source) == 0;
}

/**
 * rb_code_pane_set_source:
 * @self: a code pane
 * @source: the program's text
 *
 * Shows another program. This cannot be undone, and does not emit "edited".
 */
void
rb_code_pane_set_source (RbCodePane *self,
                         const char *source)
{
  gboolean is_new;

  g_return_if_fail (RB_IS_CODE_PANE (self));
  g_return_if_fail (source != NULL);

  /* Even if both programs have the same text, what was typed into one of them cannot be undone in the other. */
  is_new = !shows (self, source);
  write_source (self, source, is_new ? rb_code_text_replace : rb_code_text_forget);
  if (is_new)
    rb_code_pane_scroll_to (self, 0);
}

/**
 * rb_code_pane_rewrite_source:
 * @self: a code pane
 * @source: the program's new text
 *
 * Replaces the text of the same program. The learner can undo this. It does not emit "edited".
 */
void
rb_code_pane_rewrite_source (RbCodePane *self,
                             const char *source)
{
  g_return_if_fail (RB_IS_CODE_PANE (self));
  g_return_if_fail (source != NULL);

  if (!shows (self, source))
    write_source (self, source, rb_code_text_rewrite);
}

/**
 * rb_code_pane_get_source:
 * @self: a code pane
 *
 * Gets the current text.
 *
 * Returns: (transfer full): the text
 */
char *
rb_code_pane_get_source (RbCodePane *self)
{
  g_return_val_if_fail (RB_IS_CODE_PANE (self), NULL);

  return rb_code_text_dup (GTK_TEXT_BUFFER (self->buffer));
}

/**
 * rb_code_pane_get_editable:
 * @self: a code pane
 *
 * Gets whether the learner can change the text.
 *
 * Returns: whether the learner can
 */
gboolean
rb_code_pane_get_editable (RbCodePane *self)
{
  g_return_val_if_fail (RB_IS_CODE_PANE (self), FALSE);

  return gtk_text_view_get_editable (GTK_TEXT_VIEW (self->view));
}

/**
 * rb_code_pane_set_editable:
 * @self: a code pane
 * @editable: whether the learner can change the text
 *
 * Sets whether the learner can change the text. Long lines of a text that is only read are wrapped, so that all of it
 * is seen.
 */
void
rb_code_pane_set_editable (RbCodePane *self,
                           gboolean    editable)
{
  g_return_if_fail (RB_IS_CODE_PANE (self));

  editable = !!editable;
  if (rb_code_pane_get_editable (self) == editable)
    return;

  gtk_text_view_set_editable (GTK_TEXT_VIEW (self->view), editable);
  rb_code_wrap_set (GTK_TEXT_VIEW (self->view), !editable);
  rb_code_pane_update_tab (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_EDITABLE]);
}

/**
 * rb_code_pane_get_player:
 * @self: a code pane
 *
 * Gets the player whose run is shown.
 *
 * Returns: (transfer none) (nullable): the player, or %NULL
 */
RbPlayer *
rb_code_pane_get_player (RbCodePane *self)
{
  g_return_val_if_fail (RB_IS_CODE_PANE (self), NULL);

  return self->player;
}

/**
 * rb_code_pane_set_player:
 * @self: a code pane
 * @player: (nullable): a player, or %NULL to show no run
 *
 * Shows a run in the text while the text is the program of the run.
 */
void
rb_code_pane_set_player (RbCodePane *self,
                         RbPlayer   *player)
{
  g_return_if_fail (RB_IS_CODE_PANE (self));
  g_return_if_fail (player == NULL || RB_IS_PLAYER (player));

  if (!g_set_object (&self->player, player))
    return;

  g_signal_group_set_target (self->player_signals, player);
  rb_code_pane_clear_run (self);
  if (player != NULL)
    {
      self->source_matches = rb_code_pane_matches (self, rb_player_get_machine (player));
      moment_changed_cb (self);
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PLAYER]);
}

/**
 * rb_code_pane_show_machine:
 * @self: a code pane
 * @machine: (nullable): a machine, or %NULL to show no run
 *
 * Shows the state of a machine, without a player.
 */
void
rb_code_pane_show_machine (RbCodePane *self,
                           RbMachine  *machine)
{
  g_return_if_fail (RB_IS_CODE_PANE (self));
  g_return_if_fail (machine == NULL || RB_IS_MACHINE (machine));

  self->source_matches = machine != NULL && rb_code_pane_matches (self, machine);
  if (self->source_matches)
    rb_code_pane_show_run (self, machine);
  else
    rb_code_pane_clear_run (self);
}

/**
 * rb_code_pane_set_error:
 * @self: a code pane
 * @place: (nullable): where the error is, or %NULL if it has no place
 * @message: (nullable): what is wrong, or %NULL to remove an error
 *
 * Shows an error below the text, and underlines its place.
 */
void
rb_code_pane_set_error (RbCodePane    *self,
                        const RbPlace *place,
                        const char    *message)
{
  g_autofree char *text = NULL;
  GtkTextIter start, end;

  g_return_if_fail (RB_IS_CODE_PANE (self));

  gtk_text_buffer_get_bounds (GTK_TEXT_BUFFER (self->buffer), &start, &end);
  gtk_text_buffer_remove_tag (GTK_TEXT_BUFFER (self->buffer), self->error_tag, &start, &end);
  rb_callback_gutter_set_error_line (self->gutter, 0);
  /* The error area is hidden, not only folded. Otherwise, a screen reader would find an empty alert. */
  gtk_widget_set_visible (GTK_WIDGET (self->error_revealer), message != NULL);
  gtk_revealer_set_reveal_child (self->error_revealer, message != NULL);
  if (message == NULL)
    return;

  if (place != NULL && place->line > 0)
    {
      text = g_strdup_printf (_("Line %u, column %u: %s"), place->line, place->column, message);
      rb_code_text_underline (GTK_TEXT_BUFFER (self->buffer), self->error_tag, place->start, place->end);
      rb_callback_gutter_set_error_line (self->gutter, place->line);
      rb_code_pane_scroll_to (self, place->start);
    }

  gtk_label_set_label (self->error_label, text != NULL ? text : message);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->error_bar),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, text != NULL ? text : message,
                                  -1);
}

/**
 * rb_code_pane_get_view:
 * @self: a code pane
 *
 * Gets the view of the text, for the focus and for zooming.
 *
 * Returns: (transfer none): a source view
 */
GtkWidget *
rb_code_pane_get_view (RbCodePane *self)
{
  g_return_val_if_fail (RB_IS_CODE_PANE (self), NULL);

  return GTK_WIDGET (self->view);
}
