/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "runner/realm.h"

#include <stdlib.h>
#include <unistd.h>

#include "runner/engine-promises.h"
#include "runner/errors.h"
#include "runner/numbers.h"
#include "runner/realm-options.h"
#include "runner/scripts.h"
#include "runner/sender.h"
#include "runner/tools.h"
#include "runner/variables.h"

/* How many returned values of a run are shown; a program that returns a million times is not read value by value. */
#define MAX_PREVIEWS 20000

struct _RbRealm
{
  GObject parent_instance;

  RbSender *sender;
  RbCompiler *compiler;
  JSCContext *context;
  JSCValue *trace;
  JSCValue *words;
  JSCValue *prelude;
  RbTools *tools;
  JSCValue *proxies;
  char *setup;
};

G_DEFINE_FINAL_TYPE (RbRealm, rb_realm, G_TYPE_OBJECT)

static const guint32 *
pack_strings (RbRealm  *self,
              JSCValue *texts,
              int       n_texts)
{
  for (int i = 0; i < n_texts; i++)
    {
      g_autoptr (JSCValue) item = jsc_value_object_get_property_at_index (texts, i);
      g_autofree char *text = jsc_value_to_string (item);
      g_autofree char *valid = g_utf8_make_valid (text != NULL ? text : "", -1);

      rb_sender_pack_string (self->sender, valid);
    }
  return jsc_value_typed_array_get_data (self->words, NULL);
}

/* native.pack (used, texts, n): strings first, for the records name them. */
static void
pack_cb (int       n_used,
         JSCValue *texts,
         int       n_texts,
         gpointer  user_data)
{
  RbRealm *self = user_data;
  const guint32 *words = pack_strings (self, texts, n_texts);

  rb_sender_pack (self->sender, words, n_used);
}

/* native.send (used, texts, n) */
static void
send_cb (int       n_used,
         JSCValue *texts,
         int       n_texts,
         gpointer  user_data)
{
  RbRealm *self = user_data;
  const guint32 *words = pack_strings (self, texts, n_texts);

  rb_sender_send (self->sender, words, n_used);
}

static void
exit_cb (gpointer user_data)
{
  RbRealm *self = user_data;

  rb_sender_wait (self->sender);
  _exit (EXIT_SUCCESS);
}

static JSCValue *
await_answer_cb (guint    request,
                 gpointer user_data)
{
  RbRealm *self = user_data;
  gint64 now;
  g_autoptr (GVariant) answer = rb_sender_ask (self->sender, request, &now);
  g_autoptr (JSCValue) result = jsc_value_new_object (rb_tools_get_context (self->tools), NULL, NULL);
  g_autoptr (JSCValue) now_value = NULL;
  g_autoptr (JSCValue) outcome_value = NULL;
  g_autoptr (JSCValue) text_value = NULL;
  const char *text;
  guint outcome;

  g_variant_get (answer, "(u&s)", &outcome, &text);
  now_value = jsc_value_new_number (self->context, now);
  outcome_value = jsc_value_new_number (self->context, outcome);
  text_value = jsc_value_new_string (self->context, text);
  jsc_value_object_set_property (result, "now", now_value);
  jsc_value_object_set_property (result, "outcome", outcome_value);
  jsc_value_object_set_property (result, "text", text_value);
  return g_steal_pointer (&result);
}

/* native.report (kind, text, uri, line, column, stack): an error that nobody catches or handles. */
static void
report_cb (guint       kind,
           const char *text,
           const char *uri,
           guint       line,
           guint       column,
           const char *stack,
           gpointer    user_data)
{
  RbRealm *self = user_data;

  rb_errors_record (self->trace, self->compiler, kind, text, uri, line, column, stack);
}

/* native.evaluate (text, uri): where the engine tells not exactly what a script throws, that is reported here. */
static void
evaluate_cb (const char *text,
             const char *uri,
             gpointer    user_data)
{
  RbRealm *self = user_data;
  g_autoptr (JSCValue) result G_GNUC_UNUSED = jsc_context_evaluate_with_source_uri (self->context, text, -1, uri, 1);

  rb_errors_report (self->trace, self->compiler);
}

/* native.scripts (): the text that runs untraced before the program, and the program. */
static JSCValue *
scripts_cb (gpointer user_data)
{
  RbRealm *self = user_data;
  g_autofree char *code = rb_compiler_dup_code (self->compiler);
  const char *const scripts[] = { self->setup != NULL ? self->setup : "", code, NULL };

  return jsc_value_new_array_from_strv (self->context, scripts);
}

