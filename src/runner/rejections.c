/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "runner/rejections.h"

#include <dlfcn.h>

/*
 * HostPromiseRejectionTracker (ECMAScript 27.2.1.9). JavaScriptCore tells of promises that were rejected and that nobody
 * handles, but only through its C interface, and GLib's keeps the C context behind a JSCContext to itself. The library
 * makes that context by a call through the dynamic linker, so the definition here is called in its place: it passes the
 * call on, and remembers what came of it. Should a library not call it so, or not have the tracker, then rejections that
 * nobody handles are not reported, and nothing else is lost.
 *
 * The C interface's header is not installed with GLib's; these are its types and functions, as far as needed.
 */
typedef const struct OpaqueJSContextGroup *JSContextGroupRef;
typedef struct OpaqueJSClass *JSClassRef;
typedef struct OpaqueJSContext *JSGlobalContextRef;
typedef struct OpaqueJSString *JSStringRef;
typedef const struct OpaqueJSValue *JSValueRef;

typedef JSGlobalContextRef (*CreateInGroup) (JSContextGroupRef group,
                                             JSClassRef        global_class);
typedef JSStringRef (*CreateString) (const char *text);
typedef void (*ReleaseString) (JSStringRef string);
typedef JSValueRef (*Evaluate) (JSGlobalContextRef  context,
                                JSStringRef         script,
                                JSValueRef          this_object,
                                JSStringRef         uri,
                                int                 line,
                                JSValueRef         *exception);
typedef void (*SetCallback) (JSGlobalContextRef  context,
                             JSValueRef          function,
                             JSValueRef         *exception);

JSGlobalContextRef JSGlobalContextCreateInGroup (JSContextGroupRef group,
                                                 JSClassRef        global_class);

static JSGlobalContextRef newest;

JSGlobalContextRef
JSGlobalContextCreateInGroup (JSContextGroupRef group,
                              JSClassRef        global_class)
{
  CreateInGroup next = (CreateInGroup) dlsym (RTLD_NEXT, "JSGlobalContextCreateInGroup");

  newest = next (group, global_class);
  return newest;
}

/**
 * rb_rejections_new_context:
 *
 * Makes a context whose rejections can be watched.
 *
 * Returns: (transfer full): a new context
 */
JSCContext *
rb_rejections_new_context (void)
{
  newest = NULL;
  return jsc_context_new ();
}

/**
 * rb_rejections_watch:
 * @context: what rb_rejections_new_context() gave last
 * @callback: a function of that context
 *
 * Has @callback called with a promise and its reason, after a microtask checkpoint that leaves the promise rejected and
 * unhandled.
 *
 * Returns: whether JavaScriptCore can tell
 */
gboolean
rb_rejections_watch (JSCContext *context,
                     JSCValue   *callback)
{
  static const char name[] = "ringback-rejection";
  CreateString create_string = (CreateString) dlsym (RTLD_DEFAULT, "JSStringCreateWithUTF8CString");
  ReleaseString release_string = (ReleaseString) dlsym (RTLD_DEFAULT, "JSStringRelease");
  Evaluate evaluate = (Evaluate) dlsym (RTLD_DEFAULT, "JSEvaluateScript");
  SetCallback set_callback = (SetCallback) dlsym (RTLD_DEFAULT, "JSGlobalContextSetUnhandledRejectionCallback");
  g_autoptr (JSCValue) global = jsc_context_get_global_object (context);
  JSStringRef script;
  JSValueRef function;

  if (newest == NULL || create_string == NULL || release_string == NULL || evaluate == NULL || set_callback == NULL)
    return FALSE;

  /* A property of the global object is how both interfaces can mean the same function. */
  jsc_value_object_set_property (global, name, callback);
  script = create_string ("globalThis['ringback-rejection']");
  function = evaluate (newest, script, NULL, NULL, 1, NULL);
  release_string (script);
  jsc_value_object_delete_property (global, name);
  if (function == NULL)
    return FALSE;

  set_callback (newest, function, NULL);
  return TRUE;
}
