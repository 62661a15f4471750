/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "random-records.h"

#include <string.h>

#include "wire/fault.h"
#include "wire/record.h"

/* Plausible records of a program: numbers are consecutive, places are valid, calls return. Some of them are wrong: each
 * probability is scaled by the wildness, from 0 (never) to 1000 (as given). */
struct _RandomRecords
{
  GRand *random;
  int wildness;
  GByteArray *bytes;
  guint32 n_strings;
  guint32 n_callbacks;
  guint32 n_requests;
  guint32 n_activations;
  guint32 n_microtasks;
  GQueue waiting[2]; /* microtasks, and ticks */
  GArray *stack;
  GArray *timers;
  gboolean evaluated;
};

/* The sites that the runner reports for its program: their kinds and their functions. */
static const guint32 places[][2] = {
  { RB_SITE_SCRIPT, 0 }, { RB_SITE_FUNCTION, 0 }, { RB_SITE_STATEMENT, 1 }, { RB_SITE_LOOP, 1 },
  { RB_SITE_RETURN, 1 }, { RB_SITE_AWAIT, 1 },    { RB_SITE_YIELD, 1 },     { RB_SITE_STATEMENT, 0 },
};

RandomRecords *
random_records_new (guint32 seed,
                    int     wildness)
{
  RandomRecords *self = g_new0 (RandomRecords, 1);

  self->random = g_rand_new_with_seed (seed);
  self->wildness = wildness;
  self->bytes = g_byte_array_new ();
  self->stack = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->timers = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_queue_init (&self->waiting[0]);
  g_queue_init (&self->waiting[1]);

  return self;
}

guint32
random_records_any (RandomRecords *self,
                    guint32        below)
{
  return below > 0 ? (guint32) (g_rand_double (self->random) * below) : 0;
}

/* The probability of a fault. */
gboolean
random_records_chance (RandomRecords *self,
                       int            thousandths)
{
  return (int) random_records_any (self, 1000000) < thousandths * self->wildness;
}

static void
add_word (RandomRecords *self,
          guint32        word)
{
  if (random_records_chance (self, 2))
    word = random_records_any (self, 2) == 0 ? random_records_any (self, G_MAXUINT32) : random_records_any (self, 30);
  g_byte_array_append (self->bytes, (const guint8 *) &word, sizeof word);
}

static void
add_record (RandomRecords *self,
            RbRecordKind   kind,
            guint32        site,
            const guint32 *words)
{
  int n_words = rb_record_n_words (kind);

  add_word (self, (guint32) kind | site << 8);
  for (int i = 0; i < n_words; i++)
    add_word (self, words[i]);
}

static guint32
add_string (RandomRecords *self)
{
  static const char *const texts[] = { "", "users", "1", "\"ก\"", "a\xff\xfe", "line\nline", "{\"a\":[1,{}]}" };
  const char *text = texts[random_records_any (self, G_N_ELEMENTS (texts))];
  static const guint8 zeros[4] = { 0 };
  gsize length = strlen (text);

  add_record (self, RB_RECORD_STRING, 0, (const guint32[]){ ++self->n_strings, (guint32) length });
  g_byte_array_append (self->bytes, (const guint8 *) text, (guint) length);
  g_byte_array_append (self->bytes, zeros, (guint) (-length & 3));

  return self->n_strings;
}

static guint32
top (RandomRecords *self)
{
  return self->stack->len > 0 ? g_array_index (self->stack, guint32, self->stack->len - 1) : 0;
}

static void
add_call (RandomRecords *self)
{
  guint32 activation;

  switch (random_records_any (self, 6))
    {
    case 0:
      activation = ++self->n_activations;
      g_array_append_val (self->stack, activation);
      add_record (self, RB_RECORD_ENTER, 1, (const guint32[]){ activation });
      break;
    case 1:
      add_record (self, RB_RECORD_EXIT, 4, (const guint32[]){ top (self), add_string (self) });
      if (self->stack->len > 0)
        g_array_set_size (self->stack, self->stack->len - 1);
      break;
    case 2:
      add_record (self, RB_RECORD_SUSPEND, 5, (const guint32[]){ top (self) });
      break;
    case 3:
      add_record (self, RB_RECORD_RESUME, 5, (const guint32[]){ random_records_any (self, self->n_activations + 1) });
      break;
    case 4:
      add_record (self, RB_RECORD_LOOP, 3, (const guint32[]){ top (self) });
      break;
    default:
      add_record (self, RB_RECORD_STATEMENT, 2, (const guint32[]){ top (self) });
      break;
    }
}