static void
add_native (RbRealm    *self,
            JSCValue   *native,
            const char *name,
            JSCValue   *function)
{
  jsc_value_object_set_property (native, name, function);
  g_object_unref (function);
}

static JSCValue *
new_native (RbRealm *self)
{
  JSCContext *context = self->context;
  g_autoptr (JSCValue) native = jsc_value_new_object (context, NULL, NULL);

  add_native (self, native, "pack",
              jsc_value_new_function (context, "pack", G_CALLBACK (pack_cb), self, NULL, G_TYPE_NONE, 3, G_TYPE_INT,
                                      JSC_TYPE_VALUE, G_TYPE_INT));
  add_native (self, native, "send",
              jsc_value_new_function (context, "send", G_CALLBACK (send_cb), self, NULL, G_TYPE_NONE, 3, G_TYPE_INT,
                                      JSC_TYPE_VALUE, G_TYPE_INT));
  add_native (self, native, "exit",
              jsc_value_new_function (context, "exit", G_CALLBACK (exit_cb), self, NULL, G_TYPE_NONE, 0));
  add_native (self, native, "evaluate",
              jsc_value_new_function (context, "evaluate", G_CALLBACK (evaluate_cb), self, NULL, G_TYPE_NONE, 2,
                                      G_TYPE_STRING, G_TYPE_STRING));
  add_native (self, native, "scripts",
              jsc_value_new_function (context, "scripts", G_CALLBACK (scripts_cb), self, NULL, JSC_TYPE_VALUE, 0));
  add_native (self, native, "report",
              jsc_value_new_function (context, "report", G_CALLBACK (report_cb), self, NULL, G_TYPE_NONE, 6,
                                      G_TYPE_UINT, G_TYPE_STRING, G_TYPE_STRING, G_TYPE_UINT, G_TYPE_UINT,
                                      G_TYPE_STRING));
  add_native (self, native, "awaitAnswer",
              jsc_value_new_function (context, "awaitAnswer", G_CALLBACK (await_answer_cb), self, NULL, JSC_TYPE_VALUE,
                                      1, G_TYPE_UINT));
  return g_steal_pointer (&native);
}

static void
load_prelude (RbRealm *self)
{
  g_autoptr (JSCValue) native = new_native (self);
  g_autoptr (JSCValue) wire = rb_numbers_new (self->context);
  g_autoptr (JSCValue) engine = rb_engine_promises_new (self->context);
  g_autoptr (JSCValue) make_trace = rb_runner_load_script (self->context, "trace.js");
  g_autoptr (JSCValue) make_promises = rb_runner_load_script (self->context, "promises.js");
  g_autoptr (JSCValue) make_prelude = rb_runner_load_script (self->context, "prelude.js");
  g_autoptr (JSCValue) clone = rb_runner_load_script (self->context, "structured-clone.js");
  g_autoptr (JSCValue) installed = NULL;
  g_autoptr (JSCValue) unhandled = NULL;

  self->proxies = rb_runner_load_script (self->context, "proxies.js");
  self->trace = jsc_value_function_call (make_trace, JSC_TYPE_VALUE, native, JSC_TYPE_VALUE, wire, JSC_TYPE_VALUE,
                                         engine, G_TYPE_NONE);
  self->words = jsc_value_object_get_property (self->trace, "words");
  self->tools = rb_tools_new (self->context, self->trace, wire, self->proxies);
  self->prelude = jsc_value_function_call (make_prelude, JSC_TYPE_VALUE, native, JSC_TYPE_VALUE, self->trace,
                                           JSC_TYPE_VALUE, wire, JSC_TYPE_VALUE, rb_tools_get_object (self->tools),
                                           JSC_TYPE_VALUE, engine, JSC_TYPE_VALUE, self->proxies, JSC_TYPE_VALUE,
                                           make_promises, G_TYPE_NONE);
  installed = jsc_value_object_invoke_method (self->prelude, "install", JSC_TYPE_VALUE, clone, G_TYPE_NONE);
  unhandled = jsc_value_object_get_property (self->prelude, "unhandled");
  if (!rb_engine_promises_watch_rejections (self->context, unhandled))
    g_debug ("This JavaScriptCore does not tell of unhandled rejections");
  g_assert (jsc_context_get_exception (self->context) == NULL);
}

