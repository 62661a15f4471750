/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "ui/console/console-row.h"

#include <glib/gi18n.h>

#include "engine/trace/callback-label.h"
#include "ui/common/callback-badge.h"
#include "ui/common/list-row.h"
#include "ui/common/style-class.h"

struct _RbConsoleRow
{
  GtkBox parent_instance;

  RbCallbackBadge *badge;
  GtkImage *icon;
  GtkLabel *label;
  GtkWidget *why;

  RbConsoleLine *line;
  gboolean later;
};

G_DEFINE_FINAL_TYPE (RbConsoleRow, rb_console_row, GTK_TYPE_BOX)

static void
rb_console_row_dispose (GObject *object)
{
  RbConsoleRow *self = RB_CONSOLE_ROW (object);

  g_clear_object (&self->line);

  G_OBJECT_CLASS (rb_console_row_parent_class)->dispose (object);
}

static void
rb_console_row_class_init (RbConsoleRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rb_console_row_dispose;

  g_type_ensure (RB_TYPE_CALLBACK_BADGE);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/ringback/Ringback/ui/console/console-row.ui");
  gtk_widget_class_bind_template_child (widget_class, RbConsoleRow, badge);
  gtk_widget_class_bind_template_child (widget_class, RbConsoleRow, icon);
  gtk_widget_class_bind_template_child (widget_class, RbConsoleRow, label);
  gtk_widget_class_bind_template_child (widget_class, RbConsoleRow, why);
}

static void
rb_console_row_init (RbConsoleRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * rb_console_row_new:
 *
 * Makes an empty row.
 *
 * Returns: (transfer floating): a new widget
 */
GtkWidget *
rb_console_row_new (void)
{
  return g_object_new (RB_TYPE_CONSOLE_ROW, NULL);
}

static const char *
get_level_name (RbConsoleLevel level)
{
  switch (level)
    {
    case RB_CONSOLE_WARN:
      return _("Warning");
    case RB_CONSOLE_ERROR:
      return _("Error");
    case RB_CONSOLE_LOG:
    case RB_CONSOLE_INFO:
    default:
      return NULL;
    }
}

/* What a screen reader says: the callback, if one printed it, then "Warning" or "Error", then the text. */
static char *
dup_name (RbConsoleLine *line,
          gboolean       later)
{
  const char *level = get_level_name (rb_console_line_get_level (line));
  guint callback = rb_console_line_get_callback (line);
  GString *name = g_string_new (NULL);

  if (callback != 0)
    {
      g_autofree char *letter = rb_callback_label_dup (callback);

      g_string_append_printf (name, _("Callback %s"), letter);
      g_string_append (name, ": ");
    }

  if (level != NULL)
    g_string_append_printf (name, "%s: ", level);

  g_string_append (name, rb_console_line_get_text (line));
  if (later)
    {
      g_string_append (name, ", ");
      /* Translators: of a line of the console that the program prints only after the moment that is shown */
      g_string_append (name, _("printed later"));
    }

  return g_string_free (name, FALSE);
}

static void
update_name (RbConsoleRow *self)
{
  g_autofree char *name = dup_name (self->line, self->later);

  rb_list_row_set_name (GTK_WIDGET (self), name);
}

/**
 * rb_console_row_show:
 * @self: a row
 * @line: the line to show
 *
 * Makes the row show @line.
 */
void
rb_console_row_show (RbConsoleRow  *self,
                     RbConsoleLine *line)
{
  RbConsoleLevel level;

  g_return_if_fail (RB_IS_CONSOLE_ROW (self));
  g_return_if_fail (RB_IS_CONSOLE_LINE (line));

  g_set_object (&self->line, line);
  level = rb_console_line_get_level (line);
  rb_callback_badge_set_callback (self->badge, rb_console_line_get_callback (line));
  gtk_label_set_text (self->label, rb_console_line_get_text (line));

  gtk_widget_set_visible (GTK_WIDGET (self->icon), level == RB_CONSOLE_WARN || level == RB_CONSOLE_ERROR);
  gtk_image_set_from_icon_name (self->icon, level == RB_CONSOLE_WARN ? "dialog-warning-symbolic"
                                                                     : "dialog-error-symbolic");
  rb_style_class_set (GTK_WIDGET (self), "warn", level == RB_CONSOLE_WARN);
  rb_style_class_set (GTK_WIDGET (self), "error", level == RB_CONSOLE_ERROR);

  update_name (self);
}

/**
 * rb_console_row_set_later:
 * @self: a row that shows a line
 * @later: whether the line is printed only after the moment that is shown
 *
 * Makes the row pale, or not.
 */
void
rb_console_row_set_later (RbConsoleRow *self,
                          gboolean      later)
{
  g_return_if_fail (RB_IS_CONSOLE_ROW (self));

  if (self->later == later)
    return;

  self->later = later;
  rb_style_class_set (GTK_WIDGET (self), "later", later);
  if (self->line != NULL)
    update_name (self);
}

/**
 * rb_console_row_set_projecting:
 * @self: a row
 * @projecting: whether it is shown on a projector
 *
 * Hides the word "why?" in projection, because the text needs its room. A click on the row does the same.
 */
void
rb_console_row_set_projecting (RbConsoleRow *self,
                               gboolean      projecting)
{
  g_return_if_fail (RB_IS_CONSOLE_ROW (self));

  gtk_widget_set_visible (self->why, !projecting);
}
