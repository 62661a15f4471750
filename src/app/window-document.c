/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "app/window-private.h"

#include <glib/gi18n.h>

#include "ui/common/style-class.h"

/* How many versions have buttons in a window that is not wide. */
#define MAX_BUTTONS 2

static char *
dup_subtitle (RbWindow *self)
{
  RbLibrary *library = rb_session_get_library (self->session);
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

/* A long label is cut, so that a window with large type can be narrow. */
static void
show_version (RbWindow   *self,
              const char *label)
{
  gtk_label_set_text (self->versions_label, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->versions_button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

/* In a narrow window, a menu lists the versions of the exercise. */
static void
update_versions (RbWindow *self)
{
  RbDocument *document = rb_session_get_document (self->session);
  RbExercise *exercise = rb_document_get_exercise (document);
  GListModel *versions = exercise != NULL ? rb_exercise_get_versions (exercise) : NULL;
  guint n_versions = versions != NULL ? g_list_model_get_n_items (versions) : 0;
  gboolean is_menu = self->span == RB_SPAN_SINGLE || (self->span == RB_SPAN_COMPACT && n_versions > MAX_BUTTONS);
  g_autoptr (GMenu) menu = g_menu_new ();

  for (guint i = 0; i < n_versions; i++)
    {
      g_autoptr (RbVersion) version = g_list_model_get_item (versions, i);
      g_autoptr (GMenuItem) item = g_menu_item_new (rb_version_get_label (version), NULL);

      g_menu_item_set_action_and_target (item, "win.version", "s", rb_version_get_name (version));
      g_menu_append_item (menu, item);
    }

  gtk_menu_button_set_menu_model (self->versions_button, G_MENU_MODEL (menu));
  if (n_versions > 0)
    show_version (self, rb_version_get_label (rb_document_get_version (document)));
  gtk_widget_set_visible (GTK_WIDGET (self->versions_button), is_menu && n_versions > 1 && !self->comparing);
  gtk_widget_set_visible (GTK_WIDGET (self->version_switcher), !is_menu && n_versions > 1 && !self->comparing);
  gtk_widget_set_visible (self->compare_button, !is_menu && n_versions > 0);
  gtk_widget_set_visible (self->compare_label, self->span >= RB_SPAN_NORMAL || self->comparing);
}

/**
 * rb_window_update_header:
 * @self: a window
 *
 * Updates the header: in a narrow window it has short labels, and the menu has what it has no room for.
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
  update_versions (self);
  gtk_widget_set_visible (self->title_box, self->span > RB_SPAN_SINGLE);
  gtk_widget_set_visible (self->projection_button, self->span > RB_SPAN_SINGLE);
  gtk_widget_set_visible (GTK_WIDGET (self->answers_button),
                          self->span > RB_SPAN_SINGLE && !self->comparing &&
                            rb_document_get_exercise (rb_session_get_document (self->session)) != NULL);
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

  rb_window_withdraw_undo (self);
  title = g_strdup_printf ("%s – %s", rb_document_get_title (document), _("Ringback"));
  gtk_window_set_title (GTK_WINDOW (self), title);
  gtk_label_set_text (self->subtitle_label, subtitle);

  rb_version_switcher_set_exercise (self->version_switcher, exercise);
  if (version != NULL)
    rb_version_switcher_set_version (self->version_switcher, rb_version_get_name (version));
  rb_window_update_header (self);

  if (rb_document_get_error_message (document) != NULL)
    show_broken (self, document);
  else
    gtk_stack_set_visible_child_name (self->content_stack, "lesson");
  rb_window_update_comparison (self);

  rb_window_update_actions (self);
}
