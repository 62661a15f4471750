/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "frames.h"
#include "wire/record.h"

/* A faulty runner. FAKE_MANNER selects its fault, and the host must handle each of them. */
enum
{
  DIES,        /* ends in the middle of a run */
  GARBAGE,     /* sends invalid records */
  LIES,        /* answers a request that it never made */
  PLACES,      /* reports sites outside the program */
  WAITS,       /* waits for a lookup that it never started */
  WONDERS,     /* waits without naming a lookup */
  CLEARS,      /* clears a lookup, and waits for it */
  FLOODS,      /* sends records without end */
  HANGS,       /* never answers */
  SPEAKS,      /* sends the words in its program, up to the next / at each call */
  UNBORN,      /* never sends anything */
  ENDS,        /* ends without a message */
  MUTE,        /* never answers the compilation */
  DEAF,        /* does not even read */
  LEAVES,      /* ends instead of answering the compilation */
  STUCK,       /* never returns from a callback */
  QUITS,       /* ends in a callback */
  CHATTERS,    /* sends records when nothing runs */
  DAWDLES,     /* ends when nothing runs */
  INVENTS,     /* sends frames of unknown kinds without end */
  EXAGGERATES, /* announces a frame that is too long */
  CUTS,        /* ends in the middle of a frame */
  STOPS,       /* stops in the middle of a frame */
  MUMBLES,     /* sends frames in the smallest pieces */
  REPLIES,     /* sends an answer that was not requested */
  REPEATS,     /* says twice that it is ready */
  ANTICIPATES, /* answers the compilation before it is requested */
  BABBLES,     /* reports its capabilities in invalid JSON */
  NESTS,       /* reports its capabilities in endless lists */
  VACUOUS,     /* sends empty records without end */
  TELLS,       /* sends texts without end */
  HASTENS,     /* waits for a lookup, and reports its end before the answer */
  PRESUMES,    /* reports its end before the end of the script */
  FAILS,       /* reports why it cannot start */
  LACKS,       /* has a weaker sandbox than possible */
  FANCIES,     /* has the weakest sandbox that is possible here */
};

/* A callback, a timer of one second that calls it, and the end of the script. */
static const guint32 one_timer[] = { RB_RECORD_CALLBACK, 1, 0, RB_RECORD_TIMER_SET, 1, 1, 1000, 0,
                                     RB_RECORD_SCRIPT_END, 0 };
static const guint32 statement[] = { RB_RECORD_STATEMENT | 1 << 8, 0 };

static gboolean
send_words (const guint32 *words,
            gsize          n_words)
{
  return frames_send (RB_FRAME_RECORDS, words, n_words * sizeof *words);
}

static void
be_done (void)
{
  frames_send (RB_FRAME_DONE, NULL, 0);
}

/* Waits until the host has had a turn, or long enough. */
static void
rest (void)
{
  guint32 kind;
  g_autofree char *payload = NULL;

  frames_receive (50, &kind, &payload);
}

/* Sends the next words, or nothing after the last ones. */
static void
speak (const char *source)
{
  static guint n_spoken;
  g_auto (GStrv) speeches = g_strsplit (source, "/", -1);
  g_auto (GStrv) numbers = NULL;
  g_autoptr (GArray) spoken = g_array_new (FALSE, FALSE, sizeof (guint32));

  numbers = g_strsplit (n_spoken < g_strv_length (speeches) ? speeches[n_spoken++] : "", " ", -1);
  for (guint i = 0; numbers[i] != NULL; i++)
    {
      guint32 word = (guint32) g_ascii_strtoull (numbers[i], NULL, 0);

      if (*numbers[i] != '\0')
        g_array_append_val (spoken, word);
    }
  if (spoken->len > 0)
    send_words ((const guint32 *) (gpointer) spoken->data, spoken->len);
  be_done ();
}

static void
flood (void)
{
  guint32 words[2000];

  for (guint i = 0; i < G_N_ELEMENTS (words); i += 2)
    memcpy (words + i, statement, sizeof statement);
  while (send_words (words, G_N_ELEMENTS (words)))
    continue;
}

