/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "ui/guide/exercise-pager.h"

#include <glib/gi18n.h>

struct _RbExercisePager
{
  GtkBox parent_instance;

  GtkLabel *title_label;
  GtkLabel *number_label;

  RbDocument *document;
};

G_DEFINE_FINAL_TYPE (RbExercisePager, rb_exercise_pager, GTK_TYPE_BOX)

enum
{
  PROP_0,
  PROP_DOCUMENT,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
changed_cb (RbExercisePager *self)
{
  g_autofree char *number = NULL;
  RbExercise *exercise = rb_document_get_exercise (self->document);
  guint n_pages = rb_document_get_n_pages (self->document);

  gtk_widget_set_visible (GTK_WIDGET (self), n_pages > 1);
  if (exercise == NULL)
    return;

  number = g_strdup_printf (_("Exercise %u of %u"), rb_document_get_page (self->document) + 1, n_pages);
  gtk_label_set_text (self->number_label, number);
  gtk_label_set_text (self->title_label, rb_exercise_get_title (exercise));
}

static void
rb_exercise_pager_dispose (GObject *object)
{
  RbExercisePager *self = RB_EXERCISE_PAGER (object);

  g_clear_object (&self->document);

  G_OBJECT_CLASS (rb_exercise_pager_parent_class)->dispose (object);
}

static void
rb_exercise_pager_get_property (GObject    *object,
                                guint       prop_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  RbExercisePager *self = RB_EXERCISE_PAGER (object);

  switch (prop_id)
    {
    case PROP_DOCUMENT:
      g_value_set_object (value, self->document);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
rb_exercise_pager_set_property (GObject      *object,
                                guint         prop_id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  RbExercisePager *self = RB_EXERCISE_PAGER (object);

  switch (prop_id)
    {
    case PROP_DOCUMENT:
      rb_exercise_pager_set_document (self, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
rb_exercise_pager_class_init (RbExercisePagerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = rb_exercise_pager_dispose;
  object_class->get_property = rb_exercise_pager_get_property;
  object_class->set_property = rb_exercise_pager_set_property;

  properties[PROP_DOCUMENT] =
    g_param_spec_object ("document", NULL, NULL, RB_TYPE_DOCUMENT,
                         G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/ringback/Ringback/ui/guide/exercise-pager.ui");
  gtk_widget_class_bind_template_child (widget_class, RbExercisePager, title_label);
  gtk_widget_class_bind_template_child (widget_class, RbExercisePager, number_label);
}

static void
rb_exercise_pager_init (RbExercisePager *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * rb_exercise_pager_get_document:
 * @self: a pager
 *
 * Gets the document whose exercises the pager pages through.
 *
 * Returns: (transfer none) (nullable): the document
 */
RbDocument *
rb_exercise_pager_get_document (RbExercisePager *self)
{
  g_return_val_if_fail (RB_IS_EXERCISE_PAGER (self), NULL);

  return self->document;
}

/**
 * rb_exercise_pager_set_document:
 * @self: a pager
 * @document: (nullable): a document
 *
 * Sets the document whose exercises the pager pages through.
 */
void
rb_exercise_pager_set_document (RbExercisePager *self,
                                RbDocument      *document)
{
  g_return_if_fail (RB_IS_EXERCISE_PAGER (self));

  if (self->document == document)
    return;

  if (self->document != NULL)
    g_signal_handlers_disconnect_by_data (self->document, self);

  g_set_object (&self->document, document);
  if (document != NULL)
    {
      g_signal_connect_object (document, "changed", G_CALLBACK (changed_cb), self,
                               G_CONNECT_SWAPPED);
      changed_cb (self);
    }

  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DOCUMENT]);
}
