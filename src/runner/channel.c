/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "runner/channel.h"

#include <errno.h>
#include <unistd.h>

/* Between a runner and the process that it has forked: each message is its length, then its bytes. */

static gboolean
write_all (int           fd,
           gconstpointer data,
           gsize         length)
{
  const guint8 *bytes = data;

  while (length > 0)
    {
      gssize written = write (fd, bytes, length);

      if (written < 0 && errno == EINTR)
        continue;
      if (written <= 0)
        return FALSE;
      bytes += written;
      length -= written;
    }
  return TRUE;
}

static gboolean
read_all (int      fd,
          gpointer data,
          gsize    length)
{
  guint8 *bytes = data;

  while (length > 0)
    {
      gssize n_read = read (fd, bytes, length);

      if (n_read < 0 && errno == EINTR)
        continue;
      if (n_read <= 0)
        return FALSE;
      bytes += n_read;
      length -= n_read;
    }
  return TRUE;
}

/**
 * rb_channel_send:
 * @fd: one end of a socketpair
 * @message: (transfer floating): what to send
 *
 * Returns: whether the other end is there
 */
gboolean
rb_channel_send (int       fd,
                 GVariant *message)
{
  g_autoptr (GVariant) owned = g_variant_ref_sink (message);
  gsize length = g_variant_get_size (owned);

  return write_all (fd, &length, sizeof length) && write_all (fd, g_variant_get_data (owned), length);
}

/**
 * rb_channel_receive:
 * @fd: one end of a socketpair
 * @type: what is expected
 *
 * Waits for a message.
 *
 * Returns: (transfer full) (nullable): it, or %NULL if the other end was closed
 */
GVariant *
rb_channel_receive (int                 fd,
                    const GVariantType *type)
{
  g_autofree guint8 *data = NULL;
  g_autoptr (GBytes) bytes = NULL;
  gsize length;

  if (!read_all (fd, &length, sizeof length))
    return NULL;
  data = g_try_malloc (length);
  if (data == NULL || !read_all (fd, data, length))
    return NULL;
  bytes = g_bytes_new_take (g_steal_pointer (&data), length);
  return g_variant_ref_sink (g_variant_new_from_bytes (type, bytes, FALSE));
}
