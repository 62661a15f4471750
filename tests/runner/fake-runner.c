/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include <gio/gio.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "wire/record.h"
#include "wire/runner-interface.h"

/* A runner that does wrong, in the way that FAKE_MANNER says: the host must bear each of them. */
enum
{
  DIES,     /* ends in the middle of a run */
  GARBAGE,  /* sends what are no records */
  LIES,     /* answers a request that it never made */
  PLACES,   /* has places outside of the program */
  WAITS,    /* waits for a lookup that it never started */
  WONDERS,  /* waits for no lookup at all */
  CLEARS,   /* clears a lookup, and waits for it */
  FLOODS,   /* sends records without end */
  HANGS,    /* never answers */
  SPEAKS,   /* sends the words that its program is a list of, up to the next / whenever it is called */
  UNBORN,   /* never speaks to the host */
  MUTE,     /* never says whether the program is right */
  DEAF,     /* does not even read what it is sent */
  LEAVES,   /* ends instead of saying whether the program is right */
  STUCK,    /* never comes back from a callback */
  QUITS,    /* ends in a callback */
  CHATTERS, /* goes on sending records when nothing runs */
  SIGNALS,  /* sends what the interface does not have, without end */
  VACUOUS,  /* sends no records, without end */
  TELLS,    /* sends texts without end */
  HASTENS,  /* waits for a lookup, and says that it is done before it is answered */
};

/* A callback, a timer that calls it in a second, and the end of the script. */
static const guint32 one_timer[] = { RB_RECORD_CALLBACK, 1, 0, RB_RECORD_TIMER_SET, 1, 1, 1000, 0,
                                     RB_RECORD_SCRIPT_END, 0 };

static RbWireHost *host;
static char **speeches; /* what its program is */

static GVariant *
new_trace (const guint32 *words,
           gsize          n_words)
{
  g_autofree guint32 *little = g_new (guint32, n_words);

  for (gsize i = 0; i < n_words; i++)
    little[i] = GUINT32_TO_LE (words[i]);
  return g_variant_new_fixed_array (G_VARIANT_TYPE_BYTE, little, n_words * sizeof (guint32), 1);
}

/* What it says next; nothing once it has said all. */
static GVariant *
speak (void)
{
  static guint n_spoken;
  g_auto (GStrv) numbers = g_strsplit (speeches[n_spoken] != NULL ? speeches[n_spoken++] : "", " ", -1);
  g_autoptr (GArray) spoken = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (guint i = 0; numbers[i] != NULL; i++)
    {
      guint32 word = (guint32) g_ascii_strtoull (numbers[i], NULL, 0);

      if (*numbers[i] != '\0')
        g_array_append_val (spoken, word);
    }
  return new_trace ((guint32 *) (gpointer) spoken->data, spoken->len);
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

  if (FAKE_MANNER == MUTE)
    pause ();
  if (FAKE_MANNER == DEAF)
    raise (SIGSTOP);
  if (FAKE_MANNER == LEAVES)
    _exit (EXIT_FAILURE);
  speeches = g_strsplit (source, "/", -1);
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
      words[i + 1] = 0;
    }
  while (rb_wire_host_call_trace_sync (host, new_trace (words, G_N_ELEMENTS (words)), NULL, NULL))
    continue;
}

/* One after another, each with a record after it. */
static void
tell (void)
{
  for (guint32 number = 1;; number++)
    {
      const guint32 length = 1024 * 1024;
      g_autofree guint32 *words = g_new0 (guint32, length / 4 + 5);

      words[0] = RB_RECORD_STRING;
      words[1] = number;
      words[2] = length;
      memset (words + 3, 'x', length);
      words[3] = number;
      words[length / 4 + 3] = RB_RECORD_STATEMENT | 1 << 8;
      if (!rb_wire_host_call_trace_sync (host, new_trace (words, length / 4 + 5), NULL, NULL))
        return;
    }
}

static void
be_vacuous (void)
{
  while (rb_wire_host_call_trace_sync (host, new_trace (NULL, 0), NULL, NULL))
    continue;
}

static void
signal_all_the_time (void)
{
  GDBusConnection *connection = g_dbus_proxy_get_connection (G_DBUS_PROXY (host));

  while (g_dbus_connection_emit_signal (connection, NULL, RB_WIRE_HOST_PATH, "org.example.Signal", "Signal", NULL, NULL)
         && g_dbus_connection_flush_sync (connection, NULL, NULL))
    continue;
}

