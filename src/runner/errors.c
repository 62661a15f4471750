/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "runner/errors.h"

#include <stdio.h>
#include <string.h>

#define LONGEST_MESSAGE 10000

/* The innermost call in the traced program. */
static gboolean
find_call (const char *stack,
           guint      *ret_line,
           guint      *ret_column)
{
  const char *place = stack;

  if (stack == NULL)
    return FALSE;
  if (!g_str_has_prefix (stack, RB_PROGRAM_URI ":"))
    {
      const char *frame = strstr (stack, "@" RB_PROGRAM_URI ":");

      if (frame == NULL)
        return FALSE;
      place = frame + strlen ("@");
    }
  return sscanf (place + strlen (RB_PROGRAM_URI ":"), "%u:%u", ret_line, ret_column) == 2;
}

/**
 * rb_errors_record:
 * @trace: where to record it
 * @compiler: what knows the program's text
 * @kind: %RB_RECORD_UNCAUGHT or %RB_RECORD_UNHANDLED
 * @text: (nullable): what the error says
 * @uri: (nullable): which script it was made in
 * @line: where in that script, from 1; 0 if that is not known
 * @column: likewise
 * @stack: (nullable): the calls that it was made in, innermost first
 *
 * Records an error, with its place in the original if it has one in the traced program.
 */
void
rb_errors_record (JSCValue     *trace,
                  RbCompiler   *compiler,
                  RbRecordKind  kind,
                  const char   *text,
                  const char   *uri,
                  guint         line,
                  guint         column,
                  const char   *stack)
{
  g_autofree char *message = g_utf8_make_valid (text != NULL ? text : "Error", -1);
  g_autoptr (JSCValue) message_value = NULL;
  g_autoptr (JSCValue) number = NULL;
  g_autoptr (JSCValue) recorded = NULL;
  guint traced_line = line, traced_column = column, site = 0;

  if (g_utf8_strlen (message, -1) > LONGEST_MESSAGE)
    *g_utf8_offset_to_pointer (message, LONGEST_MESSAGE) = '\0';
  line = column = 0;
  /* A program may well give its errors a line and a column of its own. */
  if (!find_call (stack, &traced_line, &traced_column) && g_strcmp0 (uri, RB_PROGRAM_URI) != 0)
    traced_line = 0;
  if (traced_line > 0)
    rb_compiler_find_statement (compiler, traced_line, traced_column, &site, &line, &column);

  message_value = jsc_value_new_string (jsc_value_get_context (trace), message);
  number = jsc_value_object_invoke_method (trace, "string", JSC_TYPE_VALUE, message_value, G_TYPE_NONE);
  recorded = jsc_value_object_invoke_method (trace, "record", G_TYPE_UINT, site << 8 | kind, JSC_TYPE_VALUE,
                                             number, G_TYPE_UINT, line, G_TYPE_UINT, column, G_TYPE_UINT, 0,
                                             G_TYPE_UINT, 0, G_TYPE_UINT, 4, G_TYPE_NONE);
}

/**
 * rb_errors_report:
 * @trace: where to record it
 * @compiler: what knows the program's text
 *
 * If the last call into @trace's realm left an exception that nobody has caught, then clears and records it.
 */
void
rb_errors_report (JSCValue   *trace,
                  RbCompiler *compiler)
{
  JSCContext *context = jsc_value_get_context (trace);
  g_autoptr (JSCException) exception = NULL;
  g_autofree char *text = NULL;

  if (jsc_context_get_exception (context) == NULL)
    return;
  exception = g_object_ref (jsc_context_get_exception (context));
  jsc_context_clear_exception (context);
  text = jsc_exception_to_string (exception);
  rb_errors_record (trace, compiler, RB_RECORD_UNCAUGHT, text, jsc_exception_get_source_uri (exception),
                    jsc_exception_get_line_number (exception), jsc_exception_get_column_number (exception),
                    jsc_exception_get_backtrace_string (exception));
  /* Asked for the place of null or undefined, the library throws an error of its own. */
  jsc_context_clear_exception (context);
}
