/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "app/about.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/**
 * rb_about_present:
 * @parent: (nullable): the window that it belongs to
 *
 * Shows the About window.
 */
void
rb_about_present (GtkWindow *parent)
{
  adw_show_about_window (parent,
                         "application-name", _("Ringback"),
                         "application-icon", RB_APPLICATION_ID,
                         "developer-name", _("The Ringback authors"),
                         "version", RB_PROGRAM_VERSION,
                         "comments", _("Watch callbacks being registered, waiting and running."),
                         "license-type", GTK_LICENSE_GPL_3_0,
                         /* Translators: put your names here, one a line */
                         "translator-credits", _("translator-credits"),
                         NULL);
}
