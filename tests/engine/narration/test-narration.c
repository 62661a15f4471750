/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include <string.h>

#include "engine/narration/narration.h"
#include "engine/player/player.h"
#include "engine/trace/unrun.h"

/* Runs a program to its end, and returns the sentence of each moment. */
static char **
narrate (const char  *source,
         RbAnswers    answers,
         char       **ret_outcome)
{
  RbRunnerPool *pool = rb_runner_pool_new (FALSE);
  RbProgram *program = rb_program_new (source);
  RbEventLoop *event_loop = rb_event_loop_new (program, pool);
  RbPlayer *player = rb_player_new (event_loop);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autofree char *before = NULL;

  rb_database_config_set_answers (rb_program_get_database (program), answers);
  rb_program_set_max_statements (program, 1000);
  before = rb_narration_describe (rb_player_get_machine (player), event_loop);
  g_strv_builder_add (builder, before);

  rb_player_to_end (player);
  while (!rb_player_get_at_end (player) || rb_player_get_busy (player))
    g_main_context_iteration (NULL, TRUE);

  for (guint i = 0; i < rb_player_get_n_moments (player); i++)
    {
      g_autofree char *sentence = NULL;

      rb_player_seek (player, i);
      sentence = rb_narration_describe (rb_player_get_machine (player), event_loop);
      g_test_message ("%s", sentence);
      g_strv_builder_add (builder, sentence);
    }

  if (ret_outcome != NULL)
    *ret_outcome = rb_narration_describe_outcome (event_loop);

  g_object_unref (player);
  g_object_unref (event_loop);
  g_object_unref (program);
  g_object_unref (pool);

  return g_strv_builder_end (builder);
}

static void
check (char       **sentences,
       const char  *expected)
{
  g_autofree char *joined = g_strjoinv ("\n", sentences);

  g_assert_cmpstr (joined, ==, expected);
}

static void
test_callback (void)
{
  g_auto (GStrv) sentences = narrate ("const getUserCallback = (id, cb) => {\n"
                                      "  database.getUserById(id, cb);\n"
                                      "};\n"
                                      "getUserCallback(1, (user) => {\n"
                                      "  console.log(user);\n"
                                      "});\n"
                                      "console.log(\"meanwhile\");\n",
                                      RB_ANSWERS_LATER, NULL);

  check (sentences,
         "Nothing has run yet.\n"
         "Line 1 only stores the function getUserCallback.\n"
         "Line 4 calls getUserCallback.\n"
         "The database starts looking for users \xc2\xb7 id 1. Callback A will get the answer.\n"
         "Line 7 prints: meanwhile\n"
         "The main script is done: the stack is empty.\n"
         "The event loop waits 1.5 s for the answer for callback A.\n"
         "The database answers users \xc2\xb7 id 1: { id: 1, name: \"wwDev\" }. Callback A enters the task queue.\n"
         "The stack is empty, so callback A leaves the task queue and runs.\n"
         "Line 5 prints: { id: 1, name: \"wwDev\" }\n"
         "Callback A is done: the stack is empty again.\n"
         "The program is finished.");
}

static void
test_dropped (void)
{
  g_auto (GStrv) sentences = narrate ("const getUser = (id) => {\n"
                                      "  return database.getUserById(id);\n"
                                      "};\n"
                                      "const user = getUser(1);\n",
                                      RB_ANSWERS_LATER, NULL);

  check (sentences,
         "Nothing has run yet.\n"
         "Line 1 only stores the function getUser.\n"
         "Line 4 calls getUser.\n"
         "The database starts looking for users \xc2\xb7 id 1. No callback will get the answer.\n"
         "getUser returns undefined at once: the answer is not there yet.\n"
         "The main script is done: the stack is empty.\n"
         "The event loop waits 1.5 s for the database.\n"
         "The database answers users \xc2\xb7 id 1: { id: 1, name: \"wwDev\" }. Nobody is there to ring back: "
         "the answer is dropped.\n"
         "The program is finished.");
}

