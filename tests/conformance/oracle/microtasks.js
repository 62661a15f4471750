/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors
 *
 * node -r microtasks.js FILE, with RINGBACK_MICROTASKS naming a file: keeps there what the engine tells of each
 * microtask of the program as it begins, the program being as it was written. A line for each task, the script first;
 * a word for each microtask: p and the number of the promise, in the order in which they were made, for a promise's
 * job; q for queueMicrotask, n for process.nextTick.
 *
 * A module is loaded by microtasks of node's own. With RINGBACK_MODULE set only those count that come of what is done
 * between globalThis[Symbol.for("microtasks")].begin() and .end().
 */
"use strict";

const fs = require("fs");
const { promiseHooks } = require("v8");
const { listeners } = require("./virtual-time.js");

const numbers = new WeakMap();
let told = "";
/* Whether the running code belongs to the program, and whether it is a microtask that the promise hooks report. */
let isOwn = process.env.RINGBACK_MODULE === undefined;
let isToldOf = false;
const { apply, set } = Reflect;
const bind = Function.prototype.call.bind.bind(Function.prototype.call);
const numberOf = bind(WeakMap.prototype.get);
const number = bind(WeakMap.prototype.set);
const includes = bind(String.prototype.includes);
let count = 0;

function tell(word) {
  told += told === "" || told[told.length - 1] === "\n" ? word : ` ${word}`;
}

/* node 18 adds ticks of its own if a promise is settled twice. */
function isOfPromises() {
  const limit = Error.stackTraceLimit;
  set(Error, "stackTraceLimit", 5);
  const { stack } = new Error();
  set(Error, "stackTraceLimit", limit);
  return includes(stack, "node:internal/process/promises");
}

/* Wraps a function so that it reports the start of each callback that it gets. */
function listen(object, name, word) {
  const original = object[name];
  object[name] = { [name](callback, ...args) {
    if (typeof callback !== "function" || isOfPromises()) return apply(original, object, [callback, ...args]);
    return apply(original, object, [function (...given) {
      isOwn = true;
      tell(word);
      return apply(callback, this, given);
    }, ...args]);
  } }[name];
}

listen(globalThis, "queueMicrotask", "q");
listen(process, "nextTick", "n");
listeners.task = () => {
  isOwn = true;
  told += "\n";
};

globalThis[Symbol.for("microtasks")] = {
  begin() { isOwn = true; },
  end() {
    if (isToldOf) told = told.replace(/ ?p\d+$/, "");
    isOwn = isToldOf = false;
  },
};

process.on("exit", () => fs.writeFileSync(process.env.RINGBACK_MICROTASKS, `${told}\n`));
promiseHooks.createHook({
  init: (promise) => number(numbers, promise, isOwn ? ++count : 0),
  before(promise) {
    const made = numberOf(numbers, promise) ?? 0;
    isOwn = isToldOf = made > 0;
    if (isOwn) tell(`p${made}`);
  },
  after() { isToldOf = false; },
});
