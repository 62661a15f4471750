/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors
 *
 * A thread of bare.js: runs one program as it is written, on the least that an event loop can be: timers by due time,
 * immediates once nothing is due, and what the engine does by itself. What is printed goes on after an error, as a run
 * of Ringback's does.
 */
"use strict";

const path = require("path");
const vm = require("vm");
const { promiseHooks } = require("v8");
const { parentPort, workerData } = require("worker_threads");

const preview = require(path.join(workerData.scripts, "preview.js"));
const real = { setTimeout, setImmediate, queueMicrotask, nextTick: process.nextTick };
const { apply } = Reflect;
const LONGEST_MESSAGE = 10000;
const SCOPE = "(function (exports, require, module, __filename, __dirname) {";

let printed = "";
let microtasks = "";
let hasMicrotask = false;
let now = 0;
let timers = [];
let immediates = [];
/* The promise of a module; its rejection is an uncaught error. */
let end = null;

const print = (text) => { printed += `${text}\n`; };
const uncaught = (error) => print(`uncaught ${preview.ofThrown(error, LONGEST_MESSAGE)}`);

function tell(sort) {
  microtasks += hasMicrotask ? ` ${sort}` : sort;
  hasMicrotask = true;
}

function call(callback, args = []) {
  try {
    return apply(callback, undefined, args);
  } catch (error) {
    uncaught(error);
    return undefined;
  }
}

/* After each task, node drains nextTicks and microtasks, and reports unhandled errors. */
function runTask(callback, args) {
  real.setImmediate(() => {
    call(callback, args);
    real.setImmediate(() => {
      microtasks += "\n";
      hasMicrotask = false;
      next();
    });
  });
}

function finish() {
  parentPort.postMessage({ printed, microtasks });
}

/* Due timers come first, then all immediates that are waiting by then; otherwise time advances. */
function next() {
  if (immediates.length > 0) {
    const [{ callback, args }] = immediates.splice(0, 1);
    runTask(callback, args);
    return;
  }
  const waiting = timers.filter(({ isSet }) => isSet);
  if (waiting.length === 0) {
    finish();
    return;
  }
  const timer = waiting.reduce((one, other) => (other.due < one.due ? other : one));
  now = timer.due;
  if (timer.repeats) timer.due += timer.delay;
  else timer.isSet = false;
  timers = waiting;
  runTask(timer.callback, timer.args);
}

/* What a program sees of a timer, as in Ringback: no properties, and as a number, that of the request. */
let requests = 0;
const timerOf = new WeakMap();

class Timeout {
  #request = ++requests;

  [Symbol.toPrimitive]() {
    return this.#request;
  }
}

class Immediate {
  constructor() {
    requests++;
  }
}

function addTimer(callback, delay, args, repeats) {
  if (typeof callback !== "function") real.setTimeout(callback);
  const timer = { callback, delay, args, repeats, due: now + delay, isSet: true };
  const shown = new Timeout();
  timerOf.set(shown, timer);
  timers.push(timer);
  return shown;
}

function install() {
  globalThis.console = { log: (text) => print(`${text}`) };
  globalThis.setTimeout = (callback, delay, ...args) => addTimer(callback, delay, args, false);
  globalThis.setInterval = (callback, delay, ...args) => addTimer(callback, delay, args, true);
  globalThis.clearInterval = (shown) => { timerOf.get(shown).isSet = false; };
  globalThis.setImmediate = (callback, ...args) => {
    if (typeof callback !== "function") real.setImmediate(callback);
    immediates.push({ callback, args });
    return new Immediate();
  };
  globalThis.queueMicrotask = (callback) => {
    if (typeof callback !== "function") real.queueMicrotask(callback);
    real.queueMicrotask(() => {
      tell("q");
      call(callback);
    });
  };
  globalThis.process = { nextTick(callback, ...args) {
    if (typeof callback !== "function") real.nextTick(callback);
    real.nextTick(() => {
      tell("n");
      call(callback, args);
    });
  } };
}

/* Compiles a script in the function that node puts around it; a program that is not a script, because of a top-level
 * `await`, is a module. */
function runProgram(source) {
  let script;
  try {
    script = new vm.Script(`${SCOPE}${source}\n})`, { filename: "program.js" });
  } catch (error) {
    runModule(source, error);
    return;
  }
  const module = { exports: {} };
  apply(script.runInThisContext(), module.exports, [module.exports, undefined, module, "/program.js", "/"]);
}

function runModule(source, error) {
  let module;
  try {
    module = new vm.SourceTextModule(source, { identifier: "program.js" });
  } catch {
    throw error;
  }
  microtasks = "module";
  module.link(() => {}).then(() => { end = module.evaluate(); });
}

process.on("unhandledRejection", (reason, promise) => {
  print(`${promise === end ? "uncaught" : "unhandled"} ${preview.ofThrown(reason, LONGEST_MESSAGE)}`);
});

parentPort.once("message", (source) => {
  install();
  promiseHooks.createHook({ before: () => tell("p") });
  vm.runInThisContext(workerData.setup, { filename: "setup.js" });
  runTask(runProgram, [source]);
});
