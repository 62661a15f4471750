/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors
 *
 * The microtask queue, as the engine tells of it (v8.promiseHooks): each promise made, with the one that it follows; each
 * one resolved; each microtask's begin and end. `then`, `await`, `queueMicrotask` and `nextTick` say who follows a
 * promise, and why. Nothing of the program's is wrapped or delayed.
 *
 * The engine does not say how a promise was settled. So each promise that somebody follows gets a reaction of ours as
 * well, whose functions belong to a context with a microtask queue of its own: the engine puts the reaction there at the
 * moment when it queues the program's, and we run that queue when we want to know.
 */
"use strict";

const v8 = require("v8");
const vm = require("vm");
const { inspect, types } = require("util");
const numbers = require("./numbers.js");
const trace = require("./trace.js");
const callbacks = require("./callbacks.js");
const { apply, defineProperty, deleteProperty, functionToString, getOwnPropertyDescriptor, getPrototypeOf, hasOwn,
  setPrototypeOf, stringIncludes, weakMapGet, weakMapSet } = require("./intrinsics.js");

const { RB_MICROTASK_PROGRAM, RB_MICROTASK_FULFILLED, RB_MICROTASK_AWAIT_FULFILLED,
  RB_MICROTASK_ADOPT, RB_MICROTASK_INTERNAL, RB_MICROTASK_NEXT_TICK,
  RB_RECORD_MICROTASK_QUEUED, RB_RECORD_MICROTASK_START, RB_RECORD_MICROTASK_END, RB_RECORD_SETTLED,
  RB_PROMISE_FULFILLED: FULFILLED, RB_PROMISE_REJECTED: REJECTED,
  RB_RECORD_UNNEEDED, RB_RECORD_SUSPEND, RB_RECORD_RESUME, RB_RECORD_EXIT, RB_LIMIT_MICROTASKS } = numbers;
const { isPromise } = types;
/* A promise is pending until it is settled in one of the ways that records know. */
const PENDING = 0;
/* What an entry goes on with, besides a callback. */
const NOTHING = 0, AWAIT = 1, YIELD = 2, RETURN = 3;

const RealPromise = Promise;
const { prototype } = RealPromise;
const { species } = Symbol;
const { get: realSpecies } = getOwnPropertyDescriptor(RealPromise, species);
const realThen = prototype.then;
const realFinally = prototype.finally;
const realQueueMicrotask = queueMicrotask;
const realProcess = process;
const realNextTick = realProcess.nextTick;

/* By promise, what is known of it: for one that is followed its number, state and followers; for one that a reaction
 * settles, or that stands for an `await`, the entry of that microtask. */
const nodes = new WeakMap();
const newNode = () => ({
  __proto__: null, number: 0, state: PENDING, text: 0, followers: null, lastFollower: null, isWatched: false,
  hasSettled: false, isTold: false, job: null, adoption: null, opaque: null,
});

let microtasks = 0;
let promises = 0;
let started = 0;
let maxStarted = Infinity;
let running = null;
let taskRuns = false;
let report = () => {};

/* Set while a hook is to stay silent: the promise is one of ours. */
let isOurs = false;
/* Set while our `then` is called: it links what it makes itself. */
let isInThen = false;
let finallyCallback = null;

/* What the next promise that follows another is for: an `await`, a `yield` or a `return` that awaits. What is awaited is
 * a promise, or the engine makes one of it first. */
let awaiting = null;
let awaited = null;
/* The last promise that was made to follow nothing: when a function's body begins, it is that of an async function. */
let lastMade = null;
/* A microtask that has begun and that nobody saw enter the queue: what comes first in it shows what it is. */
let unseen = null;

/* How many promises may still call a callback. */
const holders = { __proto__: null };

/* --- Entries of the queue --------------------------------------------------------------------------------------- */

/* `otherwise` is the callback if the promise is rejected; `followed` the promise's node; `next` links those that follow
 * one promise. A return that is late has a `finally` still to come. What is exact is for that promise and no other;
 * what is none has turned out to be no microtask at all. */
function newEntry(reason, callback, target, site) {
  return {
    __proto__: null, number: 0, reason, callback, otherwise: callback, target, site, goesOn: NOTHING, followed: null,
    isLate: false, isExact: false, isQueued: false, isNone: false, hasRun: false, next: null,
  };
}

