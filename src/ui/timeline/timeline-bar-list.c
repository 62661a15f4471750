/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "ui/timeline/timeline-bar-list.h"

#include <glib/gi18n.h>

/* How many bars are in the list, and how many are looked at to find them. */
#define N_ITEMS 40
#define MAX_SHAPES 4000

/* How long the chart must have stood still before the list follows, in ms. */
#define DELAY 200

/* How far the chart moves if the next bar is not in sight; a share of what is in sight. */
#define PAGE 0.8

/**
 * RbTimelineBarList:
 *
 * A chart draws its bars itself, so a screen reader would know nothing of them. This widget has a child for each bar
 * near the playhead, at the place of the bar, with a name that says what the bar is and from when to when. The children
 * draw nothing but the outline of the focus. Tab enters the list and leaves it; Up and Down go from bar to bar, and on
 * to bars that are not in sight yet; Return goes to the bar's moment.
 */
struct _RbTimelineBarList
{
  GtkWidget parent_instance;

  RbTimelineChart *chart;
  GArray *shapes; /* RbTimelineShape: the bars in sight, in the order in which they begin */
  guint first;    /* the shape of the first child */
  guint n_items;
  guint timeout;
};

G_DEFINE_FINAL_TYPE (RbTimelineBarList, rb_timeline_bar_list, GTK_TYPE_WIDGET)

#define SHAPE(self, i) (&g_array_index ((self)->shapes, RbTimelineShape, (i)))

static int
compare_shapes (gconstpointer a,
                gconstpointer b)
{
  const RbTimelineShape *one = a;
  const RbTimelineShape *other = b;

  if (one->span.start < other->span.start || one->span.start > other->span.start)
    return one->span.start < other->span.start ? -1 : 1;
  if (one->run != other->run)
    return one->run < other->run ? -1 : 1;

  return one->span.bar.begin < other->span.bar.begin ? -1 : one->span.bar.begin > other->span.bar.begin;
}

static void
list_shapes (RbTimelineBarList *self)
{
  const RbTimelineScene *scene = rb_timeline_chart_get_scene (self->chart);

  g_array_set_size (self->shapes, 0);
  for (guint i = 0; i < scene->lanes.rows->len && self->shapes->len < MAX_SHAPES; i++)
    rb_timeline_scene_list (scene, &g_array_index (scene->lanes.rows, RbRowPlace, i), scene->left,
                            scene->left + scene->width, self->shapes);
  g_array_sort (self->shapes, compare_shapes);
}

/* Finds the shape of a bar; the number of shapes if it is not in sight. */
static guint
find_shape (RbTimelineBarList     *self,
            const RbTimelineShape *shape)
{
  for (guint i = 0; i < self->shapes->len; i++)
    if (SHAPE (self, i)->run == shape->run && SHAPE (self, i)->lane == shape->lane &&
        SHAPE (self, i)->span.bar.begin == shape->span.bar.begin &&
        SHAPE (self, i)->span.bar.function == shape->span.bar.function)
      return i;

  return self->shapes->len;
}

/* Finds the last shape that begins before the playhead. */
static guint
find_playhead (RbTimelineBarList *self)
{
  const RbTimelineScene *scene = rb_timeline_chart_get_scene (self->chart);
  double px = scene->runs.n_runs > 0
                ? rb_timeline_scene_get_px (scene, rb_shown_runs_get_playhead (&scene->runs, 0)) : 0;
  guint found = 0;

  for (guint i = 0; i < self->shapes->len; i++)
    if (SHAPE (self, i)->x < px)
      found = i;

  return found;
}

static void
update_now (RbTimelineBarList *self)
{
  if (self->timeout != 0)
    rb_timeline_bar_list_update (self);
}

/* --- Children ----------------------------------------------------------------------------------------------------- */

static void
set_item (RbTimelineBarList *self,
          GtkWidget         *item,
          guint              shape)
{
  g_autofree char *words = rb_timeline_scene_explain (rb_timeline_chart_get_scene (self->chart), SHAPE (self, shape));

  gtk_accessible_update_property (GTK_ACCESSIBLE (item), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (item),
                                  GTK_ACCESSIBLE_RELATION_POS_IN_SET, (int) shape + 1,
                                  GTK_ACCESSIBLE_RELATION_SET_SIZE, (int) self->shapes->len,
                                  -1);
  gtk_widget_set_tooltip_text (item, words);
}

static GtkWidget *
get_item (RbTimelineBarList *self,
          guint              number)
{
  GtkWidget *item = gtk_widget_get_first_child (GTK_WIDGET (self));

  while (number-- > 0)
    item = gtk_widget_get_next_sibling (item);

  return item;
}

