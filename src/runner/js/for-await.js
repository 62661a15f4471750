/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors
 *
 * `for await` asks an iterator again and again and waits for each answer. V8 has no hook for such a loop. So the loop
 * gets an iterator of ours, which passes on the calls and tells who waits for the answer. The program never sees it.
 */
"use strict";

const promises = require("./promises.js");
const trace = require("./trace.js");
const { apply } = require("./intrinsics.js");

const { asyncIterator, iterator } = Symbol;
const RealTypeError = TypeError;
const { awaitAnswer, awaitPromise, lastPromise } = promises;

/* If a generator is ended at a `yield` within the loop, it goes on there to close the loop's iterator. */
const { c: goOn } = trace.probes;

const isMissing = (method) => method === undefined || method === null;

/* What is not a function is passed on, because V8 then throws the right error. */
function newAsyncIterator(word, activation, real) {
  const asking = (method) => {
    if (typeof method !== "function") return method;
    return () => {
      trace.makeRoom();
      const answer = apply(method, real, []);
      awaitAnswer(word, activation, answer);
      return answer;
    };
  };
  return { __proto__: null, next: asking(real.next), get return() {
    goOn(activation);
    return asking(real.return);
  } };
}

/* V8 makes a promise, calls the method, and has the loop wait for the promise, whatever the method returns. */
function newSyncIterator(word, activation, real) {
  const asking = (method) => {
    if (typeof method !== "function") return method;
    return (...args) => {
      trace.makeRoom();
      const promise = lastPromise();
      try {
        return apply(method, real, args);
      } finally {
        awaitPromise(word, activation, promise);
      }
    };
  };
  return { __proto__: null, next: asking(real.next), get return() {
    const promise = lastPromise();
    goOn(activation);
    try {
      return asking(real.return);
    } finally {
      awaitPromise(word, activation, promise);
    }
  } };
}

function newIterator(word, activation, real, isAsync) {
  if ((typeof real !== "object" || real === null) && typeof real !== "function") return real;
  return isAsync ? newAsyncIterator(word, activation, real) : newSyncIterator(word, activation, real);
}

/* What the loop iterates over instead. `text` is V8's message for an original that is not iterable. */
function iterableOf(word, activation, text, iterable) {
  trace.makeRoom();
  if (isMissing(iterable)) return iterable;
  let method = iterable[asyncIterator];
  const isAsync = !isMissing(method);
  if (!isAsync) method = iterable[iterator];
  if (typeof method !== "function") throw new RealTypeError(text);
  const made = newIterator(word, activation, apply(method, iterable, []), isAsync);
  return { __proto__: null, [isAsync ? asyncIterator : iterator]: () => made };
}

module.exports = { probes: { f: iterableOf } };
