/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors
 *
 * The microtask queue, as V8 tells of it (v8.promiseHooks): each new promise, with the promise that it follows; each
 * promise that is resolved; where each microtask begins and ends. `then`, `await`, `queueMicrotask` and `nextTick` tell
 * who follows a promise, and why. Nothing of the program is wrapped or delayed.
 *
 * V8 does not tell how a promise was settled. So each promise that something follows gets a reaction of ours as well,
 * whose functions belong to a context with a microtask queue of its own. V8 puts that reaction into that queue when it
 * queues the program's reactions, and we run that queue when we want to know.
 */
"use strict";

const v8 = require("v8");
const vm = require("vm");
const { isPromise } = require("util").types;
const numbers = require("./numbers.js");
const trace = require("./trace.js");
const callbacks = require("./callbacks.js");
const followers = require("./followers.js");
const stateOf = require("./promise-state.js");
const { apply, defineProperty, deleteProperty, functionToString, getOwnPropertyDescriptor, getPrototypeOf, hasOwn,
  setPrototypeOf, stringIncludes, weakMapGet, weakMapSet } = require("./intrinsics.js");

const { RB_MICROTASK_PROGRAM, RB_MICROTASK_FULFILLED, RB_MICROTASK_AWAIT_FULFILLED,
  RB_MICROTASK_ADOPT, RB_MICROTASK_INTERNAL, RB_MICROTASK_NEXT_TICK,
  RB_RECORD_MICROTASK_QUEUED, RB_RECORD_MICROTASK_START, RB_RECORD_MICROTASK_END, RB_RECORD_SETTLED,
  RB_PROMISE_FULFILLED: FULFILLED, RB_PROMISE_REJECTED: REJECTED,
  RB_RECORD_UNNEEDED, RB_RECORD_AWAITED, RB_RECORD_PROMISED, RB_FOLLOWER_THEN, RB_FOLLOWER_FINALLY, RB_RECORD_SUSPEND, RB_RECORD_RESUME, RB_RECORD_EXIT, RB_LIMIT_MICROTASKS } = numbers;
/* The state of a promise that is neither fulfilled nor rejected. */
const PENDING = 0;
/* What an entry continues, if not a callback. */
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

/* What is known of each promise: its number, state and followers if it is followed; the entry of the microtask if a
 * reaction settles it, or if it stands for an `await`; the activation of the call if an async function returns it. */
const nodes = new WeakMap();
const newNode = () => ({
  __proto__: null, number: 0, state: PENDING, text: 0, followers: null, lastFollower: null, isWatched: false,
  hasSettled: false, isTold: false, job: null, adoption: null, opaque: null, call: 0,
});

let microtasks = 0;
let promises = 0;
let started = 0;
let maxStarted = Infinity;
let running = null;
let taskRuns = false;
let report = () => {};

/* Set while hooks must stay silent, because the promise is one of ours. */
let isOurs = false;
/* Set while our `then` runs, which links the promises that it makes itself. */
let isInThen = false;
let finallyCallback = null;

/* Why the next promise will follow another one: an `await`, a `yield`, or a `return` that awaits. If the awaited value
 * is no promise, V8 makes a promise of it first. */
let awaiting = null;
let awaited = null;
/* The last promise that was made without following another. When the body of an async function begins, it is that
 * function's. */
let lastMade = null;
/* A microtask that has begun and that was not seen entering the queue. The first thing that it does shows what it
 * is. */
let unseen = null;

/* How many promises may still call each callback. */
const holders = { __proto__: null };

/* --- Entries of the queue --------------------------------------------------------------------------------------- */

/* `otherwise` is the callback if the promise is rejected; `followed` is the promise's node; `next` links the entries
 * that follow one promise. `isLate` marks a return that still has a `finally` before it. `isExact` marks an entry that
 * waits for the given promise, not for one that V8 makes of it. `isNone` marks an entry that turned out to be no
 * microtask. */
