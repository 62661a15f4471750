/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "app/window-private.h"

#include <glib/gi18n.h>

#include "ui/common/style-class.h"

static char *
dup_subtitle (RbWindow *self)
{
  RbLibrary *library = rb_lesson_list_get_library (self->lesson_list);
  RbLesson *lesson = rb_document_get_lesson (rb_session_get_document (self->session));
  guint position = 0;

  if (lesson == NULL || rb_library_find (library, rb_lesson_get_id (lesson), &position) == NULL)
    return g_strdup ("");

  return g_strdup_printf (_("Lesson %u of %u"), position + 1, g_list_model_get_n_items (G_LIST_MODEL (library)));
}

static void
show_broken (RbWindow   *self,
             RbDocument *document)
{
  const char *message = rb_document_get_error_message (document);
  g_autofree char *description = g_markup_escape_text (message, -1);
  g_autofree char *title = g_markup_escape_text (rb_document_get_title (document), -1);

  adw_status_page_set_title (self->broken_page, title);
  adw_status_page_set_description (self->broken_page, description);
  gtk_stack_set_visible_child_name (self->content_stack, "broken");
}

/**
 * rb_window_update_header:
 * @self: a window
 *
 * Updates the header's labels: the short ones in a narrow window.
 */
void
rb_window_update_header (RbWindow *self)
{
  gboolean blocking = rb_session_get_answers (self->session) == RB_ANSWERS_BLOCKING;
  gboolean narrow = self->span < RB_SPAN_NORMAL;

  if (narrow)
    gtk_menu_button_set_label (self->answers_button, blocking ? _("Blocks") : _("Answers later"));
  else
    gtk_menu_button_set_label (self->answers_button, blocking ? _("Database: blocks") : _("Database: answers later"));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->answers_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  blocking ? _("Database: blocks") : _("Database: answers later"), -1);
  gtk_widget_set_visible (GTK_WIDGET (self->subtitle_label),
                          !narrow && *gtk_label_get_text (self->subtitle_label) != '\0');
}

/**
 * rb_window_show_document:
 * @self: a window
 *
 * Shows the document that is open now.
 */
void
rb_window_show_document (RbWindow *self)
{
  RbDocument *document = rb_session_get_document (self->session);
  RbExercise *exercise = rb_document_get_exercise (document);
  RbVersion *version = rb_document_get_version (document);
  g_autofree char *subtitle = dup_subtitle (self);
  g_autofree char *title = NULL;

  title = g_strdup_printf ("%s – %s", rb_document_get_title (document), _("Ringback"));
  gtk_window_set_title (GTK_WINDOW (self), title);
  gtk_label_set_text (self->subtitle_label, subtitle);
  rb_window_update_header (self);
  rb_lesson_list_set_selected (self->lesson_list, rb_document_get_lesson (document));

  rb_version_switcher_set_exercise (self->version_switcher, exercise);
  if (version != NULL)
    rb_version_switcher_set_version (self->version_switcher, rb_version_get_name (version));

  gtk_widget_set_visible (GTK_WIDGET (self->answers_button), exercise != NULL);

  if (rb_document_get_error_message (document) != NULL)
    show_broken (self, document);
  else
    gtk_stack_set_visible_child_name (self->content_stack, "lesson");

  rb_window_update_actions (self);
}
