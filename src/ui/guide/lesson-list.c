/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "ui/guide/lesson-list.h"

#include <glib/gi18n.h>

#include "ui/guide/lesson-row.h"

struct _RbLessonList
{
  GtkBox parent_instance;

  GtkSearchEntry *search_entry;
  GtkListBox *list_box;

  RbLibrary *library;
  RbLibrarySearch *search;
  RbLesson *selected;
};

G_DEFINE_FINAL_TYPE (RbLessonList, rb_lesson_list, GTK_TYPE_BOX)

enum
{
  PROP_0,
  PROP_LIBRARY,
  PROP_OWN,
  PROP_SELECTED,
  N_PROPS
};

enum
{
  CHOSEN,
  ENTRY_CHOSEN,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static RbLesson *
get_lesson (GtkListBoxRow *row)
{
  return row != NULL ? rb_entry_get_lesson (rb_lesson_row_get_entry (RB_LESSON_ROW (row))) : NULL;
}

/* Selects the row of the open lesson. A question that was chosen stays selected while its lesson is open. What a search
 * finds in the open lesson is not selected: it can still be chosen. */
static void
sync_selection (RbLessonList *self)
{
  GtkListBoxRow *selected = gtk_list_box_get_selected_row (self->list_box);
  GtkListBoxRow *row;

  if (!rb_lesson_is_same (get_lesson (selected), self->selected))
    selected = NULL;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list_box, i)) != NULL; i++)
    {
      gboolean is_current = rb_lesson_is_same (get_lesson (row), self->selected);

      rb_lesson_row_set_current (RB_LESSON_ROW (row), is_current);
      if (is_current && selected == NULL && rb_entry_get_detail (rb_lesson_row_get_entry (RB_LESSON_ROW (row))) == NULL)
        selected = row;
    }

  gtk_list_box_select_row (self->list_box, selected);
}

static void
search_changed_cb (RbLessonList *self)
{
  rb_library_search_set_query (self->search, gtk_editable_get_text (GTK_EDITABLE (self->search_entry)));
}

static void
stop_search_cb (RbLessonList *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
}

static void
row_selected_cb (RbLessonList  *self,
                 GtkListBoxRow *row)
{
  g_autoptr (RbEntry) entry = NULL;
  RbLesson *lesson;

  /* A search may hide the selected row; the lesson stays open. */
  if (row == NULL)
    return;

  entry = g_object_ref (rb_lesson_row_get_entry (RB_LESSON_ROW (row)));
  lesson = rb_entry_get_lesson (entry);
  if (rb_lesson_is_same (lesson, self->selected) && rb_entry_get_detail (entry) == NULL)
    return;

  if (lesson != NULL && !rb_lesson_is_same (lesson, self->selected))
    {
      rb_lesson_list_set_selected (self, lesson);
      g_signal_emit (self, signals[CHOSEN], 0, lesson);
    }
  g_signal_emit (self, signals[ENTRY_CHOSEN], 0, entry);
}

static GtkWidget *
create_row_cb (gpointer item,
               gpointer user_data)
{
  return rb_lesson_row_new (item, FALSE);
}

static const char *
get_group (GtkListBoxRow *row)
{
  RbLesson *lesson = get_lesson (row);

  if (row == NULL)
    return "";
  if (lesson == NULL)
    return _("Your own");

  return rb_lesson_get_article (lesson) != NULL ? rb_article_get_group (rb_lesson_get_article (lesson)) : "";
}

