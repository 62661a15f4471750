/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "session/console-list.h"

#include "session/console-line.h"

/* No lines are stored: each is read from the trace when a row asks for it.
 *
 * Invariant: n_lines is the greatest n_printed that there has been. */
struct _RbConsoleList
{
  GObject parent_instance;

  RbTrace *trace;
  guint n_lines;
  guint n_printed;
};

static void rb_console_list_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (RbConsoleList, rb_console_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, rb_console_list_list_model_init))

static GType
rb_console_list_get_item_type (GListModel *model)
{
  return RB_TYPE_CONSOLE_LINE;
}

static guint
rb_console_list_get_n_items (GListModel *model)
{
  return RB_CONSOLE_LIST (model)->n_lines;
}

static gpointer
rb_console_list_get_item (GListModel *model,
                          guint       position)
{
  RbConsoleList *self = RB_CONSOLE_LIST (model);

  if (position >= self->n_lines)
    return NULL;

  return rb_console_line_new (self->trace, position);
}

static void
rb_console_list_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = rb_console_list_get_item_type;
  iface->get_n_items = rb_console_list_get_n_items;
  iface->get_item = rb_console_list_get_item;
}

static void
rb_console_list_finalize (GObject *object)
{
  RbConsoleList *self = RB_CONSOLE_LIST (object);

  g_clear_object (&self->trace);

  G_OBJECT_CLASS (rb_console_list_parent_class)->finalize (object);
}

static void
rb_console_list_class_init (RbConsoleListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rb_console_list_finalize;
}

static void
rb_console_list_init (RbConsoleList *self)
{
}

/**
 * rb_console_list_new:
 *
 * Makes an empty list.
 *
 * Returns: (transfer full): a new list
 */
RbConsoleList *
rb_console_list_new (void)
{
  return g_object_new (RB_TYPE_CONSOLE_LIST, NULL);
}

static void
set_n_lines (RbConsoleList *self,
             guint          n_lines)
{
  guint old = self->n_lines;
  guint common = MIN (old, n_lines);

  if (old == n_lines)
    return;

  self->n_lines = n_lines;
  g_list_model_items_changed (G_LIST_MODEL (self), common, old - common, n_lines - common);
}

/**
 * rb_console_list_set_trace:
 * @self: a list
 * @trace: (nullable): a trace
 *
 * Sets the run whose lines are listed, and empties the list.
 */
void
rb_console_list_set_trace (RbConsoleList *self,
                           RbTrace       *trace)
{
  g_return_if_fail (RB_IS_CONSOLE_LIST (self));

  set_n_lines (self, 0);
  self->n_printed = 0;
  g_set_object (&self->trace, trace);
}

/**
 * rb_console_list_get_n_printed:
 * @self: a list
 *
 * Gets how many of the lines have been printed at the current position. Those after them are printed later.
 *
 * Returns: how many lines
 */
guint
rb_console_list_get_n_printed (RbConsoleList *self)
{
  g_return_val_if_fail (RB_IS_CONSOLE_LIST (self), 0);

  return self->n_printed;
}

/**
 * rb_console_list_set_n_printed:
 * @self: a list
 * @n_printed: how many lines the run has printed at the current position
 *
 * Adds lines at the end of the list. Lines that the list has already, and that are printed only later, stay.
 */
void
rb_console_list_set_n_printed (RbConsoleList *self,
                               guint          n_printed)
{
  g_return_if_fail (RB_IS_CONSOLE_LIST (self));
  g_return_if_fail (n_printed == 0 || self->trace != NULL);

  self->n_printed = n_printed;
  set_n_lines (self, MAX (self->n_lines, n_printed));
}
