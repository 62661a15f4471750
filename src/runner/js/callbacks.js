/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors
 *
 * Callbacks: functions that the program has handed over. A callback keeps its number. Also our own functions that the
 * program can reach, which look like built-in ones.
 */
"use strict";

const { RB_RECORD_CALLBACK } = require("./numbers.js");
const trace = require("./trace.js");
const sourceText = require("./compile/source-text.js");
const { defineProperty, functionToString, getOwnPropertyDescriptor, hasOwn, stringIncludes, stringSlice, weakMapGet,
  weakMapSet, weakSetAdd, weakSetHas } = require("./intrinsics.js");
const { isProxy } = require("util").types;

const LONGEST_NAME = 200;

const numbers = new WeakMap();
let count = 0;
const published = new WeakSet();

/* The value of an own data property. No getter or trap of the program runs. */
function ownValue(object, name) {
  if (isProxy(object)) return undefined;
  const descriptor = getOwnPropertyDescriptor(object, name);
  return descriptor !== undefined && hasOwn(descriptor, "value") ? descriptor.value : undefined;
}

const isOfV8 = (name, callback) => name === "" && stringIncludes(functionToString(callback), "[native code]");

/* V8 itself hands functions to `then`, for example for `Promise.all`. These are no callbacks, so they get the number
 * 0. */
function numberOf(callback, mayBeOfV8 = false) {
  const known = weakMapGet(numbers, callback);
  if (known !== undefined) return known;
  const name = ownValue(callback, "name");
  if (mayBeOfV8 && isOfV8(name, callback)) return 0;
  const number = count + 1;
  const text = typeof name === "string" && name !== "" ? trace.string(stringSlice(name, 0, LONGEST_NAME)) : 0;
  trace.record(siteOf(callback) * 256 + RB_RECORD_CALLBACK, number, text);
  count = number;
  weakMapSet(numbers, callback, number);
  return number;
}

const siteOf = (callback) => sourceText.siteOf(functionToString(callback));

/* Makes `toString` show a function as a built-in one. */
function publish(value) {
  weakSetAdd(published, value);
}

/* Gives an object of the program a property, with the attributes that a built-in one has. */
function define(object, name, value, enumerable) {
  if (typeof value === "function") publish(value);
  defineProperty(object, name, { __proto__: null, value, writable: true, enumerable, configurable: true });
}

const isPublished = (value) => weakSetHas(published, value);

module.exports = { define, isPublished, numberOf, ownValue, publish };
