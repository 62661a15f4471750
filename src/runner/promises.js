/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors
 *
 * The microtask queue, as the engine has it, told record by record. Nothing here queues, delays or wraps a promise:
 *
 * - that a microtask starts is told by what runs in it: the callback of a `then`, which is handed over in a function of
 *   ours; a function that goes on after its `await`, whose probe says so; code that is entered while nothing else runs;
 * - that one is queued is told by the engine's counter, and why by the promises that somebody follows: those whose
 *   state the engine says has changed since;
 * - what runs no code at all (a promise that passes its value on, an awaiting function that an exception leaves at
 *   once) has had its turn when one that was queued later has: the queue is first in, first out (ECMAScript 9.5).
 *
 * Where the engine tells neither count nor state, a microtask is known to be queued only when it starts.
 */
(function (prelude) {
  "use strict";

  const { report, trace, wire, engine, proxies, ownValue, callbackNumber, restoreMessage } = prelude;
  const { kinds, reasons, limits } = wire;
  const PENDING = 0, FULFILLED = 1;
  const COUNTED = 0, TOLD = 1;
  const bind = Function.prototype.call.bind.bind(Function.prototype.call);
  const mapGet = bind(Map.prototype.get);
  const mapSet = bind(Map.prototype.set);
  const mapDelete = bind(Map.prototype.delete);
  const weakGet = bind(WeakMap.prototype.get);
  const weakSet = bind(WeakMap.prototype.set);
  const hasProxy = bind(WeakSet.prototype.has);
  const { apply, defineProperty } = Reflect;
  const { assign, getOwnPropertyDescriptor, getPrototypeOf, hasOwn } = Object;
  const { prototype } = Promise;
  const RealPromise = Promise;
  const realThen = prototype.then;
  const realFinally = prototype.finally;

  /* Without a constructor of its own, what `then` makes comes from the engine, whatever a program does to Promise. */
  const settled = RealPromise.resolve();
  defineProperty(settled, "constructor", { __proto__: null, value: undefined });

  const stateOf = engine.state ?? (() => -1);
  const resultOf = engine.result;
  /* How many microtasks the engine has queued, and how many of them were told. */
  const { queued } = trace;
  const counts = engine.queued !== undefined;

  /* First in, first out, by position; what has started leaves a hole. */
  const queue = { __proto__: null };
  let head = 0;
  let tail = 0;
  /* What one look found; in what order the engine queued that is not known, if it was of several promises. */
  let batch = 0;

  let microtasks = 0;
  let promises = 0;
  let started = 0;
  let maxStarted = Infinity;
  let running = null;
  let taskRuns = false;
  let finallyCallback = null;
  let gaveThenable = false;
  let gavePromise = false;

  /* Promises that somebody follows: their numbers, and what is to be queued once they are settled. */
  const numbers = new WeakMap();
  /* What a `then` gave, and its entry: that settles it. */
  const origins = new WeakMap();
  const followed = new Map();
  const first = { __proto__: null, promise: null, entries: null, length: 0, next: null, previous: null };
  let last = first;
  const awaiting = new Map();
  /* How many promises may still call a callback. */
  const holders = { __proto__: null };

  /* An entry of the queue; `otherwise` is the callback, and `runsOtherwise` whether it runs code, if a promise is
   * rejected. */
  function newEntry(reason, callback, target, site) {
    return {
      __proto__: null, number: 0, reason, callback, otherwise: callback, runs: reason !== reasons.ENGINE,
      runsOtherwise: true, target, derived: null, site, isAwait: false, isInLoop: false, batch: 0, position: -1,
    };
  }

  function tell(kind, entry) {
    trace.record(entry.site * 256 + kind, entry.number, entry.callback, entry.reason, entry.target, 0, 4);
  }

  function enqueue(entry) {
    entry.number = ++microtasks;
    entry.batch = batch;
    entry.position = tail;
    queue[tail++] = entry;
    tell(kinds.MICROTASK_QUEUED, entry);
  }

  function leaveQueue(entry) {
    delete queue[entry.position];
    while (head < tail && queue[head] === undefined) head++;
  }

  /* --- Promises --------------------------------------------------------------------------------------------------- */

  function tellSettled(promise, state) {
    const text = resultOf ? trace.shown(resultOf(promise)) : 0;
    trace.record(kinds.SETTLED, weakGet(numbers, promise), state, text, 0, 0, 3);
  }

  function numberOf(promise, state) {
    const known = weakGet(numbers, promise);
    if (known !== undefined) return known;
    weakSet(numbers, promise, ++promises);
    if (state > PENDING) tellSettled(promise, state);
    return promises;
  }

  function hold(callback) {
    if (callback !== 0) holders[callback] = (holders[callback] ?? 0) + 1;
  }

  /* A callback for the case that did not come is not needed any more, unless another promise has it. */
  function letGo(callback, entry) {
    if (callback === 0 || --holders[callback] > 0) return;
    delete holders[callback];
    if (callback !== entry.callback) trace.record(kinds.UNNEEDED, callback, entry.target, 0, 0, 0, 2);
  }

  function enqueueSettled(entry, state) {
    const { callback, otherwise } = entry;
    if (state !== FULFILLED) {
      entry.reason++;
      entry.callback = entry.otherwise;
      entry.runs = entry.runsOtherwise;
    }
    enqueue(entry);
    letGo(callback, entry);
    letGo(otherwise, entry);
  }

  /* Has a microtask queued once the promise is settled; if it is, the engine does so right away, or just did. */
  function follow(promise, state, entry) {
    hold(entry.callback);
    hold(entry.otherwise);
    if (state > PENDING) {
      batch++;
      enqueueSettled(entry, state);
      if (counts) queued[TOLD]++;
      return;
    }
    let item = mapGet(followed, promise);
    if (item === undefined) {
      const origin = weakGet(origins, promise) ?? null;
      item = { __proto__: null, promise, origin, entries: { __proto__: null }, length: 0, next: null, previous: last };
      last.next = item;
      last = item;
      mapSet(followed, promise, item);
    }
    item.entries[item.length++] = entry;
  }

  function settle(item, state) {
    mapDelete(followed, item.promise);
    item.previous.next = item.next;
    if (item.next === null) last = item.previous;
    else item.next.previous = item.previous;
    tellSettled(item.promise, state);
    for (let i = 0; i < item.length; i++) enqueueSettled(item.entries[i], state);
    if (counts) queued[TOLD] += item.length;
  }

  function enqueueStep() {
    queued[TOLD]++;
    enqueue(newEntry(reasons.ENGINE, 0, 0, 0));
  }

  const isSilent = (entry) => entry !== null && entry.position >= 0 && !entry.runs;

  /* What is settled in silence, by an entry that passes its promise's outcome on, can be left for later. */
  function settleAll(withSilent) {
    for (let item = first.next; item !== null; item = item.next) {
      if (!withSilent && isSilent(item.origin)) continue;
      const state = stateOf(item.promise);
      if (state !== PENDING) settle(item, state);
      if (counts && queued[COUNTED] <= queued[TOLD]) return;
    }
  }

  /* What nobody follows is a step of the engine's own. */
  function lookFurther() {
    if (counts && queued[COUNTED] === queued[TOLD]) return;
    settleAll(false);
    settleAll(true);
    while (counts && queued[TOLD] < queued[COUNTED]) enqueueStep();
  }

  /* Tells what was queued since the last look. */
  function look() {
    batch++;
    lookFurther();
  }

  function lookFromProbe() {
    trace.makeRoom();
    look();
  }

  /* --- Microtasks ------------------------------------------------------------------------------------------------- */

  function end() {
    if (running === null) return;
    trace.record(kinds.MICROTASK_END, running.number, running.callback, 0, 0, 0, 2);
    running = null;
    trace.codeRuns(false);
  }

  /* Until when code runs is known of a callback; of a function that goes on, its next `await` or its end tells. */
  function begin(entry) {
    end();
    if (++started > maxStarted) trace.endByLimit(limits.MICROTASKS, entry.site * 256);
    leaveQueue(entry);
    if (entry.isAwait) mapDelete(awaiting, entry.target);
    tell(kinds.MICROTASK_START, entry);
    running = entry;
    trace.codeRuns(true);
  }

  function pass(entry) {
    begin(entry);
    const item = entry.derived === null ? undefined : mapGet(followed, entry.derived);
    const state = item === undefined ? PENDING : stateOf(item.promise);
    if (state > PENDING) settle(item, state);
    end();
  }

  /* Between two microtasks that run code, others passed their promises' outcomes on, one after the other: those before
   * one that is known to have settled the promise that its `then` gave. Before them all, the first of the two may have
   * given a thenable, whose `then` is to be called. */
  function passSettled() {
    const isStepNext = gaveThenable;
    /* Surely the one step there is: nothing else needs to be looked at, however many promises wait. */
    const isStepAlone = gavePromise && counts && queued[COUNTED] - queued[TOLD] === 1;
    gaveThenable = gavePromise = false;
    if (counts && queued[COUNTED] === queued[TOLD]) return;
    batch++;
    if (!isStepAlone) settleAll(false);
    if (isStepNext && queued[TOLD] < queued[COUNTED]) enqueueStep();
    for (let i = head; i < tail; i++) {
      const entry = queue[i];
      if (entry === undefined) continue;
      if (entry.runs) return;
      const item = entry.derived === null ? undefined : mapGet(followed, entry.derived);
      if (item === undefined) continue;
      if (stateOf(item.promise) === PENDING) return;
      for (let j = head; j <= i; j++) {
        if (queue[j] !== undefined) pass(queue[j]);
      }
    }
  }

  /* Those that had their turn without running any code. */
  function passUntil(position, before) {
    for (let i = head; i < position; i++) {
      const entry = queue[i];
      if (entry !== undefined && (entry.batch < before || !entry.runs)) pass(entry);
    }
  }

  const isStep = (entry) => entry?.reason === reasons.ENGINE;

  /* The next of the engine's own steps; before a `for await` goes on, the engine takes several of them in silence. */
  function nextStep(isInLoop) {
    let i = head;
    while (i < tail && !isStep(queue[i])) i++;
    while (isInLoop && isStep(queue[i + 1])) i++;
    return queue[i];
  }

  /* Where nobody could say what an entry was, it was told as a step of the engine's own, and is now known better. */
  function placeLate(entry) {
    lookFurther();
    if (entry.position >= 0) return entry;
    const step = nextStep(entry.isInLoop);
    if (step === undefined) {
      enqueue(entry);
      return entry;
    }
    const { reason, callback, target, site, isAwait } = entry;
    return assign(step, { reason, callback, target, site, isAwait });
  }

  function start(wanted) {
    passSettled();
    const entry = wanted.position < 0 ? placeLate(wanted) : wanted;
    passUntil(entry.position, entry.batch);
    look();
    begin(entry);
  }

  /* Code runs that only the engine can have called, in a step of its own. */
  const startUnknown = (reason) => start(newEntry(reason, 0, 0, 0));

  /* --- Where code meets promises ---------------------------------------------------------------------------------- */

  function inMicrotask(entry, callback, value) {
    start(entry);
    restoreMessage(value);
    try {
      const result = apply(callback, undefined, [value]);
      gaveThenable = !hasNoThen(result);
      gavePromise = gaveThenable && result !== entry.derived && isPlainPromise(result) && isPlainPromise(entry.derived);
      return result;
    } finally {
      end();
    }
  }

  function handler(entry, callback) {
    return typeof callback === "function" ? (value) => inMicrotask(entry, callback, value) : callback;
  }

  const numberOfHandler = (callback) => (typeof callback === "function" ? callbackNumber(callback, true) : 0);

  function reaction(promise, state, onFulfilled, onRejected) {
    const both = finallyCallback;
    finallyCallback = null;
    const target = state < 0 ? 0 : numberOf(promise, state);
    const entry = newEntry(reasons.FULFILLED, numberOfHandler(both ?? onFulfilled), target, 0);
    entry.otherwise = numberOfHandler(both ?? onRejected);
    entry.runs = typeof onFulfilled === "function";
    entry.runsOtherwise = typeof onRejected === "function";
    return entry;
  }

  const methods = {
    then(onFulfilled, onRejected) {
      trace.makeRoom();
      if (!taskRuns && running === null) startUnknown(reasons.ADOPT);
      look();
      const state = stateOf(this);
      const entry = reaction(this, state, onFulfilled, onRejected);
      const derived = apply(realThen, this, [handler(entry, onFulfilled), handler(entry, onRejected)]);
      entry.derived = derived;
      if (!entry.runs || !entry.runsOtherwise) weakSet(origins, derived, entry);
      if (state >= PENDING) follow(this, state, entry);
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

  /* Whether an object is made by Promise and has from there what it has of this name; asked without running a getter. */
  const inherits = (object, name, value) =>
    getPrototypeOf(object) === prototype && !hasOwn(object, name) && ownValue(prototype, name) === value;

  /* Whether `await` takes the promise as it is (PromiseResolve, ECMAScript 27.2.4.7.1). */
  const isAwaitedAsItIs = (promise) => inherits(promise, "constructor", RealPromise);

  /* Whether a value is a promise that the engine follows by its own `then`. */
  const isPlainPromise = (value) => stateOf(value) >= PENDING && inherits(value, "then", methods.then);

  /* Whether a value has no `then` to call; asked without running a getter or a trap, so a doubt is a no. */
  function hasNoThen(value) {
    if (typeof value !== "object" && typeof value !== "function") return true;
    for (let object = value; object !== null; object = getPrototypeOf(object)) {
      if (hasProxy(proxies, object)) return false;
      const descriptor = getOwnPropertyDescriptor(object, "then");
      if (descriptor !== undefined) return hasOwn(descriptor, "value") && typeof descriptor.value !== "function";
    }
    return true;
  }

  function suspend(word, activation, value) {
    look();
    const entry = newEntry(reasons.AWAIT_FULFILLED, 0, activation, word >>> 8);
    entry.isAwait = true;
    mapSet(awaiting, activation, entry);
    const state = stateOf(value);
    if (state >= PENDING && isAwaitedAsItIs(value)) {
      numberOf(value, state);
      follow(value, state, entry);
    } else if (hasNoThen(value)) {
      follow(value, FULFILLED, entry);
    }
  }

  /* An awaiting function goes on: at its `await`, or where the exception that came of it is caught. */
  function goOn(activation) {
    const entry = mapGet(awaiting, activation);
    if (entry !== undefined) start(entry);
    return entry !== undefined;
  }

  /* The body of a `for await` is known to run because of an await; what follows the loop may. */
  function goOnInLoop(word, activation, isKnown) {
    look();
    if (isKnown || isStep(queue[head])) {
      const entry = newEntry(reasons.AWAIT_FULFILLED, 0, activation, word >>> 8);
      entry.isInLoop = true;
      start(entry);
      return true;
    }
    return false;
  }

  /* queueMicrotask (HTML 8.7) */
  function runNow(callback) {
    trace.makeRoom();
    trace.called();
    look();
    const entry = newEntry(reasons.PROGRAM, callbackNumber(callback), 0, 0);
    apply(realThen, settled, [() => inMicrotask(entry, report.thrownBy, callback)]);
    follow(null, FULFILLED, entry);
  }

  /* --- Tasks ------------------------------------------------------------------------------------------------------ */

  function startTask() {
    taskRuns = true;
    started = 0;
    trace.codeRuns(true);
  }

  function endTask() {
    look();
    taskRuns = false;
    trace.codeRuns(false);
  }

  /* After the checkpoint: what is left in the queue has had its turn. */
  function endCheckpoint() {
    do {
      end();
      look();
      passUntil(tail, Infinity);
    } while (head < tail);
  }

  function install(hide) {
    hide(prototype, "then", methods.then);
    hide(prototype, "finally", methods.finally);
  }

  return {
    install, startTask, endTask, endCheckpoint, runNow, look: lookFromProbe, end, suspend, goOn, goOnInLoop,
    startStep: () => startUnknown(reasons.ENGINE),
    startThen: () => startUnknown(reasons.ADOPT),
    configure(most) {
      maxStarted = most;
      queued[TOLD] = queued[COUNTED];
    },
  };
})
