/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "ui/guide/step-dots.h"

#include <glib/gi18n.h>

#include "ui/common/style-class.h"

/* The largest number of dots. */
#define MAX_DOTS 14

struct _RbStepDots
{
  GtkBox parent_instance;

  GtkWidget *label; /* "3 / 40", visible if there are no dots */
  GPtrArray *dots;  /* of GtkWidget, children of the box */
};

G_DEFINE_FINAL_TYPE (RbStepDots, rb_step_dots, GTK_TYPE_BOX)

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
released_cb (RbStepDots *self,
             int         n_press,
             double      x,
             double      y)
{
  GtkWidget *picked = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);
  guint position;

  if (picked != NULL && g_ptr_array_find (self->dots, picked, &position))
    g_signal_emit (self, signals[CHOSEN], 0, position);
}

static void
rb_step_dots_finalize (GObject *object)
{
  g_clear_pointer (&RB_STEP_DOTS (object)->dots, g_ptr_array_unref);

  G_OBJECT_CLASS (rb_step_dots_parent_class)->finalize (object);
}

static void
rb_step_dots_class_init (RbStepDotsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rb_step_dots_finalize;

  /**
   * RbStepDots::chosen:
   * @self: the dots
   * @position: the number of a step, from 0
   *
   * Emitted when the person clicks a dot.
   */
  signals[CHOSEN] =
    g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                  G_TYPE_UINT);

  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "stepdots");
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_IMG);
}

static void
rb_step_dots_init (RbStepDots *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  self->dots = g_ptr_array_new ();
  self->label = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->label, "numeric");
  gtk_box_append (GTK_BOX (self), self->label);
  g_signal_connect_object (click, "released", G_CALLBACK (released_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

static void
add_dot (RbStepDots *self)
{
  GtkWidget *dot = g_object_new (GTK_TYPE_BOX, "css-name", "dot", "valign", GTK_ALIGN_CENTER, "accessible-role",
                                 GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  g_ptr_array_add (self->dots, dot);
  gtk_box_append (GTK_BOX (self), dot);
}

/**
 * rb_step_dots_set_steps:
 * @self: the dots
 * @n_steps: the number of steps
 * @position: the current step, from 0
 *
 * Shows how many steps there are, and which one is current.
 */
void
rb_step_dots_set_steps (RbStepDots *self,
                        guint       n_steps,
                        guint       position)
{
  guint n_dots = n_steps <= MAX_DOTS ? n_steps : 0;
  g_autofree char *numbers = g_strdup_printf ("%u / %u", position + 1, n_steps);
  g_autofree char *name = g_strdup_printf (_("Step %u of %u"), position + 1, n_steps);

  g_return_if_fail (RB_IS_STEP_DOTS (self));

  while (self->dots->len < n_dots)
    add_dot (self);
  while (self->dots->len > n_dots)
    gtk_box_remove (GTK_BOX (self), g_ptr_array_steal_index (self->dots, self->dots->len - 1));
  for (guint i = 0; i < n_dots; i++)
    {
      rb_style_class_set (g_ptr_array_index (self->dots, i), "current", i == position);
      rb_style_class_set (g_ptr_array_index (self->dots, i), "past", i < position);
    }

  gtk_label_set_text (GTK_LABEL (self->label), numbers);
  gtk_widget_set_visible (self->label, n_dots == 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}
