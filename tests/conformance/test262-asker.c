/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "test262-asker.h"

#include <gio/gio.h>
#include <gio/gunixinputstream.h>
#include <string.h>
#include <unistd.h>

/* What a test may take, in µs, on a machine that has other things to do as well. */
#define TIME_LIMIT (30 * G_USEC_PER_SEC)
/* After so many tests a worker is let go, with all the memory that its engines have kept. */
#define TESTS_PER_WORKER 1000

struct _Test262Asker
{
  const char *worker;
  const char *checkout;
  GSubprocess *process;
  guint n_asked;
};

Test262Asker *
test262_asker_new (const char *worker,
                   const char *checkout)
{
  Test262Asker *self = g_new0 (Test262Asker, 1);

  self->worker = worker;
  self->checkout = checkout;
  return self;
}

static void
stop (Test262Asker *self)
{
  if (self->process == NULL)
    return;
  g_subprocess_force_exit (self->process);
  g_subprocess_wait (self->process, NULL, NULL);
  g_clear_object (&self->process);
}

void
test262_asker_free (Test262Asker *self)
{
  stop (self);
  g_free (self);
}

static void
start (Test262Asker *self)
{
  g_autoptr (GError) error = NULL;

  self->process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE
                                    | G_SUBPROCESS_FLAGS_STDERR_SILENCE,
                                    &error, self->worker, self->checkout, NULL);
  g_assert_no_error (error);
  self->n_asked = 0;
}

/* A line, whole; NULL with @ret_timed_out told apart from a pipe that was closed. */
static char *
read_line (int       fd,
           gboolean *ret_timed_out)
{
  gint64 deadline = g_get_monotonic_time () + TIME_LIMIT;
  g_autoptr (GString) line = g_string_new (NULL);

  while (line->len == 0 || line->str[line->len - 1] != '\n')
    {
      GPollFD poll = { fd, G_IO_IN, 0 };
      gint64 left = deadline - g_get_monotonic_time ();
      char bytes[4096];
      gssize n;

      *ret_timed_out = left <= 0 || g_poll (&poll, 1, left / 1000 + 1) == 0;
      if (*ret_timed_out)
        return NULL;
      n = read (fd, bytes, sizeof bytes);
      if (n <= 0)
        return NULL;
      g_string_append_len (line, bytes, n);
    }
  g_string_truncate (line, line->len - 1);
  return g_string_free (g_steal_pointer (&line), FALSE);
}

char *
test262_asker_ask (Test262Asker *self,
                   const char   *mode,
                   gboolean      strict,
                   const char   *path)
{
  g_autofree char *question = g_strdup_printf ("%s %s %s\n", mode, strict ? "strict" : "sloppy", path);
  gboolean timed_out = FALSE;
  char *verdict;
  int fd;

  if (self->n_asked++ == TESTS_PER_WORKER)
    stop (self);
  if (self->process == NULL)
    start (self);
  fd = g_unix_input_stream_get_fd (G_UNIX_INPUT_STREAM (g_subprocess_get_stdout_pipe (self->process)));
  /* What cannot be asked is not answered either. */
  g_output_stream_write_all (g_subprocess_get_stdin_pipe (self->process), question, strlen (question), NULL, NULL,
                             NULL);
  verdict = read_line (fd, &timed_out);
  if (verdict != NULL)
    return verdict;

  stop (self);
  return g_strdup (timed_out ? "timed out" : "crashed");
}
