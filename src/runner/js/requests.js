/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors
 *
 * Requests by number: lookups and timers that may ring back. The runner asks the host for them and calls their
 * callbacks; the host decides when.
 */
"use strict";

const { RB_LIMIT_PENDING, RB_RECORD_TIMER_CLEAR } = require("./numbers.js");
const trace = require("./trace.js");
const { mapDelete, mapForEach, mapGet, mapSet } = require("./intrinsics.js");

const requests = new Map();
let count = 0;
let pending = 0;
let unreferenced = 0;
let maxPending = Infinity;

/* `isVisible` says whether the callback is the program's. A timer brings its own arguments.
 * `finish`, if it is set, makes the arguments of the host's. */
const newRequest = (callback, isVisible, args = null) =>
  ({ __proto__: null, callback, isVisible, arguments: args ?? [], finish: null, isTimer: args !== null, number: 0, kind: 0, delay: 0,
    self: undefined, isReferenced: true });

/* The number of the next request. Its record is written before the request is added. */
function nextNumber(request) {
  if (request.callback !== null && pending >= maxPending) trace.endByLimit(RB_LIMIT_PENDING);
  return count + 1;
}

/* A lookup that rings nobody back is not kept. Only the host knows when such a lookup is answered, so the host counts
 * them. */
function add(request) {
  request.number = ++count;
  if (request.callback === null) return;
  pending++;
  if (!request.isReferenced) unreferenced++;
  mapSet(requests, count, request);
}

function forget(number) {
  const request = mapGet(requests, number);
  if (request === undefined) return;
  mapDelete(requests, number);
  pending--;
  if (!request.isReferenced) unreferenced--;
}

/* Whether a run waits for a timer before it ends. */
function setReferenced(request, isReferenced) {
  if (request.isReferenced === isReferenced) return;
  request.isReferenced = isReferenced;
  if (isUnderWay(request.number)) unreferenced += isReferenced ? -1 : 1;
}

/* As in node, timers with unref() do not keep a program alive: they are cleared when no other request is left. */
function clearUnreferenced() {
  if (unreferenced === 0 || pending > unreferenced) return;
  mapForEach(requests, (request, number) => clearTimer(number));
}

/* Returns the request that rings back, and forgets it unless it may ring again. */
function take(number, keep) {
  const request = mapGet(requests, number);
  if (!keep) forget(number);
  return request;
}

function clearTimer(number) {
  trace.makeRoom();
  if (!mapGet(requests, number)?.isTimer) return;
  forget(number);
  trace.record(RB_RECORD_TIMER_CLEAR, number);
}

const isUnderWay = (number) => mapGet(requests, number) !== undefined;

module.exports = {
  newRequest, nextNumber, add, take, clearTimer, isUnderWay, setReferenced, clearUnreferenced,
  configure(most) {
    maxPending = most;
  },
};
