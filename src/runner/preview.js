/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors
 *
 * A short text for a value, made without running any of the program's code: no getter, no toString, no proxy trap.
 */
(function (proxies) {
  "use strict";

  const LONGEST = 60;
  const MOST_ITEMS = 6;
  const bind = Function.prototype.call.bind.bind(Function.prototype.call);
  const slice = bind(String.prototype.slice);
  const numberToString = bind(Number.prototype.toString);
  const bigintToString = bind(BigInt.prototype.toString);
  const symbolToString = bind(Symbol.prototype.toString);
  const has = bind(WeakSet.prototype.has);
  const test = bind(RegExp.prototype.test);
  const { isArray } = Array;
  const { stringify } = JSON;
  const { getOwnPropertyDescriptor, getPrototypeOf, keys } = Object;
  const { is } = Object;
  const toISOString = bind(Date.prototype.toISOString);
  const getterOf = (object, name) => getOwnPropertyDescriptor(object, name)?.get;
  const sourceOf = bind(getterOf(RegExp.prototype, "source"));
  const flags = { d: "hasIndices", g: "global", i: "ignoreCase", m: "multiline", s: "dotAll", u: "unicode",
    v: "unicodeSets", y: "sticky" };
  const flagNames = keys(flags).filter((flag) => getterOf(RegExp.prototype, flags[flag]) !== undefined);
  const flagOf = flagNames.map((flag) => bind(getterOf(RegExp.prototype, flags[flag])));
  const typedArray = getPrototypeOf(Uint8Array.prototype);
  const tagOf = bind(getOwnPropertyDescriptor(typedArray, Symbol.toStringTag).get);
  const lengthOf = bind(getOwnPropertyDescriptor(typedArray, "length").get);

  const cut = (text, longest) => (text.length > longest ? slice(text, 0, longest - 1) + "…" : text);

  /* The name that an object's class gave itself, read from data properties only. */
  function className(object) {
    const prototype = getPrototypeOf(object);
    if (prototype === null || has(proxies, prototype)) return "";
    const constructor = getOwnPropertyDescriptor(prototype, "constructor")?.value;
    if (typeof constructor !== "function" || has(proxies, constructor)) return "";
    const name = getOwnPropertyDescriptor(constructor, "name")?.value;
    return typeof name === "string" && name !== "Object" && name !== "Array" ? name : "";
  }

  /* A date's time; nothing for a date that is none. */
  function timeOf(date) {
    try {
      return toISOString(date);
    } catch {
      return "";
    }
  }

  /* A pattern as it is written; nothing for what is none. */
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
    const name = getOwnPropertyDescriptor(value, "name")?.value;
    return typeof name === "string" && name !== "" ? `function ${name}` : "function";
  }

  /* The first keys of an object, and how many there are; of a list of a million only so many are looked at. */
  function entriesOf(object, most) {
    const isList = isArray(object);
    if (!isList && tagOf(object) === undefined) {
      const all = keys(object);
      return { keys: all, total: all.length };
    }
    const total = isList ? getOwnPropertyDescriptor(object, "length").value : lengthOf(object);
    const first = { __proto__: null };
    for (let i = 0; i < most && i < total; i++) first[i] = i;
    return { keys: first, total };
  }

  function itemPreview(object, key, depth) {
    const descriptor = getOwnPropertyDescriptor(object, key);
    if (descriptor === undefined) return "empty";
    return "value" in descriptor ? preview(descriptor.value, depth + 1) : "getter";
  }

  function objectPreview(object, depth) {
    if (has(proxies, object)) return "Proxy";
    if (typeof object === "function") return functionPreview(object);
    const name = className(object);
    const message = getOwnPropertyDescriptor(object, "message")?.value;
    if (typeof message === "string" && getOwnPropertyDescriptor(object, "stack")) return `${name}: ${message}`;
    const time = name === "Date" ? timeOf(object) : "";
    if (time !== "") return `Date ${time}`;
    const pattern = name === "RegExp" ? patternOf(object) : "";
    if (pattern !== "") return pattern;
    const list = isArray(object);
    if (depth > 1) return list ? "[…]" : "{…}";

    let text = "";
    const { keys: own, total } = entriesOf(object, MOST_ITEMS);
    const shown = total < MOST_ITEMS ? total : MOST_ITEMS;
    for (let i = 0; i < shown; i++) {
      const label = list ? "" : (test(/^[\w$]+$/, `${own[i]}`) ? own[i] : stringify(own[i])) + ": ";
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
      case "string": return stringify(cut(value, longest));
      default: return value === null ? "null" : cut(objectPreview(value, depth), longest);
    }
  }

  /* What an object has or is lent by its prototypes, read from data properties only. */
  function dataOf(object, name) {
    for (let owner = object; owner !== null && !has(proxies, owner); owner = getPrototypeOf(owner)) {
      const descriptor = getOwnPropertyDescriptor(owner, name);
      if (descriptor !== undefined) return descriptor.value;
    }
    return undefined;
  }

  /* What is said of a value that was thrown and that nobody caught: what browsers say. */
  preview.ofThrown = (value, longest) => {
    switch (typeof value) {
      case "string": return cut(value, longest);
      case "number": return numberToString(value);
      case "bigint": return cut(bigintToString(value), longest);
      case "object": break;
      default: return preview(value, 0, longest);
    }
    if (value === null || has(proxies, value)) return preview(value, 0, longest);
    const isError = getOwnPropertyDescriptor(value, "stack") !== undefined || className(value) !== "";
    const name = dataOf(value, "name") ?? className(value);
    const message = dataOf(value, "message");
    if (!isError || typeof name !== "string" || typeof message !== "string") return preview(value, 0, longest);
    return cut(message === "" ? name : `${name}: ${message}`, longest);
  };
  preview.entriesOf = entriesOf;
  preview.className = className;
  return preview;
})
