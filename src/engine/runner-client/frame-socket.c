/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "engine/runner-client/frame-socket.h"

#include <string.h>

#include "engine/runner-client/runner-error.h"

/* How much is read at once: more than the buffer of a socket holds. */
#define READ_SIZE (256 * 1024)

/* A buffer larger than this is freed as soon as it is empty. */
#define KEPT_SIZE (4 * READ_SIZE)

/**
 * RbFrameSocket:
 *
 * Reads and writes frames on a non-blocking socket, driven by the main loop.
 *
 * From `start` to `end`, `bytes` holds what was received and not delivered: whole frames, or part of one. The socket
 * receives nothing while a whole frame is there or while it is paused, so `bytes` never holds more than the longest
 * frame and READ_SIZE. A sender of more has to wait. From `sent` on, `unsent` holds what the other end has not taken.
 *
 * The source watches the socket for the conditions in `watched`. If there are none, the source does not watch the
 * socket at all, because a closed connection would wake the main loop for ever.
 */
struct _RbFrameSocket
{
  GObject parent_instance;

  GSocket *socket;
  GSource *source;
  gpointer watch;
  GIOCondition watched;

  RbFrameHandler handler;
  RbFrameEnded ended;
  gpointer user_data;
  gboolean paused;
  gboolean delivering;
  gboolean nested; /* the handler runs a main loop of its own */

  guint8 *bytes;
  gsize size;
  gsize start;
  gsize end;

  GByteArray *unsent;
  gsize sent;
};

/* A source with a pointer to its frame socket. */
typedef struct
{
  GSource source;
  RbFrameSocket *owner;
} FrameSource;

G_DEFINE_FINAL_TYPE (RbFrameSocket, rb_frame_socket, G_TYPE_OBJECT)

static void
rb_frame_socket_dispose (GObject *object)
{
  rb_frame_socket_close (RB_FRAME_SOCKET (object));

  G_OBJECT_CLASS (rb_frame_socket_parent_class)->dispose (object);
}

static void
rb_frame_socket_finalize (GObject *object)
{
  RbFrameSocket *self = RB_FRAME_SOCKET (object);

  g_free (self->bytes);
  g_byte_array_unref (self->unsent);

  G_OBJECT_CLASS (rb_frame_socket_parent_class)->finalize (object);
}

static void
rb_frame_socket_class_init (RbFrameSocketClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = rb_frame_socket_dispose;
  object_class->finalize = rb_frame_socket_finalize;
}

static void
rb_frame_socket_init (RbFrameSocket *self)
{
  self->unsent = g_byte_array_new ();
}

/* --- The main loop --- */

/* Watches for the conditions that matter now. */
static void
update_watch (RbFrameSocket *self)
{
  GIOCondition condition = 0;

  if (self->source == NULL)
    return;
  if (self->handler != NULL && !self->paused && !self->nested)
    condition |= G_IO_IN;
  if (self->unsent->len > 0)
    condition |= G_IO_OUT;
  if (condition == self->watched)
    return;

  if (self->watch != NULL)
    g_source_remove_unix_fd (self->source, self->watch);
  self->watch = condition != 0 ? g_source_add_unix_fd (self->source, g_socket_get_fd (self->socket), condition) : NULL;
  self->watched = condition;
}

static void
end_listening (RbFrameSocket *self,
               GError        *error)
{
  g_autoptr (GError) owned = error;
  RbFrameEnded ended = self->ended;

  self->handler = NULL;
  self->ended = NULL;
  update_watch (self);
  if (ended != NULL)
    ended (owned, self->user_data);
}

/* --- Reading --- */

static void
make_room (RbFrameSocket *self)
{
  if (self->start > 0)
    memmove (self->bytes, self->bytes + self->start, self->end - self->start);
  self->end -= self->start;
  self->start = 0;
  if (self->size - self->end >= READ_SIZE)
    return;

  self->size = MAX (self->size * 2, self->end + READ_SIZE);
  self->bytes = g_realloc (self->bytes, self->size);
}

static void
receive (RbFrameSocket *self)
{
  g_autoptr (GError) error = NULL;
  GError *gone = NULL;
  gssize n;

  make_room (self);
  n = g_socket_receive (self->socket, (char *) self->bytes + self->end, READ_SIZE, NULL, &error);
  if (n > 0)
    {
      self->end += (gsize) n;
      return;
    }
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_WOULD_BLOCK))
    return;

  rb_runner_error_set_gone (&gone);
  end_listening (self, gone);
}