/* The sentence says where a function returns to, and how its value is used. */
static void
test_returns (void)
{
  g_auto (GStrv) sentences = narrate ("const two = () => 2;\n"
                                      "two();\n"
                                      "console.log(two());\n"
                                      "(() => {})();\n"
                                      "two(two());\n",
                                      RB_ANSWERS_LATER, NULL);

  check (sentences,
         "Nothing has run yet.\n"
         "Line 1 only stores the function two.\n"
         "Line 2 calls two.\n"
         "Line 1 runs.\n"
         "two returns 2.\n"
         "Line 3 calls two.\n"
         "Line 1 runs.\n"
         "two returns 2.\n"
         "Line 3 prints: 2\n"
         "Line 4 calls the anonymous function on line 4.\n"
         "Line 5 calls two.\n"
         "Line 1 runs.\n"
         "two returns 2. Line 5 calls two.\n"
         "Line 1 runs.\n"
         "The main script is done: the stack is empty.\n"
         "The program is finished.");
}

static void
test_blocked (void)
{
  g_auto (GStrv) sentences = narrate ("setTimeout(() => 0, 500);\n"
                                      "console.log(database.getUserById(1));\n",
                                      RB_ANSWERS_BLOCKING, NULL);

  check (sentences,
         "Nothing has run yet.\n"
         "A timer starts. After 500 ms, callback A may run, as soon as the stack is empty.\n"
         "The database starts looking for users \xc2\xb7 id 1. The call waits for the answer.\n"
         "The program is blocked for 1.5 s, until the database answers: nothing else can run.\n"
         "The timer rings. Callback A must wait in the task queue: the main script still runs.\n"
         "The database answers users \xc2\xb7 id 1: { id: 1, name: \"wwDev\" }. "
         "The program goes on where it waited.\n"
         "Line 2 prints: { id: 1, name: \"wwDev\" }\n"
         "The main script is done: the stack is empty.\n"
         "The stack is empty, so callback A leaves the task queue and runs.\n"
         "Line 1 runs.\n"
         "Callback A is done: the stack is empty again.\n"
         "The program is finished.");
}

static void
test_errors (void)
{
  g_auto (GStrv) sentences = narrate ("setTimeout(function f() {\n"
                                      "  return [1, 2].map((n) => n + 1);\n"
                                      "}, 1000);\n"
                                      "for (const i of [1, 2])\n"
                                      "  console.log(\"a\\nb\");\n"
                                      "throw new Error(\"no\");\n",
                                      RB_ANSWERS_LATER, NULL);

  check (sentences,
         "Nothing has run yet.\n"
         "A timer starts. After 1 s, callback A may run, as soon as the stack is empty.\n"
         "Line 4 runs.\n"
         "Line 5 prints: a\xe2\x80\xa6\n"
         "The loop on line 4 starts another iteration.\n"
         "Line 5 prints: a\xe2\x80\xa6\n"
         "Line 6 runs.\n"
         "Nobody catches the error on line 6: Error: no\n"
         "The error ended the main script: the stack is empty.\n"
         "The event loop waits 1 s, until the timer of callback A rings.\n"
         "The timer rings. Callback A enters the task queue.\n"
         "The stack is empty, so callback A leaves the task queue and runs.\n"
         "Line 2 calls the anonymous function on line 2.\n"
         "Line 2 runs.\n"
         "The anonymous function on line 2 returns 2. Line 2 calls the anonymous function on line 2.\n"
         "Line 2 runs.\n"
         "Callback A is done: the stack is empty again.\n"
         "The program failed: nobody caught the error on line 6: Error: no");
}

/* Whoever throws has failed, to the last word. */
static void
test_failure (void)
{
  g_auto (GStrv) sentences = narrate ("const load = async () => {\n"
                                      "  throw new Error(\"late\");\n"
                                      "};\n"
                                      "database.getUserById(1, (user) => {\n"
                                      "  user.name.first.letter;\n"
                                      "  load();\n"
                                      "});\n"
                                      "load();\n",
                                      RB_ANSWERS_LATER, NULL);

  check (sentences,
         "Nothing has run yet.\n"
         "Line 1 only stores the function load.\n"
         "The database starts looking for users \xc2\xb7 id 1. Callback A will get the answer.\n"
         "Line 8 calls load.\n"
         "Line 2 runs.\n"
         "The main script is done: the stack is empty.\n"
         "A promise was rejected at line 2, and nobody handles it: Error: late\n"
         "The event loop waits 1.5 s for the answer for callback A.\n"
         "The database answers users \xc2\xb7 id 1: { id: 1, name: \"wwDev\" }. Callback A enters the task queue.\n"
         "The stack is empty, so callback A leaves the task queue and runs.\n"
         "Line 5 runs.\n"
         "Callback A fails: nobody catches the error on line 5: TypeError: Cannot read properties of undefined "
         "(reading 'letter')\n"
         "The error ended callback A: the stack is empty again.\n"
         "The program failed: nobody caught the error on line 5: TypeError: Cannot read properties of undefined "
         "(reading 'letter')");
}

