/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "session/console-line.h"

struct _RbConsoleLine
{
  GObject parent_instance;

  RbConsoleLevel level;
  guint callback;
  guint record;
  char *text;
};

G_DEFINE_FINAL_TYPE (RbConsoleLine, rb_console_line, G_TYPE_OBJECT)

static void
rb_console_line_finalize (GObject *object)
{
  RbConsoleLine *self = RB_CONSOLE_LINE (object);

  g_free (self->text);

  G_OBJECT_CLASS (rb_console_line_parent_class)->finalize (object);
}

static void
rb_console_line_class_init (RbConsoleLineClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rb_console_line_finalize;
}

static void
rb_console_line_init (RbConsoleLine *self)
{
}

/**
 * rb_console_line_new:
 * @trace: a run
 * @position: a line of its console, from 0
 *
 * Reads one line of the console from the trace, and finds the callback that printed the line.
 *
 * Returns: (transfer full): a new line
 */
RbConsoleLine *
rb_console_line_new (RbTrace *trace,
                     guint    position)
{
  RbConsoleLine *self = g_object_new (RB_TYPE_CONSOLE_LINE, NULL);
  guint number = rb_trace_get_console_line (trace, position);
  RbRecord record = rb_trace_get_record (trace, number);
  /* An exception that was not caught is a line, too. Its record has the text in another field. */
  gboolean is_printed = record.kind == RB_RECORD_CONSOLE;

  self->level = is_printed ? (RbConsoleLevel) record.a : RB_CONSOLE_ERROR;
  self->text = g_strdup (rb_trace_get_string (trace, is_printed ? record.b : record.a));
  self->record = number;
  self->callback = rb_trace_find_callback (trace, number);

  return self;
}

/**
 * rb_console_line_get_level:
 * @self: a line
 *
 * Gets the level of the line, which depends on the method of `console` that printed it.
 *
 * Returns: the level
 */
RbConsoleLevel
rb_console_line_get_level (RbConsoleLine *self)
{
  g_return_val_if_fail (RB_IS_CONSOLE_LINE (self), RB_CONSOLE_LOG);

  return self->level;
}

/**
 * rb_console_line_get_callback:
 * @self: a line
 *
 * Gets the callback that printed the line.
 *
 * Returns: the callback's number, or 0 for the main script
 */
guint
rb_console_line_get_callback (RbConsoleLine *self)
{
  g_return_val_if_fail (RB_IS_CONSOLE_LINE (self), 0);

  return self->callback;
}

/**
 * rb_console_line_get_text:
 * @self: a line
 *
 * Gets what was printed.
 *
 * Returns: the text
 */
const char *
rb_console_line_get_text (RbConsoleLine *self)
{
  g_return_val_if_fail (RB_IS_CONSOLE_LINE (self), NULL);

  return self->text;
}

/**
 * rb_console_line_get_record:
 * @self: a line
 *
 * Gets the record with which the line was printed.
 *
 * Returns: the index of the record
 */
guint
rb_console_line_get_record (RbConsoleLine *self)
{
  g_return_val_if_fail (RB_IS_CONSOLE_LINE (self), 0);

  return self->record;
}
