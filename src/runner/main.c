/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include <gio/gio.h>
#include <stdlib.h>

#include "runner/confinement.h"
#include "runner/service.h"
#include "wire/record.h"

#if RB_SANITIZED
/* Started without an environment, a runner brings its own. To look for leaks it would have to see what no sandbox
 * shows. */
const char *__asan_default_options (void);

const char *
__asan_default_options (void)
{
  return "detect_leaks=0:strict_string_checks=1";
}

const char *__ubsan_default_options (void);

const char *
__ubsan_default_options (void)
{
  return "print_stacktrace=1";
}
#endif

/* How long a runner waits for its program before it is taken for a spare, in ms. */
#define WARM_UP_DELAY 50

static GDBusConnection *
connect_to_host (GSocket  *socket,
                 GError  **error)
{
  g_autoptr (GSocketConnection) stream = g_socket_connection_factory_create_connection (socket);

  return g_dbus_connection_new_sync (
    G_IO_STREAM (stream), NULL,
    G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT | G_DBUS_CONNECTION_FLAGS_DELAY_MESSAGE_PROCESSING, NULL, NULL,
    error);
}

/* A spare runner uses the time until it is needed: what its first program would have to wait for is done before. */
static gboolean
warm_up_cb (gpointer user_data)
{
  rb_service_warm_up (user_data);
  return G_SOURCE_REMOVE;
}

/* ringback-runner is started by the host with one end of a socketpair, and ends when the other end is closed. */
int
main (int    argc,
      char **argv)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (GSocket) socket = NULL;
  g_autoptr (RbCompiler) compiler = NULL;
  g_autoptr (GDBusConnection) connection = NULL;
  g_autoptr (RbService) service = NULL;
  g_autoptr (GError) error = NULL;

  /* The host asks whether a runner can be started at all. */
  if (argc == 2 && g_str_equal (argv[1], "--probe"))
    return EXIT_SUCCESS;

  rb_confinement_prepare ();
  socket = g_socket_new_from_fd (RB_WIRE_FD, &error);
  if (socket == NULL)
    {
      g_printerr ("ringback-runner is started by Ringback, not by hand: %s\n", error->message);
      return EXIT_FAILURE;
    }
  compiler = rb_compiler_new ();
  connection = connect_to_host (socket, &error);
  service = connection != NULL ? rb_service_new (connection, compiler, &error) : NULL;
  if (service == NULL)
    {
      /* A host may end before its runner has started; nobody waits for word from this one. */
      g_debug ("The host is gone: %s", error->message);
      return EXIT_FAILURE;
    }
  g_signal_connect_swapped (connection, "closed", G_CALLBACK (g_main_loop_quit), loop);
  rb_confinement_enter ();
  g_dbus_connection_start_message_processing (connection);
  g_timeout_add (WARM_UP_DELAY, warm_up_cb, service);

  g_main_loop_run (loop);
  return EXIT_SUCCESS;
}
