/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "session/stage/spotlight.h"
#include "ui/stage/stage-private.h"

/* On a projector, the stage shows the one card that the moment is about. */

static GtkWidget *
get_card (RbStage         *self,
          RbStageCardKind  kind)
{
  switch (kind)
    {
    case RB_STAGE_CARD_DATABASE:
      return GTK_WIDGET (self->database_card);
    case RB_STAGE_CARD_TIMERS:
      return GTK_WIDGET (self->timers_card);
    case RB_STAGE_CARD_QUEUE:
      return GTK_WIDGET (self->queue_card);
    case RB_STAGE_CARD_MICROTASKS:
      return GTK_WIDGET (self->microtasks_card);
    case RB_STAGE_CARD_PROMISES:
      return GTK_WIDGET (self->promises_card);
    case RB_STAGE_CARD_STACK:
    default:
      return GTK_WIDGET (self->stack_card);
    }
}

static void
show_card (RbStage         *self,
           RbStageCardKind  kind)
{
  GtkWidget *shown = get_card (self, kind);
  GtkWidget *card;

  for (card = gtk_widget_get_first_child (self->cards); card != NULL; card = gtk_widget_get_next_sibling (card))
    gtk_widget_set_visible (card, card == shown);

  /* What a call has in its variables belongs to the call. */
  gtk_widget_set_visible (GTK_WIDGET (self->variables_card), kind == RB_STAGE_CARD_STACK);
}

/* Shows the card of the moment, if the stage shows only one. */
void
rb_stage_show_spotlight (RbStage *self)
{
  if (!self->spotlight || self->player == NULL)
    return;

  show_card (self, rb_spotlight_find (rb_player_get_machine (self->player)));
  rb_stage_update_room (self);
}

/**
 * rb_stage_set_spotlight:
 * @self: a stage
 * @spotlight: whether to show one card at a time
 *
 * Shows only the card that matters in the moment, or all cards.
 */
void
rb_stage_set_spotlight (RbStage  *self,
                        gboolean  spotlight)
{
  g_return_if_fail (RB_IS_STAGE (self));

  if (self->spotlight == spotlight)
    return;

  self->spotlight = spotlight;
  for (RbStageCardKind kind = RB_STAGE_CARD_STACK; kind <= RB_STAGE_CARD_PROMISES; kind++)
    rb_stage_card_set_projected (RB_STAGE_CARD (get_card (self, kind)), spotlight);
  gtk_widget_set_visible (GTK_WIDGET (self->loop_card), TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->stack_card), TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->database_card), TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->queue_card), TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->variables_card), TRUE);
  rb_stage_choose_slots (self);
  rb_stage_show_spotlight (self);
}
