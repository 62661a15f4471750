/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "runner/sender.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define MAX_UNANSWERED 2

/**
 * RbSender:
 *
 * Packs records and strings, and hands them to the host. While the host reads, the program runs on; it waits for the
 * host only where that has not answered MAX_UNANSWERED messages. With one of them, each would wait for the other to wake.
 */
struct _RbSender
{
  GObject parent_instance;

  RbWireHost *host;
  GMainContext *context; /* for the host's answers alone: nothing else may happen while the program runs */
  guint n_unanswered;
  GByteArray *packed;
  guint n_strings;
};

G_DEFINE_FINAL_TYPE (RbSender, rb_sender, G_TYPE_OBJECT)

static void
rb_sender_dispose (GObject *object)
{
  RbSender *self = RB_SENDER (object);

  g_clear_object (&self->host);
  g_clear_pointer (&self->context, g_main_context_unref);
  g_clear_pointer (&self->packed, g_byte_array_unref);

  G_OBJECT_CLASS (rb_sender_parent_class)->dispose (object);
}

static void
rb_sender_class_init (RbSenderClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rb_sender_dispose;
}

static void
rb_sender_init (RbSender *self)
{
  self->context = g_main_context_new ();
  self->packed = g_byte_array_new ();
}

/**
 * rb_sender_new:
 * @host: the host
 *
 * Returns: (transfer full): a new sender
 */
RbSender *
rb_sender_new (RbWireHost *host)
{
  RbSender *self = g_object_new (RB_TYPE_SENDER, NULL);

  self->host = g_object_ref (host);
  return self;
}

/**
 * rb_sender_pack:
 * @self: a sender
 * @words: records
 * @n_words: how many words they are
 *
 * Keeps records for the next message.
 */
void
rb_sender_pack (RbSender      *self,
                const guint32 *words,
                guint          n_words)
{
  g_return_if_fail (RB_IS_SENDER (self));

  if (G_BYTE_ORDER == G_LITTLE_ENDIAN)
    {
      g_byte_array_append (self->packed, (const guint8 *) words, n_words * sizeof (guint32));
      return;
    }
  for (guint i = 0; i < n_words; i++)
    {
      guint32 word = GUINT32_TO_LE (words[i]);

      g_byte_array_append (self->packed, (const guint8 *) &word, sizeof word);
    }
}

/**
 * rb_sender_pack_string:
 * @self: a sender
 * @text: the next string, in UTF-8
 *
 * Keeps a string for the next message.
 */
void
rb_sender_pack_string (RbSender   *self,
                       const char *text)
{
  static const guint8 zeros[4] = { 0 };
  gsize length = strlen (text);
  guint32 head[] = { RB_RECORD_STRING, ++self->n_strings, (guint32) length };

  rb_sender_pack (self, head, G_N_ELEMENTS (head));
  g_byte_array_append (self->packed, (const guint8 *) text, length);
  g_byte_array_append (self->packed, zeros, -length & 3);
}

/**
 * rb_sender_take:
 * @self: a sender
 *
 * Takes what was packed and not sent.
 *
 * Returns: (transfer floating): `ay`
 */
GVariant *
rb_sender_take (RbSender *self)
{
  g_autoptr (GBytes) bytes = NULL;

  g_return_val_if_fail (RB_IS_SENDER (self), NULL);

  bytes = g_byte_array_free_to_bytes (g_steal_pointer (&self->packed));
  self->packed = g_byte_array_new ();
  return g_variant_new_from_bytes (G_VARIANT_TYPE_BYTESTRING, bytes, TRUE);
}

/* The host has gone: there is nobody left to run for. */
static void
leave (const GError *error)
{
  g_debug ("The host is gone: %s", error->message);
  _exit (EXIT_FAILURE);
}

static void
sent_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  RbSender *self = user_data;
  g_autoptr (GError) error = NULL;

  if (!rb_wire_host_call_trace_finish (RB_WIRE_HOST (source), result, &error))
    leave (error);
  self->n_unanswered--;
}

static void
wait_until (RbSender *self,
            guint     n_unanswered)
{
  while (self->n_unanswered > n_unanswered)
    g_main_context_iteration (self->context, TRUE);
}

/**
 * rb_sender_send:
 * @self: a sender
 * @words: records
 * @n_words: how many words they are
 *
 * Sends what was packed, and these records after it, once the host has read most of what was sent before.
 */
void
rb_sender_send (RbSender      *self,
                const guint32 *words,
                guint          n_words)
{
  GVariant *trace;

  g_return_if_fail (RB_IS_SENDER (self));

  wait_until (self, MAX_UNANSWERED - 1);
  /* The message is put together before the call returns, so most of them need no copy of the words. */
  if (G_BYTE_ORDER == G_LITTLE_ENDIAN && self->packed->len == 0)
    {
      trace = g_variant_new_from_data (G_VARIANT_TYPE_BYTESTRING, words, n_words * sizeof (guint32), TRUE, NULL, NULL);
    }
  else
    {
      rb_sender_pack (self, words, n_words);
      trace = rb_sender_take (self);
    }

  self->n_unanswered++;
  g_main_context_push_thread_default (self->context);
  rb_wire_host_call_trace (self->host, trace, NULL, sent_cb, self);
  g_main_context_pop_thread_default (self->context);
}

/**
 * rb_sender_wait:
 * @self: a sender
 *
 * Waits until the host has read all that was sent.
 */
void
rb_sender_wait (RbSender *self)
{
  g_return_if_fail (RB_IS_SENDER (self));

  wait_until (self, 0);
}

/**
 * rb_sender_ask:
 * @self: a sender
 * @request: a lookup
 * @ret_now: (out): engine time when the answer came, in µs
 *
 * Sends what was packed and waits for the lookup's answer.
 *
 * Returns: (transfer full): `(us)`
 */
GVariant *
rb_sender_ask (RbSender *self,
               guint     request,
               gint64   *ret_now)
{
  g_autoptr (GError) error = NULL;
  GVariant *answer = NULL;

  g_return_val_if_fail (RB_IS_SENDER (self), NULL);

  rb_sender_wait (self);
  if (!rb_wire_host_call_await_answer_sync (self->host, rb_sender_take (self), request, ret_now, &answer, NULL, &error))
    leave (error);
  return answer;
}
