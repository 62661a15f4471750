/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors
 *
 * Who calls `then` on a promise, and which promise will be settled in consequence, as far as that is certain. V8 itself
 * calls `then`, with functions of its own: in a microtask for a promise that was resolved with another one, and for each
 * part of Promise.all, allSettled, any and race. It is such a call if no statement of the program has run in between.
 */
"use strict";

const { isPromise } = require("util").types;
const numbers = require("./numbers.js");
const trace = require("./trace.js");
const callbacks = require("./callbacks.js");
const { apply } = require("./intrinsics.js");

const { RB_RECORD_FOLLOWED, RB_FOLLOWER_RESOLVE, RB_FOLLOWER_ALL, RB_FOLLOWER_ALL_SETTLED, RB_FOLLOWER_ANY,
  RB_FOLLOWER_RACE } = numbers;

const RealPromise = Promise;
const { all: realAll, allSettled: realAllSettled, any: realAny, race: realRace } = RealPromise;

/* The promise that will be settled like the one whose `then` V8 calls in this microtask, or null; and how many
 * statements had run before. */
let adopting = null;
let statementsBefore = 0;
/* The innermost Promise.all, or similar, that runs, or null. */
let combining = null;

function startMicrotask(promise) {
  adopting = promise;
  statementsBefore = trace.statements();
}

/* A promise was made without following another. */
function noteMade(promise) {
  if (combining !== null && combining.promise === null) combining.promise = promise;
}

/* Whether V8 has called `then` itself since it began what had so many statements before. */
const isByV8 = (entry, before) => entry.callback === 0 && entry.otherwise === 0 && trace.statements() === before;

/* Tells who waits for a promise: whoever called `then` on it, which has returned `derived`, or V8 itself. */
function tell(promise, entry, by, derived, numberOf) {
  let settledBy = derived;
  let reason = by;
  if (adopting !== null && isByV8(entry, statementsBefore)) {
    settledBy = adopting;
    reason = RB_FOLLOWER_RESOLVE;
  } else if (combining !== null && combining.promise !== null && isByV8(entry, combining.statements)) {
    settledBy = combining.promise;
    reason = combining.by;
  }
  const number = numberOf(promise);
  trace.record(RB_RECORD_FOLLOWED, number, isPromise(settledBy) ? numberOf(settledBy) : 0, entry.callback,
    entry.otherwise, reason);
}

/* The first promise that V8 makes there is the one that it returns, unless the program has put a class of its own in
 * the place of Promise. */
function combine(by, real, constructor, iterable) {
  const before = combining;
  const isReal = constructor === RealPromise;
  combining = isReal ? { __proto__: null, by, promise: null, statements: trace.statements() } : null;
  try {
    return apply(real, constructor, [iterable]);
  } finally {
    combining = before;
  }
}

const combinators = {
  all(iterable) {
    return combine(RB_FOLLOWER_ALL, realAll, this, iterable);
  },
  allSettled(iterable) {
    return combine(RB_FOLLOWER_ALL_SETTLED, realAllSettled, this, iterable);
  },
  any(iterable) {
    return combine(RB_FOLLOWER_ANY, realAny, this, iterable);
  },
  race(iterable) {
    return combine(RB_FOLLOWER_RACE, realRace, this, iterable);
  },
};

function install() {
  for (const name of ["all", "allSettled", "any", "race"]) {
    callbacks.define(RealPromise, name, combinators[name], false);
  }
}

module.exports = { install, noteMade, startMicrotask, tell };
