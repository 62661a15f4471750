/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "ui/guide/lesson-rail.h"

#include "ui/guide/lesson-list.h"
#include "ui/guide/lesson-row.h"

struct _RbLessonRail
{
  GtkWidget parent_instance;

  GtkWidget *rail;
  GtkListBox *list_box;
  RbLessonList *list;

  RbSession *session;
  GSignalGroup *session_signals;
  GSignalGroup *document_signals;
  RbLibrarySearch *lessons; /* without a query: an entry for each lesson */
  gboolean expanded;
  gboolean shown;
};

G_DEFINE_FINAL_TYPE (RbLessonRail, rb_lesson_rail, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_SESSION,
  PROP_EXPANDED,
  N_PROPS
};

enum
{
  OWN_CHOSEN,
  OPENED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

/* Marks the open lesson, in the rail and in the list. */
static void
update_current (RbLessonRail *self)
{
  RbLesson *lesson = self->session != NULL ? rb_document_get_lesson (rb_session_get_document (self->session)) : NULL;
  GtkListBoxRow *current = NULL;
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list_box, i)) != NULL; i++)
    {
      gboolean is_current =
        rb_lesson_is_same (rb_entry_get_lesson (rb_lesson_row_get_entry (RB_LESSON_ROW (row))), lesson);

      rb_lesson_row_set_current (RB_LESSON_ROW (row), is_current);
      current = is_current ? row : current;
    }

  gtk_list_box_select_row (self->list_box, current);
  rb_lesson_list_set_selected (self->list, lesson);
}

static void
update_library (RbLessonRail *self)
{
  RbLibrary *library = self->session != NULL ? rb_session_get_library (self->session) : NULL;

  rb_library_search_set_library (self->lessons, library);
  rb_lesson_list_set_library (self->list, library);
  rb_lesson_list_set_own (self->list, self->session != NULL ? rb_session_get_own (self->session) : NULL);
  update_current (self);
}

static void
open_entry (RbLessonRail *self,
            RbEntry      *entry)
{
  RbLesson *lesson = rb_entry_get_lesson (entry);

  if (lesson != NULL)
    {
      rb_session_open_lesson (self->session, lesson);
      if (rb_entry_get_block (entry) != NULL)
        rb_guide_show_block (rb_session_get_guide (self->session), rb_entry_get_block (entry));
    }
  else if (rb_entry_get_file (entry) != NULL)
    {
      rb_document_open_file (rb_session_get_document (self->session), rb_entry_get_file (entry));
    }
  else
    {
      g_signal_emit (self, signals[OWN_CHOSEN], 0, entry);
    }

  g_signal_emit (self, signals[OPENED], 0);
}

static void
row_selected_cb (RbLessonRail  *self,
                 GtkListBoxRow *row)
{
  RbEntry *entry = row != NULL ? rb_lesson_row_get_entry (RB_LESSON_ROW (row)) : NULL;
  RbDocument *document = self->session != NULL ? rb_session_get_document (self->session) : NULL;

  if (entry != NULL && document != NULL &&
      !rb_lesson_is_same (rb_entry_get_lesson (entry), rb_document_get_lesson (document)))
    open_entry (self, entry);
}

static void
entry_chosen_cb (RbLessonRail *self,
                 RbEntry      *entry)
{
  open_entry (self, entry);
}

static void
own_clicked_cb (RbLessonRail *self)
{
  g_signal_emit (self, signals[OWN_CHOSEN], 0, NULL);
}

static GtkWidget *
create_row_cb (gpointer item,
               gpointer user_data)
{
  return rb_lesson_row_new (item, TRUE);
}

/* Tab focuses the open lesson, and the next Tab leaves the lessons, because a row that is reached with the arrow keys
 * opens its lesson. While a program of the learner's own is open, Tab focuses the first lesson and does not open it. */
