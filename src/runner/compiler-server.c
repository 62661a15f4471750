/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "runner/compiler-server.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

#include "runner/channel.h"
#include "runner/confinement.h"
#include "wire/record.h"

/* The engine's own is a tenth of it. */
#define WARM_UP_THRESHOLD 5000

/* Of a program that is refused there is only the refusal. */
static GVariant *
answer (RbCompiler *compiler,
        GVariant   *request)
{
  g_autoptr (GVariant) compiled = NULL;
  g_autofree char *code = NULL;
  g_autofree char *program = NULL;
  const char *source, *setup, *error;
  gboolean capture;

  g_variant_get (request, "(&s&sb)", &source, &setup, &capture);
  compiled = rb_compiler_compile (compiler, source, setup, capture);
  g_variant_get_child (compiled, 0, "&s", &error);
  if (*error == '\0')
    {
      code = rb_compiler_dup_code (compiler);
      program = rb_compiler_dup_program (compiler);
    }
  return g_variant_new ("(@(s(uuuu)auas)sss)", compiled, rb_compiler_get_prefix (compiler), code != NULL ? code : "",
                        program != NULL ? program : "");
}

/* Where the runner has the socket to the host, this process has the one to the runner; and no other. */
static void
serve (int fd)
{
  g_autoptr (RbCompiler) compiler = NULL;
  GVariant *request;

  rb_confinement_prepare ();
  if (dup2 (fd, RB_WIRE_FD) < 0)
    _exit (EXIT_FAILURE);
  close (fd);

  /* A short program is compiled before translating the compiler itself to machine code pays. */
  if (!jsc_options_set_int ("thresholdForJITAfterWarmUp", WARM_UP_THRESHOLD))
    g_debug ("This JavaScriptCore translates when it likes");
  compiler = rb_compiler_new ();
  rb_confinement_enter ();
  while ((request = rb_channel_receive (RB_WIRE_FD, G_VARIANT_TYPE (RB_COMPILER_REQUEST))) != NULL)
    {
      gboolean sent = rb_channel_send (RB_WIRE_FD, answer (compiler, request));

      g_variant_unref (request);
      if (!sent)
        _exit (EXIT_FAILURE);
    }
  _exit (EXIT_SUCCESS);
}

/**
 * rb_compiler_server_start:
 *
 * Forks a process that loads the compiler while the runner makes its realm: a program waits for the slower of the two
 * instead of for both. It is as confined as the runner, and ends by rb_compiler_finish(), before the program begins.
 *
 * To be called while there is but one thread.
 *
 * Returns: (transfer full): a compiler that works there; or here, if this machine does not let it fork
 */
RbCompiler *
rb_compiler_server_start (void)
{
  int fds[2];
  pid_t pid;

  if (socketpair (AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, fds) < 0)
    {
      g_debug ("The compiler gets no process: %s", g_strerror (errno));
      return rb_compiler_new ();
    }

  /* How it ends is nobody's concern, so that it leaves nothing behind. */
  signal (SIGCHLD, SIG_IGN);
  pid = fork ();
  if (pid == 0)
    {
      close (fds[0]);
      serve (fds[1]);
    }
  close (fds[1]);
  if (pid < 0)
    {
      g_debug ("The compiler gets no process: %s", g_strerror (errno));
      close (fds[0]);
      return rb_compiler_new ();
    }
  return rb_compiler_new_for_server (fds[0]);
}
