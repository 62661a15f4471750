/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "runner/engine-promises.h"

#include <dlfcn.h>
#include <stdbool.h>

/*
 * What JavaScriptCore knows about its promises, and GLib's interface to it does not tell:
 *
 * - which were rejected and have nobody to handle it (HostPromiseRejectionTracker, ECMAScript 27.2.1.9): through its C
 *   interface, whose context GLib's keeps to itself. The library makes that context by a call through the dynamic
 *   linker, so the definition here is called in its place: it passes the call on, and remembers what came of it;
 * - that a microtask is queued (HostEnqueuePromiseJob, 9.5.5): counted in the same manner;
 * - a promise's state and result ([[PromiseState]], [[PromiseResult]]): the library exports the functions that read
 *   them. They are told nothing but promises: an object is one if its cell is of the type that a promise's is, and they
 *   are used only if they say of some known promises what is known of those;
 * - what exactly a script throws: GLib's JSCException is made of an object, so it knows no undefined.
 *
 * Nothing is changed by looking, least of all the order of microtasks. What a library does not offer is null for the
 * caller, who then knows less, later: see promises.js.
 *
 * The C interface's header is not installed with GLib's; these are its types and functions, as far as needed.
 */
typedef const struct OpaqueJSContextGroup *JSContextGroupRef;
typedef struct OpaqueJSClass *JSClassRef;
typedef struct OpaqueJSContext *JSGlobalContextRef;
typedef const struct OpaqueJSContext *JSContextRef;
typedef struct OpaqueJSString *JSStringRef;
typedef const struct OpaqueJSValue *JSValueRef;
typedef struct OpaqueJSValue *JSObjectRef;

typedef JSValueRef (*Function) (JSContextRef      context,
                                JSObjectRef       function,
                                JSObjectRef       this_object,
                                size_t            n_arguments,
                                const JSValueRef  arguments[],
                                JSValueRef       *exception);

typedef struct
{
  JSStringRef (*create_string) (const char *text);
  void (*release_string) (JSStringRef string);
  JSValueRef (*evaluate) (JSContextRef  context,
                          JSStringRef   script,
                          JSValueRef    this_object,
                          JSStringRef   uri,
                          int           line,
                          JSValueRef   *exception);
  JSObjectRef (*global_object) (JSGlobalContextRef context);
  JSObjectRef (*make_function) (JSGlobalContextRef context,
                                JSStringRef        name,
                                Function           function);
  void (*set_property) (JSGlobalContextRef  context,
                        JSObjectRef         object,
                        JSStringRef         name,
                        JSValueRef          value,
                        unsigned            attributes,
                        JSValueRef         *exception);
  void (*set_unhandled) (JSGlobalContextRef  context,
                         JSValueRef          function,
                         JSValueRef         *exception);
  JSContextGroupRef (*group) (JSContextRef context);
  JSStringRef (*to_string) (JSContextRef  context,
                            JSValueRef    value,
                            JSValueRef   *exception);
  bool (*is_object) (JSContextRef context,
                     JSValueRef   value);
  JSValueRef (*make_number) (JSContextRef context,
                             double       number);
  JSValueRef (*make_undefined) (JSContextRef context);
  /* JSPromise::status (VM &) const and JSPromise::result (VM &) const; a context group is a VM. */
  unsigned (*status) (JSValueRef        promise,
                      JSContextGroupRef group);
  JSValueRef (*result) (JSValueRef        promise,
                        JSContextGroupRef group);
} Library;

static Library library;
/* By thread: the compiler's context may be made at the same time. */
static _Thread_local JSGlobalContextRef newest;
static JSGlobalContextRef watched;
static guint8 promise_type;

/* How many microtasks the engine has queued, and room for how many of them JavaScript has told the host of. */
static gint32 queued[2];

JSGlobalContextRef JSGlobalContextCreateInGroup (JSContextGroupRef group,
                                                 JSClassRef        global_class);
void count_microtask (void *queue,
                      void *task) __asm__ ("_ZN3JSC14MicrotaskQueue7enqueueEONS_10QueuedTaskE");

JSGlobalContextRef
JSGlobalContextCreateInGroup (JSContextGroupRef group,
                              JSClassRef        global_class)
{
  JSGlobalContextRef (*next) (JSContextGroupRef, JSClassRef) = dlsym (RTLD_NEXT, "JSGlobalContextCreateInGroup");

  newest = next (group, global_class);
  return newest;
}

/* MicrotaskQueue::enqueue (QueuedTask &&) */
void
count_microtask (void *queue,
                 void *task)
{
  static void (*next) (void *, void *);

  if (next == NULL)
    next = dlsym (RTLD_NEXT, "_ZN3JSC14MicrotaskQueue7enqueueEONS_10QueuedTaskE");
  queued[0]++;
  next (queue, task);
}

