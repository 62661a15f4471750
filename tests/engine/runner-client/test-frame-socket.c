/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "engine/runner-client/frame-socket.h"
#include "engine/runner-client/payload.h"
#include "engine/runner-client/runner-error.h"

/* A frame socket, what it received, and the other end, which does not block. */
typedef struct
{
  RbFrameSocket *socket;
  int other;
  GString *heard; /* kinds and lengths */
  GError *error;
  guint n_frames;
  gboolean pauses;
  gboolean closes;
} Fixture;

static void
frame_cb (RbFrameKind  kind,
          GBytes      *payload,
          gpointer     user_data)
{
  Fixture *fixture = user_data;

  g_string_append_printf (fixture->heard, "%u:%" G_GSIZE_FORMAT " ", kind, g_bytes_get_size (payload));
  fixture->n_frames++;
  if (fixture->pauses)
    rb_frame_socket_pause (fixture->socket);
  if (fixture->closes)
    rb_frame_socket_close (fixture->socket);
}

static void
ended_cb (const GError *error,
          gpointer      user_data)
{
  Fixture *fixture = user_data;

  g_assert_no_error (fixture->error);
  fixture->error = g_error_copy (error);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  int fds[2];

  g_assert_cmpint (socketpair (AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0, fds), ==, 0);
  fixture->socket = rb_frame_socket_new (fds[0], &error);
  g_assert_no_error (error);
  fixture->other = fds[1];
  fixture->heard = g_string_new (NULL);
  rb_frame_socket_set_handler (fixture->socket, frame_cb, ended_cb, fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_assert_finalize_object (fixture->socket);
  if (fixture->other >= 0)
    close (fixture->other);
  g_string_free (fixture->heard, TRUE);
  g_clear_error (&fixture->error);
}

static void
settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    continue;
}

static void
put (Fixture     *fixture,
     guint32      kind,
     guint32      length,
     const char  *payload)
{
  const RbFrameHeader header = { length, kind };

  g_assert_cmpint (send (fixture->other, &header, sizeof header, MSG_NOSIGNAL), ==, sizeof header);
  if (payload != NULL)
    g_assert_cmpint (send (fixture->other, payload, strlen (payload), MSG_NOSIGNAL), ==, strlen (payload));
}

static void
assert_ended (Fixture    *fixture,
              int         code,
              const char *words)
{
  settle ();
  g_assert_error (fixture->error, RB_RUNNER_ERROR, code);
  g_assert_nonnull (strstr (fixture->error->message, words));
}

static void
test_order (Fixture       *fixture,
            gconstpointer  data)
{
  settle ();
  put (fixture, RB_FRAME_READY, 2, "{}");
  put (fixture, RB_FRAME_DONE, 0, NULL);
  put (fixture, RB_FRAME_RECORDS, 5, "12345");
  settle ();
  g_assert_cmpstr (fixture->heard->str, ==, "16:2 20:0 18:5 ");
  g_assert_no_error (fixture->error);
  g_assert_false (rb_frame_socket_has_more (fixture->socket));
}

/* A frame that arrives byte by byte is reported when it is complete. */
static void
test_pieces (Fixture       *fixture,
             gconstpointer  data)
{
  const RbFrameHeader header = { 3, RB_FRAME_AWAIT };
  char bytes[sizeof header + 3];

  memcpy (bytes, &header, sizeof header);
  memcpy (bytes + sizeof header, "abc", 3);
  for (gsize i = 0; i < sizeof bytes; i++)
    {
      settle ();
      g_assert_cmpstr (fixture->heard->str, ==, "");
      g_assert_cmpint (send (fixture->other, bytes + i, 1, MSG_NOSIGNAL), ==, 1);
    }
  settle ();
  g_assert_cmpstr (fixture->heard->str, ==, "19:3 ");
}

