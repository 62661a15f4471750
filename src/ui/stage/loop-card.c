/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "ui/stage/loop-card.h"

#include "session/stage/loop-words.h"

struct _RbLoopCard
{
  GtkBox parent_instance;

  GtkLabel *pill;
};

G_DEFINE_FINAL_TYPE (RbLoopCard, rb_loop_card, GTK_TYPE_BOX)

static void
rb_loop_card_class_init (RbLoopCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_REGION);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/ringback/Ringback/ui/stage/loop-card.ui");
  gtk_widget_class_bind_template_child (widget_class, RbLoopCard, pill);
}

static void
rb_loop_card_init (RbLoopCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  rb_loop_card_show (self, NULL);
}

/**
 * rb_loop_card_show:
 * @self: a card
 * @machine: (nullable): the state to show, or %NULL if nothing has run
 *
 * Shows what the event loop is doing.
 */
void
rb_loop_card_show (RbLoopCard *self,
                   RbMachine  *machine)
{
  g_autofree char *text = NULL;
  const char *classes[] = { "pill-label", NULL, NULL };

  g_return_if_fail (RB_IS_LOOP_CARD (self));

  text = rb_loop_words_dup (machine);
  if (g_strcmp0 (gtk_label_get_text (self->pill), text) == 0)
    return;

  classes[1] = rb_loop_words_get_state (machine);
  gtk_label_set_text (self->pill, text);
  gtk_widget_set_css_classes (GTK_WIDGET (self->pill), classes);
}
