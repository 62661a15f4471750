/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors
 *
 * The modules that a program gets from `require`: those of node that need nothing outside of the program.
 */
"use strict";

const files = require("./files.js");
const timers = require("./timers.js");
const { publish } = require("./callbacks.js");
const { stringSlice, stringStartsWith } = require("./intrinsics.js");

const NAMES = ["assert", "assert/strict", "events", "path", "path/posix", "path/win32", "util", "util/types"];

/* Loaded before any program runs, because afterwards no file can be opened. */
const known = { __proto__: null, timers: timers.module, "timers/promises": timers.promises, fs: files.files,
  "fs/promises": files.promises };
for (const name of NAMES) known[name] = require(name);
const RealError = Error;

const nameOf = (specifier) => (stringStartsWith(specifier, "node:") ? stringSlice(specifier, 5) : specifier);
const isModule = (specifier) => known[nameOf(specifier)] !== undefined;

function load(specifier) {
  const found = known[nameOf(`${specifier}`)];
  if (found !== undefined) return found;
  const error = new RealError(`Cannot find module '${specifier}': a program in Ringback may require assert, events, fs, `
    + "path, timers and util");
  error.code = "MODULE_NOT_FOUND";
  throw error;
}

/* The arguments of the function that node puts around a module. */
function newScope() {
  const exports = {};
  const module = { exports };
  const require = { require: (specifier) => load(specifier) }.require;
  publish(require);
  return { exports, arguments: [exports, require, module, "/program.js", "/"] };
}

module.exports = { isModule, load, newScope };
