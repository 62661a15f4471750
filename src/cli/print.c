/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "cli/print.h"

#include <string.h>
#include <unistd.h>

/* Whether the last line of the terminal shows progress, which the next output has to replace. */
static gboolean shows_progress;

static gboolean
is_terminal (FILE *stream)
{
  return isatty (fileno (stream)) == 1 && g_strcmp0 (g_getenv ("TERM"), "dumb") != 0;
}

/* See https://no-color.org. */
static gboolean
has_colours (FILE *stream)
{
  const char *no_color = g_getenv ("NO_COLOR");

  return is_terminal (stream) && (no_color == NULL || *no_color == '\0');
}

/* Measures the sequence that sets a colour at @text, such as "\033[31m". Returns 0 if there is none. */
static gsize
measure_colour (const char *text)
{
  gsize length;

  if (text[0] != '\033' || text[1] != '[')
    return 0;

  length = 2 + strspn (text + 2, "0123456789;");

  return text[length] == 'm' ? length + 1 : 0;
}

/* Characters that change the direction of text can make a line look like another one. */
static gboolean
is_unsafe (gunichar character)
{
  return (g_unichar_iscntrl (character) && character != '\n' && character != '\t') ||
         (character >= 0x202a && character <= 0x202e) || (character >= 0x2066 && character <= 0x2069);
}

/**
 * rb_print_escape:
 * @text: a text
 * @keep_colours: whether sequences that set a colour stay
 *
 * Replaces control characters with escapes that a terminal shows, such as `\x1b`. Line breaks and tabs stay.
 *
 * Returns: (transfer full): the text
 */
char *
rb_print_escape (const char *text,
                 gboolean    keep_colours)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  GString *escaped = g_string_new (NULL);

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar character = g_utf8_get_char (p);
      gsize colour = keep_colours ? measure_colour (p) : 0;

      if (colour > 0)
        {
          g_string_append_len (escaped, p, colour);
          p += colour - 1;
        }
      else if (is_unsafe (character))
        g_string_append_printf (escaped, character < 0x100 ? "\\x%02x" : "\\u%04x", character);
      else
        g_string_append_unichar (escaped, character);
    }

  return g_string_free (escaped, FALSE);
}

/* Standard output is flushed before a line goes to standard error, so that a terminal shows the lines in order. */
static void
prepare (FILE *stream)
{
  rb_print_end_progress ();
  if (stream == stderr)
    fflush (stdout);
}

/**
 * rb_print:
 * @stream: standard output or standard error
 * @style: the style of the text
 * @format: a text, in the format of printf()
 * @...: the arguments of @format
 *
 * Prints a text, with escapes instead of control characters.
 */
void
rb_print (FILE       *stream,
          RbStyle     style,
          const char *format,
          ...)
{
  static const char * const codes[] = {
    [RB_STYLE_NAME] = "\033[1m", [RB_STYLE_ERROR] = "\033[1;31m", [RB_STYLE_DETAIL] = "\033[2m",
  };
  g_autofree char *text = NULL;
  g_autofree char *escaped = NULL;
  va_list args;

  va_start (args, format);
  text = g_strdup_vprintf (format, args);
  va_end (args);

  prepare (stream);
  escaped = rb_print_escape (text, FALSE);
  if (style != RB_STYLE_PLAIN && has_colours (stream))
    fprintf (stream, "%s%s\033[0m", codes[style], escaped);
  else
    fputs (escaped, stream);
}

/**
 * rb_print_console_line:
 * @stream: standard output or standard error
 * @text: what a program printed
 *
 * Prints a line of a program's console. A file or a pipe gets exactly what the program printed. A terminal gets the
 * colours that the program set, but no other control characters.
 */
void
rb_print_console_line (FILE       *stream,
                       const char *text)
{
  prepare (stream);
  if (is_terminal (stream))
    {
      g_autofree char *escaped = rb_print_escape (text, has_colours (stream));

      fprintf (stream, "%s\n", escaped);
    }
  else
    fprintf (stream, "%s\n", text);
}

/**
 * rb_print_progress:
 * @format: how far the work is, in the format of printf(); one short line
 * @...: the arguments of @format
 *
 * Shows progress until the next output, if standard error is a terminal.
 */
void
rb_print_progress (const char *format,
                   ...)
{
  g_autofree char *text = NULL;
  g_autofree char *escaped = NULL;
  va_list args;

  if (!is_terminal (stderr))
    return;

  va_start (args, format);
  text = g_strdup_vprintf (format, args);
  va_end (args);

  escaped = rb_print_escape (text, FALSE);
  rb_print_end_progress ();
  fflush (stdout);
  fputs (escaped, stderr);
  shows_progress = TRUE;
}

/**
 * rb_print_end_progress:
 *
 * Removes what rb_print_progress() has shown.
 */
void
rb_print_end_progress (void)
{
  if (shows_progress)
    fputs ("\r\033[K", stderr);
  shows_progress = FALSE;
}