static void
test_refused (Fixture       *fixture,
              gconstpointer  data)
{
  static const struct
  {
    RbFrameHeader header;
    const char *words;
  } headers[] = {
    { { 0, 0 }, "an unknown kind" },
    { { 4, RB_FRAME_COMPILE }, "an unknown kind" },
    { { 4, RB_FRAME_ANSWER }, "an unknown kind" },
    { { 0, 15 }, "an unknown kind" },
    { { 0, 22 }, "an unknown kind" },
    { { 0, G_MAXUINT32 }, "an unknown kind" },
    { { 1, RB_FRAME_DONE }, "too long" },
    { { 16 * 1024 * 1024 + 1, RB_FRAME_RECORDS }, "too long" },
    { { G_MAXUINT32, RB_FRAME_READY }, "too long" },
    { { 64 * 1024 * 1024 + 1, RB_FRAME_COMPILED }, "too long" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (headers); i++)
    {
      put (fixture, headers[i].header.kind, headers[i].header.length, NULL);
      put (fixture, RB_FRAME_DONE, 0, NULL);
      assert_ended (fixture, RB_RUNNER_ERROR_PROTOCOL, headers[i].words);
      g_assert_cmpstr (fixture->heard->str, ==, "");
      tear_down (fixture, NULL);
      *fixture = (Fixture){ 0 };
      set_up (fixture, NULL);
    }
}

/* Frames that were sent before the end are reported. */
static void
test_end (Fixture       *fixture,
          gconstpointer  data)
{
  put (fixture, RB_FRAME_DONE, 0, NULL);
  put (fixture, RB_FRAME_READY, 100, "not a hundred");
  close (fixture->other);
  fixture->other = -1;
  assert_ended (fixture, RB_RUNNER_ERROR_GONE, "ended unexpectedly");
  g_assert_cmpstr (fixture->heard->str, ==, "20:0 ");
}

/* A paused socket reports nothing, not even the end, and does not wake up the main loop. */
static void
test_pause (Fixture       *fixture,
            gconstpointer  data)
{
  fixture->pauses = TRUE;
  put (fixture, RB_FRAME_DONE, 0, NULL);
  put (fixture, RB_FRAME_READY, 0, NULL);
  settle ();
  g_assert_cmpstr (fixture->heard->str, ==, "20:0 ");
  g_assert_true (rb_frame_socket_has_more (fixture->socket));
  close (fixture->other);
  fixture->other = -1;
  settle ();
  g_assert_false (g_main_context_pending (NULL));
  g_assert_no_error (fixture->error);

  fixture->pauses = FALSE;
  rb_frame_socket_resume (fixture->socket);
  g_assert_cmpstr (fixture->heard->str, ==, "20:0 ");
  assert_ended (fixture, RB_RUNNER_ERROR_GONE, "ended unexpectedly");
  g_assert_cmpstr (fixture->heard->str, ==, "20:0 16:0 ");
}

static void
test_close_while_heard (Fixture       *fixture,
                        gconstpointer  data)
{
  fixture->closes = TRUE;
  put (fixture, RB_FRAME_DONE, 0, NULL);
  put (fixture, RB_FRAME_DONE, 0, NULL);
  settle ();
  g_assert_cmpstr (fixture->heard->str, ==, "20:0 ");
  g_assert_no_error (fixture->error);
  rb_frame_socket_send (fixture->socket, RB_FRAME_EVALUATE, NULL, 0);
}

static void
send_some (Fixture      *fixture,
           const guint8 *bytes,
           gsize         length,
           gsize        *position)
{
  gssize n = send (fixture->other, bytes + *position, length - *position, MSG_NOSIGNAL);

  if (n > 0)
    *position += (gsize) n;
}

/* A sender must wait until its frames are read, whatever it sends, and all its frames arrive. */
static void
test_flood (Fixture       *fixture,
            gconstpointer  data)
{
  const RbFrameHeader header = { 1000, RB_FRAME_RECORDS };
  const guint n_frames = 20000;
  g_autofree guint8 *bytes = g_malloc0 ((gsize) n_frames * 1008);
  gsize length = (gsize) n_frames * 1008;
  gsize position = 0;
  gsize before;

  for (guint i = 0; i < n_frames; i++)
    memcpy (bytes + (gsize) i * 1008, &header, sizeof header);
  fixture->pauses = TRUE;
  do
    {
      before = position;
      send_some (fixture, bytes, length, &position);
      settle ();
    }
  while (position > before);
  g_assert_cmpuint (fixture->n_frames, ==, 1);
  g_assert_cmpuint (position, <, 4 * 1024 * 1024);

  fixture->pauses = FALSE;
  rb_frame_socket_resume (fixture->socket);
  while (fixture->n_frames < n_frames)
    {
      send_some (fixture, bytes, length, &position);
      g_main_context_iteration (NULL, FALSE);
    }
  g_assert_no_error (fixture->error);
}

/* One frame that is much longer than one read. */
static void
test_long (Fixture       *fixture,
           gconstpointer  data)
{
  const RbFrameHeader header = { 16 * 1024 * 1024, RB_FRAME_RECORDS };
  gsize length = sizeof header + header.length;
  g_autofree guint8 *bytes = g_malloc0 (length);
  gsize position = 0;

  memcpy (bytes, &header, sizeof header);
  while (fixture->n_frames == 0)
    {
      send_some (fixture, bytes, length, &position);
      g_main_context_iteration (NULL, FALSE);
    }
  g_assert_cmpstr (fixture->heard->str, ==, "18:16777216 ");
  put (fixture, RB_FRAME_DONE, 0, NULL);
  settle ();
  g_assert_cmpstr (fixture->heard->str, ==, "18:16777216 20:0 ");
}

/* What the other end does not accept at once is sent later, in order. */
static void
test_send (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *payload = g_strnfill (5 * 1024 * 1024, 'x');
  g_autofree char *received = g_malloc (6 * 1024 * 1024);
  gsize length = strlen (payload);
  gsize expected = 8 + length + 8 + 2;
  gsize position = 0;
  RbFrameHeader header;

  rb_frame_socket_send (fixture->socket, RB_FRAME_COMPILE, payload, length);
  rb_frame_socket_send (fixture->socket, RB_FRAME_INVOKE, "{}", 2);
  while (position < expected)
    {
      gssize n = recv (fixture->other, received + position, 6 * 1024 * 1024 - position, 0);

      if (n > 0)
        position += (gsize) n;
      g_main_context_iteration (NULL, FALSE);
    }
  g_assert_cmpuint (position, ==, expected);
  memcpy (&header, received, sizeof header);
  g_assert_cmpuint (header.kind, ==, RB_FRAME_COMPILE);
  g_assert_cmpuint (header.length, ==, length);
  g_assert_cmpmem (received + 8, length, payload, length);
  memcpy (&header, received + 8 + length, sizeof header);
  g_assert_cmpuint (header.kind, ==, RB_FRAME_INVOKE);
  g_assert_cmpmem (received + 8 + length + 8, 2, "{}", 2);
  g_assert_false (g_main_context_pending (NULL));
}

/* The other end is closed; the listener is told. */
static void
test_send_to_nobody (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autofree char *payload = g_strnfill (5 * 1024 * 1024, 'x');

  rb_frame_socket_send (fixture->socket, RB_FRAME_COMPILE, payload, strlen (payload));
  close (fixture->other);
  fixture->other = -1;
  assert_ended (fixture, RB_RUNNER_ERROR_GONE, "ended unexpectedly");
  g_assert_false (g_main_context_pending (NULL));
}

/* --- Payloads --- */

static JsonObject *
parse (const char  *text,
       GError     **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));

  return rb_payload_parse (bytes, error);
}

