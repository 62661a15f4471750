/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "test262-realm.h"

static const char host_script[] =
  "(function (native) {\n"
  "  'use strict';\n"
  "  const define = (name, value) =>\n"
  "    Object.defineProperty(globalThis, name, { value, writable: true, enumerable: false, configurable: true });\n"
  "  define('print', native.print);\n"
  "  define('$262', {\n"
  "    global: globalThis,\n"
  "    evalScript: native.evalScript,\n"
  "    createRealm: native.createRealm,\n"
  "    detachArrayBuffer(buffer) { buffer.transfer(); },\n"
  "    gc() { throw new Error('no garbage collector to call'); },\n"
  "    agent: {},\n"
  "  });\n"
  "})";

typedef struct
{
  Test262Realm *realm;
  JSCContext *context;
} Callback;

static JSCValue *install_host (Test262Realm *self,
                               JSCContext   *context);

static void
print_cb (JSCValue *value,
          gpointer  user_data)
{
  Test262Realm *self = ((Callback *) user_data)->realm;
  g_autofree char *text = jsc_value_to_string (value);

  g_string_append_printf (self->printed, "%s\n", text != NULL ? text : "");
}

static JSCValue *
eval_script_cb (JSCValue *text,
                gpointer  user_data)
{
  Callback *callback = user_data;
  g_autofree char *source = jsc_value_to_string (text);

  return jsc_context_evaluate (callback->context, source != NULL ? source : "", -1);
}

static JSCValue *
create_realm_cb (gpointer user_data)
{
  Callback *callback = user_data;
  JSCContext *context = jsc_context_new_with_virtual_machine (jsc_context_get_virtual_machine (callback->context));

  g_ptr_array_add (callback->realm->realms, context);
  return install_host (callback->realm, context);
}

static void
add_function (Test262Realm *self,
              JSCContext   *context,
              JSCValue     *native,
              const char   *name,
              GCallback     function,
              GType         result,
              guint         n_parameters)
{
  GType parameters[] = { JSC_TYPE_VALUE };
  Callback *callback = g_new (Callback, 1);
  g_autoptr (JSCValue) value = NULL;

  callback->realm = self;
  callback->context = context;
  value = jsc_value_new_functionv (context, name, function, callback, g_free, result, n_parameters, parameters);
  jsc_value_object_set_property (native, name, value);
}

/* Returns: (transfer full): the context's `$262` */
static JSCValue *
install_host (Test262Realm *self,
              JSCContext   *context)
{
  g_autoptr (JSCValue) native = jsc_value_new_object (context, NULL, NULL);
  g_autoptr (JSCValue) install = jsc_context_evaluate_with_source_uri (context, host_script, -1, "host", 1);
  g_autoptr (JSCValue) installed G_GNUC_UNUSED = NULL;

  add_function (self, context, native, "print", G_CALLBACK (print_cb), G_TYPE_NONE, 1);
  add_function (self, context, native, "evalScript", G_CALLBACK (eval_script_cb), JSC_TYPE_VALUE, 1);
  add_function (self, context, native, "createRealm", G_CALLBACK (create_realm_cb), JSC_TYPE_VALUE, 0);
  installed = jsc_value_function_call (install, JSC_TYPE_VALUE, native, G_TYPE_NONE);
  return jsc_context_get_value (context, "$262");
}

Test262Realm *
test262_realm_new (JSCContext *context)
{
  Test262Realm *self = g_new0 (Test262Realm, 1);
  g_autoptr (JSCValue) host G_GNUC_UNUSED = NULL;

  self->context = g_object_ref (context);
  self->realms = g_ptr_array_new_with_free_func (g_object_unref);
  self->printed = g_string_new (NULL);
  host = install_host (self, context);
  return self;
}

void
test262_realm_free (Test262Realm *self)
{
  g_ptr_array_unref (self->realms);
  g_object_unref (self->context);
  g_string_free (self->printed, TRUE);
  g_free (self);
}

static char *
evaluate_harness (Test262Realm *self,
                  const char   *checkout,
                  const char   *name)
{
  g_autofree char *path = g_build_filename (checkout, "harness", name, NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (JSCValue) value G_GNUC_UNUSED = NULL;

  if (!g_file_get_contents (path, &text, NULL, &error))
    return g_strdup (error->message);
  value = jsc_context_evaluate_with_source_uri (self->context, text, -1, name, 1);
  return test262_realm_take_error (self);
}

char *
test262_realm_prepare (Test262Realm *self,
                       const char   *checkout,
                       Test262Case  *test)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  if ((test->flags & TEST262_RAW) != 0)
    return NULL;
  g_ptr_array_add (names, (char *) "assert.js");
  g_ptr_array_add (names, (char *) "sta.js");
  if ((test->flags & TEST262_ASYNC) != 0)
    g_ptr_array_add (names, (char *) "doneprintHandle.js");
  for (guint i = 0; i < test->includes->len; i++)
    g_ptr_array_add (names, test->includes->pdata[i]);

  for (guint i = 0; i < names->len; i++)
    {
      char *error = evaluate_harness (self, checkout, names->pdata[i]);

      if (error != NULL)
        return error;
    }
  return NULL;
}

char *
test262_realm_check (Test262Realm *self,
                     const char   *text)
{
  g_autoptr (JSCException) exception = NULL;

  jsc_context_check_syntax (self->context, text, -1, JSC_CHECK_SYNTAX_MODE_SCRIPT, "program", 1, &exception);
  return exception != NULL ? jsc_exception_to_string (exception) : NULL;
}

char *
test262_realm_take_error (Test262Realm *self)
{
  g_autoptr (JSCException) exception = NULL;

  if (jsc_context_get_exception (self->context) == NULL)
    return NULL;
  exception = g_object_ref (jsc_context_get_exception (self->context));
  jsc_context_clear_exception (self->context);
  return jsc_exception_to_string (exception);
}