/* Takes the first frame, if all of it is there. Its kind and length are checked before any memory is allocated for
 * it. */
static gboolean
take_frame (RbFrameSocket  *self,
            RbFrameKind    *ret_kind,
            GBytes        **ret_payload,
            GError        **error)
{
  RbFrameHeader header;

  if (self->end - self->start < sizeof header)
    return FALSE;

  memcpy (&header, self->bytes + self->start, sizeof header);
  if (!rb_frame_is_of_runner (header.kind))
    return rb_runner_error_refuse (error, "a message of an unknown kind");
  if (header.length > rb_frame_get_max_length (header.kind))
    return rb_runner_error_refuse (error, "a message that is too long");
  if (self->end - self->start - sizeof header < header.length)
    return FALSE;

  *ret_kind = header.kind;
  *ret_payload = g_bytes_new (self->bytes + self->start + sizeof header, header.length);
  self->start += sizeof header + header.length;
  if (self->start == self->end && self->size > KEPT_SIZE)
    {
      g_clear_pointer (&self->bytes, g_free);
      self->size = self->start = self->end = 0;
    }

  return TRUE;
}

/* Delivers the frames that are there, as long as the handler wants them. */
static void
deliver (RbFrameSocket *self)
{
  self->delivering = TRUE;
  while (self->handler != NULL && !self->paused)
    {
      g_autoptr (GBytes) payload = NULL;
      GError *error = NULL;
      RbFrameKind kind = 0;

      if (take_frame (self, &kind, &payload, &error))
        self->handler (kind, payload, self->user_data);
      else if (error != NULL)
        end_listening (self, error);
      else
        break;
    }
  self->delivering = FALSE;
}

/* --- Writing --- */

/* Sends as much as the socket takes. If the other end is gone, receive() reports it. */
static void
flush (RbFrameSocket *self)
{
  g_autoptr (GError) error = NULL;
  gssize n = g_socket_send (self->socket, (const char *) self->unsent->data + self->sent,
                            self->unsent->len - self->sent, NULL, &error);

  if (n > 0)
    self->sent += (gsize) n;
  if (self->sent < self->unsent->len && (n > 0 || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_WOULD_BLOCK)))
    return;

  self->sent = 0;
  if (self->unsent->len > KEPT_SIZE)
    {
      g_byte_array_unref (self->unsent);
      self->unsent = g_byte_array_new ();
    }
  g_byte_array_set_size (self->unsent, 0);
}

static gboolean
dispatch (GSource     *source,
          GSourceFunc  callback,
          gpointer     user_data)
{
  g_autoptr (RbFrameSocket) self = g_object_ref (((FrameSource *) source)->owner);
  GIOCondition condition = self->watch != NULL ? g_source_query_unix_fd (source, self->watch) : 0;

  g_source_set_ready_time (source, -1);
  if (self->delivering)
    {
      self->nested = TRUE;
      update_watch (self);
      return G_SOURCE_CONTINUE;
    }
  if (condition != 0 && self->unsent->len > 0)
    flush (self);
  /* Frames that came before the other end closed the connection are delivered first. */
  deliver (self);
  if (condition != 0 && self->handler != NULL && !self->paused)
    {
      receive (self);
      deliver (self);
    }
  self->nested = FALSE;
  update_watch (self);

  return G_SOURCE_CONTINUE;
}

static GSourceFuncs source_funcs = { NULL, NULL, dispatch, NULL, NULL, NULL };

/**
 * rb_frame_socket_new:
 * @fd: one end of a socketpair; on success the socket owns it
 * @error: return location for an error
 *
 * Creates a socket without a handler.
 *
 * Returns: (transfer full): a socket without a handler; %NULL on error
 */
