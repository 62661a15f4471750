/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include <gio/gio.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "random-records.h"
#include "wire/record.h"

/* A runner that has been taken over, and says what comes into its head. What that is follows from the seed, its
 * program's first number; the second says how wild it is, in thousandths. It writes its messages by hand, so that they
 * can be wrong in every way, and it never stalls: others do that. */

#define HOST "io.github.ringback.Host"
#define MOST_CALLS 40
#define PATIENCE 300

static RandomRecords *records;
static guint32 serial;
static guint n_calls;

static gboolean
chance (int thousandths)
{
  return random_records_chance (records, thousandths);
}

static guint32
any (guint32 below)
{
  return random_records_any (records, below);
}

static void
send_bytes (const guint8 *bytes,
            gsize         length)
{
  while (length > 0)
    {
      gssize sent = send (RB_WIRE_FD, bytes, length, MSG_NOSIGNAL);

      if (sent <= 0)
        _exit (EXIT_SUCCESS);
      bytes += sent;
      length -= (gsize) sent;
    }
}

/* Now and then some of its bytes are wrong, or it stops in the middle. */
static void
send_message (GDBusMessage *message)
{
  g_autoptr (GDBusMessage) owned = message;
  g_autofree guint8 *bytes = NULL;
  gsize length;

  if (g_dbus_message_get_serial (message) == 0)
    g_dbus_message_set_serial (message, ++serial);
  bytes = g_dbus_message_to_blob (message, &length, G_DBUS_CAPABILITY_FLAGS_NONE, NULL);
  if (bytes == NULL)
    return;
  if (chance (15))
    for (guint i = any (8); i < 8; i++)
      bytes[any ((guint32) length)] = (guint8) any (256);
  if (chance (5))
    {
      send_bytes (bytes, any ((guint32) length));
      _exit (EXIT_SUCCESS);
    }
  send_bytes (bytes, length);
}

static gboolean
receive_bytes (guint8 *bytes,
               gsize   length)
{
  while (length > 0)
    {
      struct pollfd ready = { .fd = RB_WIRE_FD, .events = POLLIN };
      gssize got = poll (&ready, 1, n_calls == 0 ? -1 : PATIENCE) > 0 ? recv (RB_WIRE_FD, bytes, length, 0) : 0;

      if (got <= 0)
        return FALSE;
      bytes += got;
      length -= (gsize) got;
    }
  return TRUE;
}

/* The next message; one that waits too long for it has asked for something that the host does not answer. */
static GDBusMessage *
receive_message (void)
{
  guint8 head[16];
  g_autofree guint8 *bytes = NULL;
  gssize length;

  if (!receive_bytes (head, sizeof head))
    _exit (EXIT_SUCCESS);
  length = g_dbus_message_bytes_needed (head, sizeof head, NULL);
  bytes = g_malloc ((gsize) length);
  memcpy (bytes, head, sizeof head);
  if (!receive_bytes (bytes + sizeof head, (gsize) length - sizeof head))
    _exit (EXIT_SUCCESS);
  return g_dbus_message_new_from_blob (bytes, (gsize) length, G_DBUS_CAPABILITY_FLAGS_NONE, NULL);
}

static GVariant *
any_body (void)
{
  g_autofree guint32 *words = NULL;
  guint32 n = 1 + any (2000);

  switch (any (6))
    {
    case 0:
      return g_variant_new ("(s)", "none of your business");
    case 1:
      return g_variant_new ("(ui)", any (G_MAXUINT32), 7);
    case 2:
      return g_variant_new ("(av)", NULL);
    case 3:
      words = g_new0 (guint32, n);
      for (guint32 i = 0; i < n; i++)
        words[i] = any (G_MAXUINT32);
      return g_variant_new ("(@ay)", g_variant_new_fixed_array (G_VARIANT_TYPE_BYTE, words, n * 4, 1));
    case 4:
      return g_variant_new ("(@ayu)", g_variant_new ("ay", NULL), any (20));
    default:
      return g_variant_new_tuple (NULL, 0);
    }
}

