/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "bare.h"

#include "runner/engine-promises.h"

/* The least that an event loop can be: timers by due time, and what the engine does by itself. */
static const char event_loop[] =
  "(function (print, call, evaluate) {"
  "  'use strict';"
  "  const timers = [];"
  "  const settled = Object.defineProperty(Promise.resolve(), 'constructor', { value: undefined });"
  "  const then = Function.prototype.call.bind(Promise.prototype.then);"
  "  let now = 0;"
  "  globalThis.console = { log: (text) => print(`${text}`) };"
  "  globalThis.setTimeout = (callback, delay, ...args) => {"
  "    if (typeof callback !== 'function') throw new TypeError('A timer can only call a function');"
  "    return timers.push({ due: now + delay, run: () => callback(...args) });"
  "  };"
  "  globalThis.queueMicrotask = (callback) => {"
  "    if (typeof callback !== 'function') throw new TypeError('queueMicrotask can only call a function');"
  "    then(settled, () => call(callback));"
  "  };"
  "  evaluate();"
  "  return () => {"
  "    let next = null;"
  "    for (const timer of timers) if (timer.due >= 0 && (next === null || timer.due < next.due)) next = timer;"
  "    if (next === null) return false;"
  "    now = next.due;"
  "    next.due = -1;"
  "    call(next.run);"
  "    return true;"
  "  };"
  "})";

/* What is run, and what came of it. */
typedef struct
{
  JSCContext *context;
  GString *printed;
  const char *setup;
  const char *program;
} Run;

void
print_uncaught (GString    *printed,
                const char *message)
{
  gssize length = g_utf8_strlen (message, -1);
  const char *end = g_utf8_offset_to_pointer (message, MIN (length, 400));

  g_string_append (printed, "uncaught ");
  g_string_append_len (printed, message, end - message);
  g_string_append_c (printed, '\n');
}

static void
print_cb (const char *text,
          gpointer    user_data)
{
  Run *run = user_data;

  g_string_append_printf (run->printed, "%s\n", text);
}

static void
unhandled_cb (gpointer user_data)
{
  Run *run = user_data;

  g_string_append (run->printed, "unhandled\n");
}

static void
report_exception (Run *run)
{
  JSCException *exception = jsc_context_get_exception (run->context);
  g_autofree char *text = NULL;

  if (exception == NULL)
    return;
  text = jsc_exception_to_string (exception);
  print_uncaught (run->printed, text);
  jsc_context_clear_exception (run->context);
}

static void
call_cb (JSCValue *callback,
         gpointer  user_data)
{
  g_autoptr (JSCValue) result G_GNUC_UNUSED = jsc_value_function_call (callback, G_TYPE_NONE);

  report_exception (user_data);
}

static void
evaluate (Run        *run,
          const char *text,
          const char *uri)
{
  g_autoptr (JSCValue) result G_GNUC_UNUSED = jsc_context_evaluate_with_source_uri (run->context, text, -1, uri, 1);

  report_exception (run);
}

/* Called by a script, so that microtasks come after what this reports. */
static void
evaluate_cb (gpointer user_data)
{
  Run *run = user_data;

  evaluate (run, run->setup, "setup");
  g_assert_cmpstr (run->printed->str, ==, "");
  evaluate (run, run->program, "program");
}

static JSCValue *
start (Run *run)
{
  JSCContext *context = run->context;
  g_autoptr (JSCValue) make = jsc_context_evaluate (context, event_loop, -1);
  g_autoptr (JSCValue) print = jsc_value_new_function (context, "print", G_CALLBACK (print_cb), run, NULL, G_TYPE_NONE,
                                                       1, G_TYPE_STRING);
  g_autoptr (JSCValue) call = jsc_value_new_function (context, "call", G_CALLBACK (call_cb), run, NULL, G_TYPE_NONE, 1,
                                                      JSC_TYPE_VALUE);
  g_autoptr (JSCValue) unhandled = jsc_value_new_function (context, "unhandled", G_CALLBACK (unhandled_cb), run, NULL,
                                                           G_TYPE_NONE, 0);
  g_autoptr (JSCValue) evaluator = jsc_value_new_function (context, "evaluate", G_CALLBACK (evaluate_cb), run, NULL,
                                                           G_TYPE_NONE, 0);

  if (!rb_engine_promises_watch_rejections (context, unhandled))
    g_error ("This JavaScriptCore does not tell of unhandled rejections");
  return jsc_value_function_call (make, JSC_TYPE_VALUE, print, JSC_TYPE_VALUE, call, JSC_TYPE_VALUE, evaluator,
                                  G_TYPE_NONE);
}

char *
run_bare (const char *setup,
          const char *program)
{
  g_autoptr (JSCContext) context = rb_engine_promises_new_context ();
  Run run = { context, g_string_new (NULL), setup, program };
  g_autoptr (JSCValue) turn = start (&run);
  gboolean more = TRUE;

  while (more)
    {
      g_autoptr (JSCValue) turned = jsc_value_function_call (turn, G_TYPE_NONE);

      more = jsc_value_to_boolean (turned);
    }
  return g_string_free (run.printed, FALSE);
}
