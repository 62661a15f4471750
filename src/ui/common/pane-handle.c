/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "ui/common/pane-handle.h"

/* How far an arrow key moves a handle, in pixels. */
#define KEY_STEP 16

struct _RbPaneHandle
{
  GtkWidget parent_instance;

  GtkOrientation orientation;
};

G_DEFINE_FINAL_TYPE (RbPaneHandle, rb_pane_handle, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_ORIENTATION,
  N_PROPS
};

enum
{
  MOVED,
  RESET,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static void
move (RbPaneHandle *self,
      double        distance)
{
  if (ABS (distance) >= 1)
    g_signal_emit (self, signals[MOVED], 0, distance);
}

/* The handle moves under the pointer, so the offset is already relative to where the handle is now. */
static void
drag_update_cb (RbPaneHandle   *self,
                double          x,
                double          y,
                GtkGestureDrag *gesture)
{
  move (self, self->orientation == GTK_ORIENTATION_HORIZONTAL ? x : y);
}

static void
pressed_cb (RbPaneHandle *self,
            int           n_press)
{
  if (n_press == 2)
    g_signal_emit (self, signals[RESET], 0);
}

static gboolean
key_cb (RbPaneHandle    *self,
        guint            keyval,
        guint            keycode,
        GdkModifierType  state)
{
  gboolean is_horizontal = self->orientation == GTK_ORIENTATION_HORIZONTAL;

  if (keyval == (is_horizontal ? GDK_KEY_Left : GDK_KEY_Up))
    move (self, -KEY_STEP);
  else if (keyval == (is_horizontal ? GDK_KEY_Right : GDK_KEY_Down))
    move (self, KEY_STEP);
  else
    return GDK_EVENT_PROPAGATE;

  return GDK_EVENT_STOP;
}

static void
set_orientation (RbPaneHandle   *self,
                 GtkOrientation  orientation)
{
  self->orientation = orientation;
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self),
                                   orientation == GTK_ORIENTATION_HORIZONTAL ? "col-resize" : "row-resize");
}

static void
rb_pane_handle_get_property (GObject    *object,
                             guint       prop_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  RbPaneHandle *self = RB_PANE_HANDLE (object);

  switch (prop_id)
    {
    case PROP_ORIENTATION:
      g_value_set_enum (value, self->orientation);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
rb_pane_handle_set_property (GObject      *object,
                             guint         prop_id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  RbPaneHandle *self = RB_PANE_HANDLE (object);

  switch (prop_id)
    {
    case PROP_ORIENTATION:
      set_orientation (self, g_value_get_enum (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
rb_pane_handle_class_init (RbPaneHandleClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = rb_pane_handle_get_property;
  object_class->set_property = rb_pane_handle_set_property;

  properties[PROP_ORIENTATION] =
    g_param_spec_enum ("orientation", NULL, NULL, GTK_TYPE_ORIENTATION, GTK_ORIENTATION_HORIZONTAL,
                       G_PARAM_READWRITE | G_PARAM_CONSTRUCT | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * RbPaneHandle::moved:
   * @self: the handle
   * @distance: by how many pixels, to the right or down
   *
   * Emitted while a person moves the handle.
   */
  signals[MOVED] = g_signal_new ("moved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 1, G_TYPE_DOUBLE);

  /**
   * RbPaneHandle::reset:
   * @self: the handle
   *
   * Emitted when a person wants the usual division back.
   */
  signals[RESET] = g_signal_new ("reset", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);

  gtk_widget_class_set_css_name (widget_class, "panehandle");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_SEPARATOR);
}

static void
rb_pane_handle_init (RbPaneHandle *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);

  g_signal_connect_object (drag, "drag-update", G_CALLBACK (drag_update_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));

  g_signal_connect_object (click, "pressed", G_CALLBACK (pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));

  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}
