/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors
 *
 * Inspects a promise as node does, without running any code of the program. Returns 0 while it is pending.
 */
"use strict";

const { inspect } = require("util");
const { RB_PROMISE_FULFILLED, RB_PROMISE_REJECTED } = require("./numbers.js");
const { stringIncludes } = require("./intrinsics.js");

module.exports = function stateOf(promise) {
  const shown = inspect(promise, { __proto__: null, depth: 0, customInspect: false, breakLength: Infinity });
  if (stringIncludes(shown, "{ <pending>")) return 0;
  return stringIncludes(shown, "{ <rejected>") ? RB_PROMISE_REJECTED : RB_PROMISE_FULFILLED;
};
