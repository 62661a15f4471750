/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors
 *
 * node -r virtual-time.js FILE: runs a program on time that passes only where the program waits, so that no clock on
 * the wall decides what is recorded. Each timer's callback is a task of node's own (a real setImmediate), and node
 * drains nextTicks and microtasks after it. What is due at the same moment runs in one go, as in node's timers phase;
 * the program's immediates, real ones, come before time goes on, as in node's check phase.
 */
"use strict";

const fs = require("fs");
const module_ = require("module");
const timersModule = require("timers");
const timersPromises = require("timers/promises");
const { promisify } = require("util");

const EPOCH = Date.UTC(2025, 4, 18);
const SEED = 1;
const LONGEST_DELAY = 2 ** 31 - 1;
const real = {
  Date, setTimeout, setInterval, setImmediate, clearImmediate,
};

/* Saves the built-ins, because a program may break them. */
const { apply, construct } = Reflect;
const { trunc } = Math;
const bind = Function.prototype.call.bind.bind(Function.prototype.call);
const addTo = bind(WeakSet.prototype.add);
const deleteFrom = bind(WeakSet.prototype.delete);
const mapGet = bind(Map.prototype.get);
const mapHas = bind(Map.prototype.has);
const mapSet = bind(Map.prototype.set);
const mapDelete = bind(Map.prototype.delete);
const mapForEach = bind(Map.prototype.forEach);

/* Called at the start of each task, if set. */
const listeners = { task: () => {} };
exports.listeners = listeners;

let now = 0;
let lastNumber = 0;
let hasTick = false;
let waitingImmediates = 0;

/* Pending timers by number, in the order in which they were set; a timer that is set again moves to the end. */
const timers = new Map();
const immediates = new WeakSet();

class Timeout {
  #number = ++lastNumber;
  #delay;
  #callback;
  #arguments;
  #repeats;
  #isHolding = true;
  #due = 0;

  constructor(callback, delay, args, repeats) {
    delay *= 1;
    this.#delay = delay >= 1 && delay <= LONGEST_DELAY ? trunc(delay) : 1;
    this.#callback = callback;
    this.#arguments = args;
    this.#repeats = repeats;
    this.#start();
  }

