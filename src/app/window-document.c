/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "app/window-private.h"

#include <glib/gi18n.h>

#include "session/article-page.h"
#include "ui/common/style-class.h"

/* The prose's share of the reading pane's height. The prose can always have PROSE_SHARE, or PROSE_PROJECTED_SHARE in
 * projection. If the program needs less than the rest, the prose can have up to PROSE_MAX_SHARE. */
#define PROSE_SHARE 0.25
#define PROSE_PROJECTED_SHARE 0.2
#define PROSE_MAX_SHARE 0.6
/* The height that the code pane adds to its text, in pixels. It need not be exact. */
#define CODE_FRAME 24

/* Gives the prose the height that it needs, as far as the program can spare it. */
static gboolean
balance_cb (gpointer user_data)
{
  RbWindow *self = user_data;
  GtkWidget *pane = GTK_WIDGET (self->reading_pane);
  GtkWidget *prose = gtk_scrolled_window_get_child (self->prose_scroller);
  int width = gtk_widget_get_width (pane);
  int height = gtk_widget_get_height (pane);
  int code_height;
  int prose_height;
  int spare;

  self->balance_source = 0;

  gtk_widget_measure (prose, GTK_ORIENTATION_VERTICAL, width, NULL, &prose_height, NULL, NULL);
  gtk_widget_measure (rb_code_pane_get_view (self->code_pane), GTK_ORIENTATION_VERTICAL, width,
                      NULL, &code_height, NULL, NULL);
  spare = CLAMP (height - code_height - CODE_FRAME,
                 (int) (height * (self->projecting ? PROSE_PROJECTED_SHARE : PROSE_SHARE)),
                 (int) (height * PROSE_MAX_SHARE));
  gtk_paned_set_position (self->reading_pane, MIN (prose_height, spare));

  return G_SOURCE_REMOVE;
}

/**
 * rb_window_balance:
 * @self: a window
 *
 * Divides the height between prose and program after the current layout, because the heights depend on the width, which
 * the layout sets.
 */
void
rb_window_balance (RbWindow *self)
{
  if (self->balance_source == 0)
    self->balance_source = g_idle_add (balance_cb, self);
}

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
show_prose (RbWindow   *self,
            RbDocument *document)
{
  RbArticle *article = rb_document_get_article (document);
  RbExercise *exercise = rb_document_get_exercise (document);
  g_autoptr (GListModel) blocks = NULL;
  gboolean has_prose;

  if (article != NULL)
    blocks = rb_article_page_new (article, exercise);

  has_prose = blocks != NULL && g_list_model_get_n_items (blocks) > 0;
  rb_prose_view_set_blocks (self->prose_view, blocks);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->prose_scroller), 0);
  gtk_widget_set_visible (GTK_WIDGET (self->prose_scroller), has_prose);
  rb_style_class_set (GTK_WIDGET (self->reading_pane), "without-prose", !has_prose);
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
  gboolean narrow = adw_flap_get_folded (self->flap);

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

  gtk_widget_set_visible (GTK_WIDGET (self->code_pane), exercise != NULL);
  gtk_widget_set_visible (self->run_area, exercise != NULL);
  gtk_widget_set_visible (self->stage, exercise != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->answers_button), exercise != NULL);
  rb_code_pane_set_source (self->code_pane, rb_draft_get_text (rb_session_get_draft (self->session)));

  if (rb_document_get_error_message (document) != NULL)
    {
      show_broken (self, document);
    }
  else
    {
      show_prose (self, document);
      gtk_stack_set_visible_child_name (self->content_stack, "lesson");
      rb_window_balance (self);
    }

  rb_window_update_actions (self);
}
