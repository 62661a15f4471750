/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#include "config.h"

#include "engine/export/perfetto-names.h"

#include "engine/trace/callback-label.h"

/* What slices are called in a viewer. An export is read by programs too, so these names are not translated. */

/*
 * rb_perfetto_dup_function_name:
 * @trace: a trace
 * @activation: a call, 0 for the main script
 * @function: the site of its function
 *
 * Returns: (transfer full): the name of the call
 */
char *
rb_perfetto_dup_function_name (RbTrace *trace,
                               guint32  activation,
                               guint32  function)
{
  const RbSite *site = rb_trace_get_site (trace, function);

  if (activation == 0)
    return g_strdup ("main script");
  if (function == 0 || site == NULL)
    return g_strdup ("function");

  return *site->name != '\0' ? g_strdup (site->name) : g_strdup_printf ("function of line %u", site->line);
}

/*
 * rb_perfetto_dup_callback_name:
 * @callback: a callback, or 0
 * @otherwise: the name if there is no callback
 *
 * Returns: (transfer full): the name of a task or a timer with this callback
 */
char *
rb_perfetto_dup_callback_name (guint32     callback,
                               const char *otherwise)
{
  g_autofree char *label = NULL;

  if (callback == 0)
    return g_strdup (otherwise);

  label = rb_callback_label_dup (callback);

  return g_strdup_printf ("callback %s", label);
}

static char *
dup_awaiting_name (RbTrace        *trace,
                   const RbRecord *record)
{
  guint function = rb_trace_find_function (trace, record->site);
  g_autofree char *name = rb_perfetto_dup_function_name (trace, record->d, function);

  return g_strdup_printf ("%s goes on", name);
}

/*
 * rb_perfetto_dup_microtask_name:
 * @trace: a trace
 * @record: the record with which a microtask starts
 *
 * Returns: (transfer full): the name of the microtask
 */
char *
rb_perfetto_dup_microtask_name (RbTrace        *trace,
                                const RbRecord *record)
{
  if (record->b != 0)
    return rb_perfetto_dup_callback_name (record->b, NULL);

  switch ((RbMicrotaskReason) record->c)
    {
    case RB_MICROTASK_AWAIT_FULFILLED:
    case RB_MICROTASK_AWAIT_REJECTED:
      return dup_awaiting_name (trace, record);

    case RB_MICROTASK_FULFILLED:
      return g_strdup ("passes a value on");

    case RB_MICROTASK_REJECTED:
      return g_strdup ("passes a rejection on");

    case RB_MICROTASK_ADOPT:
      return g_strdup ("follows another promise");

    case RB_MICROTASK_PROGRAM:
    case RB_MICROTASK_INTERNAL:
    case RB_MICROTASK_NEXT_TICK:
    default:
      return g_strdup ("microtask");
    }
}
