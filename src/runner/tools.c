/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "runner/tools.h"

#include "runner/scripts.h"

struct _RbTools
{
  GObject parent_instance;

  JSCContext *context;
  JSCValue *console;
  JSCValue *source_text;
  JSCValue *preview;
  JSCValue *object;
};

G_DEFINE_FINAL_TYPE (RbTools, rb_tools, G_TYPE_OBJECT)

static void
rb_tools_dispose (GObject *object)
{
  RbTools *self = RB_TOOLS (object);

  g_clear_object (&self->object);
  g_clear_object (&self->preview);
  g_clear_object (&self->source_text);
  g_clear_object (&self->console);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (rb_tools_parent_class)->dispose (object);
}

static void
rb_tools_class_init (RbToolsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rb_tools_dispose;
}

static void
rb_tools_init (RbTools *self)
{
}

static void
take_method (RbTools    *self,
             JSCValue   *from,
             const char *name)
{
  g_autoptr (JSCValue) method = jsc_value_object_get_property (from, name);

  jsc_value_object_set_property (self->object, name, method);
}

/**
 * rb_tools_new:
 * @realm: the program's realm
 * @trace: where lines of the console are recorded
 * @wire: the wire's numbers, by their names
 * @proxies: the set of the realm's proxies, which must not be looked into
 *
 * Makes the tools.
 *
 * Returns: (transfer full): new tools
 */
RbTools *
rb_tools_new (JSCContext *realm,
              JSCValue   *trace,
              JSCValue   *wire,
              JSCValue   *proxies)
{
  RbTools *self = g_object_new (RB_TYPE_TOOLS, NULL);
  g_autoptr (JSCValue) object = jsc_context_get_value (realm, "Object");
  g_autoptr (JSCValue) object_prototype = jsc_value_object_get_property (object, "prototype");
  g_autoptr (JSCValue) load_inspect = NULL;
  g_autoptr (JSCValue) make_console = NULL;
  g_autoptr (JSCValue) make_preview = NULL;
  g_autoptr (JSCValue) make_source_text = NULL;

  self->context = jsc_context_new_with_virtual_machine (jsc_context_get_virtual_machine (realm));
  load_inspect = rb_runner_load_script (self->context, "object-inspect.js");
  make_console = rb_runner_load_script (self->context, "console.js");
  make_preview = rb_runner_load_script (self->context, "preview.js");
  make_source_text = rb_runner_load_script (self->context, "source-text.js");

  self->console = jsc_value_function_call (make_console, JSC_TYPE_VALUE, trace, JSC_TYPE_VALUE, wire, JSC_TYPE_VALUE,
                                           load_inspect, JSC_TYPE_VALUE, object_prototype, G_TYPE_NONE);
  self->preview = jsc_value_function_call (make_preview, JSC_TYPE_VALUE, proxies, G_TYPE_NONE);
  self->source_text = jsc_value_function_call (make_source_text, G_TYPE_NONE);

  self->object = jsc_value_new_object (self->context, NULL, NULL);
  jsc_value_object_set_property (self->object, "preview", self->preview);
  take_method (self, self->console, "console");
  take_method (self, self->console, "isOwnError");
  take_method (self, self->source_text, "restore");
  take_method (self, self->source_text, "siteOf");
  take_method (self, self->source_text, "originalOf");
  return self;
}

/**
 * rb_tools_get_context:
 * @self: tools
 *
 * Returns: (transfer none): their realm, where objects can be made that no program has changed
 */
JSCContext *
rb_tools_get_context (RbTools *self)
{
  g_return_val_if_fail (RB_IS_TOOLS (self), NULL);

  return self->context;
}

/**
 * rb_tools_get_preview:
 * @self: tools
 *
 * Returns: (transfer none): a function that makes a short text for a value, running none of the program's code
 */
JSCValue *
rb_tools_get_preview (RbTools *self)
{
  g_return_val_if_fail (RB_IS_TOOLS (self), NULL);

  return self->preview;
}

/**
 * rb_tools_get_object:
 * @self: tools
 *
 * Returns: (transfer none): an object with all of them, for the prelude: `console`, `isOwnError`, `preview`, `restore`,
 *   `siteOf` and `originalOf`
 */
JSCValue *
rb_tools_get_object (RbTools *self)
{
  g_return_val_if_fail (RB_IS_TOOLS (self), NULL);

  return self->object;
}

/**
 * rb_tools_configure:
 * @self: tools
 * @program: what rb_compiler_dup_program() gives
 * @prefix: what the names of probes begin with
 * @max_console: how much the program may print, in bytes
 *
 * Tells the tools of the program that is going to run.
 */
void
rb_tools_configure (RbTools    *self,
                    const char *program,
                    const char *prefix,
                    guint64     max_console)
{
  g_autoptr (JSCValue) value = NULL;
  g_autoptr (JSCValue) prefix_value = NULL;
  g_autoptr (JSCValue) configured = NULL;
  g_autoptr (JSCValue) limited = NULL;

  g_return_if_fail (RB_IS_TOOLS (self));

  value = jsc_value_new_from_json (self->context, program);
  prefix_value = jsc_value_new_string (self->context, prefix);
  configured = jsc_value_object_invoke_method (self->source_text, "configure", JSC_TYPE_VALUE, value,
                                               JSC_TYPE_VALUE, prefix_value, G_TYPE_NONE);
  limited = jsc_value_object_invoke_method (self->console, "configure", G_TYPE_DOUBLE, (double) max_console,
                                            G_TYPE_NONE);
}
