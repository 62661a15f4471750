/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors
 *
 * Requests: lookups and timers that may ring back, by number. The host decides when; here they are asked for and called.
 */
"use strict";

const { RB_LIMIT_PENDING, RB_RECORD_TIMER_CLEAR } = require("./numbers.js");
const trace = require("./trace.js");
const { mapDelete, mapGet, mapSet } = require("./intrinsics.js");

const requests = new Map();
let count = 0;
let pending = 0;
let maxPending = Infinity;

/* `isVisible` is whether the callback is the program's; a timer brings its arguments. */
const newRequest = (callback, isVisible, args = null) =>
  ({ __proto__: null, callback, isVisible, arguments: args ?? [], isTimer: args !== null });

/* The number of the request that comes next, which is told before it is added. */
function nextNumber(request) {
  if (request.callback !== null && pending >= maxPending) trace.endByLimit(RB_LIMIT_PENDING);
  return count + 1;
}

/* Of a lookup that rings nobody back nothing is kept: when it is answered only the host knows, so the host counts those
 * that are under way. */
function add(request) {
  count++;
  if (request.callback === null) return;
  pending++;
  mapSet(requests, count, request);
}

function forget(number) {
  if (mapDelete(requests, number)) pending--;
}

/* The request whose turn it is; unless it may ring again, it is over. */
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

module.exports = { newRequest, nextNumber, add, take, clearTimer, configure(most) { maxPending = most; } };