static void
rb_realm_dispose (GObject *object)
{
  RbRealm *self = RB_REALM (object);

  g_clear_object (&self->proxies);
  g_clear_object (&self->prelude);
  g_clear_object (&self->tools);
  g_clear_object (&self->words);
  g_clear_object (&self->trace);
  g_clear_object (&self->context);
  g_clear_object (&self->compiler);
  g_clear_object (&self->sender);
  g_clear_pointer (&self->setup, g_free);

  G_OBJECT_CLASS (rb_realm_parent_class)->dispose (object);
}

static void
rb_realm_class_init (RbRealmClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rb_realm_dispose;
}

static void
rb_realm_init (RbRealm *self)
{
  self->context = rb_engine_promises_new_context ();
}

/**
 * rb_realm_new:
 * @host: whom records are sent to and answers come from
 * @compiler: what knows the program's text
 *
 * Makes a realm with everything in it that does not depend on the program.
 *
 * Returns: (transfer full): a new realm
 */
RbRealm *
rb_realm_new (RbWireHost *host,
              RbCompiler *compiler)
{
  RbRealm *self = g_object_new (RB_TYPE_REALM, NULL);

  self->sender = rb_sender_new (host);
  self->compiler = g_object_ref (compiler);
  load_prelude (self);
  return self;
}

/* The probes become constants of the realm's global scope: lexical, not properties of globalThis. */
static void
bind_probes (RbRealm  *self,
             GVariant *options)
{
  const char *prefix = rb_compiler_get_prefix (self->compiler);
  g_autoptr (JSCValue) probes = rb_variables_are_wanted (options)
                                  ? rb_variables_new_probes (self->compiler, self->trace,
                                                              rb_tools_get_preview (self->tools), self->proxies,
                                                             options)
                                  : jsc_value_object_get_property (self->trace, "probes");
  g_autoptr (JSCValue) global = jsc_context_get_global_object (self->context);
  g_autofree char *script = g_strdup_printf (
    "const {s:%1$ss,l:%1$sl,e:%1$se,x:%1$sx,r:%1$sr,y:%1$sy,z:%1$sz,v:%1$sv,w:%1$sw,k:%1$sk,n:%1$sn,f:%1$sf,"
    "g:%1$sg}=globalThis.%1$s;",
    prefix);
  g_autoptr (JSCValue) done = NULL;

  jsc_value_object_set_property (global, prefix, probes);
  done = jsc_context_evaluate (self->context, script, -1);
  jsc_value_object_delete_property (global, prefix);
}

/**
 * rb_realm_configure:
 * @self: a realm
 * @setup: (nullable): text that runs untraced before the program
 * @options: as in the Compile call of the wire's interface
 *
 * Prepares the realm for the program that its compiler has compiled.
 *
 * Returns: (transfer full): the names that were given stand-ins
 */
char **
rb_realm_configure (RbRealm    *self,
                    const char *setup,
                    GVariant   *options)
{
  g_autoptr (JSCValue) option_values = NULL;
  g_autoptr (JSCValue) made = NULL;
  g_autofree char *text = NULL;
  g_autoptr (JSCValue) program = NULL;
  g_autoptr (JSCValue) configured = NULL;
  g_autoptr (JSCValue) length = NULL;
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  gint64 max_statements = RB_REALM_NO_LIMIT;
  guint64 max_console = RB_REALM_NO_LIMIT;

  g_return_val_if_fail (RB_IS_REALM (self), NULL);

  g_free (self->setup);
  self->setup = g_strdup (setup);
  bind_probes (self, options);
  g_variant_lookup (options, "max-statements", "x", &max_statements);
  g_variant_lookup (options, "max-console", "t", &max_console);
  text = rb_compiler_dup_program (self->compiler);
  program = jsc_value_new_from_json (self->context, text);
  rb_tools_configure (self->tools, text, rb_compiler_get_prefix (self->compiler), max_console);
  configured = jsc_value_object_invoke_method (self->trace, "configure", G_TYPE_DOUBLE, (double) max_statements,
                                               G_TYPE_INT, MAX_PREVIEWS,
                                               JSC_TYPE_VALUE, rb_tools_get_preview (self->tools),
                                               G_TYPE_NONE);
  option_values = rb_realm_options_new (self->context, program, options);
  made = jsc_value_object_invoke_method (self->prelude, "configure", JSC_TYPE_VALUE, option_values, G_TYPE_NONE);

  length = jsc_value_object_get_property (made, "length");
  for (int i = 0; i < jsc_value_to_int32 (length); i++)
    {
      g_autoptr (JSCValue) item = jsc_value_object_get_property_at_index (made, i);
      g_autofree char *name = jsc_value_to_string (item);

      g_strv_builder_add (names, name);
    }
  return g_strv_builder_end (names);
}