function newEntry(reason, callback, target, site) {
  return {
    __proto__: null, number: 0, reason, callback, otherwise: callback, target, site, goesOn: NOTHING, followed: null,
    isLate: false, isExact: false, isQueued: false, isNone: false, hasRun: false, next: null,
  };
}

function tell(kind, entry) {
  trace.record(entry.site * 256 + kind, entry.number, entry.callback, entry.reason, entry.target);
}

/* If the stack overflows before the record is written, nothing has happened. */
function enqueue(entry) {
  entry.number = microtasks + 1;
  tell(RB_RECORD_MICROTASK_QUEUED, entry);
  microtasks = entry.number;
  entry.isQueued = true;
}

/* --- What promises are settled to ------------------------------------------------------------------------------- */

/* The promises that were settled since the last look, in that order. */
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
  + " { apply(then, promise,"
  + ` [(value) => told(node, ${FULFILLED}, value), (reason) => told(node, ${REJECTED}, reason)]); }`, watchers);
const watch = newWatcher(realThen, apply, (node, state, value) => {
  node.state = state;
  node.text = trace.shown(value);
});

/* Whether `then` runs no code of the program when it makes a promise (SpeciesConstructor, ECMAScript 7.3.22). */
const isPlain = (promise) =>
  getPrototypeOf(promise) === prototype && !hasOwn(promise, "constructor")
  && getOwnPropertyDescriptor(prototype, "constructor").value === RealPromise
  && getOwnPropertyDescriptor(RealPromise, species).get === realSpecies;

/* Hides the constructor while our `then` runs. If that is not possible, the promise is inspected from outside. */
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

/* A callback for the other outcome is not needed any more, unless another promise still has it. */
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

/* A promise that nobody has named yet gets its number now. */
function name(node) {
  if (node.number === 0) {
    node.number = ++promises;
    if (node.call !== 0) trace.record(RB_RECORD_PROMISED, node.number, node.call);
  }
  return node.number;
}

/* A promise now follows another thenable, whose `then` a microtask calls. */
function adopt(promise) {
  const node = nodeOf(promise);
  node.adoption = newEntry(RB_MICROTASK_ADOPT, 0, name(node), 0);
  enqueue(node.adoption);
}

const numberOf = (promise) => name(nodeOf(promise));

/* Tells what has happened since the last look, in the order in which V8 did it. */
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

/* Notes a microtask that V8 will queue when the promise is settled. If the promise is settled already, V8 queues the
 * microtask right away. If it is not certain that something follows the promise, the promise is not watched before it
 * is settled, because watching would handle its rejection. */
function follow(promise, entry, isCertain = true) {
  const node = nodeOf(promise);
  name(node);
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

/* The function that waited goes on, or an exception leaves it. */
function goOn(entry) {
  if (entry.goesOn === AWAIT || entry.goesOn === RETURN) {
    trace.record(entry.site * 256 + RB_RECORD_RESUME, entry.target);
  }
  if (entry.goesOn === RETURN && entry.reason === RB_MICROTASK_AWAIT_FULFILLED && !entry.isLate) {
    trace.record((entry.site - 1) * 256 + RB_RECORD_EXIT, entry.target, entry.followed.text);
  }
}

/* A function goes on, and its microtask was not seen entering the queue. */
function beginUnqueued(promise) {
  const job = weakMapGet(nodes, promise)?.job ?? null;
  if (job === null || job.hasRun || job.goesOn === NOTHING) return false;
  job.hasRun = true;
  begin(newEntry(RB_MICROTASK_INTERNAL, 0, 0, 0));
  goOn(job);
  return true;
}

/* The entry of the microtask that V8 begins, or null if it was not seen entering the queue. */
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

/* Begins a microtask that was not seen entering the queue. If code of the program runs right away, this is the `then`
 * of a thenable, and the promise that adopts it had no follower before. Else the microtask is an internal step of
 * V8. */
function beginUnseen(reason) {
  const entry = unseen;
  unseen = null;
  entry.reason = reason;
  begin(entry);
}

/* --- V8's hooks ----------------------------------------------------------------------------------------- */

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
      followers.noteMade(promise);
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
    followers.startMicrotask(entry === null || entry.reason === RB_MICROTASK_ADOPT ? promise : null);
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
    followers.startMicrotask(null);
    if (unseen !== null) beginUnseen(RB_MICROTASK_INTERNAL);
    look();
    const node = weakMapGet(nodes, promise);
    const isReaction = node !== undefined && node.job !== null && node.job === running && running.goesOn === NOTHING;
    if (isReaction && !node.hasSettled && running.reason !== RB_MICROTASK_INTERNAL) adopt(promise);
    end();
  },
};

