/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "app/workspace-private.h"

/* A small window shows one page at a time: the guide, the code or the stage. */

/* Gets which page is chosen. */
RbPage
rb_workspace_get_page (RbWorkspace *self)
{
  if (gtk_toggle_button_get_active (self->stage_button))
    return RB_PAGE_STAGE;

  return self->is_folded && gtk_toggle_button_get_active (self->guide_button) ? RB_PAGE_GUIDE : RB_PAGE_CODE;
}

/* Shows a page, wherever there are pages. */
void
rb_workspace_show_page (RbWorkspace *self,
                        RbPage       page)
{
  GtkToggleButton *buttons[] = {
    [RB_PAGE_CODE] = self->code_button,
    [RB_PAGE_STAGE] = self->stage_button,
    [RB_PAGE_GUIDE] = self->guide_button,
  };

  gtk_toggle_button_set_active (buttons[page], TRUE);
}

static void
page_cb (RbWorkspace *self)
{
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
swipe_cb (RbWorkspace *self,
          double       velocity_x,
          double       velocity_y)
{
  if (self->span == RB_SPAN_SINGLE && ABS (velocity_x) > ABS (velocity_y))
    rb_workspace_turn_page (self);
}

/* The guide has these keys itself while it is shown. From another page they lead to it. */
static gboolean
guide_key_cb (GtkWidget *widget,
              GVariant  *action,
              gpointer   user_data)
{
  RbWorkspace *self = RB_WORKSPACE (widget);

  if (!self->is_folded || gtk_widget_get_mapped (self->parts[RB_PLACE_GUIDE]))
    return FALSE;

  return gtk_widget_activate_action_variant (self->parts[RB_PLACE_GUIDE], g_variant_get_string (action, NULL), NULL);
}

/* Lets keys turn the steps of a guide that is a page of its own. */
void
rb_workspace_add_page_keys (RbWorkspace *self)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();
  static const struct
  {
    guint key;
    const char *action;
  } keys[] = { { GDK_KEY_Right, "guide.next-step" }, { GDK_KEY_Left, "guide.previous-step" } };

  gtk_shortcut_controller_set_scope (GTK_SHORTCUT_CONTROLLER (controller), GTK_SHORTCUT_SCOPE_GLOBAL);
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      GtkShortcut *shortcut = gtk_shortcut_new (gtk_keyval_trigger_new (keys[i].key, GDK_ALT_MASK),
                                                gtk_callback_action_new (guide_key_cb, NULL, NULL));

      gtk_shortcut_set_arguments (shortcut, g_variant_new_string (keys[i].action));
      gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller), shortcut);
    }
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

/* Binds what the template calls. */
void
rb_workspace_install_pages (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_callback (widget_class, page_cb);
  gtk_widget_class_bind_template_callback (widget_class, swipe_cb);
}

/**
 * rb_workspace_turn_page:
 * @self: a workspace
 *
 * Shows the next of the pages, or the first one again, where there is room for only one of them.
 */
void
rb_workspace_turn_page (RbWorkspace *self)
{
  g_return_if_fail (RB_IS_WORKSPACE (self));

  switch (rb_workspace_get_page (self))
    {
    case RB_PAGE_GUIDE:
      rb_workspace_show_page (self, RB_PAGE_CODE);
      break;
    case RB_PAGE_CODE:
      rb_workspace_show_page (self, RB_PAGE_STAGE);
      break;
    case RB_PAGE_STAGE:
    default:
      rb_workspace_show_page (self, self->is_folded ? RB_PAGE_GUIDE : RB_PAGE_CODE);
      break;
    }
}
