/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "runner/numbers.h"

#include "wire/record.h"

/**
 * rb_numbers_new:
 * @context: a realm
 *
 * Makes an object with the wire's numbers, by the names that they have in wire/record.h.
 *
 * Returns: (transfer full): `kinds`, `limits`, `reasons` and `lookupFlags`
 */
JSCValue *
rb_numbers_new (JSCContext *context)
{
  g_autofree char *json = g_strdup_printf (
    "{\"kinds\":{\"CALLBACK\":%d,\"LOOKUP_START\":%d,\"TIMER_SET\":%d,\"TIMER_CLEAR\":%d,\"MICROTASK_QUEUED\":%d,"
    "\"MICROTASK_START\":%d,\"MICROTASK_END\":%d,\"SETTLED\":%d,\"UNNEEDED\":%d,\"CONSOLE\":%d,\"UNCAUGHT\":%d,"
    "\"UNHANDLED\":%d,\"LIMIT\":%d,\"SCRIPT_END\":%d,\"TASK_END\":%d},"
    "\"limits\":{\"STATEMENTS\":%d,\"MICROTASKS\":%d,\"PENDING\":%d,\"CONSOLE\":%d},"
    "\"reasons\":{\"PROGRAM\":%d,\"FULFILLED\":%d,\"AWAIT_FULFILLED\":%d,\"ADOPT\":%d,\"ENGINE\":%d},"
    "\"lookupFlags\":{\"BLOCKING\":%d,\"PROMISE\":%d,\"STAND_IN\":%d,\"ERROR_FIRST\":%d,\"VALUE\":%d}}",
    RB_RECORD_CALLBACK, RB_RECORD_LOOKUP_START, RB_RECORD_TIMER_SET, RB_RECORD_TIMER_CLEAR, RB_RECORD_MICROTASK_QUEUED,
    RB_RECORD_MICROTASK_START, RB_RECORD_MICROTASK_END, RB_RECORD_SETTLED, RB_RECORD_UNNEEDED, RB_RECORD_CONSOLE,
    RB_RECORD_UNCAUGHT, RB_RECORD_UNHANDLED, RB_RECORD_LIMIT, RB_RECORD_SCRIPT_END, RB_RECORD_TASK_END,
    RB_LIMIT_STATEMENTS, RB_LIMIT_MICROTASKS, RB_LIMIT_PENDING, RB_LIMIT_CONSOLE, RB_MICROTASK_PROGRAM,
    RB_MICROTASK_FULFILLED, RB_MICROTASK_AWAIT_FULFILLED, RB_MICROTASK_ADOPT, RB_MICROTASK_ENGINE, RB_LOOKUP_BLOCKING,
    RB_LOOKUP_PROMISE, RB_LOOKUP_STAND_IN, RB_LOOKUP_ERROR_FIRST, RB_LOOKUP_VALUE);

  return jsc_value_new_from_json (context, json);
}

/**
 * rb_numbers_new_probe_kinds:
 * @context: the compiler's context
 *
 * Returns: (transfer full): the kinds of records that probes make, by their names
 */
JSCValue *
rb_numbers_new_probe_kinds (JSCContext *context)
{
  g_autofree char *json = g_strdup_printf (
    "{\"STATEMENT\":%d,\"LOOP\":%d,\"ENTER\":%d,\"EXIT\":%d,\"SUSPEND\":%d,\"RESUME\":%d}", RB_RECORD_STATEMENT,
    RB_RECORD_LOOP, RB_RECORD_ENTER, RB_RECORD_EXIT, RB_RECORD_SUSPEND, RB_RECORD_RESUME);

  return jsc_value_new_from_json (context, json);
}

/**
 * rb_numbers_new_site_kinds:
 * @context: where sites are looked at
 *
 * Returns: (transfer full): the kinds of sites, by their names
 */
JSCValue *
rb_numbers_new_site_kinds (JSCContext *context)
{
  g_autofree char *json = g_strdup_printf (
    "{\"SCRIPT\":%d,\"STATEMENT\":%d,\"LOOP\":%d,\"FUNCTION\":%d,\"RETURN\":%d,\"AWAIT\":%d,\"YIELD\":%d}",
    RB_SITE_SCRIPT, RB_SITE_STATEMENT, RB_SITE_LOOP, RB_SITE_FUNCTION, RB_SITE_RETURN, RB_SITE_AWAIT, RB_SITE_YIELD);

  return jsc_value_new_from_json (context, json);
}

/**
 * rb_numbers_new_variable_scopes:
 * @context: the compiler's context
 *
 * Returns: (transfer full): where a variable may be from, by the names
 */
JSCValue *
rb_numbers_new_variable_scopes (JSCContext *context)
{
  g_autofree char *json = g_strdup_printf ("{\"LOCAL\":%d,\"CAPTURED\":%d,\"SCRIPT\":%d,\"THIS\":%d}",
                                           RB_VARIABLE_LOCAL, RB_VARIABLE_CAPTURED, RB_VARIABLE_SCRIPT,
                                           RB_VARIABLE_THIS);

  return jsc_value_new_from_json (context, json);
}