/* `await` and what waits like it: the promise that V8 made stands for the code after it. */
function initAwait(promise, parent) {
  const entry = awaiting;
  awaiting = awaited = null;
  const number = numberOf(parent);
  if (entry.goesOn !== YIELD) trace.record(entry.site * 256 + RB_RECORD_SUSPEND, entry.target);
  trace.record(entry.site * 256 + RB_RECORD_AWAITED, number, entry.target);
  nodeOf(promise).job = entry;
  follow(parent, entry);
}

/* No probe told why V8 waits here. Either V8 waits for an internal step, or it first makes a promise of a value, and
 * another promise will follow that one. */
function initUnexplained(promise, parent) {
  if (unseen !== null) beginUnseen(RB_MICROTASK_INTERNAL);
  look();
  const made = weakMapGet(nodes, parent);
  if (made !== undefined) forgetJob(made);
  const entry = newEntry(RB_MICROTASK_INTERNAL, 0, 0, 0);
  nodeOf(promise).job = entry;
  follow(parent, entry, false);
}

/* A promise that is settled or awaited before it has followed another was made of a value. */
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

/* The promise that an async function has just made for its caller, or V8 for the answer of an iterator. */
const lastPromise = () => lastMade;

/* The body of an async function begins, so the last promise is the one that its call returns. */
function ownPromise(activation) {
  if (lastMade !== null) nodeOf(lastMade).call = activation;
  return lastMade;
}

/* When an async function returns a promise, its own promise follows that one. */
function returnFromAsync(word, activation, value, promise) {
  const same = trace.probes.r(word, activation, value);
  if (promise !== undefined && isPromise(value) && !hasOwn(value, "then")) adopt(promise);
  return same;
}

/* A `for await` waits for the answer of its iterator: a promise, or one that V8 makes of it. */
function awaitAnswer(word, activation, answer) {
  trace.settle();
  expectAwait(AWAIT, word, activation, answer);
}

/* Likewise for an iterator whose answers are no promises: the loop waits for the promise that V8 has made. */
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
    const by = finallyCallback === null ? RB_FOLLOWER_THEN : RB_FOLLOWER_FINALLY;
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
    followers.tell(this, entry, by, derived, numberOf);
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

/* A callback that the program itself queued. If it throws, the error is uncaught, and the next microtasks still run. */
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

/* V8 queues the callback before the record is written. If the stack overflows in V8, nothing has happened. */
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

/* Older versions of node emit an event when a promise is resolved twice; nothing listens to it. */
const isNothing = (callback) => stringIncludes(functionToString(callback), "'multipleResolves'");

/* Also records what node's modules put off on behalf of the program. */
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

/* Takes the place of built-in functions, with their property descriptors. */
function install() {
  for (const name of ["then", "finally"]) callbacks.define(prototype, name, methods[name], false);
  followers.install();
  realProcess.nextTick = nextTickOfNode;
  trace.tellFirst(look);
  v8.promiseHooks.createHook(hooks);
}

module.exports = {
  install, startTask, endTask, look, queueMicrotaskOf, nextTickOf, awaitAnswer, awaitPromise, lastPromise,
  probes: {
    v: awaitValue, w: yieldAwaited, b: returnFromAsync, d: ownPromise, o: returnAwaited, p: returnAwaitedLate,
  },
  configure(most, reportError) {
    maxStarted = most;
    report = reportError;
  },
};
