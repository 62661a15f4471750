/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors
 *
 * Timers, immediates and the promises of `timers/promises`, as node has them, on engine time.
 */
"use strict";

const numbers = require("./numbers.js");
const requests = require("./requests.js");
const trace = require("./trace.js");
const { define, numberOf, publish } = require("./callbacks.js");
const { apply, defineProperty, trunc } = require("./intrinsics.js");

const { RB_RECORD_TIMER_SET, RB_TIMER_TIMEOUT, RB_TIMER_INTERVAL, RB_TIMER_IMMEDIATE } = numbers;
const { promisify } = require("util");
const real = { setTimeout, setInterval, setImmediate };
const LONGEST_DELAY = 2147483647;
const RealPromise = Promise;
const { finally: finallyOf } = Promise.prototype;

/* The program gets a handle for each timer, by which it can change the timer. */
class Handle {
  #request;

  constructor(request) {
    this.#request = request;
  }

  hasRef() {
    return this.#request.isReferenced;
  }

  ref() {
    requests.setReferenced(this.#request, true);
    return this;
  }

  unref() {
    requests.setReferenced(this.#request, false);
    return this;
  }

  static requestOf(value) {
    return typeof value === "object" && value !== null && #request in value ? value.#request : undefined;
  }
}

const { requestOf } = Handle;
delete Handle.requestOf;

/* What `setTimeout` and `setInterval` return, as in node. Converted to a number, it gives the number of the request. */
class Timeout extends Handle {
  /* An implicit constructor would iterate over its arguments, in older versions of V8 by the program's own iterator. */
  constructor(request) {
    super(request);
  }

  close() {
    requests.clearTimer(requestOf(this).number);
    return this;
  }

  refresh() {
    const request = requestOf(this);
    if (!requests.isUnderWay(request.number)) return this;
    requests.clearTimer(request.number);
    start(request);
    return this;
  }

  [Symbol.toPrimitive]() {
    return requestOf(this).number;
  }
}

/* What `setImmediate` returns. */
class Immediate extends Handle {
  constructor(request) {
    super(request);
  }
}

const requestOfKind = (value, isImmediate) => {
  const request = requestOf(value);
  return request !== undefined && (request.kind === RB_TIMER_IMMEDIATE) === isImmediate ? request : undefined;
};

function delayOf(value) {
  const delay = trunc(+value);
  return delay >= 1 && delay <= LONGEST_DELAY ? delay : 1;
}

/* Asks the host to ring back. */
function start(request) {
  const { kind, delay } = request;
  const callback = request.isVisible ? numberOf(request.callback) : 0;
  trace.record(RB_RECORD_TIMER_SET, requests.nextNumber(request), callback, delay, kind);
  requests.add(request);
}

/* `isVisible` says whether the callback is the program's. */
function set(kind, callback, delay, args, isVisible = true) {
  const milliseconds = kind === RB_TIMER_IMMEDIATE ? 0 : delayOf(delay);
  trace.makeRoom();
  trace.settle();
  const request = requests.newRequest(callback, isVisible, args);
  request.kind = kind;
  request.delay = milliseconds;
  request.self = kind === RB_TIMER_IMMEDIATE ? new Immediate(request) : new Timeout(request);
  start(request);
  return request.self;
}

/* If the argument is not a function, node throws its own error. */
function setOf(name, kind) {
  return kind === RB_TIMER_IMMEDIATE
    ? { [name](callback, ...args) {
      return typeof callback === "function" ? set(kind, callback, 0, args) : real[name](callback);
    } }[name]
    : { [name](callback, delay, ...args) {
      return typeof callback === "function" ? set(kind, callback, delay, args) : real[name](callback);
    } }[name];
}

/* A timer may also be given as a number or as the text of one. */
function clearTimeoutOf(timer) {
  const request = requestOfKind(timer, false);
  if (request !== undefined) requests.clearTimer(request.number);
  else if (typeof timer === "number") requests.clearTimer(timer);
  else if (typeof timer === "string") requests.clearTimer(+timer);
}

function clearImmediateOf(immediate) {
  const request = requestOfKind(immediate, true);
  if (request !== undefined) requests.clearTimer(request.number);
}

const functions = {
  setTimeout: setOf("setTimeout", RB_TIMER_TIMEOUT),
  setInterval: setOf("setInterval", RB_TIMER_INTERVAL),
  setImmediate: setOf("setImmediate", RB_TIMER_IMMEDIATE),
  clearTimeout: { clearTimeout(timer) { clearTimeoutOf(timer); } }.clearTimeout,
  clearInterval: { clearInterval(timer) { clearTimeoutOf(timer); } }.clearInterval,
  clearImmediate: { clearImmediate(immediate) { clearImmediateOf(immediate); } }.clearImmediate,
};

/* Makes a promise that a timer fulfils. If the signal is aborted first, the promise is rejected. */
function promiseOf(kind, delay, value, signal) {
  if (signal?.aborted) return RealPromise.reject(abortError(signal));
  let abort;
  const promise = new RealPromise((resolve, reject) => {
    const timer = set(kind, () => resolve(value), delay, [], false);
    abort = () => {
      if (kind === RB_TIMER_IMMEDIATE) clearImmediateOf(timer);
      else clearTimeoutOf(timer);
      reject(abortError(signal));
    };
  });
  if (signal === undefined) return promise;
  signal.addEventListener("abort", abort, { once: true });
  return apply(finallyOf, promise, [() => signal.removeEventListener("abort", abort)]);
}

/* Yields a value each time that an interval rings, also for the times when nothing waited. */
async function* ringAgain(delay, value, signal) {
  if (signal?.aborted) throw abortError(signal);
  let times = 0;
  let wake = null;
  const ring = () => {
    times++;
    wake?.();
    wake = null;
  };
  const abort = () => {
    clearTimeoutOf(interval);
    wake?.(RealPromise.reject(abortError(signal)));
    wake = null;
  };
  const interval = set(RB_TIMER_INTERVAL, ring, delay, [], false);
  signal?.addEventListener("abort", abort, { once: true });
  try {
    while (!signal?.aborted) {
      if (times === 0) await new RealPromise((resolve) => { wake = resolve; });
      for (; times > 0; times--) yield value;
    }
    throw abortError(signal);
  } finally {
    clearTimeoutOf(interval);
    signal?.removeEventListener("abort", abort);
  }
}

function abortError(signal) {
  const error = new Error("The operation was aborted", { cause: signal.reason });
  error.name = "AbortError";
  error.code = "ABORT_ERR";
  return error;
}

const promises = {
  setTimeout: { setTimeout(delay, value, options) {
    return promiseOf(RB_TIMER_TIMEOUT, delay, value, options?.signal);
  } }.setTimeout,
  setImmediate: { setImmediate(value, options) {
    return promiseOf(RB_TIMER_IMMEDIATE, 0, value, options?.signal);
  } }.setImmediate,
  setInterval: { setInterval: (delay, value, options) => ringAgain(delay, value, options?.signal) }.setInterval,
};
promises.scheduler = {
  wait: { wait: (delay, options) => promiseOf(RB_TIMER_TIMEOUT, delay, undefined, options?.signal) }.wait,
  yield: { yield: () => promiseOf(RB_TIMER_IMMEDIATE, 0) }.yield,
};

/* `AbortSignal.timeout` is a timer as well. */
function timeoutSignal(delay) {
  const controller = new AbortController();
  set(RB_TIMER_TIMEOUT, () => {
    controller.abort(new DOMException("The operation was aborted due to timeout", "TimeoutError"));
  }, delay, [], false);
  return controller.signal;
}

function install(global) {
  for (const name of ["setTimeout", "setInterval", "setImmediate", "clearTimeout", "clearInterval", "clearImmediate"]) {
    define(global, name, functions[name], true);
  }
  for (const name of ["setTimeout", "setImmediate"]) {
    publish(promises[name]);
    defineProperty(functions[name], promisify.custom, { __proto__: null, enumerable: true, value: promises[name] });
  }
  define(AbortSignal, "timeout", { timeout: (delay) => timeoutSignal(delay) }.timeout, true);
}

module.exports = { install, module: { ...functions, promises }, promises };