/* A moment is shown for about as long as its sentence takes to be read, and half as long again if it carries the
 * lesson. A wait and a plain statement have lengths of their own. */
static void
check_pace (const char *source,
            RbAnswers   answers)
{
  g_autoptr (RbRunnerPool) pool = rb_runner_pool_new (FALSE);
  g_autoptr (RbProgram) program = rb_program_new (source);
  g_autoptr (RbEventLoop) event_loop = rb_event_loop_new (program, pool);
  g_autoptr (RbPlayer) player = rb_player_new (event_loop);
  guint n_read = 0;

  rb_database_config_set_answers (rb_program_get_database (program), answers);
  rb_player_to_end (player);
  while (!rb_player_get_at_end (player) || rb_player_get_busy (player))
    g_main_context_iteration (NULL, TRUE);

  for (guint i = 0; i < rb_player_get_n_moments (player); i++)
    {
      g_autofree char *sentence = NULL;
      double duration;
      double reading;

      rb_player_seek (player, i);
      sentence = rb_narration_describe (rb_player_get_machine (player), event_loop);
      duration = rb_player_get_duration (player);
      reading = CLAMP (g_utf8_strlen (sentence, -1) * 45000.0, 1200000, 5000000);
      g_test_message ("%.1f s: %s", duration / 1e6, sentence);
      if (rb_player_get_progress (player) < 1 || G_APPROX_VALUE (duration, 800000, 1))
        continue;

      n_read++;
      g_assert_cmpfloat (duration, >=, reading * 0.75);
      g_assert_cmpfloat (duration, <=, reading * 1.25 * 1.5);
      if (strstr (sentence, "dropped") != NULL)
        g_assert_cmpfloat (duration, >=, reading * 1.5);
    }
  g_assert_cmpuint (n_read, >, 3);
}

static void
test_pace (void)
{
  const char *source = "const getUser = (id, cb) => {\n"
                       "  return database.getUserById(id, cb);\n"
                       "};\n"
                       "console.log(getUser(1));\n"
                       "getUser(1, (user) => {\n"
                       "  console.log(user);\n"
                       "});\n";

  check_pace (source, RB_ANSWERS_LATER);
  check_pace (source, RB_ANSWERS_BLOCKING);
}

/* The letters of callbacks are told apart from the other words. */
static void
test_badges (void)
{
  g_autoptr (RbRunnerPool) pool = rb_runner_pool_new (FALSE);
  g_autoptr (RbProgram) program = rb_program_new ("setTimeout(() => 0, 5);\nconsole.log('A', '\\ufdd01\\ufdd1');\n");
  g_autoptr (RbEventLoop) event_loop = rb_event_loop_new (program, pool);
  g_autoptr (RbPlayer) player = rb_player_new (event_loop);
  g_autoptr (RbSentence) timer = NULL;
  g_autoptr (RbSentence) print = NULL;
  const RbSentenceBadge *badge;

  rb_player_to_end (player);
  while (!rb_player_get_at_end (player) || rb_player_get_busy (player))
    g_main_context_iteration (NULL, TRUE);

  rb_player_seek (player, 0);
  timer = rb_narration_tell (rb_player_get_machine (player), event_loop);
  g_assert_cmpuint (timer->badges->len, ==, 1);
  badge = &g_array_index (timer->badges, RbSentenceBadge, 0);
  g_assert_cmpuint (badge->callback, ==, 1);
  g_assert_true (g_str_has_prefix (timer->text + badge->start, "A may run"));

  rb_player_seek (player, 1);
  print = rb_narration_tell (rb_player_get_machine (player), event_loop);
  g_assert_cmpstr (print->text, ==, "Line 2 prints: A 1");
  g_assert_cmpuint (print->badges->len, ==, 0);
}