static gboolean
rb_lesson_rail_focus (GtkWidget        *widget,
                      GtkDirectionType  direction)
{
  RbLessonRail *self = RB_LESSON_RAIL (widget);
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkListBoxRow *selected = gtk_list_box_get_selected_row (self->list_box);
  GtkWidget *row = GTK_WIDGET (selected != NULL ? selected : gtk_list_box_get_row_at_index (self->list_box, 0));
  GtkWidget *own_button = gtk_widget_get_next_sibling (GTK_WIDGET (self->list_box));
  gboolean in_rows = focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->list_box));

  if (!self->expanded && in_rows && direction == GTK_DIR_TAB_FORWARD)
    return gtk_widget_grab_focus (own_button);
  if (!self->expanded && in_rows && direction == GTK_DIR_TAB_BACKWARD)
    return FALSE;
  if (!self->expanded && row != NULL &&
      ((gtk_widget_get_focus_child (widget) == NULL && direction == GTK_DIR_TAB_FORWARD) ||
       (focus == own_button && direction == GTK_DIR_TAB_BACKWARD)))
    return gtk_widget_grab_focus (row);

  return GTK_WIDGET_CLASS (rb_lesson_rail_parent_class)->focus (widget, direction);
}

static void
rb_lesson_rail_dispose (GObject *object)
{
  RbLessonRail *self = RB_LESSON_RAIL (object);
  GtkWidget *child;

  if (self->session_signals != NULL)
    {
      g_signal_group_set_target (self->session_signals, NULL);
      g_signal_group_set_target (self->document_signals, NULL);
      gtk_list_box_bind_model (self->list_box, NULL, NULL, NULL, NULL);
    }
  g_clear_object (&self->session_signals);
  g_clear_object (&self->document_signals);
  g_clear_object (&self->lessons);
  g_clear_object (&self->session);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))))
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (rb_lesson_rail_parent_class)->dispose (object);
}

