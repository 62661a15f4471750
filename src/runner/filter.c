/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors */

#define NAPI_VERSION 8
#include <node_api.h>

#include <string.h>

#include "runner/filter-rules.h"

/* filter.node: what node cannot do by itself. It is an addon because only node knows when it has started: the filter
 * must come after that, and before a program. */

/* enter(): locks this process up, or throws what the kernel said. */
static napi_value
enter_cb (napi_env           env,
          napi_callback_info info)
{
  int result = rb_filter_load ();

  if (result < 0)
    napi_throw_error (env, NULL, strerror (-result));
  return NULL;
}

/* node calls it by its name, which a header gives. */
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