static void
test_promises (void)
{
  g_auto (GStrv) sentences = narrate ("database.promises.getUserById(1)\n"
                                      "  .then(({ name }) => {\n"
                                      "    return name;\n"
                                      "  })\n"
                                      "  .then(console.log);\n"
                                      "queueMicrotask(() => 0);\n"
                                      "const settled = Promise.reject(new Error('no'));\n"
                                      "settled.catch(() => {\n"
                                      "  throw 'again';\n"
                                      "});\n",
                                      RB_ANSWERS_LATER, NULL);

  check (sentences,
         "Nothing has run yet.\n"
         "The database starts looking for users \xc2\xb7 id 1. "
         "The call returns a promise of the answer.\n"
         "Callback C enters the microtask queue.\n"
         "Line 7 runs.\n"
         "A promise was rejected with Error: no. Callback D enters the microtask queue.\n"
         "The main script is done: the stack is empty.\n"
         "The stack is empty: callback C runs as a microtask, before any task.\n"
         "Line 6 runs.\n"
         "Callback C is done: the stack is empty again.\n"
         "The stack is empty: callback D runs as a microtask, before any task.\n"
         "Line 9 runs.\n"
         "Callback D is done: the stack is empty again.\n"
         "A promise was rejected, and nobody handles it: again\n"
         "The event loop waits 1.5 s for the database.\n"
         "The database answers users \xc2\xb7 id 1: { id: 1, name: \"wwDev\" }. "
         "The answer for the promise enters the task queue.\n"
         "The event loop takes the answer. A promise was fulfilled with { id: 1, name: \"wwDev\" }. "
         "Callback A enters the microtask queue.\n"
         "The stack is empty: callback A runs as a microtask, before any task.\n"
         "Line 3 runs.\n"
         "Callback A is done: the stack is empty again. A promise was fulfilled with \"wwDev\". "
         "Callback B enters the microtask queue.\n"
         "Callback B prints: wwDev\n"
         "Callback B is done: the stack is empty again.\n"
         "The program failed: nobody handled a rejection: again");
}

static void
test_unneeded (void)
{
  g_auto (GStrv) sentences = narrate ("database.promises.getUserById(1)\n"
                                      "  .then(console.log, () => 0)\n"
                                      "  .catch(() => 1);\n",
                                      RB_ANSWERS_LATER, NULL);

  check (sentences,
         "Nothing has run yet.\n"
         "The database starts looking for users \xc2\xb7 id 1. "
         "The call returns a promise of the answer.\n"
         "The main script is done: the stack is empty.\n"
         "The event loop waits 1.5 s for the database.\n"
         "The database answers users \xc2\xb7 id 1: { id: 1, name: \"wwDev\" }. "
         "The answer for the promise enters the task queue.\n"
         "The event loop takes the answer. A promise was fulfilled with { id: 1, name: \"wwDev\" }. "
         "Callback A enters the microtask queue. Callback B is not needed.\n"
         "Callback A prints: { id: 1, name: \"wwDev\" }\n"
         "A promise was fulfilled. A microtask will pass that on to the next promise. Callback C is not needed.\n"
         "A microtask passes a promise's value on, and calls nothing.\n"
         "The program is finished. Code on lines 2\xe2\x80\x93" "3 did not run.");
}

static void
test_awaits (void)
{
  g_auto (GStrv) sentences = narrate ("const main = async () => {\n"
                                      "  const user = await database.promises.getUserById(1);\n"
                                      "  try {\n"
                                      "    await fails();\n"
                                      "  } catch (error) {\n"
                                      "    return user;\n"
                                      "  }\n"
                                      "};\n"
                                      "const fails = async () => {\n"
                                      "  await null;\n"
                                      "  throw 'no';\n"
                                      "};\n"
                                      "main().then(() => Promise.resolve(5));\n"
                                      "console.log('end');\n",
                                      RB_ANSWERS_LATER, NULL);

  check (sentences,
         "Nothing has run yet.\n"
         "Line 1 only stores the function main.\n"
         "Line 9 only stores the function fails.\n"
         "Line 13 calls main.\n"
         "The database starts looking for users \xc2\xb7 id 1. "
         "The call returns a promise of the answer.\n"
         "main waits at its await: it is off the stack. Line 13 hands over callback A, to be called "
         "when a promise is settled.\n"
         "Line 14 prints: end\n"
         "The main script is done: the stack is empty.\n"
         "The event loop waits 1.5 s for the database.\n"
         "The database answers users \xc2\xb7 id 1: { id: 1, name: \"wwDev\" }. "
         "The answer for the promise enters the task queue.\n"
         "The event loop takes the answer. A promise was fulfilled with { id: 1, name: \"wwDev\" }. "
         "main enters the microtask queue.\n"
         "The stack is empty: main goes on after its await.\n"
         "Line 3 runs.\n"
         "Line 4 calls fails.\n"
         "Line 10 runs.\n"
         "fails leaves the stack at its await and enters the microtask queue.\n"
         "main waits at its await, off the stack. The stack is empty.\n"
         "The stack is empty: fails goes on after its await.\n"
         "A promise was rejected with \"no\". main enters the microtask queue.\n"
         "The microtask is done: the stack is empty again.\n"
         "The stack is empty: main goes on after its await, with an exception.\n"
         "Line 6 runs.\n"
         "main is done: the stack is empty again. A promise was fulfilled with { id: 1, name: "
         "\"wwDev\" }. Callback A enters the microtask queue.\n"
         "The stack is empty: callback A runs as a microtask, before any task.\n"
         "Line 13 runs.\n"
         "Callback A is done: the stack is empty again. A promise was resolved with another one: a microtask will "
         "follow that one.\n"
         "A microtask follows the promise that another one was resolved with. A promise was "
         "fulfilled with 5. A microtask will pass that on to the next promise.\n"
         "A microtask passes a promise's value on, and calls nothing.\n"
         "The program is finished.");
}