/* Gets the number of the child that has the focus; the number of children if none has. */
static guint
get_focus (RbTimelineBarList *self)
{
  GtkWidget *focus = gtk_widget_get_focus_child (GTK_WIDGET (self));
  guint number = 0;

  if (focus == NULL)
    return self->n_items;

  while ((focus = gtk_widget_get_prev_sibling (focus)) != NULL)
    number++;

  return number;
}

/* Goes to a bar's moment and its place in the code. */
static void
go_to (RbTimelineBarList *self,
       GtkWidget         *item)
{
  guint number = 0;

  while ((item = gtk_widget_get_prev_sibling (item)) != NULL)
    number++;
  update_now (self);
  if (self->first + number < self->shapes->len)
    rb_timeline_chart_go (self->chart, SHAPE (self, self->first + number));
}

/* A child is a button, because a screen reader can press a button. */
static void
set_n_items (RbTimelineBarList *self,
             guint              n_items)
{
  for (; self->n_items < n_items; self->n_items++)
    {
      GtkWidget *item = g_object_new (GTK_TYPE_BUTTON,
                                      "accessible-role", GTK_ACCESSIBLE_ROLE_LIST_ITEM,
                                      "css-name", "timelinebar",
                                      NULL);

      g_signal_connect_object (item, "activate", G_CALLBACK (go_to), self, G_CONNECT_SWAPPED);
      gtk_widget_set_parent (item, GTK_WIDGET (self));
    }
  for (; self->n_items > n_items; self->n_items--)
    gtk_widget_unparent (gtk_widget_get_last_child (GTK_WIDGET (self)));
}

/* Makes the children show the shapes around one of them. */
static void
show_items (RbTimelineBarList *self,
            guint              around)
{
  guint n_items = MIN (self->shapes->len, N_ITEMS);

  if (around < self->first || around >= self->first + n_items)
    self->first = around - MIN (around, N_ITEMS / 2);
  self->first = MIN (self->first, self->shapes->len - n_items);
  set_n_items (self, n_items);
  for (guint i = 0; i < n_items; i++)
    set_item (self, get_item (self, i), self->first + i);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

/* --- Following the chart ------------------------------------------------------------------------------------------ */

static void
timeout_cb (gpointer user_data)
{
  RbTimelineBarList *self = user_data;

  self->timeout = 0;
  rb_timeline_bar_list_update (self);
}

static void
changed_cb (RbTimelineBarList *self)
{
  g_clear_handle_id (&self->timeout, g_source_remove);
  self->timeout = g_timeout_add_once (DELAY, timeout_cb, self);
}

/* --- Keys --------------------------------------------------------------------------------------------------------- */

static void
focus_shape (RbTimelineBarList *self,
             guint              shape)
{
  show_items (self, shape);
  gtk_widget_grab_focus (get_item (self, shape - self->first));
}

/* Finds the first shape that begins after a place, or the last one that begins before it; the number of shapes if there
 * is none. */
static guint
find_beyond (RbTimelineBarList *self,
             double             x,
             gboolean           forward)
{
  guint found = self->shapes->len;

  for (guint i = 0; i < self->shapes->len; i++)
    {
      if (forward && SHAPE (self, i)->span.start > x)
        return i;
      if (!forward && SHAPE (self, i)->span.start < x)
        found = i;
    }

  return found;
}

/* Moves the chart on until a bar comes into sight that begins after the last one, or before the first one. */
static gboolean
turn_page (RbTimelineBarList *self,
           gboolean           forward)
{
  const RbTimelineViewport *viewport = &rb_timeline_chart_get_scene (self->chart)->viewport;
  double x = SHAPE (self, forward ? self->shapes->len - 1 : 0)->span.start;
  double before;
  guint next;

  do
    {
      before = viewport->from;
      rb_timeline_chart_pan (self->chart, (forward ? PAGE : -PAGE) * viewport->length);
      list_shapes (self);
      next = find_beyond (self, x, forward);
      if (next < self->shapes->len)
        {
          focus_shape (self, next);
          return TRUE;
        }
    }
  while (before < viewport->from || before > viewport->from);

  rb_timeline_bar_list_update (self);

  return FALSE;
}

static void
move_focus (RbTimelineBarList *self,
            gboolean           forward)
{
  guint shape = self->first + get_focus (self);

  if (forward && shape + 1 < self->shapes->len)
    focus_shape (self, shape + 1);
  else if (!forward && shape > 0)
    focus_shape (self, shape - 1);
  else if (!turn_page (self, forward))
    gtk_widget_error_bell (GTK_WIDGET (self));
}

static gboolean
key_cb (RbTimelineBarList *self,
        guint              key,
        guint              code,
        GdkModifierType    modifiers)
{
  guint focus;

  update_now (self);
  focus = get_focus (self);
  if (focus >= self->n_items || modifiers & (GDK_CONTROL_MASK | GDK_ALT_MASK))
    return GDK_EVENT_PROPAGATE;

  switch (key)
    {
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      move_focus (self, key == GDK_KEY_Down || key == GDK_KEY_KP_Down);
      return GDK_EVENT_STOP;

    default:
      return rb_timeline_chart_press_key (self->chart, key, modifiers);
    }
}

/* --- The widget --------------------------------------------------------------------------------------------------- */

/* Tab goes to the bar at the playhead, and from there out of the list. */
static gboolean
rb_timeline_bar_list_focus (GtkWidget        *widget,
                            GtkDirectionType  direction)
{
  RbTimelineBarList *self = RB_TIMELINE_BAR_LIST (widget);

  if (gtk_widget_get_focus_child (widget) != NULL || self->chart == NULL)
    return FALSE;

  update_now (self);
  if (self->shapes->len == 0)
    return FALSE;
  focus_shape (self, find_playhead (self));

  return TRUE;
}

static void
rb_timeline_bar_list_size_allocate (GtkWidget *widget,
                                    int        width,
                                    int        height,
                                    int        baseline)
{
  RbTimelineBarList *self = RB_TIMELINE_BAR_LIST (widget);
  const RbTimelineScene *scene = rb_timeline_chart_get_scene (self->chart);

  for (guint i = 0; i < self->n_items; i++)
    {
      const RbTimelineShape *shape = SHAPE (self, self->first + i);
      double from = MAX (shape->x, scene->left);
      double to = MIN (shape->x + shape->width, scene->left + scene->width);
      GtkAllocation place = { (int) from, (int) shape->y, MAX ((int) (to - from), 1), MAX ((int) shape->height, 1) };

      gtk_widget_size_allocate (get_item (self, i), &place, -1);
    }
}

static void
rb_timeline_bar_list_dispose (GObject *object)
{
  RbTimelineBarList *self = RB_TIMELINE_BAR_LIST (object);

  g_clear_handle_id (&self->timeout, g_source_remove);
  set_n_items (self, 0);

  G_OBJECT_CLASS (rb_timeline_bar_list_parent_class)->dispose (object);
}

static void
rb_timeline_bar_list_finalize (GObject *object)
{
  RbTimelineBarList *self = RB_TIMELINE_BAR_LIST (object);

  g_array_unref (self->shapes);

  G_OBJECT_CLASS (rb_timeline_bar_list_parent_class)->finalize (object);
}

static void
rb_timeline_bar_list_class_init (RbTimelineBarListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = rb_timeline_bar_list_dispose;
  object_class->finalize = rb_timeline_bar_list_finalize;
  widget_class->focus = rb_timeline_bar_list_focus;
  widget_class->size_allocate = rb_timeline_bar_list_size_allocate;

  gtk_widget_class_set_css_name (widget_class, "timelinebars");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST);
}