function tell(kind, entry) {
  trace.record(entry.site * 256 + kind, entry.number, entry.callback, entry.reason, entry.target);
}

/* Where the stack ends before it is told, nothing has happened. */
function enqueue(entry) {
  entry.number = microtasks + 1;
  tell(RB_RECORD_MICROTASK_QUEUED, entry);
  microtasks = entry.number;
  entry.isQueued = true;
}

/* --- What promises are settled to ------------------------------------------------------------------------------- */

/* The promises that were settled since we last looked, in that order. */
let changedFirst = null;
let changedLast = null;

function noteSettled(node) {
  const change = { __proto__: null, node, next: null };
  if (changedLast === null) changedFirst = change;
  else changedLast.next = change;
  changedLast = change;
  trace.expect();
}

const watchers = vm.createContext({ __proto__: null }, { microtaskMode: "afterEvaluate" });
const runTheirQueue = new vm.Script("0");
const runInContext = runTheirQueue.runInContext.bind(runTheirQueue, watchers);
const newWatcher = vm.runInContext(
  "(then, apply, told) => (promise, node) =>"
  + ` { apply(then, promise, [(value) => told(node, ${FULFILLED}, value), (reason) => told(node, ${REJECTED}, reason)]); }`,
  watchers);
const watch = newWatcher(realThen, apply, (node, state, value) => {
  node.state = state;
  node.text = trace.shown(value);
});

/* Whether `then` asks nothing of the program's when it makes a promise (SpeciesConstructor, ECMAScript 7.3.22). */
const isPlain = (promise) =>
  getPrototypeOf(promise) === prototype && !hasOwn(promise, "constructor")
  && getOwnPropertyDescriptor(prototype, "constructor").value === RealPromise
  && getOwnPropertyDescriptor(RealPromise, species).get === realSpecies;

/* Hides the constructor for as long as our `then` takes. Where that cannot be, the promise is looked at from outside. */
function watchOther(promise, node) {
  const own = getOwnPropertyDescriptor(promise, "constructor");
  const hidden = { __proto__: null, value: undefined, configurable: true };
  if (!defineProperty(promise, "constructor", hidden)) {
    node.opaque = promise;
    return;
  }
  watch(promise, node);
  if (own === undefined) deleteProperty(promise, "constructor");
  else defineProperty(promise, "constructor", setPrototypeOf(own, null));
}

function watchPromise(promise, node) {
  const before = isOurs;
  isOurs = true;
  node.isWatched = true;
  try {
    if (isPlain(promise)) watch(promise, node);
    else watchOther(promise, node);
  } finally {
    isOurs = before;
  }
}

/* What node shows of a promise, it knows without running any of the program's code. */
function stateOf(promise) {
  const shown = inspect(promise, { __proto__: null, depth: 0, customInspect: false, breakLength: Infinity });
  if (stringIncludes(shown, "{ <pending>")) return PENDING;
  return stringIncludes(shown, "{ <rejected>") ? REJECTED : FULFILLED;
}

function readStates() {
  const before = isOurs;
  isOurs = true;
  try {
    runInContext();
  } finally {
    isOurs = before;
  }
}

function nodeOf(promise) {
  let node = weakMapGet(nodes, promise);
  if (node === undefined) {
    node = newNode();
    weakMapSet(nodes, promise, node);
  }
  return node;
}

function hold(callback) {
  if (callback !== 0) holders[callback] = (holders[callback] ?? 0) + 1;
}

/* A callback for the case that did not come is not needed any more, unless another promise has it. */
function letGo(callback, entry) {
  if (callback === 0 || --holders[callback] > 0) return;
  delete holders[callback];
  if (callback !== entry.callback) trace.record(RB_RECORD_UNNEEDED, callback, entry.target);
}

function enqueueSettled(entry, state) {
  const { callback, otherwise } = entry;
  if (state === REJECTED && entry.reason !== RB_MICROTASK_INTERNAL) {
    entry.reason++;
    entry.callback = otherwise;
  }
  enqueue(entry);
  letGo(callback, entry);
  letGo(otherwise, entry);
}

