/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#define NAPI_VERSION 8
#include <node_api.h>

#include <string.h>

#include "runner/filter-rules.h"

/* filter.node installs the system-call filter of filter-rules.c in node. It is an addon, and not part of main.c,
 * because node needs more system calls to start than a program may have: the filter comes after the start and before a
 * program. */

/* enter() in JavaScript: installs the filter, or throws an error with the kernel's message. */
static napi_value
enter_cb (napi_env           env,
          napi_callback_info info)
{
  int result = rb_filter_load ();

  if (result < 0)
    napi_throw_error (env, NULL, strerror (-result));

  return NULL;
}

/* node looks this function up by a name that its header defines. */
NAPI_MODULE_EXPORT napi_value NAPI_MODULE_INITIALIZER (napi_env   env,
                                                       napi_value exports);

napi_value
NAPI_MODULE_INITIALIZER (napi_env   env,
                         napi_value exports)
{
  napi_value enter;

  if (napi_create_function (env, "enter", NAPI_AUTO_LENGTH, enter_cb, NULL, &enter) == napi_ok)
    napi_set_named_property (env, exports, "enter", enter);

  return exports;
}
