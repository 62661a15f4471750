/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "frames.h"
#include "wire/record.h"

/* A runner that does wrong, in the way that FAKE_MANNER says: the host must bear each of them. */
enum
{
  DIES,        /* ends in the middle of a run */
  GARBAGE,     /* sends what are no records */
  LIES,        /* answers a request that it never made */
  PLACES,      /* has places outside of the program */
  WAITS,       /* waits for a lookup that it never started */
  WONDERS,     /* waits for no lookup at all */
  CLEARS,      /* clears a lookup, and waits for it */
  FLOODS,      /* sends records without end */
  HANGS,       /* never answers */
  SPEAKS,      /* sends the words that its program is a list of, up to the next / whenever it is called */
  UNBORN,      /* never speaks to the host */
  ENDS,        /* ends without a word */
  MUTE,        /* never says whether the program is right */
  DEAF,        /* does not even read what it is sent */
  LEAVES,      /* ends instead of saying whether the program is right */
  STUCK,       /* never comes back from a callback */
  QUITS,       /* ends in a callback */
  CHATTERS,    /* goes on sending records when nothing runs */
  DAWDLES,     /* ends when nothing runs */
  INVENTS,     /* sends frames of kinds that there are not, without end */
  EXAGGERATES, /* says that its next frame is longer than it may be */
  CUTS,        /* ends in the middle of a frame */
  STOPS,       /* stops in the middle of a frame */
  MUMBLES,     /* sends the smallest pieces of frames */
  REPLIES,     /* gives the host an answer that it never asked for */
  REPEATS,     /* is ready twice */
  ANTICIPATES, /* has compiled before it was asked to */
  BABBLES,     /* says what it cannot, in JSON that is none */
  NESTS,       /* says that it is ready in lists without end */
  VACUOUS,     /* sends no records, without end */
  TELLS,       /* sends texts without end */
  HASTENS,     /* waits for a lookup, and says that it is done before it is answered */
  PRESUMES,    /* is done before the script is */
  FAILS,       /* cannot start, and says why */
  LACKS,       /* is held by less than there could be */
  FANCIES,     /* is held by less than there can be */
};

/* A callback, a timer that calls it in a second, and the end of the script. */
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

/* Until the host has had its turn, or long enough for that. */
static void
rest (void)
{
  guint32 kind;
  g_autofree char *payload = NULL;

  frames_receive (50, &kind, &payload);
}

/* Says the next words; nothing once it has said all. */
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

/* One after another, each with a record after it. */
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

/* Each byte by itself. */
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
  g_autofree char *sites = g_strdup_printf ("{\"fault\":0,\"isModule\":0,\"sites\":[%d,0,1,0,%d,0,%d,0,%d,0,1,0,%d,0,1,0],"
                                            "\"names\":[\"\",\"\",\"\",\"\"],\"standIns\":[]}",
                                            RB_SITE_SCRIPT, RB_SITE_STATEMENT, FAKE_MANNER == PLACES ? 1000000 : 1,
                                            RB_SITE_AWAIT, RB_SITE_YIELD);

  if (FAKE_MANNER == MUTE)
    pause ();
  if (FAKE_MANNER == LEAVES)
    _exit (EXIT_FAILURE);
  frames_send_text (RB_FRAME_COMPILED, sites);
}

/* What it sends by bytes: frames that are none. */
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

/* What it sends by records: what cannot have happened. */
static void
evaluate (const char *source)
{
  const guint32 garbage[] = { 0xdeadbeef, 0xffffffff, 0 };
  const guint32 end[] = { RB_RECORD_SCRIPT_END, 0 };
  const guint32 lies[] = { RB_RECORD_TASK_END, 7, 0 };
  const guint32 asks[] = { RB_RECORD_STRING, 1, 4, 0x73726573, RB_RECORD_LOOKUP_START, 1, 0, 1, 1, RB_LOOKUP_BLOCKING,
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
  g_autofree char *ready = g_strdup_printf ("{\"node\":\"v18.20.4\",\"missing\":[%s]}", get_missing ());

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
