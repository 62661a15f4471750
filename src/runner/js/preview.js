/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors
 *
 * A short text for a value, made without running any of the program's code: no getter, no toString, no proxy trap.
 */
"use strict";

const { isDate, isNativeError, isProxy, isRegExp, isTypedArray } = require("util").types;
const { arrayIsArray, bigintToString, dateToISOString, getOwnPropertyDescriptor, getPrototypeOf, hasOwn, is,
  jsonStringify, keys, numberToString, stringSlice, symbolToString, typedArrayLength, uncurry } = require("./intrinsics.js");

const LONGEST = 60;
const MOST_ITEMS = 6;
const getterOf = (object, name) => Object.getOwnPropertyDescriptor(object, name)?.get;
const sourceOf = uncurry(getterOf(RegExp.prototype, "source"));
const flags = { d: "hasIndices", g: "global", i: "ignoreCase", m: "multiline", s: "dotAll", u: "unicode",
  v: "unicodeSets", y: "sticky" };
const flagNames = keys(flags).filter((flag) => getterOf(RegExp.prototype, flags[flag]) !== undefined);
const flagOf = flagNames.map((flag) => uncurry(getterOf(RegExp.prototype, flags[flag])));

const cut = (text, longest) => (text.length > longest ? stringSlice(text, 0, longest - 1) + "…" : text);

/* The value of a property if it is data. `hasOwn` ignores what the program has added to Object.prototype. */
function dataValue(object, name) {
  const descriptor = getOwnPropertyDescriptor(object, name);
  return descriptor !== undefined && hasOwn(descriptor, "value") ? descriptor.value : undefined;
}

/* Whether a key needs no quotes. */
function isPlainKey(key) {
  for (let i = 0; i < key.length; i++) {
    const c = key[i];
    const isWord = (c >= "a" && c <= "z") || (c >= "A" && c <= "Z") || (c >= "0" && c <= "9") || c === "_" || c === "$";
    if (!isWord) return false;
  }
  return key !== "";
}

/* The name of an object's class, read from data properties only. */
function className(object) {
  const prototype = getPrototypeOf(object);
  if (prototype === null || isProxy(prototype)) return "";
  const constructor = dataValue(prototype, "constructor");
  if (typeof constructor !== "function" || isProxy(constructor)) return "";
  const name = dataValue(constructor, "name");
  return typeof name === "string" && name !== "Object" && name !== "Array" ? name : "";
}

/* The time of a date, or nothing for another object. */
function timeOf(date) {
  try {
    return dateToISOString(date);
  } catch {
    return "";
  }
}

/* The text of a regular expression, or nothing for another object. */
function patternOf(pattern) {
  try {
    let text = `/${sourceOf(pattern)}/`;
    for (let i = 0; i < flagNames.length; i++) if (flagOf[i](pattern)) text += flagNames[i];
    return text;
  } catch {
    return "";
  }
}

function functionPreview(value) {
  const name = dataValue(value, "name");
  return typeof name === "string" && name !== "" ? `function ${name}` : "function";
}

/* The first keys of an object, and how many it has. Only the first keys of a long list are read. */
function entriesOf(object, most) {
  const isList = arrayIsArray(object);
  if (!isList && !isTypedArray(object)) {
    const all = keys(object);
    return { keys: all, total: all.length };
  }
  const total = isList ? dataValue(object, "length") : typedArrayLength(object);
  const first = { __proto__: null };
  for (let i = 0; i < most && i < total; i++) first[i] = i;
  return { keys: first, total };
}

function itemPreview(object, key, depth) {
  const descriptor = getOwnPropertyDescriptor(object, key);
  if (descriptor === undefined) return "empty";
  return hasOwn(descriptor, "value") ? preview(descriptor.value, depth + 1) : "getter";
}

function objectPreview(object, depth) {
  if (isProxy(object)) return "Proxy";
  if (typeof object === "function") return functionPreview(object);
  const name = className(object);
  const message = dataValue(object, "message");
  if (typeof message === "string" && isNativeError(object)) return `${name}: ${message}`;
  const time = isDate(object) ? timeOf(object) : "";
  if (time !== "") return `Date ${time}`;
  const pattern = isRegExp(object) ? patternOf(object) : "";
  if (pattern !== "") return pattern;
  const list = arrayIsArray(object);
  if (depth > 1) return list ? "[…]" : "{…}";

  let text = "";
  const { keys: own, total } = entriesOf(object, MOST_ITEMS);
  const shown = total < MOST_ITEMS ? total : MOST_ITEMS;
  for (let i = 0; i < shown; i++) {
    const label = list ? "" : (isPlainKey(`${own[i]}`) ? own[i] : jsonStringify(own[i])) + ": ";
    text += (i > 0 ? ", " : "") + label + itemPreview(object, own[i], depth);
  }
  if (shown < total) text += ", …";
  const prefix = name === "" ? "" : name + " ";
  if (text === "") return prefix + (list ? "[]" : "{}");
  return prefix + (list ? `[ ${text} ]` : `{ ${text} }`);
}

function preview(value, depth = 0, longest = LONGEST) {
  switch (typeof value) {
    case "undefined": return "undefined";
    case "boolean": return value ? "true" : "false";
    case "number": return is(value, -0) ? "-0" : numberToString(value);
    case "bigint": return cut(bigintToString(value) + "n", longest);
    case "symbol": return cut(symbolToString(value), longest);
    case "string": return jsonStringify(cut(value, longest));
    default: return value === null ? "null" : cut(objectPreview(value, depth), longest);
  }
}

/* A property of an object or of its prototypes, read from data properties only. */
function dataOf(object, name) {
  for (let owner = object; owner !== null && !isProxy(owner); owner = getPrototypeOf(owner)) {
    const descriptor = getOwnPropertyDescriptor(owner, name);
    if (descriptor !== undefined) return hasOwn(descriptor, "value") ? descriptor.value : undefined;
  }
  return undefined;
}

/* The text for a thrown value that nothing caught, as browsers show it. */
preview.ofThrown = (value, longest) => {
  switch (typeof value) {
    case "string": return cut(value, longest);
    case "number": return numberToString(value);
    case "bigint": return cut(bigintToString(value), longest);
    case "object": break;
    default: return preview(value, 0, longest);
  }
  if (value === null || isProxy(value)) return preview(value, 0, longest);
  const isError = isNativeError(value) || className(value) !== "";
  const name = dataOf(value, "name") ?? className(value);
  const message = dataOf(value, "message");
  if (!isError || typeof name !== "string" || typeof message !== "string") return preview(value, 0, longest);
  return cut(message === "" ? name : `${name}: ${message}`, longest);
};
preview.entriesOf = entriesOf;
preview.className = className;
module.exports = preview;
