/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "cli/error-report.h"

#include <string.h>

#include "cli/print.h"
#include "engine/text.h"

/* An error is shown as node shows it: the file and the line, the line's text, a caret, an empty line, the message and
 * the stack. */

/* The longest part of a line that is shown, in characters. */
#define MAX_EXCERPT 160

/* What the stack of an error calls the program and its setup. */
#define PROGRAM_FILE "program.js:"
#define SETUP_FILE "setup.js:"

/* Finds a line of @source, from 1. Returns NULL if there is none. */
static char *
dup_line (const char *source,
          guint       line)
{
  for (; source != NULL && line > 1; line--)
    {
      source = strchr (source, '\n');
      source = source != NULL ? source + 1 : NULL;
    }

  return source != NULL ? g_strchomp (g_strndup (source, strcspn (source, "\n"))) : NULL;
}

/* The space under the first @n_characters of a line. Tabs stay tabs, and some characters have two columns or none. */
static char *
dup_space (const char *text,
           guint       n_characters)
{
  GString *space = g_string_new (NULL);

  for (; n_characters > 0 && *text != '\0'; n_characters--, text = g_utf8_next_char (text))
    {
      gunichar character = g_utf8_get_char (text);

      if (character == '\t')
        g_string_append_c (space, '\t');
      else if (!g_unichar_iszerowidth (character))
        g_string_append (space, g_unichar_iswide (character) ? "  " : " ");
    }

  return g_string_free (space, FALSE);
}

/* Prints the line of the source and a caret under @column, from 1. A long line is cut around the column. */
static void
print_excerpt (const char *source,
               guint       line,
               guint       column)
{
  g_autofree char *text = dup_line (source, line);
  g_autofree char *shown = NULL;
  g_autofree char *escaped = NULL;
  g_autofree char *space = NULL;
  guint length, first = 0;

  if (text == NULL || column == 0)
    return;

  length = g_utf8_strlen (text, -1);
  column = MIN (column - 1, length);
  if (length > MAX_EXCERPT && column > MAX_EXCERPT / 2)
    first = MIN (column - MAX_EXCERPT / 2, length - MAX_EXCERPT);

  shown = g_utf8_substring (text, first, MIN (first + MAX_EXCERPT, length));
  escaped = rb_print_escape (shown, FALSE);
  space = dup_space (shown, column - first);
  rb_print (stderr, RB_STYLE_PLAIN, "%s\n%s", escaped, space);
  rb_print (stderr, RB_STYLE_ERROR, "^\n");
}

/* Prints an error. @line is a line of the program, or of the setup if @in_setup; 0 if it is unknown. */
static void
print_error (const RbProgramPlace *program_place,
             gboolean              in_setup,
             guint                 line,
             guint                 column,
             const char           *source,
             const char           *message,
             const char           *frames)
{
  guint file_line = in_setup ? line : program_place->first_line + line - 1;

  if (line > 0)
    {
      rb_print (stderr, RB_STYLE_NAME, "%s:%u\n", program_place->name, file_line);
      print_excerpt (in_setup ? program_place->setup : source, line, column);
    }
  else
    rb_print (stderr, RB_STYLE_NAME, "%s\n", program_place->name);

  rb_print (stderr, RB_STYLE_ERROR, "\n%s", message);
  rb_print (stderr, RB_STYLE_DETAIL, "%s\n\n", frames);
}

/* Reads "line:column" at @text. */
static gboolean
parse_place (const char  *text,
             guint       *ret_line,
             guint       *ret_column,
             const char **ret_end)
{
  char *end;

  *ret_line = strtoul (text, &end, 10);
  if (end == text || *end != ':')
    return FALSE;

  text = end + 1;
  *ret_column = strtoul (text, &end, 10);
  *ret_end = end;

  return end > text;
}

static gboolean
begins_place (const char *frame,
              const char *p,
              const char *file)
{
  return rb_text_begins_with (p, file) && p > frame && strchr ("( ", p[-1]) != NULL;
}