static void
rb_timeline_bar_list_init (RbTimelineBarList *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->shapes = g_array_new (FALSE, FALSE, sizeof (RbTimelineShape));
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Bars of the timeline"), -1);
}

/**
 * rb_timeline_bar_list_set_chart:
 * @self: a list
 * @chart: a chart that lives as long as the list
 *
 * Sets whose bars are listed. This may be done once.
 */
void
rb_timeline_bar_list_set_chart (RbTimelineBarList *self,
                                RbTimelineChart   *chart)
{
  g_return_if_fail (RB_IS_TIMELINE_BAR_LIST (self));
  g_return_if_fail (RB_IS_TIMELINE_CHART (chart));
  g_return_if_fail (self->chart == NULL);

  self->chart = chart;
  g_signal_connect_object (chart, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
}

/**
 * rb_timeline_bar_list_update:
 * @self: a list
 *
 * Lists the bars that are in sight now. Otherwise this is done soon after the chart has come to rest. The bar that has
 * the focus keeps it.
 */
void
rb_timeline_bar_list_update (RbTimelineBarList *self)
{
  RbTimelineShape focused = { 0 };
  guint focus;
  guint found;

  g_return_if_fail (RB_IS_TIMELINE_BAR_LIST (self));

  g_clear_handle_id (&self->timeout, g_source_remove);
  focus = get_focus (self);
  if (focus < self->n_items)
    focused = *SHAPE (self, self->first + focus);

  list_shapes (self);
  if (focus >= self->n_items)
    {
      show_items (self, find_playhead (self));
      return;
    }

  found = find_shape (self, &focused);
  if (found == self->shapes->len)
    found = find_playhead (self);
  if (self->shapes->len > 0)
    focus_shape (self, found);
  else
    set_n_items (self, 0);
}
