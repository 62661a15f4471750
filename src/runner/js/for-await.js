/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors
 *
 * `for await`, which asks an iterator again and again and waits for each answer. The engine tells of no loop that waits;
 * so the loop is given an iterator of ours, that passes on what it is asked and says who waits for the answer. The
 * program never sees it.
 */
"use strict";

const promises = require("./promises.js");
const trace = require("./trace.js");
const { apply } = require("./intrinsics.js");

const { asyncIterator, iterator } = Symbol;
const RealTypeError = TypeError;
const { awaitAnswer, awaitPromise, lastPromise } = promises;

/* A generator may go on from its `yield` to close the iterator of the loop around. */
const { c: goOn } = trace.probes;

const isMissing = (method) => method === undefined || method === null;

/* A method that is none is the engine's to find fault with. */
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

/* The engine makes a promise, asks, and has the loop wait for the promise, whatever comes of asking. */
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

/* What the loop iterates over instead; `text` is what the engine says of the original where it is not iterable. */
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
