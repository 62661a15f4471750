/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "frames.h"

#include <errno.h>
#include <json-glib/json-glib.h>
#include <poll.h>
#include <string.h>
#include <sys/socket.h>

gboolean
frames_send_bytes (gconstpointer bytes,
                   gsize         length)
{
  const guint8 *left = bytes;

  while (length > 0)
    {
      gssize sent = send (RB_WIRE_FD, left, length, MSG_NOSIGNAL);

      if (sent < 0 && errno == EINTR)
        continue;
      if (sent <= 0)
        return FALSE;
      left += sent;
      length -= (gsize) sent;
    }

  return TRUE;
}

gboolean
frames_send (guint32       kind,
             gconstpointer payload,
             gsize         length)
{
  const RbFrameHeader header = { (guint32) length, kind };

  return frames_send_bytes (&header, sizeof header) && frames_send_bytes (payload, length);
}

gboolean
frames_send_text (guint32     kind,
                  const char *text)
{
  return frames_send (kind, text, strlen (text));
}

gboolean
frames_send_await (guint request)
{
  g_autofree char *text = g_strdup_printf ("{\"request\":%u}", request);

  return frames_send_text (RB_FRAME_AWAIT, text);
}

/* The timeout is in ms; -1 means none. */
static gboolean
receive_bytes (int      patience,
               gpointer bytes,
               gsize    length)
{
  guint8 *left = bytes;

  while (length > 0)
    {
      struct pollfd ready = { .fd = RB_WIRE_FD, .events = POLLIN };
      int n = poll (&ready, 1, patience);
      gssize got;

      if (n < 0 && errno == EINTR)
        continue;
      got = n > 0 ? recv (RB_WIRE_FD, left, length, 0) : 0;
      if (got <= 0)
        return FALSE;
      left += got;
      length -= (gsize) got;
    }

  return TRUE;
}

gboolean
frames_receive (int       patience,
                guint32  *ret_kind,
                char    **ret_payload)
{
  RbFrameHeader header;
  g_autofree char *payload = NULL;

  if (!receive_bytes (patience, &header, sizeof header))
    return FALSE;
  payload = g_malloc0 ((gsize) header.length + 1);
  if (!receive_bytes (patience, payload, header.length))
    return FALSE;

  *ret_kind = header.kind;
  *ret_payload = g_steal_pointer (&payload);

  return TRUE;
}

gboolean
frames_receive_call (int   patience,
                     Call *ret_call)
{
  g_autofree char *payload = NULL;
  g_autoptr (JsonNode) node = NULL;
  JsonObject *object;

  *ret_call = (Call){ 0 };
  do
    {
      g_clear_pointer (&payload, g_free);
      if (!frames_receive (patience, &ret_call->kind, &payload))
        return FALSE;
    }
  while (ret_call->kind == RB_FRAME_WARM_UP);
  if (ret_call->kind == RB_FRAME_INVOKE)
    memcpy (&ret_call->request, payload, sizeof ret_call->request);
  if (ret_call->kind != RB_FRAME_COMPILE)
    return TRUE;

  node = json_from_string (payload, NULL);
  g_assert_true (node != NULL && JSON_NODE_HOLDS_OBJECT (node));
  object = json_node_get_object (node);
  ret_call->source = g_strdup (json_object_get_string_member (object, "source"));

  return TRUE;
}

void
frames_clear_call (Call *call)
{
  g_free (call->source);
}
