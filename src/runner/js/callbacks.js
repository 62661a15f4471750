/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors
 *
 * Callbacks: function objects that the program has handed over, numbered for life; and functions of ours that the
 * program finds, and takes for the engine's.
 */
"use strict";

const { RB_RECORD_CALLBACK } = require("./numbers.js");
const trace = require("./trace.js");
const sourceText = require("./source-text.js");
const { defineProperty, functionToString, getOwnPropertyDescriptor, hasOwn, stringIncludes, stringSlice, weakMapGet,
  weakMapSet, weakSetAdd, weakSetHas } = require("./intrinsics.js");
const { isProxy } = require("util").types;

const LONGEST_NAME = 200;

const numbers = new WeakMap();
let count = 0;
const published = new WeakSet();

/* An own data property's value: no getter or trap of the program's runs. */
function ownValue(object, name) {
  if (isProxy(object)) return undefined;
  const descriptor = getOwnPropertyDescriptor(object, name);
  return descriptor !== undefined && hasOwn(descriptor, "value") ? descriptor.value : undefined;
}

const isOfEngine = (name, callback) => name === "" && stringIncludes(functionToString(callback), "[native code]");

/* What the engine itself hands to `then`, say for Promise.all, is nobody's callback: 0. */
function numberOf(callback, mayBeOfEngine = false) {
  const known = weakMapGet(numbers, callback);
  if (known !== undefined) return known;
  const name = ownValue(callback, "name");
  if (mayBeOfEngine && isOfEngine(name, callback)) return 0;
  const number = count + 1;
  const text = typeof name === "string" && name !== "" ? trace.string(stringSlice(name, 0, LONGEST_NAME)) : 0;
  trace.record(siteOf(callback) * 256 + RB_RECORD_CALLBACK, number, text);
  count = number;
  weakMapSet(numbers, callback, number);
  return number;
}

const siteOf = (callback) => sourceText.siteOf(functionToString(callback));

/* The function's text becomes that of a built-in one. */
function publish(value) {
  weakSetAdd(published, value);
}

/* Gives an object of the program's a property, as the engine would. */
function define(object, name, value, enumerable) {
  if (typeof value === "function") publish(value);
  defineProperty(object, name, { __proto__: null, value, writable: true, enumerable, configurable: true });
}

const isPublished = (value) => weakSetHas(published, value);

module.exports = { define, isPublished, numberOf, ownValue, publish };