/* What the wire's interface does not know, or not now. */
static void
send_oddity (void)
{
  static const char *const paths[] = { RB_WIRE_HOST_PATH, RB_WIRE_RUNNER_PATH, "/", "/org/freedesktop/DBus" };
  static const char *const interfaces[] = { HOST, "org.freedesktop.DBus.Properties",
                                            "org.freedesktop.DBus.Introspectable", "org.freedesktop.DBus.Peer" };
  static const char *const members[] = { "Trace", "AwaitAnswer", "Ping", "GetAll", "Introspect", "Nothing" };
  const char *path = paths[any (G_N_ELEMENTS (paths))];
  const char *interface = interfaces[any (G_N_ELEMENTS (interfaces))];
  const char *member = members[any (G_N_ELEMENTS (members))];
  GDBusMessage *message;

  if (any (10) < 3)
    {
      message = g_dbus_message_new ();
      g_dbus_message_set_message_type (message, any (2) == 0 ? G_DBUS_MESSAGE_TYPE_METHOD_RETURN
                                                             : G_DBUS_MESSAGE_TYPE_ERROR);
      g_dbus_message_set_reply_serial (message, 1 + any (10));
      g_dbus_message_set_error_name (message, "org.example.Error");
    }
  else if (any (5) == 0)
    {
      message = g_dbus_message_new_signal (path, interface, member);
    }
  else
    {
      message = g_dbus_message_new_method_call (NULL, path, interface, member);
    }
  g_dbus_message_set_body (message, any_body ());
  send_message (message);
}

static void
reply (GDBusMessage *call,
       GVariant     *body)
{
  GDBusMessage *message = g_dbus_message_new_method_reply (call);

  g_dbus_message_set_body (message, chance (5) ? any_body () : body);
  send_message (message);
}

static void
hand_over (void)
{
  guint request = any (6) == 0 ? random_records_add_blocking (records) : 0;
  GDBusMessage *message = g_dbus_message_new_method_call (NULL, RB_WIRE_HOST_PATH, HOST,
                                                          request != 0 ? "AwaitAnswer" : "Trace");
  GVariant *trace = random_records_take (records);
  guint32 number = ++serial;

  g_dbus_message_set_serial (message, number);
  g_dbus_message_set_body (message, request != 0 ? g_variant_new ("(@ayu)", trace, request)
                                                 : g_variant_new ("(@ay)", trace));
  send_message (message);
  while (!chance (5))
    {
      g_autoptr (GDBusMessage) answer = receive_message ();

      if (answer == NULL || g_dbus_message_get_reply_serial (answer) == number)
        break;
    }
}

static void
run_call (GDBusMessage *call,
          guint         request)
{
  guint n_chunks = any (3);

  if (++n_calls > MOST_CALLS)
    _exit (EXIT_SUCCESS);
  for (guint i = 0; i < n_chunks; i++)
    {
      random_records_add (records, any (60));
      if (chance (30))
        send_oddity ();
      hand_over ();
    }
  random_records_add (records, any (60));
  random_records_end (records, request);
  reply (call, g_variant_new ("(@ay)", random_records_take (records)));
}

static void
compile (GDBusMessage *call)
{
  const char *source;
  char *rest;
  guint32 seed;

  g_variant_get_child (g_dbus_message_get_body (call), 0, "&s", &source);
  seed = (guint32) g_ascii_strtoull (source, &rest, 10);
  records = random_records_new (seed, (int) g_ascii_strtoll (rest, NULL, 10));
  n_calls = 1;
  reply (call, random_records_compile (records, strlen (source)));
}

static void
answer_call (GDBusMessage *call)
{
  const char *member = g_dbus_message_get_member (call);
  guint request = 0;

  if (g_strcmp0 (member, "Compile") == 0)
    {
      compile (call);
      return;
    }
  if (g_strcmp0 (member, "Invoke") == 0)
    g_variant_get_child (g_dbus_message_get_body (call), 0, "u", &request);
  run_call (call, request);
}

/* The introduction that the D-Bus specification asks for. GDBus would do it, and then read along. */
static void
introduce (void)
{
  static const char hello[] = "\0AUTH ANONYMOUS\r\n";
  static const char begin[] = "BEGIN\r\n";
  guint8 byte = 0;

  send_bytes ((const guint8 *) hello, sizeof hello - 1);
  while (byte != '\n')
    if (!receive_bytes (&byte, 1))
      _exit (EXIT_SUCCESS);
  send_bytes ((const guint8 *) begin, sizeof begin - 1);
}

int
main (int    argc,
      char **argv)
{
  introduce ();
  while (TRUE)
    {
      g_autoptr (GDBusMessage) message = receive_message ();

      if (message != NULL && g_dbus_message_get_message_type (message) == G_DBUS_MESSAGE_TYPE_METHOD_CALL)
        answer_call (message);
    }
}