static void
load_library (void)
{
  if (library.create_string != NULL)
    return;

  library.create_string = dlsym (RTLD_DEFAULT, "JSStringCreateWithUTF8CString");
  library.release_string = dlsym (RTLD_DEFAULT, "JSStringRelease");
  library.evaluate = dlsym (RTLD_DEFAULT, "JSEvaluateScript");
  library.global_object = dlsym (RTLD_DEFAULT, "JSContextGetGlobalObject");
  library.make_function = dlsym (RTLD_DEFAULT, "JSObjectMakeFunctionWithCallback");
  library.set_property = dlsym (RTLD_DEFAULT, "JSObjectSetProperty");
  library.set_unhandled = dlsym (RTLD_DEFAULT, "JSGlobalContextSetUnhandledRejectionCallback");
  library.group = dlsym (RTLD_DEFAULT, "JSContextGetGroup");
  library.to_string = dlsym (RTLD_DEFAULT, "JSValueToStringCopy");
  library.is_object = dlsym (RTLD_DEFAULT, "JSValueIsObject");
  library.make_number = dlsym (RTLD_DEFAULT, "JSValueMakeNumber");
  library.make_undefined = dlsym (RTLD_DEFAULT, "JSValueMakeUndefined");
  library.status = dlsym (RTLD_DEFAULT, "_ZNK3JSC9JSPromise6statusERNS_2VME");
  library.result = dlsym (RTLD_DEFAULT, "_ZNK3JSC9JSPromise6resultERNS_2VME");
}

static gboolean
has_c_interface (void)
{
  return watched != NULL && library.create_string != NULL && library.release_string != NULL &&
         library.evaluate != NULL && library.global_object != NULL && library.make_function != NULL &&
         library.set_property != NULL && library.group != NULL && library.to_string != NULL &&
         library.is_object != NULL && library.make_number != NULL &&
         library.make_undefined != NULL;
}

/* The type in the header that every cell of the engine's heap begins with. */
static guint8
cell_type (JSValueRef object)
{
  return ((const guint8 *) object)[5];
}

static gboolean
is_promise (JSContextRef context,
            JSValueRef   value)
{
  return library.is_object (context, value) && cell_type (value) == promise_type;
}

/* state (promise): 0 pending, 1 fulfilled, 2 rejected; -1 for what is no promise. */
static JSValueRef
state_cb (JSContextRef      context,
          JSObjectRef       function,
          JSObjectRef       this_object,
          size_t            n_arguments,
          const JSValueRef  arguments[],
          JSValueRef       *exception)
{
  if (n_arguments == 0 || !is_promise (context, arguments[0]))
    return library.make_number (context, -1);
  return library.make_number (context, library.status (arguments[0], library.group (context)));
}

/* result (promise): what a settled promise was settled with. */
static JSValueRef
result_cb (JSContextRef      context,
           JSObjectRef       function,
           JSObjectRef       this_object,
           size_t            n_arguments,
           const JSValueRef  arguments[],
           JSValueRef       *exception)
{
  if (n_arguments == 0 || !is_promise (context, arguments[0]))
    return library.make_undefined (context);
  return library.result (arguments[0], library.group (context));
}

/* evaluate (text, uri): runs a script; what it throws goes on as it is. */
static JSValueRef
evaluate_cb (JSContextRef      context,
             JSObjectRef       function,
             JSObjectRef       this_object,
             size_t            n_arguments,
             const JSValueRef  arguments[],
             JSValueRef       *exception)
{
  JSStringRef script, uri;

  if (n_arguments < 2)
    return library.make_undefined (context);
  script = library.to_string (context, arguments[0], exception);
  uri = library.to_string (context, arguments[1], exception);
  library.evaluate (context, script, NULL, uri, 1, exception);
  library.release_string (script);
  library.release_string (uri);
  return library.make_undefined (context);
}

static JSValueRef
evaluate (const char *text)
{
  JSStringRef script = library.create_string (text);
  JSValueRef value = library.evaluate (watched, script, NULL, NULL, 1, NULL);

  library.release_string (script);
  return value;
}

