/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "runner/variables.h"

#include "runner/scripts.h"
#include "wire/record.h"

/**
 * rb_variables_are_wanted:
 * @options: as in the Compile call of the wire's interface
 *
 * Returns: whether the run is made to tell what the variables hold
 */
gboolean
rb_variables_are_wanted (GVariant *options)
{
  gint64 from, to;

  return g_variant_lookup (options, "capture", "(xx)", &from, &to);
}

static JSCValue *
new_kinds (JSCContext *context)
{
  g_autofree char *json = g_strdup_printf ("{\"VARIABLE\":%d,\"SCRIPT_END\":%d,\"TASK_END\":%d,\"MICROTASK_START\":%d}",
                                           RB_RECORD_VARIABLE, RB_RECORD_SCRIPT_END, RB_RECORD_TASK_END,
                                           RB_RECORD_MICROTASK_START);

  return jsc_value_new_from_json (context, json);
}

static JSCValue *
new_scopes (JSCContext *context)
{
  g_autofree char *json = g_strdup_printf ("{\"FRAME\":%d,\"OMITTED\":%d,\"END\":%d}", RB_VARIABLE_FRAME,
                                           RB_VARIABLE_OMITTED, RB_VARIABLE_END);

  return jsc_value_new_from_json (context, json);
}

/**
 * rb_variables_new_probes:
 * @compiler: has compiled with capture
 * @trace: what trace.js made; hears of more from now on
 * @preview: what preview.js made
 * @proxies: what proxies.js made
 * @options: as in the Compile call of the wire's interface, with "capture"
 *
 * Returns: (transfer full): the probes that the program is to be given instead of the trace's own
 */
JSCValue *
rb_variables_new_probes (RbCompiler *compiler,
                         JSCValue   *trace,
                         JSCValue   *preview,
                         JSCValue   *proxies,
                         GVariant   *options)
{
  JSCContext *context = jsc_value_get_context (trace);
  g_autofree char *json = rb_compiler_dup_program (compiler);
  g_autoptr (JSCValue) program = jsc_value_new_from_json (context, json);
  g_autoptr (JSCValue) kinds = new_kinds (context);
  g_autoptr (JSCValue) scopes = new_scopes (context);
  g_autoptr (JSCValue) make_values = rb_runner_load_script (context, "values.js");
  g_autoptr (JSCValue) make_capture = rb_runner_load_script (context, "capture.js");
  g_autoptr (JSCValue) values = NULL;
  g_autoptr (JSCValue) capture = NULL;
  g_autoptr (JSCValue) configured = NULL;
  gint64 from = 0, to = 0;

  g_variant_lookup (options, "capture", "(xx)", &from, &to);
  values = jsc_value_function_call (make_values, JSC_TYPE_VALUE, preview, JSC_TYPE_VALUE, proxies, G_TYPE_NONE);
  capture = jsc_value_function_call (make_capture, JSC_TYPE_VALUE, trace, JSC_TYPE_VALUE, kinds, JSC_TYPE_VALUE, scopes,
                                     JSC_TYPE_VALUE, values, G_TYPE_NONE);
  configured = jsc_value_object_invoke_method (capture, "configure", JSC_TYPE_VALUE, program, G_TYPE_DOUBLE,
                                               (double) from, G_TYPE_DOUBLE, (double) to, G_TYPE_NONE);
  g_assert (jsc_context_get_exception (context) == NULL);
  return jsc_value_object_get_property (capture, "probes");
}