function settle(node) {
  trace.record(RB_RECORD_SETTLED, node.number, node.state, node.text);
  let entry = node.followers;
  node.followers = node.lastFollower = null;
  for (; entry !== null; entry = entry.next) {
    if (!entry.isNone) enqueueSettled(entry, node.state);
  }
}

/* A promise now follows another thenable, whose `then` a microtask calls. */
function adopt(promise) {
  const node = nodeOf(promise);
  if (node.number === 0) node.number = ++promises;
  node.adoption = newEntry(RB_MICROTASK_ADOPT, 0, node.number, 0);
  enqueue(node.adoption);
}

/* Tells what has happened since the last look, in the order in which the engine did it. */
function look() {
  if (unseen !== null) beginUnseen(RB_MICROTASK_ADOPT);
  if (changedFirst === null) return;
  readStates();
  let change = changedFirst;
  changedFirst = changedLast = null;
  for (; change !== null; change = change.next) {
    const { node } = change;
    if (node.opaque !== null) node.state = stateOf(node.opaque);
    if (node.isTold || node.state === PENDING) continue;
    node.isTold = true;
    settle(node);
  }
}

/* Has a microtask queued once the promise is settled; if it is, the engine does so right away. Where it is not certain
 * that anybody follows the promise, it is not watched before it is settled: who watches it handles its rejection. */
function follow(promise, entry, isCertain = true) {
  const node = nodeOf(promise);
  if (node.number === 0) node.number = ++promises;
  entry.followed = node;
  if (entry.goesOn === NOTHING) entry.target = node.number;
  hold(entry.callback);
  hold(entry.otherwise);
  if (node.isTold) {
    enqueueSettled(entry, node.state);
    return;
  }
  if (node.lastFollower === null) node.followers = entry;
  else node.lastFollower.next = entry;
  node.lastFollower = entry;
  if (node.isWatched || (!isCertain && !node.hasSettled)) return;
  watchPromise(promise, node);
  if (node.hasSettled) noteSettled(node);
}

function isFollowed(node) {
  let entry = node.followers;
  while (entry !== null && entry.isNone) entry = entry.next;
  return entry !== null;
}

/* --- Microtasks ------------------------------------------------------------------------------------------------- */

function begin(entry) {
  if (++started > maxStarted) trace.endByLimit(RB_LIMIT_MICROTASKS, entry.site * 256);
  tell(RB_RECORD_MICROTASK_START, entry);
  running = entry;
}

function end() {
  if (running === null) return;
  trace.record(RB_RECORD_MICROTASK_END, running.number, running.callback);
  running = null;
}

/* The function that waited goes on, or leaves by an exception. */
function goOn(entry) {
  if (entry.goesOn === AWAIT || entry.goesOn === RETURN) {
    trace.record(entry.site * 256 + RB_RECORD_RESUME, entry.target);
  }
  if (entry.goesOn === RETURN && entry.reason === RB_MICROTASK_AWAIT_FULFILLED && !entry.isLate) {
    trace.record((entry.site - 1) * 256 + RB_RECORD_EXIT, entry.target, entry.followed.text);
  }
}

/* A function goes on of which it could not be seen when its microtask was queued. */
function beginUnqueued(promise) {
  const job = weakMapGet(nodes, promise)?.job ?? null;
  if (job === null || job.hasRun || job.goesOn === NOTHING) return false;
  job.hasRun = true;
  begin(newEntry(RB_MICROTASK_INTERNAL, 0, 0, 0));
  goOn(job);
  return true;
}

/* The entry of the microtask that the engine begins, or null where nobody saw it enter the queue. */
function entryOfNextJob(node) {
  if (node === undefined) return null;
  const { job, adoption } = node;
  if (job !== null && job.isQueued && !job.hasRun) {
    job.hasRun = true;
    return job;
  }
  node.adoption = null;
  return adoption;
}

/* Code that runs right away is the `then` of a thenable that a promise follows which nobody followed by then; else it is
 * a step of the engine's own. */
function beginUnseen(reason) {
  const entry = unseen;
  unseen = null;
  entry.reason = reason;
  begin(entry);
}

/* --- The engine's hooks ----------------------------------------------------------------------------------------- */

