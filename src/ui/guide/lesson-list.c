/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "ui/guide/lesson-list.h"

#include "ui/guide/lesson-row.h"

struct _RbLessonList
{
  GtkBox parent_instance;

  GtkSearchEntry *search_entry;
  GtkListBox *list_box;

  RbLibrary *library;
  GtkStringFilter *filter;
  RbLesson *selected;
};

G_DEFINE_FINAL_TYPE (RbLessonList, rb_lesson_list, GTK_TYPE_BOX)

enum
{
  PROP_0,
  PROP_LIBRARY,
  PROP_SELECTED,
  N_PROPS
};

enum
{
  CHOSEN,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static void
sync_selection (RbLessonList *self)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list_box, i)) != NULL; i++)
    {
      if (rb_lesson_row_get_lesson (RB_LESSON_ROW (row)) == self->selected)
        {
          gtk_list_box_select_row (self->list_box, row);
          return;
        }
    }

  gtk_list_box_unselect_all (self->list_box);
}

static void
search_changed_cb (RbLessonList *self)
{
  gtk_string_filter_set_search (self->filter, gtk_editable_get_text (GTK_EDITABLE (self->search_entry)));
  sync_selection (self);
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
  RbLesson *lesson;

  /* A search may hide the selected row; the lesson stays open. */
  if (row == NULL)
    return;

  lesson = rb_lesson_row_get_lesson (RB_LESSON_ROW (row));
  if (lesson == self->selected)
    return;

  rb_lesson_list_set_selected (self, lesson);
  g_signal_emit (self, signals[CHOSEN], 0, lesson);
}

static GtkWidget *
create_row_cb (gpointer item,
               gpointer user_data)
{
  RbLessonList *self = user_data;
  guint position = 0;

  rb_library_find (self->library, rb_lesson_get_id (item), &position);

  return rb_lesson_row_new (item, position + 1);
}

/* Tab focuses the open lesson, and the next Tab leaves the list. A row that gets the focus opens its lesson, so a Tab
 * through all rows would open every lesson. */
static gboolean
rb_lesson_list_focus (GtkWidget        *widget,
                      GtkDirectionType  direction)
{
  RbLessonList *self = RB_LESSON_LIST (widget);
  GtkWidget *row = GTK_WIDGET (gtk_list_box_get_selected_row (self->list_box));
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
    rb_lesson_list_set_library (self, NULL);
  g_clear_object (&self->filter);
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
  self->filter = gtk_string_filter_new (gtk_property_expression_new (RB_TYPE_LESSON, NULL, "title"));
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
  g_autoptr (GtkFilterListModel) filtered = NULL;

  g_return_if_fail (RB_IS_LESSON_LIST (self));

  if (!g_set_object (&self->library, library))
    return;

  if (library != NULL)
    {
      filtered = gtk_filter_list_model_new (g_object_ref (G_LIST_MODEL (library)),
                                            g_object_ref (GTK_FILTER (self->filter)));
      gtk_list_box_bind_model (self->list_box, G_LIST_MODEL (filtered), create_row_cb, self, NULL);
    }
  else
    {
      gtk_list_box_bind_model (self->list_box, NULL, NULL, NULL, NULL);
    }

  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LIBRARY]);
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
 *
 * Gives the keyboard focus to the search entry.
 */
void
rb_lesson_list_search (RbLessonList *self)
{
  g_return_if_fail (RB_IS_LESSON_LIST (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}