static void
rb_lesson_rail_get_property (GObject    *object,
                             guint       prop_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  RbLessonRail *self = RB_LESSON_RAIL (object);

  switch (prop_id)
    {
    case PROP_SESSION:
      g_value_set_object (value, self->session);
      break;
    case PROP_EXPANDED:
      g_value_set_boolean (value, self->expanded);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
rb_lesson_rail_set_property (GObject      *object,
                             guint         prop_id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  RbLessonRail *self = RB_LESSON_RAIL (object);

  switch (prop_id)
    {
    case PROP_SESSION:
      rb_lesson_rail_set_session (self, g_value_get_object (value));
      break;
    case PROP_EXPANDED:
      rb_lesson_rail_set_expanded (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
install_signals (GObjectClass *object_class)
{
  /**
   * RbLessonRail::own-chosen:
   * @self: the rail
   * @entry: (nullable): an entry of the learner's own that is no file; %NULL for the pen at the end of the rail
   *
   * Emitted when the person chooses something of their own that the rail cannot open by itself.
   */
  signals[OWN_CHOSEN] =
    g_signal_new ("own-chosen", G_TYPE_FROM_CLASS (object_class), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, RB_TYPE_ENTRY);

  /**
   * RbLessonRail::opened:
   * @self: the rail
   *
   * Emitted after the person has opened an entry here. A list that covers the lesson can close now.
   */
  signals[OPENED] =
    g_signal_new ("opened", G_TYPE_FROM_CLASS (object_class), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
rb_lesson_rail_class_init (RbLessonRailClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->dispose = rb_lesson_rail_dispose;
  object_class->get_property = rb_lesson_rail_get_property;
  object_class->set_property = rb_lesson_rail_set_property;
  widget_class->focus = rb_lesson_rail_focus;

  properties[PROP_SESSION] = g_param_spec_object ("session", NULL, NULL, RB_TYPE_SESSION, flags);
  properties[PROP_EXPANDED] = g_param_spec_boolean ("expanded", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  install_signals (object_class);

  g_type_ensure (RB_TYPE_LESSON_LIST);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/ringback/Ringback/ui/guide/lesson-rail.ui");
  gtk_widget_class_bind_template_child (widget_class, RbLessonRail, rail);
  gtk_widget_class_bind_template_child (widget_class, RbLessonRail, list_box);
  gtk_widget_class_bind_template_child (widget_class, RbLessonRail, list);
  gtk_widget_class_bind_template_callback (widget_class, row_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, own_clicked_cb);
  gtk_widget_class_set_css_name (widget_class, "lessonrail");
}

static void
rb_lesson_rail_init (RbLessonRail *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->shown = TRUE;
  self->lessons = rb_library_search_new ();
  gtk_list_box_bind_model (self->list_box, G_LIST_MODEL (self->lessons), create_row_cb, NULL, NULL);
  g_signal_connect_object (self->lessons, "items-changed", G_CALLBACK (update_current), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  self->session_signals = g_signal_group_new (RB_TYPE_SESSION);
  g_signal_group_connect_swapped (self->session_signals, "notify::library", G_CALLBACK (update_library), self);
  self->document_signals = g_signal_group_new (RB_TYPE_DOCUMENT);
  g_signal_group_connect_swapped (self->document_signals, "changed", G_CALLBACK (update_current), self);
}

/**
 * rb_lesson_rail_get_session:
 * @self: a rail
 *
 * Gets the session whose library is shown.
 *
 * Returns: (transfer none) (nullable): the session
 */
RbSession *
rb_lesson_rail_get_session (RbLessonRail *self)
{
  g_return_val_if_fail (RB_IS_LESSON_RAIL (self), NULL);

  return self->session;
}

/**
 * rb_lesson_rail_set_session:
 * @self: a rail
 * @session: (nullable): a session
 *
 * Sets the session whose library is shown.
 */
void
rb_lesson_rail_set_session (RbLessonRail *self,
                            RbSession    *session)
{
  g_return_if_fail (RB_IS_LESSON_RAIL (self));

  if (!g_set_object (&self->session, session))
    return;

  g_signal_group_set_target (self->session_signals, session);
  g_signal_group_set_target (self->document_signals, session != NULL ? rb_session_get_document (session) : NULL);
  update_library (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SESSION]);
}

/**
 * rb_lesson_rail_get_expanded:
 * @self: a rail
 *
 * Gets whether the list with titles is shown.
 *
 * Returns: whether it is; otherwise, only numbers and ticks are shown
 */
gboolean
rb_lesson_rail_get_expanded (RbLessonRail *self)
{
  g_return_val_if_fail (RB_IS_LESSON_RAIL (self), FALSE);

  return self->expanded;
}

static void
update_shown (RbLessonRail *self)
{
  gtk_widget_set_visible (self->rail, self->shown && !self->expanded);
  gtk_widget_set_visible (GTK_WIDGET (self->list), self->shown && self->expanded);
}

/**
 * rb_lesson_rail_set_shown:
 * @self: a rail
 * @shown: whether there is anything to see
 *
 * Shows or hides the lessons. At first, they are shown. They must be hidden while they are outside of the window,
 * because GTK 4.18 prints a critical message if the size of the type changes while they are there.
 */
void
rb_lesson_rail_set_shown (RbLessonRail *self,
                          gboolean      shown)
{
  g_return_if_fail (RB_IS_LESSON_RAIL (self));

  self->shown = shown;
  update_shown (self);
}

/**
 * rb_lesson_rail_set_expanded:
 * @self: a rail
 * @expanded: whether the list with titles is shown
 *
 * Expands or collapses the rail.
 */
void
rb_lesson_rail_set_expanded (RbLessonRail *self,
                             gboolean      expanded)
{
  g_return_if_fail (RB_IS_LESSON_RAIL (self));

  expanded = !!expanded;
  if (self->expanded == expanded)
    return;

  self->expanded = expanded;
  update_shown (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_EXPANDED]);
}

/**
 * rb_lesson_rail_search:
 * @self: a rail
 * @query: (nullable): what to look for; %NULL to let the person type it
 *
 * Expands the rail, and gives the keyboard focus to its search.
 */
void
rb_lesson_rail_search (RbLessonRail *self,
                       const char   *query)
{
  g_return_if_fail (RB_IS_LESSON_RAIL (self));

  rb_lesson_rail_set_expanded (self, TRUE);
  rb_lesson_list_search (self->list, query);
}
