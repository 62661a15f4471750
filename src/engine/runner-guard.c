/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "engine/runner-guard.h"

#include "wire/record.h"
#include "wire/runner-interface.h"

/*
 * A runner may send calls of the host's methods, and one answer to each call of ours. GDBus deals with everything else
 * by itself, in a thread of its own and for as long as it comes; so it is thrown away here, and told, once.
 *
 * What we send is counted in the thread that sends it, what comes in GDBus' own.
 */
typedef struct
{
  GWeakRef object;
  RbRunnerIntruded intruded;
  int n_unanswered;
  gboolean told;
} Guard;

static void
guard_clear (gpointer data)
{
  Guard *guard = data;

  g_weak_ref_clear (&guard->object);
}

static void
guard_release (gpointer data)
{
  g_atomic_rc_box_release_full (data, guard_clear);
}

static gboolean
tell_cb (gpointer user_data)
{
  Guard *guard = user_data;
  g_autoptr (GObject) object = g_weak_ref_get (&guard->object);

  if (object != NULL)
    guard->intruded (object);
  return G_SOURCE_REMOVE;
}

static gboolean
is_welcome (Guard        *guard,
            GDBusMessage *message)
{
  if (g_dbus_message_get_unix_fd_list (message) != NULL)
    return FALSE;

  switch (g_dbus_message_get_message_type (message))
    {
    case G_DBUS_MESSAGE_TYPE_METHOD_CALL:
      return g_strcmp0 (g_dbus_message_get_path (message), RB_WIRE_HOST_PATH) == 0
             && g_strcmp0 (g_dbus_message_get_interface (message), rb_wire_host_interface_info ()->name) == 0;
    case G_DBUS_MESSAGE_TYPE_METHOD_RETURN:
    case G_DBUS_MESSAGE_TYPE_ERROR:
      return g_atomic_int_add (&guard->n_unanswered, -1) > 0;
    case G_DBUS_MESSAGE_TYPE_INVALID:
    case G_DBUS_MESSAGE_TYPE_SIGNAL:
    default:
      return FALSE;
    }
}

static GDBusMessage *
filter_cb (GDBusConnection *connection,
           GDBusMessage    *message,
           gboolean         incoming,
           gpointer         user_data)
{
  Guard *guard = user_data;

  if (!incoming)
    {
      if (g_dbus_message_get_message_type (message) == G_DBUS_MESSAGE_TYPE_METHOD_CALL)
        g_atomic_int_inc (&guard->n_unanswered);
      return message;
    }
  if (!guard->told && is_welcome (guard, message))
    return message;

  if (!guard->told)
    g_idle_add_full (G_PRIORITY_DEFAULT, tell_cb, g_atomic_rc_box_acquire (guard), guard_release);
  guard->told = TRUE;
  g_object_unref (message);
  return NULL;
}

/**
 * rb_runner_guard_watch:
 * @connection: a connection to a runner that has not started to process messages
 * @object: whom to tell
 * @intruded: called once in the main loop, while @object lives, when something has come that may not
 *
 * Lets through to @connection only what a runner may send.
 */
void
rb_runner_guard_watch (GDBusConnection  *connection,
                       GObject          *object,
                       RbRunnerIntruded  intruded)
{
  Guard *guard = g_atomic_rc_box_new0 (Guard);

  g_weak_ref_init (&guard->object, object);
  guard->intruded = intruded;
  g_dbus_connection_add_filter (connection, filter_cb, guard, guard_release);
}