/* What is still in JavaScript's hands belongs to the call that ends. */
static void
finish_call (RbRealm *self)
{
  g_autoptr (JSCValue) finished G_GNUC_UNUSED = jsc_value_object_invoke_method (self->prelude, "finish", G_TYPE_NONE);
}

/**
 * rb_realm_evaluate:
 * @self: a configured realm
 *
 * Runs the program, then the microtasks that it leaves: JavaScriptCore drains them when the outermost call returns.
 */
void
rb_realm_evaluate (RbRealm *self)
{
  g_autoptr (JSCValue) result = NULL;

  g_return_if_fail (RB_IS_REALM (self));

  result = jsc_value_object_invoke_method (self->prelude, "evaluate", G_TYPE_NONE);
  rb_errors_report (self->trace, self->compiler);
  finish_call (self);
}

/* Made in the tools' realm: a program may have given its objects setters. */
static JSCValue *
new_arguments (RbRealm  *self,
               GVariant *arguments)
{
  gsize n = g_variant_n_children (arguments);
  g_autoptr (JSCValue) array = NULL;
  JSCContext *context = rb_tools_get_context (self->tools);

  if (n == 0)
    return jsc_value_new_null (context);

  array = jsc_value_new_array (context, G_TYPE_NONE);
  for (gsize i = 0; i < n; i++)
    {
      g_autoptr (JSCValue) item = jsc_value_new_object (context, NULL, NULL);
      g_autoptr (JSCValue) outcome_value = NULL;
      g_autoptr (JSCValue) text_value = NULL;
      const char *text;
      guint outcome;

      g_variant_get_child (arguments, i, "(u&s)", &outcome, &text);
      outcome_value = jsc_value_new_number (context, outcome);
      text_value = jsc_value_new_string (context, text);
      jsc_value_object_set_property (item, "outcome", outcome_value);
      jsc_value_object_set_property (item, "text", text_value);
      jsc_value_object_set_property_at_index (array, i, item);
    }
  return g_steal_pointer (&array);
}

/**
 * rb_realm_invoke:
 * @self: a realm whose program has been evaluated
 * @request: the request whose callback it is
 * @now: engine time, in µs
 * @arguments: `a(us)`; empty for a timer, which brings its own
 * @keep: whether the request may ring again
 *
 * Calls a callback, then runs the microtasks that it leaves.
 */
void
rb_realm_invoke (RbRealm  *self,
                 guint     request,
                 gint64    now,
                 GVariant *arguments,
                 gboolean  keep)
{
  g_autoptr (JSCValue) argument_values = NULL;
  g_autoptr (JSCValue) result = NULL;

  g_return_if_fail (RB_IS_REALM (self));

  argument_values = new_arguments (self, arguments);
  result = jsc_value_object_invoke_method (self->prelude, "invoke", G_TYPE_UINT, request, G_TYPE_DOUBLE, (double) now,
                                           JSC_TYPE_VALUE, argument_values, G_TYPE_BOOLEAN, keep, G_TYPE_NONE);
  rb_errors_report (self->trace, self->compiler);
  finish_call (self);
}

/**
 * rb_realm_take_trace:
 * @self: a realm
 *
 * Takes the records that were packed and not sent yet, once the host has read those that were.
 *
 * Returns: (transfer floating): `ay`
 */
GVariant *
rb_realm_take_trace (RbRealm *self)
{
  g_return_val_if_fail (RB_IS_REALM (self), NULL);

  rb_sender_wait (self->sender);
  return rb_sender_take (self->sender);
}

/**
 * rb_realm_get_context:
 * @self: a realm
 *
 * Returns: (transfer none): what the program runs in, for tests that put something beside it
 */
JSCContext *
rb_realm_get_context (RbRealm *self)
{
  g_return_val_if_fail (RB_IS_REALM (self), NULL);

  return self->context;
}