/* A group begins with its title. */
static void
header_cb (GtkListBoxRow *row,
           GtkListBoxRow *before,
           gpointer       user_data)
{
  const char *group = get_group (row);
  GtkWidget *label;

  gtk_list_box_row_set_header (row, NULL);
  if (*group == '\0' || g_str_equal (group, get_group (before)))
    return;

  label = g_object_new (GTK_TYPE_LABEL, "label", group, "xalign", 0.0, "ellipsize", PANGO_ELLIPSIZE_END,
                        "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LEVEL, 2, -1);
  gtk_widget_add_css_class (label, "lesson-group");
  gtk_list_box_row_set_header (row, label);
}

/* Tab focuses the open lesson, and the next Tab leaves the list. A row that is reached with the arrow keys opens its
 * lesson, so a Tab through all rows would open every lesson. If no row is selected, Tab focuses the first one and does
 * not open it. */
static gboolean
rb_lesson_list_focus (GtkWidget        *widget,
                      GtkDirectionType  direction)
{
  RbLessonList *self = RB_LESSON_LIST (widget);
  GtkListBoxRow *selected = gtk_list_box_get_selected_row (self->list_box);
  GtkWidget *row = GTK_WIDGET (selected != NULL ? selected : gtk_list_box_get_row_at_index (self->list_box, 0));
  GtkWidget *child = gtk_widget_get_focus_child (widget);
  gboolean in_search = child == GTK_WIDGET (self->search_entry);
  gboolean in_rows = child != NULL && !in_search;

  if (in_rows && direction == GTK_DIR_TAB_FORWARD)
    return FALSE;
  if (in_rows && direction == GTK_DIR_TAB_BACKWARD)
    return gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
  if (row != NULL &&
      ((in_search && direction == GTK_DIR_TAB_FORWARD) || (child == NULL && direction == GTK_DIR_TAB_BACKWARD)))
    return gtk_widget_grab_focus (row);

  return GTK_WIDGET_CLASS (rb_lesson_list_parent_class)->focus (widget, direction);
}

static void
rb_lesson_list_dispose (GObject *object)
{
  RbLessonList *self = RB_LESSON_LIST (object);

  if (self->list_box != NULL)
    gtk_list_box_bind_model (self->list_box, NULL, NULL, NULL, NULL);
  g_clear_object (&self->library);
  g_clear_object (&self->search);
  g_clear_object (&self->selected);

  G_OBJECT_CLASS (rb_lesson_list_parent_class)->dispose (object);
}

static void
rb_lesson_list_get_property (GObject    *object,
                             guint       prop_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  RbLessonList *self = RB_LESSON_LIST (object);

  switch (prop_id)
    {
    case PROP_LIBRARY:
      g_value_set_object (value, self->library);
      break;
    case PROP_SELECTED:
      g_value_set_object (value, self->selected);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
rb_lesson_list_set_property (GObject      *object,
                             guint         prop_id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  RbLessonList *self = RB_LESSON_LIST (object);

  switch (prop_id)
    {
    case PROP_LIBRARY:
      rb_lesson_list_set_library (self, g_value_get_object (value));
      break;
    case PROP_OWN:
      rb_lesson_list_set_own (self, g_value_get_object (value));
      break;
    case PROP_SELECTED:
      rb_lesson_list_set_selected (self, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
rb_lesson_list_class_init (RbLessonListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = rb_lesson_list_dispose;
  object_class->get_property = rb_lesson_list_get_property;
  object_class->set_property = rb_lesson_list_set_property;
  widget_class->focus = rb_lesson_list_focus;

  properties[PROP_LIBRARY] =
    g_param_spec_object ("library", NULL, NULL, RB_TYPE_LIBRARY,
                         G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_OWN] =
    g_param_spec_object ("own", NULL, NULL, G_TYPE_LIST_MODEL, G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_SELECTED] =
    g_param_spec_object ("selected", NULL, NULL, RB_TYPE_LESSON,
                         G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * RbLessonList::chosen:
   * @self: the list
   * @lesson: a lesson
   *
   * Emitted when the person chooses a lesson.
   */
  signals[CHOSEN] =
    g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, RB_TYPE_LESSON);

  /**
   * RbLessonList::entry-chosen:
   * @self: the list
   * @entry: an entry
   *
   * Emitted when the person chooses an entry. If it is another lesson's, #RbLessonList::chosen comes before.
   */
  signals[ENTRY_CHOSEN] =
    g_signal_new ("entry-chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, RB_TYPE_ENTRY);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/ringback/Ringback/ui/guide/lesson-list.ui");
  gtk_widget_class_bind_template_child (widget_class, RbLessonList, search_entry);
  gtk_widget_class_bind_template_child (widget_class, RbLessonList, list_box);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_selected_cb);
}

static void
rb_lesson_list_init (RbLessonList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->search = rb_library_search_new ();
  gtk_list_box_set_header_func (self->list_box, header_cb, NULL, NULL);
  gtk_list_box_bind_model (self->list_box, G_LIST_MODEL (self->search), create_row_cb, NULL, NULL);
  g_signal_connect_object (self->search, "items-changed", G_CALLBACK (sync_selection), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
}

/**
 * rb_lesson_list_get_library:
 * @self: a lesson list
 *
 * Gets the library whose lessons are listed.
 *
 * Returns: (transfer none) (nullable): the library
 */
RbLibrary *
rb_lesson_list_get_library (RbLessonList *self)
{
  g_return_val_if_fail (RB_IS_LESSON_LIST (self), NULL);

  return self->library;
}

/**
 * rb_lesson_list_set_library:
 * @self: a lesson list
 * @library: (nullable): a library
 *
 * Sets the library whose lessons are listed.
 */
void
rb_lesson_list_set_library (RbLessonList *self,
                            RbLibrary    *library)
{
  g_return_if_fail (RB_IS_LESSON_LIST (self));

  if (!g_set_object (&self->library, library))
    return;

  rb_library_search_set_library (self->search, library);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LIBRARY]);
}

/**
 * rb_lesson_list_set_own:
 * @self: a lesson list
 * @own: (nullable): a list of [class@Entry]
 *
 * Sets the learner's own entries: playgrounds and opened files.
 */
void
rb_lesson_list_set_own (RbLessonList *self,
                        GListModel   *own)
{
  g_return_if_fail (RB_IS_LESSON_LIST (self));

  rb_library_search_set_own (self->search, own);
}

/**
 * rb_lesson_list_get_selected:
 * @self: a lesson list
 *
 * Gets the lesson that is open.
 *
 * Returns: (transfer none) (nullable): the lesson
 */
RbLesson *
rb_lesson_list_get_selected (RbLessonList *self)
{
  g_return_val_if_fail (RB_IS_LESSON_LIST (self), NULL);

  return self->selected;
}

/**
 * rb_lesson_list_set_selected:
 * @self: a lesson list
 * @lesson: (nullable): a lesson
 *
 * Marks the lesson that is open.
 */
void
rb_lesson_list_set_selected (RbLessonList *self,
                             RbLesson     *lesson)
{
  g_return_if_fail (RB_IS_LESSON_LIST (self));

  if (!g_set_object (&self->selected, lesson))
    return;

  sync_selection (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTED]);
}

/**
 * rb_lesson_list_search:
 * @self: a lesson list
 * @query: (nullable): what to look for; %NULL to leave the entry as it is
 *
 * Gives the keyboard focus to the search entry.
 */
void
rb_lesson_list_search (RbLessonList *self,
                       const char   *query)
{
  g_return_if_fail (RB_IS_LESSON_LIST (self));

  if (query != NULL)
    gtk_editable_set_text (GTK_EDITABLE (self->search_entry), query);

  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}
