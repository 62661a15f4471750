/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "ui/common/announce.h"

/**
 * rb_announce:
 * @widget: the widget whose sentence it is
 * @sentence: what to say
 *
 * Lets a screen reader say a sentence, if the widget is shown. GTK has announcements since 4.14. With an older GTK this
 * does nothing, so the sentence must stand in a widget with the role %GTK_ACCESSIBLE_ROLE_STATUS, whose changes are
 * told.
 */
void
rb_announce (GtkWidget  *widget,
             const char *sentence)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (sentence != NULL);

  if (!gtk_widget_get_mapped (widget))
    return;

#if GTK_CHECK_VERSION (4, 14, 0)
  /* The build marks each function that GTK 4.8 does not have as deprecated, to keep it out of other code. */
  G_GNUC_BEGIN_IGNORE_DEPRECATIONS
  gtk_accessible_announce (GTK_ACCESSIBLE (widget), sentence, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
  G_GNUC_END_IGNORE_DEPRECATIONS
#endif
}
