/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "frames.h"
#include "random-records.h"
#include "wire/record.h"

/* A compromised runner that sends random messages. The first number in its program is the seed, the second is its
 * wildness in thousandths. Its frames can be wrong in every way, but it never stalls, which other tests do. */

#define MOST_CALLS 40
#define PATIENCE 300

static RandomRecords *records;
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

/* Sometimes some bytes are wrong, or the message stops in the middle. */
static void
send_frame (guint32       kind,
            gconstpointer payload,
            gsize         length)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  const RbFrameHeader header = { (guint32) length, kind };

  g_byte_array_append (bytes, (const guint8 *) &header, sizeof header);
  if (length > 0)
    g_byte_array_append (bytes, payload, (guint) length);
  if (chance (15))
    for (guint i = any (8); i < 8; i++)
      bytes->data[any (bytes->len)] = (guint8) any (256);
  if (chance (5))
    {
      frames_send_bytes (bytes->data, any (bytes->len));
      _exit (EXIT_SUCCESS);
    }
  if (!frames_send_bytes (bytes->data, bytes->len))
    _exit (EXIT_SUCCESS);
}

static void
send_text (guint32     kind,
           const char *text)
{
  send_frame (kind, text, strlen (text));
}

/* Sends a kind of frame that is unknown, or not allowed now. */
static void
send_oddity (void)
{
  static const guint32 kinds[] = { 0,
                                   RB_FRAME_COMPILE,
                                   RB_FRAME_ANSWER,
                                   RB_FRAME_READY,
                                   RB_FRAME_COMPILED,
                                   RB_FRAME_RECORDS,
                                   RB_FRAME_AWAIT,
                                   RB_FRAME_DONE,
                                   RB_FRAME_FAILED,
                                   22 };
  static const char *const texts[] = { "",
                                       "{}",
                                       "{\"request\":1}",
                                       "{\"request\":4294967296}",
                                       "{\"request\":[[]]}",
                                       "{\"request\":",
                                       "[[[[[[[[[[[[[[[[[[[[[[[[",
                                       "{\"node\":\"v18.0.0\",\"missing\":[\"\\ud800x\",1]}",
                                       "{\"reason\":\"node-old\",\"detail\":\"\"}",
                                       "\xff\xfe" };
  guint32 kind = any (10) == 0 ? any (G_MAXUINT32) : kinds[any (G_N_ELEMENTS (kinds))];
  g_autofree guint32 *words = NULL;
  guint32 n = 1 + any (2000);

  if (any (2) == 0)
    {
      send_text (kind, texts[any (G_N_ELEMENTS (texts))]);
      return;
    }
  words = g_new0 (guint32, n);
  for (guint32 i = 0; i < n; i++)
    words[i] = any (G_MAXUINT32);
  send_frame (kind, words, n * sizeof *words);
}

static void
reply (guint32     kind,
       const char *text)
{
  if (chance (5))
    send_oddity ();
  send_text (kind, text);
}

static void
hand_over (void)
{
  guint request = any (6) == 0 ? random_records_add_blocking (records) : 0;
  g_autoptr (GBytes) taken = random_records_take (records);
  g_autofree char *awaited = NULL;
  g_autofree char *answer = NULL;
  guint32 kind;

  if (g_bytes_get_size (taken) > 0 || chance (50))
    send_frame (RB_FRAME_RECORDS, g_bytes_get_data (taken, NULL), g_bytes_get_size (taken));
  if (request == 0)
    return;

  awaited = g_strdup_printf ("{\"request\":%u}", chance (20) ? any (20) : request);
  reply (RB_FRAME_AWAIT, awaited);
  /* A runner that waits too long has made a request that the host does not answer. */
  if (!chance (5) && !frames_receive (PATIENCE, &kind, &answer))
    _exit (EXIT_SUCCESS);
}

static void
run_call (guint request)
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
  hand_over ();
  reply (RB_FRAME_DONE, "");
}

static void
compile (const char *source)
{
  char *rest;
  guint32 seed = (guint32) g_ascii_strtoull (source, &rest, 10);
  g_autofree char *compiled = NULL;

  records = random_records_new (seed, (int) g_ascii_strtoll (rest, NULL, 10));
  n_calls = 1;
  compiled = random_records_compile (records, strlen (source));
  reply (RB_FRAME_COMPILED, compiled);
}

int
main (int    argc,
      char **argv)
{
  frames_send_text (RB_FRAME_READY, "{\"node\":\"v18.20.4\",\"missing\":[\"seccomp\"]}");
  while (TRUE)
    {
      g_auto (Call) call = { 0 };

      if (!frames_receive_call (n_calls == 0 ? -1 : PATIENCE, &call))
        return EXIT_SUCCESS;
      if (call.kind == RB_FRAME_COMPILE)
        compile (call.source);
      else
        run_call (call.request);
    }
}