static guint32
any_callback (RandomRecords *self)
{
  if (self->n_callbacks == 0 || random_records_any (self, 4) == 0)
    {
      guint32 name = add_string (self);

      add_record (self, RB_RECORD_CALLBACK, 1, (const guint32[]){ ++self->n_callbacks, name });
    }

  return 1 + random_records_any (self, self->n_callbacks);
}

static void
add_timer (RandomRecords *self)
{
  guint32 callback = any_callback (self);
  guint32 timer = ++self->n_requests;
  guint32 which = random_records_any (self, 8);
  RbTimerKind kind = which == 0 ? RB_TIMER_INTERVAL : which < 3 ? RB_TIMER_IMMEDIATE : RB_TIMER_TIMEOUT;
  guint32 delay = kind == RB_TIMER_IMMEDIATE ? 0 : 1 + random_records_any (self, 3000);

  g_array_append_val (self->timers, timer);
  add_record (self, RB_RECORD_TIMER_SET, 0, (const guint32[]){ timer, callback, delay, kind });
}

static void
add_lookup (RandomRecords *self,
            guint32        flags)
{
  guint32 callback = any_callback (self);
  guint32 table = add_string (self);
  guint32 key = add_string (self);

  add_record (self, RB_RECORD_QUERY, 0, (const guint32[]){ ++self->n_requests, callback, table, key, flags });
}

static void
add_request (RandomRecords *self)
{
  guint32 which = random_records_any (self, 3);

  if (which == 0)
    add_lookup (self, random_records_any (self, 32) & ~(guint32) RB_LOOKUP_BLOCKING);
  else if (which == 1 || self->timers->len == 0)
    add_timer (self);
  else
    add_record (self, RB_RECORD_TIMER_CLEAR, 0,
                (const guint32[]){ g_array_index (self->timers, guint32,
                                                  random_records_any (self, self->timers->len)) });
}

/* A lookup that the program waits for. */
guint
random_records_add_blocking (RandomRecords *self)
{
  add_lookup (self, RB_LOOKUP_BLOCKING);

  return self->n_requests;
}

static void
queue_microtask (RandomRecords *self,
                 gboolean       tick)
{
  RbMicrotaskReason reason = tick ? RB_MICROTASK_NEXT_TICK : RB_MICROTASK_PROGRAM;

  g_queue_push_tail (&self->waiting[tick], GUINT_TO_POINTER (++self->n_microtasks));
  add_record (self, RB_RECORD_MICROTASK_QUEUED, 0, (const guint32[]){ self->n_microtasks, 0, reason, 0 });
}

static void
add_microtask (RandomRecords *self)
{
  guint32 promise = 1 + random_records_any (self, 20);
  guint32 callback = any_callback (self);

  if (random_records_any (self, 4) == 0)
    add_record (self, RB_RECORD_FOLLOWED, 0,
                (const guint32[]){ promise, promise + 1, callback, 0, promise % (RB_FOLLOWER_LAST + 1) });
  else if (random_records_any (self, 8) == 0)
    add_record (self, RB_RECORD_PROMISED, 0, (const guint32[]){ promise, random_records_any (self, 20) });
  else if (random_records_any (self, 4) == 0)
    add_record (self, RB_RECORD_UNNEEDED, 0, (const guint32[]){ callback, promise });
  else if (random_records_any (self, 2) == 0)
    queue_microtask (self, random_records_any (self, 3) == 0);
  else
    add_record (self, RB_RECORD_SETTLED, 0, (const guint32[]){ promise, 1 + promise % 2, add_string (self) });
}