/* Sends records one by one. */
static void
tell (void)
{
  const guint32 length = 1024 * 1024;
  g_autofree guint32 *words = g_new0 (guint32, length / 4 + 5);

  words[0] = RB_RECORD_STRING;
  words[2] = length;
  words[length / 4 + 3] = RB_RECORD_STATEMENT | 1 << 8;
  do
    {
      words[1]++;
      memset (words + 3, 'x', length);
      words[3] = words[1];
    }
  while (send_words (words, length / 4 + 5));
}

/* Sends each byte by itself. */
static void
mumble (void)
{
  const struct
  {
    RbFrameHeader records;
    guint32 words[4];
    RbFrameHeader done;
  } frames = { { 16, RB_FRAME_RECORDS },
               { RB_RECORD_STATEMENT | 1 << 8, 0, RB_RECORD_SCRIPT_END, 0 },
               { 0, RB_FRAME_DONE } };

  for (gsize i = 0; i < sizeof frames; i++)
    frames_send_bytes ((const guint8 *) &frames + i, 1);
}

static void
compile (void)
{
  g_autofree char *sites =
    g_strdup_printf ("{\"fault\":0,\"isModule\":0,\"sites\":[%d,0,1,0,%d,0,%d,0,%d,0,1,0,%d,0,1,0],"
                                            "\"names\":[\"\",\"\",\"\",\"\"],\"standIns\":[],\"parts\":1,\"taken\":[],"
                                            "\"calls\":[],\"comments\":[],\"commentPlaces\":[]}",
                                            RB_SITE_SCRIPT, RB_SITE_STATEMENT, FAKE_MANNER == PLACES ? 1000000 : 1,
                                            RB_SITE_AWAIT, RB_SITE_YIELD);

  if (FAKE_MANNER == MUTE)
    pause ();
  if (FAKE_MANNER == LEAVES)
    _exit (EXIT_FAILURE);
  frames_send_text (RB_FRAME_COMPILED, sites);
}

/* Sends bytes that are not valid frames. */
static void
evaluate_frames (void)
{
  const RbFrameHeader unknown = { 4, 99 };
  const RbFrameHeader longest = { G_MAXUINT32, RB_FRAME_RECORDS };
  const RbFrameHeader half = { 1000, RB_FRAME_RECORDS };

  switch ((guint) FAKE_MANNER)
    {
    case INVENTS:
      while (frames_send_bytes (&unknown, sizeof unknown))
        continue;
      break;
    case EXAGGERATES:
      frames_send_bytes (&longest, sizeof longest);
      pause ();
      break;
    case CUTS:
      frames_send_bytes (&half, sizeof half);
      frames_send_bytes (statement, sizeof statement);
      _exit (EXIT_FAILURE);
    case STOPS:
      frames_send_bytes (&half, sizeof half);
      pause ();
      break;
    case MUMBLES:
      mumble ();
      break;
    case REPLIES:
      frames_send_text (RB_FRAME_ANSWER, "{\"now\":0,\"outcome\":0,\"text\":\"\"}");
      pause ();
      break;
    case BABBLES:
      frames_send_text (RB_FRAME_AWAIT, "{\"request\":\"\\ud800");
      pause ();
      break;
    case VACUOUS:
      while (frames_send (RB_FRAME_RECORDS, NULL, 0))
        continue;
      break;
    default:
      pause ();
      break;
    }
}

