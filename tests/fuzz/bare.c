/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "bare.h"

#include "runner/engine-promises.h"
#include "runner/scripts.h"

/* The least that an event loop can be: timers by due time, and what the engine does by itself. */
static const char event_loop[] =
  "(function (print, uncaught, evaluate, setup, program) {"
  "  'use strict';"
  "  const timers = [];"
  "  const settled = Object.defineProperty(Promise.resolve(), 'constructor', { value: undefined });"
  "  const then = Function.prototype.call.bind(Promise.prototype.then);"
  "  let now = 0;"
  "  const call = (callback) => {"
  "    try {"
  "      callback();"
  "    } catch (error) {"
  "      uncaught(error);"
  "    }"
  "  };"
  "  globalThis.console = { log: (text) => print(`${text}`) };"
  "  globalThis.setTimeout = (callback, delay, ...args) => {"
  "    if (typeof callback !== 'function') throw new TypeError('A timer can only call a function');"
  "    return timers.push({ due: now + delay, run: () => callback(...args) });"
  "  };"
  "  globalThis.queueMicrotask = (callback) => {"
  "    if (typeof callback !== 'function') throw new TypeError('queueMicrotask can only call a function');"
  "    then(settled, () => call(callback));"
  "  };"
  "  call(() => evaluate(setup, 'setup'));"
  "  call(() => evaluate(program, 'program'));"
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
uncaught_cb (const char *text,
             gpointer    user_data)
{
  Run *run = user_data;

  print_uncaught (run->printed, text);
}

/* What an error says is told as the runner tells it: in a realm of its own. */
static JSCValue *
new_reporter (Run *run)
{
  JSCVirtualMachine *machine = jsc_context_get_virtual_machine (run->context);
  g_autoptr (JSCContext) context = jsc_context_new_with_virtual_machine (machine);
  g_autoptr (JSCValue) proxies = jsc_context_evaluate (context, "new WeakSet()", -1);
  g_autoptr (JSCValue) make_preview = rb_runner_load_script (context, "preview.js");
  g_autoptr (JSCValue) preview = jsc_value_function_call (make_preview, JSC_TYPE_VALUE, proxies, G_TYPE_NONE);
  g_autoptr (JSCValue) print = jsc_value_new_function (context, "print", G_CALLBACK (uncaught_cb), run, NULL,
                                                       G_TYPE_NONE, 1, G_TYPE_STRING);
  g_autoptr (JSCValue) make = jsc_context_evaluate (
    context, "(preview, print) => (error) => print(preview.ofThrown(error, 10000))", -1);

  return jsc_value_function_call (make, JSC_TYPE_VALUE, preview, JSC_TYPE_VALUE, print, G_TYPE_NONE);
}

static JSCValue *
start (Run *run)
{
  JSCContext *context = run->context;
  g_autoptr (JSCValue) engine = rb_engine_promises_new (context);
  g_autoptr (JSCValue) evaluate = jsc_value_object_get_property (engine, "evaluate");
  g_autoptr (JSCValue) make = jsc_context_evaluate (context, event_loop, -1);
  g_autoptr (JSCValue) print = jsc_value_new_function (context, "print", G_CALLBACK (print_cb), run, NULL, G_TYPE_NONE,
                                                       1, G_TYPE_STRING);
  g_autoptr (JSCValue) uncaught = new_reporter (run);
  g_autoptr (JSCValue) setup = jsc_value_new_string (context, run->setup);
  g_autoptr (JSCValue) program = jsc_value_new_string (context, run->program);
  g_autoptr (JSCValue) unhandled = jsc_value_new_function (context, "unhandled", G_CALLBACK (unhandled_cb), run, NULL,
                                                           G_TYPE_NONE, 0);

  if (!rb_engine_promises_watch_rejections (context, unhandled) || !jsc_value_is_function (evaluate))
    g_error ("This JavaScriptCore does not tell of errors");
  return jsc_value_function_call (make, JSC_TYPE_VALUE, print, JSC_TYPE_VALUE, uncaught, JSC_TYPE_VALUE, evaluate,
                                  JSC_TYPE_VALUE, setup, JSC_TYPE_VALUE, program, G_TYPE_NONE);
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