const hooks = {
  init(promise, parent) {
    if (isOurs) return;
    if (awaiting !== null) {
      if (parent !== undefined && parent === awaited) {
        initAwait(promise, parent);
        return;
      }
      if (!awaiting.isExact) {
        awaited = promise;
        return;
      }
    }
    if (parent === undefined) {
      lastMade = promise;
      return;
    }
    if (isInThen) return;
    trace.makeRoom();
    initUnexplained(promise, parent);
  },
  settled(promise) {
    if (isOurs) return;
    if (unseen !== null) beginUnseen(RB_MICROTASK_INTERNAL);
    const node = nodeOf(promise);
    forgetJob(node);
    node.hasSettled = true;
    if (!node.isWatched && isFollowed(node)) watchPromise(promise, node);
    if (node.isWatched) noteSettled(node);
  },
  before(promise) {
    if (isOurs) return;
    look();
    awaiting = awaited = null;
    const entry = entryOfNextJob(weakMapGet(nodes, promise));
    if (entry === null && beginUnqueued(promise)) return;
    if (entry === null) {
      unseen = newEntry(RB_MICROTASK_INTERNAL, 0, 0, 0);
      trace.expect();
      return;
    }
    begin(entry);
    if (entry.goesOn !== NOTHING) goOn(entry);
  },
  after(promise) {
    if (isOurs) return;
    if (unseen !== null) beginUnseen(RB_MICROTASK_INTERNAL);
    look();
    const node = weakMapGet(nodes, promise);
    const isReaction = node !== undefined && node.job !== null && node.job === running && running.goesOn === NOTHING;
    if (isReaction && !node.hasSettled && running.reason !== RB_MICROTASK_INTERNAL) adopt(promise);
    end();
  },
};

/* `await`, and what waits like it: the promise that the engine made stands for what comes after. */
function initAwait(promise, parent) {
  const entry = awaiting;
  awaiting = awaited = null;
  if (entry.goesOn !== YIELD) trace.record(entry.site * 256 + RB_RECORD_SUSPEND, entry.target);
  nodeOf(promise).job = entry;
  follow(parent, entry);
}

/* Nobody said what for: the engine waits for a step of its own. Or it makes a promise of a value first, to wait for, on
 * behalf of another. */
function initUnexplained(promise, parent) {
  if (unseen !== null) beginUnseen(RB_MICROTASK_INTERNAL);
  look();
  const made = weakMapGet(nodes, parent);
  if (made !== undefined) forgetJob(made);
  const entry = newEntry(RB_MICROTASK_INTERNAL, 0, 0, 0);
  nodeOf(promise).job = entry;
  follow(parent, entry, false);
}

/* What is settled or waited for before it has followed anything was made of a value. */
function forgetJob(node) {
  const { job } = node;
  if (job === null || job.reason !== RB_MICROTASK_INTERNAL || job.isQueued) return;
  job.isNone = true;
  node.job = null;
}

/* --- Probes ----------------------------------------------------------------------------------------------------- */

function expectAwait(goesOn, word, activation, value) {
  const entry = newEntry(RB_MICROTASK_AWAIT_FULFILLED, 0, activation, word >>> 8);
  entry.goesOn = goesOn;
  awaiting = entry;
  awaited = value;
  return entry;
}

function awaitValue(word, activation, value) {
  trace.makeRoom();
  trace.settle();
  expectAwait(AWAIT, word, activation, value);
  return value;
}

/* An async generator awaits what it yields, and what it returns. */
function yieldAwaited(word, activation, value) {
  trace.makeRoom();
  trace.probes.y(word, activation, value);
  expectAwait(YIELD, word, activation, value);
  return value;
}

function returnAwaited(word, activation, value) {
  trace.makeRoom();
  trace.settle();
  expectAwait(RETURN, word + 256, activation, value);
  return value;
}

function returnAwaitedLate(word, activation, value, id) {
  trace.probes.q(word, activation, value, id);
  trace.settle();
  expectAwait(RETURN, word + 256, activation, value).isLate = true;
  return value;
}

/* The promise that an async function has made for its caller, or the engine for the answer of an iterator, asked for
 * right then. */
const lastPromise = () => lastMade;

/* An async function that returns a promise has its own follow it. */
function returnFromAsync(word, activation, value, promise) {
  const same = trace.probes.r(word, activation, value);
  if (promise !== undefined && isPromise(value) && !hasOwn(value, "then")) adopt(promise);
  return same;
}