  #start() {
    mapDelete(timers, this.#number);
    this.#due = now + this.#delay;
    mapSet(timers, this.#number, this);
    wake();
  }

  static clear(timer) {
    if (typeof timer === "object" && timer !== null && #number in timer) mapDelete(timers, timer.#number);
    else if (typeof timer === "number" || typeof timer === "string") mapDelete(timers, +timer);
  }

  /* The time of the next due timers; Infinity if no timer keeps the program alive. */
  static get nextDue() {
    let due = Infinity;
    let isAnyHolding = false;
    mapForEach(timers, (timer) => {
      isAnyHolding ||= timer.#isHolding;
      if (timer.#due < due) due = timer.#due;
    });
    return isAnyHolding ? due : Infinity;
  }

  static fireDue() {
    mapForEach(timers, (timer) => {
      if (timer.#due === now) real.setImmediate(Timeout.#fire, timer);
    });
  }

  static #fire(timer) {
    if (mapGet(timers, timer.#number) !== timer || timer.#due > now) return;
    if (!timer.#repeats) mapDelete(timers, timer.#number);
    listeners.task();
    try {
      apply(timer.#callback, timer, timer.#arguments);
    } finally {
      if (timer.#repeats && mapHas(timers, timer.#number)) timer.#start();
    }
  }

  refresh() {
    if (mapHas(timers, this.#number) || !this.#repeats) this.#start();
    return this;
  }

  ref() {
    this.#isHolding = true;
    wake();
    return this;
  }

  unref() {
    this.#isHolding = false;
    return this;
  }

  hasRef() {
    return this.#isHolding;
  }

  close() {
    mapDelete(timers, this.#number);
    return this;
  }

  [Symbol.toPrimitive]() {
    return this.#number;
  }
}

function hide(object, name) {
  Object.defineProperty(object, name, { enumerable: false });
}

/* Makes a function look like one of node: its text is native code, and it has the name of the function that it
 * replaces. */
function native(functions, name) {
  const { length } = functions[name];
  return Object.defineProperties(functions[name].bind(undefined), { name: { value: name }, length: { value: length } });
}

function wake() {
  if (hasTick) return;
  hasTick = true;
  real.setImmediate(tick);
}

/* Advances the time to the next due timers when nothing else is left to run. */
function tick() {
  hasTick = false;
  if (waitingImmediates > 0) return wake();
  if (Timeout.nextDue === Infinity) return undefined;
  now = Timeout.nextDue;
  Timeout.fireDue();
  return wake();
}

function setTimer(original, callback, delay, args, repeats) {
  /* The error that node throws for a value that is not a function. */
  if (typeof callback !== "function") original(callback);
  return new Timeout(callback, delay, args, repeats);
}

function forgetImmediate(immediate) {
  if (deleteFrom(immediates, immediate)) waitingImmediates--;
}

const replaced = {
  setTimeout(callback, delay, ...args) {
    return setTimer(real.setTimeout, callback, delay, args, false);
  },
  setInterval(callback, delay, ...args) {
    return setTimer(real.setInterval, callback, delay, args, true);
  },
  clearTimeout(timer) {
    Timeout.clear(timer);
  },
  clearInterval(timer) {
    Timeout.clear(timer);
  },
  setImmediate(callback, ...args) {
    if (typeof callback !== "function") real.setImmediate(callback);
    const immediate = real.setImmediate(function () {
      forgetImmediate(immediate);
      listeners.task();
      apply(callback, this, args);
    });
    waitingImmediates++;
    addTo(immediates, immediate);
    return immediate;
  },
  clearImmediate(immediate) {
    forgetImmediate(immediate);
    real.clearImmediate(immediate);
  },
};

/* --- Timers as promises ------------------------------------------------------------------------------------------- */

function settleLater(start, stop, value, signal) {
  if (signal?.aborted) return Promise.reject(abortError(signal));
  let cancel;
  const promise = new Promise((resolve, reject) => {
    const request = start(resolve, value);
    if (signal === undefined) return;
    cancel = () => {
      stop(request);
      reject(abortError(signal));
    };
    signal.addEventListener("abort", cancel);
  });
  return signal === undefined ? promise : promise.finally(() => signal.removeEventListener("abort", cancel));
}

function abortError(signal) {
  const error = new Error("The operation was aborted", { cause: signal.reason });
  error.name = "AbortError";
  error.code = "ABORT_ERR";
  return error;
}

const promised = {
  setTimeout(delay, value, options = {}) {
    const start = (resolve) => replaced.setTimeout(resolve, delay, value);
    return settleLater(start, replaced.clearTimeout, value, options.signal);
  },
  setImmediate(value, options = {}) {
    const start = (resolve) => replaced.setImmediate(resolve, value);
    return settleLater(start, replaced.clearImmediate, value, options.signal);
  },
  async* setInterval(delay, value) {
    let due = 0;
    let ring;
    const interval = replaced.setInterval(() => {
      due++;
      ring?.();
      ring = undefined;
    }, delay);
    try {
      for (;;) {
        if (due === 0) await new Promise((resolve) => { ring = resolve; });
        for (; due > 0; due--) yield value;
      }
    } finally {
      replaced.clearInterval(interval);
    }
  },
};

/* --- The clock, random numbers, the console ----------------------------------------------------------------------- */

function replaceClock() {
  globalThis.Date = new Proxy(real.Date, {
    construct: (target, args, newTarget) =>
      construct(target, args.length === 0 ? [EPOCH + now] : args, newTarget),
    apply: () => String(new real.Date(EPOCH + now)),
  });
  real.Date.now = native({ now: () => EPOCH + now }, "now");
  hide(real.Date, "now");
  real.Date.prototype.constructor = globalThis.Date;
  hide(real.Date.prototype, "constructor");
  hide(globalThis, "Date");
  Object.defineProperty(performance, "now", { value: native({ now: () => now }, "now") });
  Object.defineProperty(performance, "timeOrigin", { value: EPOCH });
}

/* mulberry32, with the seed that runs of Ringback have. */
function replaceChance() {
  const { imul } = Math;
  let state = SEED;
  const random = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = imul(state ^ (state >>> 15), 1 | state);
    t = (t + imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  Math.random = native({ random }, "random");
  hide(Math, "random");
}

/* The nextTicks of a stream would be reported as the program's. */
function replaceOutput(stream, descriptor) {
  stream.write = (chunk) => {
    fs.writeSync(descriptor, chunk);
    return true;
  };
}

function replaceTimers() {
  for (const name of Object.keys(replaced)) {
    replaced[name] = native(replaced, name);
    globalThis[name] = replaced[name];
    timersModule[name] = replaced[name];
  }
  for (const name of Object.keys(promised)) {
    timersPromises[name] = promised[name];
    Object.defineProperty(replaced[name], promisify.custom, { enumerable: true, get: () => promised[name] });
  }
  timersPromises.scheduler.wait = (delay, options) => promised.setTimeout(delay, undefined, options);
  module_.syncBuiltinESMExports();
}

replaceTimers();
replaceClock();
replaceChance();
replaceOutput(process.stdout, 1);
replaceOutput(process.stderr, 2);
