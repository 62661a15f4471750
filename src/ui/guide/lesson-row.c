/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "ui/guide/lesson-row.h"

#include <glib/gi18n.h>

#include "ui/common/style-class.h"

struct _RbLessonRow
{
  GtkListBoxRow parent_instance;

  GtkStack *marker;
  GtkLabel *number_label;
  GtkWidget *words;
  GtkLabel *title_label;
  GtkLabel *detail_label;

  RbEntry *entry;
  gboolean current;
};

G_DEFINE_FINAL_TYPE (RbLessonRow, rb_lesson_row, GTK_TYPE_LIST_BOX_ROW)

static void
rb_lesson_row_dispose (GObject *object)
{
  RbLessonRow *self = RB_LESSON_ROW (object);

  g_clear_object (&self->entry);

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
  gtk_widget_class_bind_template_child (widget_class, RbLessonRow, words);
  gtk_widget_class_bind_template_child (widget_class, RbLessonRow, title_label);
  gtk_widget_class_bind_template_child (widget_class, RbLessonRow, detail_label);
}

static void
rb_lesson_row_init (RbLessonRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static const char *
get_error (RbLessonRow *self)
{
  RbLesson *lesson = rb_entry_get_lesson (self->entry);

  return lesson != NULL ? rb_lesson_get_error_message (lesson) : NULL;
}

static const char *
get_state (RbLessonRow *self)
{
  RbLesson *lesson = rb_entry_get_lesson (self->entry);

  if (lesson == NULL)
    return "own";
  if (get_error (self) != NULL)
    return "broken";
  if (!g_str_equal (rb_entry_get_title (self->entry), rb_lesson_get_title (lesson)))
    return "question";

  return rb_lesson_get_completed (lesson) ? "completed" : "number";
}

/* Says what the row shows: number, title, what was found, and the state of the lesson. */
static char *
dup_name (RbLessonRow *self)
{
  RbLesson *lesson = rb_entry_get_lesson (self->entry);
  const char *detail = rb_entry_get_detail (self->entry);
  GString *name = g_string_new (NULL);

  if (rb_entry_get_number (self->entry) > 0 && !g_str_equal (get_state (self), "question"))
    /* Translators: a lesson's number and title */
    g_string_append_printf (name, _("Lesson %u, %s"), rb_entry_get_number (self->entry),
                            rb_entry_get_title (self->entry));
  else
    g_string_append (name, rb_entry_get_title (self->entry));

  if (detail != NULL)
    g_string_append_printf (name, ", %s", detail);
  if (lesson != NULL && rb_lesson_get_completed (lesson))
    g_string_append_printf (name, ", %s", C_("lesson", "done"));
  if (self->current)
    g_string_append_printf (name, ", %s", _("current"));
  if (get_error (self) != NULL)
    g_string_append_printf (name, ", %s: %s", _("broken"), get_error (self));

  return g_string_free (name, FALSE);
}

static void
update (RbLessonRow *self)
{
  static const char * const states[] = { "own", "broken", "question", "completed", "number" };
  RbLesson *lesson = rb_entry_get_lesson (self->entry);
  const char *state = get_state (self);
  const char *tip = lesson != NULL ? rb_lesson_get_description (lesson) : "";
  g_autofree char *name = dup_name (self);

  gtk_stack_set_visible_child_name (self->marker, state);
  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    rb_style_class_set (GTK_WIDGET (self), states[i], g_str_equal (states[i], state));
  rb_style_class_set (GTK_WIDGET (self), "current", self->current);

  if (get_error (self) != NULL)
    tip = get_error (self);
  else if (!gtk_widget_get_visible (self->words))
    tip = rb_entry_get_title (self->entry);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), tip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/**
 * rb_lesson_row_new:
 * @entry: an entry of the list of lessons
 * @narrow: whether only the number or tick is shown, and the title is a tooltip
 *
 * Makes a row for @entry.
 *
 * Returns: (transfer floating): a new widget
 */
GtkWidget *
rb_lesson_row_new (RbEntry  *entry,
                   gboolean  narrow)
{
  g_autofree char *text = NULL;
  RbLessonRow *self;

  g_return_val_if_fail (RB_IS_ENTRY (entry), NULL);

  self = g_object_new (RB_TYPE_LESSON_ROW, NULL);
  self->entry = g_object_ref (entry);

  text = g_strdup_printf ("%u", rb_entry_get_number (entry));
  gtk_label_set_text (self->number_label, text);
  gtk_label_set_text (self->title_label, rb_entry_get_title (entry));
  gtk_widget_set_visible (GTK_WIDGET (self->detail_label), rb_entry_get_detail (entry) != NULL);
  gtk_label_set_text (self->detail_label, rb_entry_get_detail (entry) != NULL ? rb_entry_get_detail (entry) : "");
  gtk_widget_set_visible (self->words, !narrow);
  rb_style_class_set (GTK_WIDGET (self), "narrow", narrow);
  gtk_widget_set_halign (gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (self)),
                         narrow ? GTK_ALIGN_CENTER : GTK_ALIGN_FILL);
  if (rb_entry_get_lesson (entry) != NULL)
    g_signal_connect_object (rb_entry_get_lesson (entry), "notify::completed", G_CALLBACK (update), self,
                             G_CONNECT_SWAPPED);
  update (self);

  return GTK_WIDGET (self);
}

/**
 * rb_lesson_row_get_entry:
 * @self: a row
 *
 * Gets the entry that the row shows.
 *
 * Returns: (transfer none): the entry
 */
RbEntry *
rb_lesson_row_get_entry (RbLessonRow *self)
{
  g_return_val_if_fail (RB_IS_LESSON_ROW (self), NULL);

  return self->entry;
}

/**
 * rb_lesson_row_set_current:
 * @self: a row
 * @current: whether the lesson of the row is open
 *
 * Marks the row of the lesson that is open.
 */
void
rb_lesson_row_set_current (RbLessonRow *self,
                           gboolean     current)
{
  g_return_if_fail (RB_IS_LESSON_ROW (self));

  if (self->current == current)
    return;

  self->current = current;
  update (self);
}