/* Whether the library's functions say of some promises what is known of those. */
static gboolean
learn_promise_type (void)
{
  JSContextGroupRef group = library.group (watched);
  JSValueRef pending = evaluate ("new Promise(() => {})");
  JSValueRef fulfilled = evaluate ("Promise.resolve(7)");
  JSValueRef rejected = evaluate ("{ const p = Promise.reject(8); p.then(null, () => {}); p }");
  JSValueRef others[] = { evaluate ("({})"), evaluate ("[]"), evaluate ("(() => {})"), evaluate ("new Map()"),
                          evaluate ("Object.create(Promise.prototype)"), evaluate ("new Proxy(Promise, {})") };

  if (sizeof (void *) != 8 || library.status == NULL || library.result == NULL || pending == NULL ||
      fulfilled == NULL || rejected == NULL)
    return FALSE;

  promise_type = cell_type (pending);
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    if (others[i] == NULL || cell_type (others[i]) == promise_type)
      return FALSE;
  return cell_type (fulfilled) == promise_type && cell_type (rejected) == promise_type &&
         library.status (pending, group) == 0 && library.status (fulfilled, group) == 1 &&
         library.status (rejected, group) == 2 && library.result (fulfilled, group) == evaluate ("7") &&
         library.result (rejected, group) == evaluate ("8");
}

/* A property of the global object is how both interfaces can mean the same value. */
static const char bridge[] = "ringback-bridge";

static void
add_function (JSCContext *context,
              JSCValue   *object,
              const char *name,
              Function    function)
{
  g_autoptr (JSCValue) global = jsc_context_get_global_object (context);
  g_autoptr (JSCValue) value = NULL;
  JSStringRef function_name = library.create_string (name);
  JSStringRef bridge_name = library.create_string (bridge);
  JSObjectRef made = library.make_function (watched, function_name, function);

  library.set_property (watched, library.global_object (watched), bridge_name, made, 0, NULL);
  library.release_string (function_name);
  library.release_string (bridge_name);
  value = jsc_value_object_get_property (global, bridge);
  jsc_value_object_delete_property (global, bridge);
  jsc_value_object_set_property (object, name, value);
}

/* The counter, if the library counts by it. */
static void
add_counter (JSCContext *context,
             JSCValue   *object)
{
  gint32 before = queued[0];
  g_autoptr (JSCValue) buffer = NULL;
  g_autoptr (JSCValue) counter = NULL;
  JSValueRef probed = evaluate ("Promise.resolve().then(() => {})");

  if (probed == NULL || queued[0] != before + 1)
    return;

  buffer = jsc_value_new_array_buffer (context, queued, sizeof queued, NULL, NULL);
  counter = jsc_value_new_typed_array_with_buffer (buffer, JSC_TYPED_ARRAY_INT32, 0, G_N_ELEMENTS (queued));
  jsc_value_object_set_property (object, "queued", counter);
}

/**
 * rb_engine_promises_new_context:
 *
 * Makes a context whose promises can be watched.
 *
 * Returns: (transfer full): a new context
 */
JSCContext *
rb_engine_promises_new_context (void)
{
  JSCContext *context;

  newest = NULL;
  context = jsc_context_new ();
  watched = newest;
  return context;
}

/**
 * rb_engine_promises_new:
 * @context: what rb_engine_promises_new_context() gave last
 *
 * Finds out what the engine tells of its promises.
 *
 * Returns: (transfer full): an object with, as far as the engine tells: `state (promise)`, `result (promise)`,
 *   `evaluate (text, uri)`, which throws what the script throws, and `queued`, an array whose first element counts the
 *   microtasks that were queued, and whose second is free
 */
JSCValue *
rb_engine_promises_new (JSCContext *context)
{
  g_autoptr (JSCValue) object = jsc_value_new_object (context, NULL, NULL);

  load_library ();
  if (!has_c_interface ())
    return g_steal_pointer (&object);

  add_function (context, object, "evaluate", evaluate_cb);
  add_counter (context, object);
  if (learn_promise_type ())
    {
      add_function (context, object, "state", state_cb);
      add_function (context, object, "result", result_cb);
    }
  return g_steal_pointer (&object);
}

/**
 * rb_engine_promises_watch_rejections:
 * @context: what rb_engine_promises_new_context() gave last
 * @callback: a function of that context
 *
 * Has @callback called with a promise and its reason, after a microtask checkpoint that leaves the promise rejected and
 * unhandled.
 *
 * Returns: whether the engine can tell
 */
gboolean
rb_engine_promises_watch_rejections (JSCContext *context,
                                     JSCValue   *callback)
{
  g_autoptr (JSCValue) global = jsc_context_get_global_object (context);
  JSValueRef function;

  load_library ();
  if (!has_c_interface () || library.set_unhandled == NULL)
    return FALSE;

  jsc_value_object_set_property (global, bridge, callback);
  function = evaluate ("globalThis['ringback-bridge']");
  jsc_value_object_delete_property (global, bridge);
  if (function == NULL)
    return FALSE;

  library.set_unhandled (watched, function, NULL);
  return TRUE;
}
