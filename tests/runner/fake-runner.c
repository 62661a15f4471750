/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include <gio/gio.h>
#include <stdlib.h>
#include <unistd.h>

#include "wire/record.h"
#include "wire/runner-interface.h"

/* A runner that does wrong, in the way that FAKE_MANNER says: the host must bear each of them. */
enum
{
  DIES,    /* ends in the middle of a run */
  GARBAGE, /* sends what are no records */
  LIES,    /* answers a request that it never made */
  PLACES,  /* has places outside of the program */
  WAITS,   /* waits for a lookup that it never started */
  CLEARS,  /* clears a lookup, and waits for it */
  FLOODS,  /* sends records without end */
  HANGS,   /* never answers */
  SPEAKS,  /* sends the words that its program is a list of */
};

static RbWireHost *host;
static GArray *spoken; /* guint32: the words that its program is */

static GVariant *
new_trace (const guint32 *words,
           gsize          n_words)
{
  g_autofree guint32 *little = g_new (guint32, n_words);

  for (gsize i = 0; i < n_words; i++)
    little[i] = GUINT32_TO_LE (words[i]);
  return g_variant_new_fixed_array (G_VARIANT_TYPE_BYTE, little, n_words * sizeof (guint32), 1);
}

static void
read_words (const char *source)
{
  g_auto (GStrv) numbers = g_strsplit (source, " ", -1);

  spoken = g_array_new (FALSE, FALSE, sizeof (guint32));
  for (guint i = 0; numbers[i] != NULL; i++)
    {
      guint32 word = (guint32) g_ascii_strtoull (numbers[i], NULL, 0);

      g_array_append_val (spoken, word);
    }
}

static gboolean
compile_cb (RbWireRunner          *skeleton,
            GDBusMethodInvocation *invocation,
            const char            *source,
            const char            *setup,
            GVariant              *options)
{
  const guint32 sites[] = { RB_SITE_SCRIPT, 0, 1, 0, RB_SITE_STATEMENT, 0, FAKE_MANNER == PLACES ? 1000000 : 1, 0 };
  const char *const names[] = { "", "", NULL };
  const char *const none[] = { NULL };

  read_words (source);
  rb_wire_runner_complete_compile (
    skeleton, invocation, "", g_variant_new ("(uuuu)", 0, 0, 0, 0),
    g_variant_new_fixed_array (G_VARIANT_TYPE_UINT32, sites, G_N_ELEMENTS (sites), sizeof (guint32)), names, none);
  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static void
flood (void)
{
  guint32 words[2000];

  for (guint i = 0; i < G_N_ELEMENTS (words); i += 2)
    {
      words[i] = RB_RECORD_STATEMENT | 1 << 8;
      words[i + 1] = i;
    }
  while (rb_wire_host_call_trace_sync (host, new_trace (words, G_N_ELEMENTS (words)), NULL, NULL))
    continue;
}

static gboolean
evaluate_cb (RbWireRunner          *skeleton,
             GDBusMethodInvocation *invocation)
{
  const guint32 garbage[] = { 0xdeadbeef, 0xffffffff, 0 };
  const guint32 lies[] = { RB_RECORD_TASK_END, 7, 0 };
  const guint32 statement[] = { RB_RECORD_STATEMENT | 1 << 8, 0 };
  const guint32 clears[] = { RB_RECORD_STRING, 1, 4, 0x73726573, RB_RECORD_LOOKUP_START, 1, 0, 1, 1, RB_LOOKUP_BLOCKING,
                             RB_RECORD_TIMER_CLEAR, 1 };
  gint64 now;

  switch (FAKE_MANNER)
    {
    case DIES:
      rb_wire_host_call_trace_sync (host, new_trace (statement, 2), NULL, NULL);
      _exit (EXIT_FAILURE);
    case GARBAGE:
      rb_wire_runner_complete_evaluate (skeleton, invocation, new_trace (garbage, 3));
      break;
    case LIES:
      rb_wire_runner_complete_evaluate (skeleton, invocation, new_trace (lies, 3));
      break;
    case WAITS:
      rb_wire_host_call_await_answer_sync (host, new_trace (statement, 2), 12, &now, NULL, NULL, NULL);
      break;
    case CLEARS:
      rb_wire_host_call_await_answer_sync (host, new_trace (clears, G_N_ELEMENTS (clears)), 1, &now, NULL, NULL, NULL);
      break;
    case FLOODS:
      flood ();
      break;
    case SPEAKS:
      rb_wire_runner_complete_evaluate (skeleton, invocation, new_trace ((guint32 *) (gpointer) spoken->data, spoken->len));
      break;
    case PLACES:
    case HANGS:
    default:
      pause ();
      break;
    }
  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (GSocket) socket = g_socket_new_from_fd (RB_WIRE_FD, NULL);
  g_autoptr (GSocketConnection) stream = g_socket_connection_factory_create_connection (socket);
  g_autoptr (RbWireRunner) skeleton = rb_wire_runner_skeleton_new ();
  g_autoptr (GDBusConnection) connection = g_dbus_connection_new_sync (
    G_IO_STREAM (stream), NULL,
    G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT | G_DBUS_CONNECTION_FLAGS_DELAY_MESSAGE_PROCESSING, NULL, NULL, NULL);

  /* The host may have let go of it before it was there. */
  if (connection == NULL)
    return EXIT_FAILURE;

  g_signal_connect (skeleton, "handle-compile", G_CALLBACK (compile_cb), NULL);
  g_signal_connect (skeleton, "handle-evaluate", G_CALLBACK (evaluate_cb), NULL);
  g_signal_connect_swapped (connection, "closed", G_CALLBACK (g_main_loop_quit), loop);
  host = rb_wire_host_proxy_new_sync (
    connection, G_DBUS_PROXY_FLAGS_DO_NOT_LOAD_PROPERTIES | G_DBUS_PROXY_FLAGS_DO_NOT_CONNECT_SIGNALS, NULL,
    RB_WIRE_HOST_PATH, NULL, NULL);
  g_dbus_interface_skeleton_export (G_DBUS_INTERFACE_SKELETON (skeleton), connection, RB_WIRE_RUNNER_PATH, NULL);
  g_dbus_connection_start_message_processing (connection);
  g_main_loop_run (loop);
  return EXIT_SUCCESS;
}