static void
test_outcomes (void)
{
  static const struct
  {
    const char *source;
    const char *outcome;
  } runs[] = {
    { "1;", "The program is finished." },
    { "throw 1;", "The program failed: nobody caught the error on line 1: 1" },
    { "let = ;", "The program cannot run. Line 1, column 7: A value or a name is missing before `;`." },
    { "1;\n  while (true) {}",
      "The program was stopped: it executed more statements than a run may execute. It was at line 2, column 3." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (runs); i++)
    {
      g_autofree char *outcome = NULL;
      g_auto (GStrv) sentences G_GNUC_UNUSED = narrate (runs[i].source, RB_ANSWERS_LATER, &outcome);

      g_test_message ("%s", outcome);
      g_assert_cmpstr (outcome, ==, runs[i].outcome);
    }
}

/* --- Handwritten traces ------------------------------------------------------------------------------------------- */

/* Sites of the following traces. */
enum
{
  SCRIPT,
  SET,
  SCRIPT_AWAIT,
  MAIN,
  MAIN_AWAIT,
  NAMELESS,
  NAMELESS_AWAIT,
};

static const char by_hand[] = "set ();\nawait 1;\nmain {\nawait 2 }\n{\nawait 3 }\n";

typedef struct
{
  RbRecordKind kind;
  guint32 site;
  guint32 a;
  guint32 b;
  guint32 c;
  guint32 d;
} Written;

static guint
place_of (const char *text)
{
  return strstr (by_hand, text) - by_hand;
}

static void
write_sites (RbTrace *trace)
{
  rb_trace_set_source (trace, by_hand);
  rb_trace_add_site (trace, RB_SITE_SCRIPT, 0, strlen (by_hand), 0, NULL);
  rb_trace_add_site (trace, RB_SITE_STATEMENT, 0, 7, 0, NULL);
  rb_trace_add_site (trace, RB_SITE_AWAIT, place_of ("await 1"), place_of ("await 1") + 7, 0, NULL);
  rb_trace_add_site (trace, RB_SITE_FUNCTION, place_of ("main"), place_of ("main") + 16, 0, "main");
  rb_trace_add_site (trace, RB_SITE_AWAIT, place_of ("await 2"), place_of ("await 2") + 7, MAIN, NULL);
  rb_trace_add_site (trace, RB_SITE_FUNCTION, place_of ("{\nawait 3"), place_of ("{\nawait 3") + 11, 0, NULL);
  rb_trace_add_site (trace, RB_SITE_AWAIT, place_of ("await 3"), place_of ("await 3") + 7, NAMELESS, NULL);
}

/* Returns the sentence of each moment of a handwritten trace. */
static char **
narrate_by_hand (const Written *records,
                 guint          n_records)
{
  g_autoptr (RbRunnerPool) pool = rb_runner_pool_new (FALSE);
  g_autoptr (RbProgram) program = rb_program_new (by_hand);
  g_autoptr (RbEventLoop) event_loop = rb_event_loop_new (program, pool);
  RbTrace *trace = rb_event_loop_get_trace (event_loop);
  g_autoptr (RbMachine) machine = rb_machine_new (trace);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  write_sites (trace);
  for (guint i = 0; i < n_records; i++)
    {
      const Written *written = &records[i];
      RbRecord record = { 0, written->site, written->a, written->b, written->c, written->d, written->kind, 0, 0 };

      rb_trace_append (trace, &record);
    }

  for (guint i = 1; i <= rb_trace_get_n_moments (trace); i++)
    {
      g_autofree char *sentence = NULL;

      rb_machine_seek (machine, rb_trace_get_moment_start (trace, i));
      sentence = rb_narration_describe (machine, event_loop);
      g_test_message ("%s", sentence);
      g_strv_builder_add (builder, sentence);
    }

  return g_strv_builder_end (builder);
}

/* Ticks are not microtasks. */
static void
test_ticks (void)
{
  static const Written records[] = {
    { RB_RECORD_SCRIPT_START },
    { RB_RECORD_STATEMENT, SET, 0 },
    { RB_RECORD_CALLBACK, NAMELESS, 1 },
    { RB_RECORD_MICROTASK_QUEUED, 0, 1, 1, RB_MICROTASK_NEXT_TICK },
    { RB_RECORD_STATEMENT, SET, 0 },
    { RB_RECORD_CALLBACK, MAIN, 2 },
    { RB_RECORD_MICROTASK_QUEUED, 0, 2, 1, RB_MICROTASK_NEXT_TICK },
    { RB_RECORD_MICROTASK_QUEUED, 0, 3, 2, RB_MICROTASK_PROGRAM },
    { RB_RECORD_MICROTASK_QUEUED, 0, 4, 2, RB_MICROTASK_NEXT_TICK },
    { RB_RECORD_SCRIPT_END },
    { RB_RECORD_MICROTASK_START, 0, 1, 1, RB_MICROTASK_NEXT_TICK },
    { RB_RECORD_ENTER, NAMELESS, 1 },
    { RB_RECORD_EXIT, NAMELESS, 1 },
    { RB_RECORD_MICROTASK_END, 0, 1, 1 },
    { RB_RECORD_MICROTASK_START, 0, 0, 0, RB_MICROTASK_INTERNAL },
    { RB_RECORD_MICROTASK_END, 0, 0, 0 },
  };
  g_auto (GStrv) sentences = narrate_by_hand (records, G_N_ELEMENTS (records));

  check (sentences,
         "Callback A enters the process.nextTick queue.\n"
         "2 callbacks enter the process.nextTick queue. Callback B enters the microtask queue.\n"
         "The main script is done: the stack is empty.\n"
         "The stack is empty: callback A of process.nextTick runs, before any microtask.\n"
         "Callback A is done: the stack is empty again.\n"
         "The stack is empty: a microtask runs.");
}

/* Immediates are queued by themselves, when nothing else is queued. */
static void
test_immediates (void)
{
  static const Written records[] = {
    { RB_RECORD_SCRIPT_START },
    { RB_RECORD_STATEMENT, SET, 0 },
    { RB_RECORD_CALLBACK, MAIN, 1 },
    { RB_RECORD_TIMER_SET, 0, 1, 1, 0, RB_TIMER_IMMEDIATE },
    { RB_RECORD_STATEMENT, SET, 0 },
    { RB_RECORD_TIMER_SET, 0, 2, 1, 5, RB_TIMER_INTERVAL },
    { RB_RECORD_SCRIPT_END },
    { RB_RECORD_TASK_QUEUED, 0, 1, 1 },
    { RB_RECORD_TASK_START, 0, 1, 1 },
    { RB_RECORD_CALLBACK, NAMELESS, 2 },
    { RB_RECORD_TIMER_SET, 0, 3, 2, 0, RB_TIMER_IMMEDIATE },
    { RB_RECORD_TIMER_SET, 0, 4, 2, 0, RB_TIMER_IMMEDIATE },
    { RB_RECORD_TASK_END, 0, 1, 1 },
    { RB_RECORD_TASK_QUEUED, 0, 3, 2 },
    { RB_RECORD_TASK_QUEUED, 0, 4, 2 },
    { RB_RECORD_TIMER_FIRED, 0, 2, 1 },
    { RB_RECORD_TASK_QUEUED, 0, 2, 1 },
  };
  g_auto (GStrv) sentences = narrate_by_hand (records, G_N_ELEMENTS (records));

  check (sentences,
         "setImmediate: callback A will enter the task queue once it is empty.\n"
         "A timer starts. Every 5 ms, callback A may run, as soon as the stack is empty.\n"
         "The main script is done: the stack is empty.\n"
         "The task queue is empty: callback A of setImmediate enters it.\n"
         "setImmediate: callback B will enter the task queue once it is empty.\n"
         "Callback A is done: the stack is empty again.\n"
         "The task queue is empty: 2 callbacks of setImmediate enter it.\n"
         "The timer rings. Callback A enters the task queue as number 3.");
}

/* The script waits, continues, receives an error, and ends. */
static void
test_script_awaits (void)
{
  static const Written records[] = {
    { RB_RECORD_SCRIPT_START },
    { RB_RECORD_STATEMENT, SET, 0 },
    { RB_RECORD_SUSPEND, SCRIPT_AWAIT, 0 },
    { RB_RECORD_SETTLED, 0, 1, 1 },
    { RB_RECORD_MICROTASK_QUEUED, SCRIPT_AWAIT, 1, 0, RB_MICROTASK_AWAIT_FULFILLED, 0 },
    { RB_RECORD_SCRIPT_END },
    { RB_RECORD_MICROTASK_START, SCRIPT_AWAIT, 1, 0, RB_MICROTASK_AWAIT_FULFILLED, 0 },
    { RB_RECORD_RESUME, SCRIPT_AWAIT, 0 },
    { RB_RECORD_SUSPEND, SCRIPT_AWAIT, 0 },
    { RB_RECORD_MICROTASK_QUEUED, SCRIPT_AWAIT, 2, 0, RB_MICROTASK_AWAIT_REJECTED, 0 },
    { RB_RECORD_MICROTASK_END, 0, 1 },
    { RB_RECORD_MICROTASK_START, SCRIPT_AWAIT, 2, 0, RB_MICROTASK_AWAIT_REJECTED, 0 },
    { RB_RECORD_RESUME, SCRIPT_AWAIT, 0 },
    { RB_RECORD_STATEMENT, SET, 0 },
    { RB_RECORD_MICROTASK_END, 0, 2 },
    { RB_RECORD_FINISHED, 0, RB_OUTCOME_IDLE },
  };
  g_auto (GStrv) sentences = narrate_by_hand (records, G_N_ELEMENTS (records));

  check (sentences,
         "Line 1 runs.\n"
         "The main script leaves the stack at its await and enters the microtask queue.\n"
         "The stack is empty: the main script goes on after its await.\n"
         "The main script waits at its await, off the stack. The stack is empty. The main script enters the "
         "microtask queue.\n"
         "The stack is empty: the main script goes on after its await, with an exception.\n"
         "Line 1 runs.\n"
         "The main script is done: the stack is empty.\n"
         "The program is finished. Code on lines 3\xe2\x80\x93" "6 did not run.");
}

/* An error that is thrown into a function that does not catch it runs no code. */
static void
test_thrown_into (void)
{
  static const Written records[] = {
    { RB_RECORD_SCRIPT_START },
    { RB_RECORD_STATEMENT, SET, 0 },
    { RB_RECORD_ENTER, MAIN, 1 },
    { RB_RECORD_SUSPEND, MAIN_AWAIT, 1 },
    { RB_RECORD_SCRIPT_END },
    { RB_RECORD_MICROTASK_QUEUED, MAIN_AWAIT, 1, 0, RB_MICROTASK_AWAIT_REJECTED, 1 },
    { RB_RECORD_MICROTASK_START, MAIN_AWAIT, 1, 0, RB_MICROTASK_AWAIT_REJECTED, 1 },
    { RB_RECORD_RESUME, MAIN_AWAIT, 1 },
    { RB_RECORD_MICROTASK_END, 0, 1 },
    { RB_RECORD_FINISHED, 0, RB_OUTCOME_IDLE },
  };
  g_auto (GStrv) sentences = narrate_by_hand (records, G_N_ELEMENTS (records));

  check (sentences,
         "Line 1 calls main.\n"
         "main waits at its await: it is off the stack.\n"
         "main enters the microtask queue.\n"
         "main waited for a promise that was rejected, and does not catch that.\n"
         "The program is finished. Code on lines 5\xe2\x80\x93" "6 did not run.");
}

/* The last sentence names the functions that still wait. */
static void
test_still_waiting (void)
{
  static const Written records[] = {
    { RB_RECORD_SCRIPT_START },
    { RB_RECORD_STATEMENT, SET, 0 },
    { RB_RECORD_SCRIPT_END },
    { RB_RECORD_WAITING, MAIN_AWAIT, 1 },
    { RB_RECORD_WAITING, NAMELESS_AWAIT, 2 },
    { RB_RECORD_WAITING, SCRIPT_AWAIT, 0 },
    { RB_RECORD_FINISHED, 0, RB_OUTCOME_IDLE },
  };

  for (guint n_waiting = 1; n_waiting <= 3; n_waiting++)
    {
      static const char * const more[] = { "", " 1 more function still waits.", " 2 more functions still wait." };
      Written written[G_N_ELEMENTS (records)];
      g_auto (GStrv) sentences = NULL;
      g_autofree char *expected = NULL;

      memcpy (written, records, sizeof written);
      written[3 + n_waiting] = records[6];
      sentences = narrate_by_hand (written, 4 + n_waiting);
      expected = g_strconcat ("Line 1 runs.\n"
                              "The main script is done: the stack is empty.\n"
                              "`main` still waits at line 4: nothing will ever settle that promise.",
                              more[n_waiting - 1], NULL);
      check (sentences, expected);
    }
}

static void
test_all_waiting (void)
{
  static const RbRecord records[] = {
    { .kind = RB_RECORD_SCRIPT_END },
    { .kind = RB_RECORD_WAITING, .site = NAMELESS_AWAIT, .a = 2 },
    { .kind = RB_RECORD_WAITING, .site = MAIN_AWAIT, .a = 1 },
    { .kind = RB_RECORD_WAITING, .site = SCRIPT_AWAIT },
    { .kind = RB_RECORD_FINISHED, .a = RB_OUTCOME_IDLE },
  };
  g_autoptr (RbTrace) trace = rb_trace_new ();
  g_auto (GStrv) none = NULL;
  g_auto (GStrv) sentences = NULL;
  g_auto (GStrv) moved = NULL;

  write_sites (trace);
  none = rb_narration_describe_waiting (trace, 1);
  g_assert_cmpuint (g_strv_length (none), ==, 0);

  rb_trace_append_many (trace, records, G_N_ELEMENTS (records));
  sentences = rb_narration_describe_waiting (trace, 1);
  check (sentences,
         "An anonymous function still waits at line 6: nothing will ever settle that promise.\n"
         "`main` still waits at line 4: nothing will ever settle that promise.\n"
         "The program still waits at line 2: nothing will ever settle that promise.");
  moved = rb_narration_describe_waiting (trace, 11);
  g_assert_cmpstr (moved[2], ==, "The program still waits at line 12: nothing will ever settle that promise.");
}

/* A sentence names at most three places, because it must stay short. */
static void
test_unrun (void)
{
  static const RbUnrun stretches[] = { { 0, 5, 2, 2 }, { 8, 9, 3, 5 }, { 20, 22, 9, 9 }, { 30, 33, 9, 9 },
                                       { 40, 44, 12, 12 }, { 50, 55, 20, 24 } };
  static const char *const sentences[] = {
    NULL,
    "Code on line 2 did not run.",
    "Code on lines 2\xe2\x80\x93" "5 did not run.",
    "Code on lines 2\xe2\x80\x93" "5, 9 did not run.",
    "Code on lines 2\xe2\x80\x93" "5, 9 did not run.",
    "Code on lines 2\xe2\x80\x93" "5, 9, 12 did not run.",
    "Code on 11 lines did not run; it is pale.",
  };
  g_autoptr (GArray) unrun = g_array_new (FALSE, FALSE, sizeof (RbUnrun));

  for (guint i = 0; i <= G_N_ELEMENTS (stretches); i++)
    {
      g_autofree char *sentence = rb_narration_describe_unrun (unrun);

      g_assert_cmpstr (sentence, ==, sentences[i]);
      if (i < G_N_ELEMENTS (stretches))
        g_array_append_val (unrun, stretches[i]);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/narration/callback", test_callback);
  g_test_add_func ("/narration/dropped", test_dropped);
  g_test_add_func ("/narration/returns", test_returns);
  g_test_add_func ("/narration/blocked", test_blocked);
  g_test_add_func ("/narration/errors", test_errors);
  g_test_add_func ("/narration/failure", test_failure);
  g_test_add_func ("/narration/pace", test_pace);
  g_test_add_func ("/narration/badges", test_badges);
  g_test_add_func ("/narration/promises", test_promises);
  g_test_add_func ("/narration/unneeded", test_unneeded);
  g_test_add_func ("/narration/unrun", test_unrun);
  g_test_add_func ("/narration/awaits", test_awaits);
  g_test_add_func ("/narration/outcomes", test_outcomes);
  g_test_add_func ("/narration/ticks", test_ticks);
  g_test_add_func ("/narration/immediates", test_immediates);
  g_test_add_func ("/narration/script-awaits", test_script_awaits);
  g_test_add_func ("/narration/thrown-into", test_thrown_into);
  g_test_add_func ("/narration/still-waiting", test_still_waiting);
  g_test_add_func ("/narration/all-waiting", test_all_waiting);

  return g_test_run ();
}