static void
add_message (RandomRecords *self)
{
  guint32 text = add_string (self);

  switch (random_records_any (self, 4))
    {
    case 0:
      add_record (self, RB_RECORD_UNCAUGHT, 2, (const guint32[]){ text, 1, 1, 0 });
      break;
    case 1:
      add_record (self, RB_RECORD_UNHANDLED, 2, (const guint32[]){ text, 1, 1, 0 });
      break;
    default:
      add_record (self, RB_RECORD_CONSOLE, 0, (const guint32[]){ random_records_any (self, 4), text });
      break;
    }
}

void
random_records_add (RandomRecords *self,
                    guint          n)
{
  for (guint i = 0; i < n; i++)
    switch (random_records_any (self, 12))
      {
      case 0:
        add_request (self);
        break;
      case 1:
        add_microtask (self);
        break;
      case 2:
        add_message (self);
        break;
      default:
        add_call (self);
        break;
      }
  if (random_records_chance (self, 3))
    add_record (self, RB_RECORD_LIMIT, 2, (const guint32[]){ random_records_any (self, 8), 0, 0 });
}

/* A tick, a microtask, or an internal step of the JavaScript engine. */
static void
run_microtask (RandomRecords *self)
{
  gboolean tick = !g_queue_is_empty (&self->waiting[1]);
  guint32 number = GPOINTER_TO_UINT (g_queue_pop_head (&self->waiting[tick]));
  RbMicrotaskReason reason = number == 0 ? RB_MICROTASK_INTERNAL : tick ? RB_MICROTASK_NEXT_TICK : RB_MICROTASK_PROGRAM;

  add_record (self, RB_RECORD_MICROTASK_START, 0, (const guint32[]){ number, 0, reason, 0 });
  for (guint i = random_records_any (self, 4); i > 0; i--)
    add_call (self);
  g_array_set_size (self->stack, 0);
  add_record (self, RB_RECORD_MICROTASK_END, 0, (const guint32[]){ number, 0 });
}

/* The end of the script or of a task, and the microtasks after it. */
void
random_records_end (RandomRecords *self,
                    guint          request)
{
  g_array_set_size (self->stack, 0);
  if (!self->evaluated)
    add_record (self, RB_RECORD_SCRIPT_END, 0, (const guint32[]){ 0, 0 });
  else
    add_record (self, RB_RECORD_TASK_END, 0, (const guint32[]){ request, 0 });
  self->evaluated = TRUE;

  while (random_records_any (self, 8) != 0)
    run_microtask (self);
}

GBytes *
random_records_take (RandomRecords *self)
{
  GByteArray *bytes = self->bytes;

  if (bytes->len > 0 && random_records_chance (self, 10))
    g_byte_array_set_size (bytes, random_records_any (self, bytes->len));
  self->bytes = g_byte_array_new ();

  return g_byte_array_free_to_bytes (bytes);
}

/* The COMPILED message for a source of this length. */
char *
random_records_compile (RandomRecords *self,
                        gsize          length)
{
  g_autoptr (GString) sites = g_string_new (NULL);
  g_autoptr (GString) names = g_string_new (NULL);
  guint32 end = (guint32) length;

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      const guint32 words[] = { places[i][0], i == 0 ? 0 : MIN (i, end), end, places[i][1] };

      for (guint word = 0; word < 4; word++)
        g_string_append_printf (sites, "%s%u", sites->len > 0 ? "," : "",
                                random_records_chance (self, 4) ? random_records_any (self, G_MAXUINT32) : words[word]);
      if (!random_records_chance (self, 3))
        g_string_append_printf (names, "%s\"%s\"", names->len > 0 ? "," : "", i == 1 ? "f" : "");
    }
  if (random_records_chance (self, 10))
    return g_strdup_printf ("{\"fault\":%u,\"word\":\"it\",\"inSetup\":%u,\"place\":[%u,%u,%u,%u]}",
                            random_records_any (self, RB_FAULT_LAST + 3), random_records_any (self, 3),
                            random_records_any (self, 50), random_records_any (self, 50),
                            random_records_any (self, G_MAXUINT32), random_records_any (self, G_MAXUINT32));

  return g_strdup_printf ("{\"fault\":0,\"isModule\":0,\"sites\":[%s],\"names\":[%s],\"standIns\":[],\"parts\":1,"
                          "\"taken\":[],"
                          "\"calls\":[],\"comments\":[],\"commentPlaces\":[]}",
                          sites->str, names->str);
}
