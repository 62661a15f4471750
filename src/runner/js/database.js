/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors
 *
 * The `database` of a program, which answers later.
 */
"use strict";

const numbers = require("./numbers.js");
const channel = require("./channel.js");
const requests = require("./requests.js");
const trace = require("./trace.js");
const callbacks = require("./callbacks.js");
const { jsonParse, jsonStringify, keys, stringSlice } = require("./intrinsics.js");

const { RB_FRAME_AWAIT, RB_LOOKUP_BLOCKING, RB_LOOKUP_PROMISE, RB_LOOKUP_ERROR_FIRST, RB_RECORD_QUERY, RB_WIRE_VALUE,
  RB_WIRE_ERROR } = numbers;
const { define } = callbacks;
const LONGEST_NAME = 200;
const LONGEST_KEY = 4000;
const RealPromise = Promise;
const RealError = Error;
const RealTypeError = TypeError;

let isBlocking = false;

/* Makes a value of the program from an answer of the host. */
function decode({ outcome, text }) {
  if (outcome === RB_WIRE_VALUE) return jsonParse(text);
  return outcome === RB_WIRE_ERROR ? new RealError(text) : undefined;
}

function start(table, key, request, flags) {
  const keyText = stringSlice(jsonStringify(key) ?? "", 0, LONGEST_KEY);
  trace.makeRoom();
  const callback = request.isVisible ? callbacks.numberOf(request.callback) : 0;
  const number = requests.nextNumber(request);
  trace.record(RB_RECORD_QUERY, number, callback, trace.string(stringSlice(table, 0, LONGEST_NAME)),
    trace.string(keyText), flags);
  requests.add(request);
  return number;
}

/* Blocks the program until the answer has come. */
function block(table, key, flags) {
  const request = start(table, key, requests.newRequest(null, false), flags | RB_LOOKUP_BLOCKING);
  trace.pause();
  channel.sendText(RB_FRAME_AWAIT, `{"request":${request}}`);
  const answer = channel.receive().value;
  trace.goOnAt(answer.now);
  const value = decode(answer);
  if (answer.outcome === RB_WIRE_ERROR) throw value;
  return value;
}

function lookup(table, key, callback, flags = 0) {
  if (callback !== undefined && typeof callback !== "function") {
    throw new RealTypeError("The database can only ring back a function");
  }
  if (callback !== undefined) {
    start(table, key, requests.newRequest(callback, true), flags);
    return undefined;
  }
  if (isBlocking) return block(table, key, flags);
  start(table, key, requests.newRequest(null, false), flags);
  return undefined;
}

function promiseLookup(table, key, flags = 0) {
  return new RealPromise((resolve, reject) => {
    const settle = (error, value) => (error === null ? resolve(value) : reject(error));
    start(table, key, requests.newRequest(settle, false), flags | RB_LOOKUP_PROMISE | RB_LOOKUP_ERROR_FIRST);
  });
}

/* `tables` maps each table to its name in `get…ById`. */
function newDatabase(tables) {
  const database = {};
  const promises = {};
  define(database, "lookup", { lookup: (table, key, callback) => lookup(`${table}`, key, callback) }.lookup, true);
  define(promises, "lookup", { lookup: (table, key) => promiseLookup(`${table}`, key) }.lookup, true);
  for (const table of keys(tables)) {
    const method = `get${tables[table]}ById`;
    define(database, method, { [method]: (id, callback) => lookup(table, id, callback) }[method], true);
    define(promises, method, { [method]: (id) => promiseLookup(table, id) }[method], true);
  }
  define(database, "promises", promises, true);
  return database;
}

function install(global, { tables, answers }) {
  isBlocking = answers === "blocking";
  define(global, "database", newDatabase(tables), true);
}

module.exports = { install, start, block, promiseLookup, decode };