/* Sends valid frames whose records are impossible. */
static void
evaluate (const char *source)
{
  const guint32 garbage[] = { 0xdeadbeef, 0xffffffff, 0 };
  const guint32 end[] = { RB_RECORD_SCRIPT_END, 0 };
  const guint32 lies[] = { RB_RECORD_TASK_END, 7, 0 };
  const guint32 asks[] = { RB_RECORD_STRING, 1, 4, 0x73726573, RB_RECORD_QUERY, 1, 0, 1, 1, RB_LOOKUP_BLOCKING,
                           RB_RECORD_TIMER_CLEAR, 1 };

  switch ((guint) FAKE_MANNER)
    {
    case DIES:
      send_words (statement, G_N_ELEMENTS (statement));
      _exit (EXIT_FAILURE);
    case GARBAGE:
      send_words (garbage, G_N_ELEMENTS (garbage));
      break;
    case LIES:
      send_words (lies, G_N_ELEMENTS (lies));
      break;
    case WAITS:
      send_words (statement, G_N_ELEMENTS (statement));
      frames_send_await (12);
      break;
    case WONDERS:
      send_words (statement, G_N_ELEMENTS (statement));
      frames_send_await (0);
      break;
    case CLEARS:
      send_words (asks, G_N_ELEMENTS (asks));
      frames_send_await (1);
      break;
    case HASTENS:
      send_words (asks, G_N_ELEMENTS (asks) - 2);
      frames_send_await (1);
      rest ();
      be_done ();
      break;
    case FLOODS:
      flood ();
      break;
    case TELLS:
      tell ();
      break;
    case SPEAKS:
      speak (source);
      break;
    case PRESUMES:
      be_done ();
      break;
    case LACKS:
      send_words (end, G_N_ELEMENTS (end));
      be_done ();
      break;
    case CHATTERS:
    case DAWDLES:
    case STUCK:
    case QUITS:
      send_words (one_timer, G_N_ELEMENTS (one_timer));
      be_done ();
      break;
    default:
      evaluate_frames ();
      break;
    }
  if (FAKE_MANNER == CHATTERS || FAKE_MANNER == DAWDLES)
    rest ();
  while (FAKE_MANNER == CHATTERS && send_words (statement, G_N_ELEMENTS (statement)))
    continue;
  if (FAKE_MANNER == DAWDLES)
    _exit (EXIT_FAILURE);
}

static void
invoke (const char *source)
{
  if (FAKE_MANNER == QUITS)
    _exit (EXIT_FAILURE);
  if (FAKE_MANNER != SPEAKS)
    pause ();
  speak (source);
}

static const char *
get_missing (void)
{
  return FAKE_MANNER == LACKS ? "\"landlock\",\"bubblewrap\"" : FAKE_MANNER == FANCIES ? "\"bubblewrap\",\"\"" : "";
}

static void
become_ready (void)
{
  g_autofree char *nested = g_strnfill (1000000, '[');
  g_autofree char *ready = g_strdup_printf ("{\"missing\":[%s]}", get_missing ());

  if (FAKE_MANNER == UNBORN)
    pause ();
  if (FAKE_MANNER == ENDS)
    _exit (EXIT_FAILURE);
  if (FAKE_MANNER == FAILS)
    {
      frames_send_text (RB_FRAME_FAILED, "{\"reason\":\"node-old\",\"detail\":\"v16.20.0\"}");
      _exit (EXIT_FAILURE);
    }
  if (FAKE_MANNER == NESTS)
    frames_send_text (RB_FRAME_READY, nested);
  frames_send_text (RB_FRAME_READY, ready);
  if (FAKE_MANNER == REPEATS)
    frames_send_text (RB_FRAME_READY, ready);
  if (FAKE_MANNER == ANTICIPATES)
    compile ();
  if (FAKE_MANNER == DEAF)
    raise (SIGSTOP);
}

int
main (int    argc,
      char **argv)
{
  g_autofree char *source = NULL;

  if (argc > 1 && g_str_equal (argv[1], "--probe"))
    return EXIT_SUCCESS;
  become_ready ();
  while (TRUE)
    {
      g_auto (Call) call = { 0 };

      if (!frames_receive_call (-1, &call))
        return EXIT_SUCCESS;
      if (call.kind == RB_FRAME_COMPILE)
        {
          g_free (source);
          source = g_steal_pointer (&call.source);
          compile ();
        }
      else if (call.kind == RB_FRAME_EVALUATE)
        {
          evaluate (source);
        }
      else
        {
          invoke (source);
        }
    }
}