/* A `for await` waits for what its iterator answers: a promise, or what the engine makes one of. */
function awaitAnswer(word, activation, answer) {
  trace.settle();
  expectAwait(AWAIT, word, activation, answer);
}

/* Likewise, of an iterator that does not wait: the promise that the engine has made for its answer. */
function awaitPromise(word, activation, promise) {
  trace.settle();
  expectAwait(AWAIT, word, activation, promise).isExact = true;
}

/* --- Where the program meets promises --------------------------------------------------------------------------- */

const numberOfHandler = (callback) => (typeof callback === "function" ? callbacks.numberOf(callback, true) : 0);

function newReaction(onFulfilled, onRejected) {
  const both = finallyCallback;
  finallyCallback = null;
  const entry = newEntry(RB_MICROTASK_FULFILLED, numberOfHandler(both ?? onFulfilled), 0, 0);
  entry.otherwise = numberOfHandler(both ?? onRejected);
  return entry;
}

const methods = {
  then(onFulfilled, onRejected) {
    trace.makeRoom();
    trace.settle();
    if (!isPromise(this)) return apply(realThen, this, [onFulfilled, onRejected]);
    const entry = newReaction(onFulfilled, onRejected);
    const before = isInThen;
    isInThen = true;
    let derived;
    try {
      derived = apply(realThen, this, [onFulfilled, onRejected]);
    } finally {
      isInThen = before;
    }
    if (isPromise(derived)) nodeOf(derived).job = entry;
    follow(this, entry);
    return derived;
  },
  finally(onFinally) {
    finallyCallback = typeof onFinally === "function" ? onFinally : null;
    try {
      return apply(realFinally, this, [onFinally]);
    } finally {
      finallyCallback = null;
    }
  },
};

/* A callback that the program queued by itself; its error is uncaught, and what waits behind it has its turn. */
function run(entry, callback, args) {
  look();
  awaiting = awaited = null;
  begin(entry);
  try {
    apply(callback, undefined, args);
  } catch (error) {
    report(error);
  }
  look();
  end();
}

/* The engine queues it before it is told: where its stack ends there, nothing has happened. */
function queueBy(queueForReal, reason, callback, args) {
  trace.makeRoom();
  trace.settle();
  const entry = newEntry(reason, callbacks.numberOf(callback), 0, 0);
  queueForReal(() => run(entry, callback, args));
  enqueue(entry);
}

const queueTick = (callback) => apply(realNextTick, realProcess, [callback]);
const queueMicrotaskOf = (callback) => queueBy(realQueueMicrotask, RB_MICROTASK_PROGRAM, callback, []);
const nextTickOf = (callback, args) => queueBy(queueTick, RB_MICROTASK_NEXT_TICK, callback, args);

/* Older versions of node emit an event that nobody gets where a promise is resolved twice. */
const isNothing = (callback) => stringIncludes(functionToString(callback), "'multipleResolves'");

/* What node's own modules put off for the program is told as well. */
function nextTickOfNode(callback, ...args) {
  if ((taskRuns || running !== null) && !isNothing(callback)) nextTickOf(callback, args);
  else apply(realNextTick, realProcess, [callback, ...args]);
}

/* --- Tasks ------------------------------------------------------------------------------------------------------ */

function startTask() {
  taskRuns = true;
  started = 0;
  awaiting = awaited = null;
}

function endTask() {
  trace.settle();
  look();
  taskRuns = false;
  awaiting = awaited = null;
}

/* Instead of the engine's own, with what describes those. */
function install() {
  for (const name of ["then", "finally"]) {
    callbacks.publish(methods[name]);
    defineProperty(prototype, name, {
      __proto__: null, value: methods[name], writable: true, enumerable: false, configurable: true,
    });
  }
  realProcess.nextTick = nextTickOfNode;
  trace.tellFirst(look);
  v8.promiseHooks.createHook(hooks);
}

module.exports = {
  install, startTask, endTask, look, queueMicrotaskOf, nextTickOf, awaitAnswer, awaitPromise, lastPromise,
  probes: {
    v: awaitValue, w: yieldAwaited, b: returnFromAsync, d: lastPromise, o: returnAwaited, p: returnAwaitedLate,
  },
  configure(most, reportError) {
    maxStarted = most;
    report = reportError;
  },
};