RbFrameSocket *
rb_frame_socket_new (int      fd,
                     GError **error)
{
  g_autoptr (GSocket) socket = g_socket_new_from_fd (fd, error);
  RbFrameSocket *self;

  if (socket == NULL)
    return NULL;

  g_socket_set_blocking (socket, FALSE);
  self = g_object_new (RB_TYPE_FRAME_SOCKET, NULL);
  self->socket = g_steal_pointer (&socket);
  self->source = g_source_new (&source_funcs, sizeof (FrameSource));
  ((FrameSource *) self->source)->owner = self;
  g_source_set_static_name (self->source, "RbFrameSocket");
  /* During the dispatch of a source that cannot recurse, GLib removes the source from the main loop. When GLib adds it
   * again, the loop wakes for nothing. */
  g_source_set_can_recurse (self->source, TRUE);
  g_source_attach (self->source, g_main_context_get_thread_default ());

  return self;
}

/**
 * rb_frame_socket_set_handler:
 * @self: a socket
 * @handler: (nullable) (scope forever): called for each frame; %NULL to receive none
 * @ended: (nullable) (scope forever): called once when no frame can come any more
 * @user_data: data for both
 *
 * Sets the handler of all further frames. It replaces the one before.
 */
void
rb_frame_socket_set_handler (RbFrameSocket  *self,
                             RbFrameHandler  handler,
                             RbFrameEnded    ended,
                             gpointer        user_data)
{
  g_return_if_fail (RB_IS_FRAME_SOCKET (self));

  self->handler = handler;
  self->ended = ended;
  self->user_data = user_data;
  update_watch (self);
}

/**
 * rb_frame_socket_pause:
 * @self: a socket
 *
 * Delivers and receives nothing until rb_frame_socket_resume(). The other end has to wait.
 */
void
rb_frame_socket_pause (RbFrameSocket *self)
{
  g_return_if_fail (RB_IS_FRAME_SOCKET (self));

  /* The source keeps its conditions, because the socket is usually resumed before anything has arrived. */
  self->paused = TRUE;
}

/**
 * rb_frame_socket_resume:
 * @self: a paused socket
 *
 * Delivers frames again. The main loop delivers the frames that came meanwhile. If the handler has called this
 * function, these frames are delivered after the handler returns.
 */
void
rb_frame_socket_resume (RbFrameSocket *self)
{
  g_return_if_fail (RB_IS_FRAME_SOCKET (self));

  self->paused = FALSE;
  update_watch (self);
  if (self->source != NULL && !self->delivering && self->end > self->start)
    g_source_set_ready_time (self->source, 0);
}

/**
 * rb_frame_socket_has_more:
 * @self: a socket
 *
 * Tells whether something has been received that was not delivered yet.
 *
 * Returns: whether something has been received that was not delivered yet
 */
gboolean
rb_frame_socket_has_more (RbFrameSocket *self)
{
  g_return_val_if_fail (RB_IS_FRAME_SOCKET (self), FALSE);

  return self->end > self->start;
}

/**
 * rb_frame_socket_send:
 * @self: a socket
 * @kind: the kind of the frame
 * @payload: (nullable): its payload
 * @length: the length of the payload, in bytes, at most rb_frame_get_max_length()
 *
 * Sends a frame, at once or as soon as the other end takes it.
 */
void
rb_frame_socket_send (RbFrameSocket *self,
                      RbFrameKind    kind,
                      const char    *payload,
                      gsize          length)
{
  RbFrameHeader header = { (guint32) length, kind };
  gboolean waiting;

  g_return_if_fail (RB_IS_FRAME_SOCKET (self));
  g_return_if_fail (length <= rb_frame_get_max_length (kind));

  if (self->source == NULL)
    return;

  waiting = self->unsent->len > 0;
  g_byte_array_append (self->unsent, (const guint8 *) &header, sizeof header);
  if (length > 0)
    g_byte_array_append (self->unsent, (const guint8 *) payload, (guint) length);
  if (!waiting)
    flush (self);
  if (self->unsent->len > 0)
    update_watch (self);
}

/**
 * rb_frame_socket_close:
 * @self: a socket
 *
 * Closes the socket at once. The handler is not called any more.
 */
void
rb_frame_socket_close (RbFrameSocket *self)
{
  g_return_if_fail (RB_IS_FRAME_SOCKET (self));

  self->handler = NULL;
  self->ended = NULL;
  self->watch = NULL;
  self->watched = 0;
  if (self->source != NULL)
    g_source_destroy (self->source);
  g_clear_pointer (&self->source, g_source_unref);
  if (self->socket != NULL)
    g_socket_close (self->socket, NULL);
  g_clear_object (&self->socket);
}
