/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "helper.h"

#include <string.h>

struct _Helper
{
  GSubprocess *process;
};

/* The helper ends when its standard input is closed, so it ends with the target. */
Helper *
helper_new (const char *const *argv)
{
  Helper *self = g_new0 (Helper, 1);
  g_autoptr (GError) error = NULL;

  self->process = g_subprocess_newv (argv, G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error);
  g_assert_no_error (error);

  return self;
}

void
helper_send (Helper     *self,
             const char *text)
{
  GOutputStream *stream = g_subprocess_get_stdin_pipe (self->process);
  guint32 length = strlen (text);
  g_autoptr (GError) error = NULL;

  g_output_stream_write_all (stream, &length, sizeof length, NULL, NULL, &error);
  g_assert_no_error (error);
  g_output_stream_write_all (stream, text, length, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
receive_bytes (Helper  *self,
               gpointer bytes,
               gsize    length)
{
  gsize received;
  g_autoptr (GError) error = NULL;

  g_input_stream_read_all (g_subprocess_get_stdout_pipe (self->process), bytes, length, &received, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (received, ==, length);
}

char *
helper_receive (Helper *self)
{
  guint32 length;
  char *text;

  receive_bytes (self, &length, sizeof length);
  text = g_malloc (length + 1);
  receive_bytes (self, text, length);
  text[length] = '\0';

  return text;
}
