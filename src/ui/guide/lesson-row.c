/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "ui/guide/lesson-row.h"

#include <glib/gi18n.h>

struct _RbLessonRow
{
  GtkListBoxRow parent_instance;

  GtkStack *marker;
  GtkLabel *number_label;
  GtkLabel *title_label;

  RbLesson *lesson;
  guint number;
};

G_DEFINE_FINAL_TYPE (RbLessonRow, rb_lesson_row, GTK_TYPE_LIST_BOX_ROW)

static void
rb_lesson_row_dispose (GObject *object)
{
  RbLessonRow *self = RB_LESSON_ROW (object);

  g_clear_object (&self->lesson);

  G_OBJECT_CLASS (rb_lesson_row_parent_class)->dispose (object);
}

static void
rb_lesson_row_class_init (RbLessonRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rb_lesson_row_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/ringback/Ringback/ui/guide/lesson-row.ui");
  gtk_widget_class_bind_template_child (widget_class, RbLessonRow, marker);
  gtk_widget_class_bind_template_child (widget_class, RbLessonRow, number_label);
  gtk_widget_class_bind_template_child (widget_class, RbLessonRow, title_label);
}

static void
rb_lesson_row_init (RbLessonRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
update (RbLessonRow *self)
{
  g_autofree char *name = NULL;
  const char *error_message = rb_lesson_get_error_message (self->lesson);
  const char *title = rb_lesson_get_title (self->lesson);
  const char *state = "number";

  if (error_message != NULL)
    {
      state = "broken";
      /* Translators: a lesson's title, then why it cannot be shown */
      name = g_strdup_printf (_("%s, broken: %s"), title, error_message);
    }
  else if (rb_lesson_get_completed (self->lesson))
    {
      state = "completed";
      /* Translators: a lesson's number and title */
      name = g_strdup_printf (_("%u, %s, completed"), self->number, title);
    }
  else
    {
      name = g_strdup_printf (_("%u, %s"), self->number, title);
    }

  gtk_stack_set_visible_child_name (self->marker, state);
  gtk_widget_remove_css_class (GTK_WIDGET (self), "completed");
  gtk_widget_remove_css_class (GTK_WIDGET (self), "broken");
  gtk_widget_add_css_class (GTK_WIDGET (self), state);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), error_message != NULL ? error_message
                                                                        : rb_lesson_get_description (self->lesson));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/**
 * rb_lesson_row_new:
 * @lesson: a lesson
 * @number: its position in the library, from 1
 *
 * Makes a row for @lesson.
 *
 * Returns: (transfer floating): a new widget
 */
GtkWidget *
rb_lesson_row_new (RbLesson *lesson,
                   guint     number)
{
  g_autofree char *text = NULL;
  RbLessonRow *self;

  g_return_val_if_fail (RB_IS_LESSON (lesson), NULL);

  self = g_object_new (RB_TYPE_LESSON_ROW, NULL);
  self->lesson = g_object_ref (lesson);
  self->number = number;

  text = g_strdup_printf ("%u", number);
  gtk_label_set_text (self->number_label, text);
  gtk_label_set_text (self->title_label, rb_lesson_get_title (lesson));
  g_signal_connect_object (lesson, "notify::completed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);

  return GTK_WIDGET (self);
}

/**
 * rb_lesson_row_get_lesson:
 * @self: a row
 *
 * Gets the lesson that the row shows.
 *
 * Returns: (transfer none): the lesson
 */
RbLesson *
rb_lesson_row_get_lesson (RbLessonRow *self)
{
  g_return_val_if_fail (RB_IS_LESSON_ROW (self), NULL);

  return self->lesson;
}