static void
test_payload (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonObject) object = parse ("{\"n\":4294967295,\"s\":\"ก\\u0e01x\",\"l\":[\"a\",\"\"],\"i\":[0,1]}",
                                         &error);
  g_autofree char *text = NULL;
  g_auto (GStrv) strings = NULL;
  g_autoptr (GArray) numbers = NULL;
  guint32 number;

  g_assert_no_error (error);
  g_assert_true (rb_payload_get_number (object, "n", &number, &error));
  g_assert_cmpuint (number, ==, G_MAXUINT32);
  text = rb_payload_dup_string (object, "s", &error);
  g_assert_true (g_utf8_validate (text, -1, NULL));
  strings = rb_payload_dup_strings (object, "l", &error);
  g_assert_cmpuint (g_strv_length (strings), ==, 2);
  numbers = rb_payload_dup_numbers (object, "i", &error);
  g_assert_cmpuint (numbers->len, ==, 2);
  g_assert_no_error (error);
}

static void
test_payload_lies (void)
{
  static const char *const texts[] = { "", "[]", "1", "\"\"", "null", "{", "{\"a\":}", "\xff", "{\"a\":\"\xff\"}" };
  static const char *const odd[] = { "-1", "4294967296", "1.5", "\"1\"", "true", "null", "[]", "{}", "[[1]]",
                                     "[1,\"a\"]", "[\"a\",1]", "[null]", "[-1]" };
  g_autofree char *deep = g_strnfill (10000000, '[');
  g_autofree char *wide = g_strnfill (10000000, ',');

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (parse (texts[i], &error));
      g_assert_error (error, RB_RUNNER_ERROR, RB_RUNNER_ERROR_PROTOCOL);
    }
  g_assert_null (parse (deep, NULL));
  g_assert_null (parse (wide, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (odd); i++)
    {
      g_autofree char *text = g_strdup_printf ("{\"a\":%s}", odd[i]);
      g_autoptr (JsonObject) object = parse (text, NULL);
      g_autofree char *string = rb_payload_dup_string (object, "a", NULL);
      g_auto (GStrv) strings = rb_payload_dup_strings (object, "a", NULL);
      g_autoptr (GArray) numbers = rb_payload_dup_numbers (object, "a", NULL);
      guint32 number;

      g_assert_false (rb_payload_get_number (object, "a", &number, NULL));
      g_assert_false (rb_payload_get_number (object, "b", &number, NULL));
      g_assert_true ((string != NULL) == g_str_equal (odd[i], "\"1\""));
      g_assert_true ((strings != NULL) == g_str_equal (odd[i], "[]"));
      g_assert_true ((numbers != NULL) == g_str_equal (odd[i], "[]"));
    }
}

#define ADD(name, test) g_test_add ("/frame-socket/" name, Fixture, NULL, set_up, test, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("order", test_order);
  ADD ("pieces", test_pieces);
  ADD ("refused", test_refused);
  ADD ("end", test_end);
  ADD ("pause", test_pause);
  ADD ("close-while-heard", test_close_while_heard);
  ADD ("flood", test_flood);
  ADD ("long", test_long);
  ADD ("send", test_send);
  ADD ("send-to-nobody", test_send_to_nobody);
  g_test_add_func ("/frame-socket/payload", test_payload);
  g_test_add_func ("/frame-socket/payload-lies", test_payload_lies);

  return g_test_run ();
}