/* Translates the places in the frames of a stack to places in the file. */
static char *
translate_frames (const RbProgramPlace *program_place,
                  const char           *frames)
{
  GString *translated = g_string_new (NULL);
  guint line, column;
  const char *end;

  for (const char *p = frames; *p != '\0'; p = end)
    {
      gboolean in_setup = begins_place (frames, p, SETUP_FILE);

      if ((in_setup || begins_place (frames, p, PROGRAM_FILE)) &&
          parse_place (strchr (p, ':') + 1, &line, &column, &end))
        g_string_append_printf (translated, "%s:%u:%u", program_place->name,
                                in_setup ? line : program_place->first_line + line - 1,
                                in_setup ? column : column + program_place->indent);
      else
        {
          g_string_append_c (translated, *p);
          end = p + 1;
        }
    }

  return g_string_free (translated, FALSE);
}

/* Finds the place of an error that was thrown in the setup: the first frame of the stack is there. */
static gboolean
find_setup_place (const char *stack,
                  guint      *ret_line,
                  guint      *ret_column)
{
  const char *frame = strstr (stack, "\n    at ");
  g_autofree char *first = frame != NULL ? g_strndup (frame, strcspn (frame + 1, "\n") + 1) : NULL;
  const char *place = first != NULL ? strstr (first, SETUP_FILE) : NULL;
  const char *end;

  return place != NULL && parse_place (place + strlen (SETUP_FILE), ret_line, ret_column, &end);
}

/**
 * rb_error_report_find_place:
 * @program_place: the place of the program in its file
 * @trace: the trace of the run
 * @record: an uncaught error or an unhandled rejection of the trace
 * @ret_line: (out): the line of the file
 * @ret_column: (out): the column, from 1; 0 if it is unknown
 *
 * Finds where an error was thrown, in the file of the program.
 */
void
rb_error_report_find_place (const RbProgramPlace *program_place,
                            RbTrace              *trace,
                            const RbRecord       *record,
                            guint                *ret_line,
                            guint                *ret_column)
{
  if (program_place->setup != NULL &&
      find_setup_place (rb_trace_get_string (trace, record->d), ret_line, ret_column))
    return;

  *ret_line = program_place->first_line + MAX (record->b, 1) - 1;
  *ret_column = record->b > 0 ? record->c + program_place->indent : 0;
}

/**
 * rb_error_report_uncaught:
 * @program_place: the place of the program in its file
 * @trace: the trace of the run
 * @record: an uncaught error or an unhandled rejection of the trace
 *
 * Prints an error that the program does not catch.
 */
void
rb_error_report_uncaught (const RbProgramPlace *program_place,
                          RbTrace              *trace,
                          const RbRecord       *record)
{
  const char *stack = rb_trace_get_string (trace, record->d);
  const char *frames = strstr (stack, "\n    at ");
  g_autofree char *translated = translate_frames (program_place, frames != NULL ? frames : "");
  g_autofree char *message =
    g_strdup_printf ("%s %s", record->kind == RB_RECORD_UNHANDLED ? "Uncaught (in promise)" : "Uncaught",
                     rb_trace_get_string (trace, record->a));
  guint line = record->b, column = record->c;
  gboolean in_setup = program_place->setup != NULL && find_setup_place (stack, &line, &column);

  print_error (program_place, in_setup, line, column, rb_trace_get_source (trace), message, translated);
}

/**
 * rb_error_report_end:
 * @program_place: the place of the program in its file
 * @event_loop: a run that a syntax error or a limit has ended
 * @message: the reason
 *
 * Prints why a run ended.
 */
void
rb_error_report_end (const RbProgramPlace *program_place,
                     RbEventLoop          *event_loop,
                     const char           *message)
{
  const RbPlace *setup_place = rb_event_loop_get_setup_place (event_loop);
  const RbPlace *place = setup_place != NULL ? setup_place : rb_event_loop_get_place (event_loop);

  print_error (program_place, setup_place != NULL, place != NULL ? place->line : 0, place != NULL ? place->column : 0,
               rb_program_get_source (rb_event_loop_get_program (event_loop)), message, "");
}
