/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "test262-host.h"

#include <sys/socket.h>

#include "engine/record-reader.h"

struct _Test262Host
{
  GDBusConnection *near;
  GDBusConnection *far;
  RbWireHost *proxy;
  RbTrace *trace;
  RbRecordReader *reader;
  char *error;
};

/* A realm waits for the answer to one message before it sends another, or ends: no two threads are here at a time. */
static void
take_records (Test262Host *self,
              GVariant    *records)
{
  g_autoptr (GError) error = NULL;
  RbWireRecord wire;

  rb_record_reader_feed (self->reader, records);
  while (rb_record_reader_next (self->reader, &wire, &error) && wire.record.kind != 0)
    {
      if (self->error != NULL)
        continue;
      if (wire.record.kind == RB_RECORD_UNCAUGHT)
        self->error = g_strdup (rb_trace_get_string (self->trace, wire.record.a));
      else if (wire.record.kind == RB_RECORD_LIMIT)
        self->error = g_strdup_printf ("limit %u", wire.record.a);
    }
  if (error != NULL)
    {
      g_free (self->error);
      self->error = g_strdup_printf ("broken records: %s", error->message);
    }
}

static gboolean
trace_cb (Test262Host           *self,
          GDBusMethodInvocation *invocation,
          GVariant              *records,
          RbWireHost            *skeleton)
{
  take_records (self, records);
  rb_wire_host_complete_trace (skeleton, invocation);
  return G_DBUS_METHOD_INVOCATION_HANDLED;
}

static GDBusConnection *
connect_end (int                   fd,
             GDBusConnectionFlags  flags,
             GDBusAuthObserver    *observer)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSocket) socket = g_socket_new_from_fd (fd, &error);
  g_autoptr (GSocketConnection) stream = NULL;
  g_autofree char *guid = (flags & G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_SERVER) != 0 ? g_dbus_generate_guid () : NULL;
  GDBusConnection *connection;

  g_assert_no_error (error);
  stream = g_socket_connection_factory_create_connection (socket);
  connection = g_dbus_connection_new_sync (G_IO_STREAM (stream), guid, flags, observer, NULL, &error);
  g_assert_no_error (error);
  return connection;
}

typedef struct
{
  Test262Host *host;
  int fd;
} Start;

static gpointer
host_thread (gpointer data)
{
  g_autofree Start *start = data;
  g_autoptr (GMainContext) context = g_main_context_new ();
  g_autoptr (GMainLoop) loop = g_main_loop_new (context, FALSE);
  g_autoptr (RbWireHost) skeleton = rb_wire_host_skeleton_new ();
  g_autoptr (GError) error = NULL;

  g_main_context_push_thread_default (context);
  g_signal_connect_swapped (skeleton, "handle-trace", G_CALLBACK (trace_cb), start->host);
  start->host->far = connect_end (start->fd,
                                  G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_SERVER
                                  | G_DBUS_CONNECTION_FLAGS_DELAY_MESSAGE_PROCESSING, NULL);
  g_dbus_interface_skeleton_export (G_DBUS_INTERFACE_SKELETON (skeleton), start->host->far, RB_WIRE_HOST_PATH, &error);
  g_assert_no_error (error);
  g_dbus_connection_start_message_processing (start->host->far);
  g_main_loop_run (loop);
  g_main_context_pop_thread_default (context);
  return NULL;
}

Test262Host *
test262_host_new (void)
{
  Test262Host *self = g_new0 (Test262Host, 1);
  Start *start = g_new (Start, 1);
  g_autoptr (GThread) thread = NULL;
  g_autoptr (GError) error = NULL;
  int ends[2];

  g_assert_cmpint (socketpair (AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends), ==, 0);
  start->host = self;
  start->fd = ends[0];
  thread = g_thread_new ("host", host_thread, start);
  self->near = connect_end (ends[1], G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT, NULL);
  self->proxy = rb_wire_host_proxy_new_sync (
    self->near, G_DBUS_PROXY_FLAGS_DO_NOT_LOAD_PROPERTIES | G_DBUS_PROXY_FLAGS_DO_NOT_CONNECT_SIGNALS, NULL,
    RB_WIRE_HOST_PATH, NULL, &error);
  g_assert_no_error (error);
  g_dbus_proxy_set_default_timeout (G_DBUS_PROXY (self->proxy), G_MAXINT);
  return self;
}

RbWireHost *
test262_host_get_proxy (Test262Host *self)
{
  return self->proxy;
}

void
test262_host_begin (Test262Host *self,
                    GVariant    *compiled)
{
  g_autoptr (GVariant) numbers = g_variant_get_child_value (compiled, 2);
  g_autoptr (GVariant) names = g_variant_get_child_value (compiled, 3);
  gsize n;
  const guint32 *site = g_variant_get_fixed_array (numbers, &n, sizeof (guint32));

  g_clear_object (&self->reader);
  g_clear_object (&self->trace);
  g_clear_pointer (&self->error, g_free);
  self->trace = rb_trace_new ();
  self->reader = rb_record_reader_new (self->trace);
  for (gsize i = 0; i < n / 4; i++, site += 4)
    {
      const char *name;

      g_variant_get_child (names, i, "&s", &name);
      rb_trace_add_site (self->trace, site[0], site[1], site[2], site[3], name);
    }
}

char *
test262_host_finish (Test262Host *self,
                     GVariant    *records)
{
  take_records (self, records);
  return g_steal_pointer (&self->error);
}
