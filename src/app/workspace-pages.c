/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "app/workspace-private.h"

/* The pages of a place that has no room for all of guide, code and stage. */

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