static gboolean
chatter_cb (gpointer user_data)
{
  const guint32 statement[] = { RB_RECORD_STATEMENT | 1 << 8, 0 };

  while (!g_dbus_connection_is_closed (g_dbus_proxy_get_connection (G_DBUS_PROXY (host))))
    rb_wire_host_call_trace_sync (host, new_trace (statement, 2), NULL, NULL);
  return G_SOURCE_REMOVE;
}

static gboolean
invoke_cb (RbWireRunner          *skeleton,
           GDBusMethodInvocation *invocation,
           guint                  request,
           gint64                 now,
           GVariant              *arguments,
           gboolean               keep)
{
  if (FAKE_MANNER == QUITS)
    _exit (EXIT_FAILURE);
  if (FAKE_MANNER != SPEAKS)
    pause ();
  rb_wire_runner_complete_invoke (skeleton, invocation, speak ());
  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static gboolean
evaluate_cb (RbWireRunner          *skeleton,
             GDBusMethodInvocation *invocation)
{
  const guint32 garbage[] = { 0xdeadbeef, 0xffffffff, 0 };
  const guint32 lies[] = { RB_RECORD_TASK_END, 7, 0 };
  const guint32 statement[] = { RB_RECORD_STATEMENT | 1 << 8, 0 };
  const guint32 asks[] = { RB_RECORD_STRING, 1, 4, 0x73726573, RB_RECORD_LOOKUP_START, 1, 0, 1, 1, RB_LOOKUP_BLOCKING };
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
    case WONDERS:
      rb_wire_host_call_await_answer_sync (host, new_trace (statement, 2), 0, &now, NULL, NULL, NULL);
      break;
    case CLEARS:
      rb_wire_host_call_await_answer_sync (host, new_trace (clears, G_N_ELEMENTS (clears)), 1, &now, NULL, NULL, NULL);
      break;
    case FLOODS:
      flood ();
      break;
    case SPEAKS:
      rb_wire_runner_complete_evaluate (skeleton, invocation, speak ());
      break;
    case CHATTERS:
      g_timeout_add (50, chatter_cb, NULL);
      G_GNUC_FALLTHROUGH;
    case STUCK:
    case QUITS:
      rb_wire_runner_complete_evaluate (skeleton, invocation, new_trace (one_timer, G_N_ELEMENTS (one_timer)));
      break;
    case SIGNALS:
      signal_all_the_time ();
      break;
    case VACUOUS:
      be_vacuous ();
      break;
    case TELLS:
      tell ();
      break;
    case HASTENS:
      rb_wire_host_call_await_answer (host, new_trace (asks, G_N_ELEMENTS (asks)), 1, NULL, NULL, NULL);
      rb_wire_runner_complete_evaluate (skeleton, invocation, new_trace (statement, 2));
      break;
    case PLACES:
    case HANGS:
    case UNBORN:
    case MUTE:
    case DEAF:
    case LEAVES:
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
  g_autoptr (GDBusConnection) connection = NULL;

  if (FAKE_MANNER == UNBORN)
    pause ();
  connection = g_dbus_connection_new_sync (
    G_IO_STREAM (stream), NULL,
    G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT | G_DBUS_CONNECTION_FLAGS_DELAY_MESSAGE_PROCESSING, NULL, NULL, NULL);

  /* The host may have let go of it before it was there. */
  if (connection == NULL)
    return EXIT_FAILURE;

  g_signal_connect (skeleton, "handle-compile", G_CALLBACK (compile_cb), NULL);
  g_signal_connect (skeleton, "handle-evaluate", G_CALLBACK (evaluate_cb), NULL);
  g_signal_connect (skeleton, "handle-invoke", G_CALLBACK (invoke_cb), NULL);
  g_signal_connect_swapped (connection, "closed", G_CALLBACK (g_main_loop_quit), loop);
  host = rb_wire_host_proxy_new_sync (
    connection, G_DBUS_PROXY_FLAGS_DO_NOT_LOAD_PROPERTIES | G_DBUS_PROXY_FLAGS_DO_NOT_CONNECT_SIGNALS, NULL,
    RB_WIRE_HOST_PATH, NULL, NULL);
  g_dbus_interface_skeleton_export (G_DBUS_INTERFACE_SKELETON (skeleton), connection, RB_WIRE_RUNNER_PATH, NULL);
  g_dbus_connection_start_message_processing (connection);
  g_main_loop_run (loop);
  return EXIT_SUCCESS;
}
