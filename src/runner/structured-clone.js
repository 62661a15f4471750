/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors
 *
 * structuredClone of the HTML Standard, for the types that ECMAScript has.
 */
(function () {
  "use strict";

  class DataCloneError extends Error {
    get name() { return "DataCloneError"; }
  }

  const tagOf = (value) => Object.prototype.toString.call(value).slice(8, -1);

  function cloneObject(value, seen) {
    const remember = (copy) => (seen.set(value, copy), copy);
    if (Array.isArray(value)) return copyKeys(value, remember(new Array(value.length)), seen);
    if (ArrayBuffer.isView(value)) {
      const buffer = clone(value.buffer, seen);
      return remember(new value.constructor(buffer, value.byteOffset, value.length ?? value.byteLength));
    }
    switch (tagOf(value)) {
      case "Boolean": case "Number": case "String": case "BigInt":
        return remember(Object(value.valueOf()));
      case "Date":
        return remember(new Date(value.getTime()));
      case "RegExp":
        return remember(new RegExp(value.source, value.flags));
      case "ArrayBuffer":
        return remember(value.slice(0));
      case "Map": {
        const copy = remember(new Map());
        for (const [key, item] of [...value]) copy.set(clone(key, seen), clone(item, seen));
        return copy;
      }
      case "Set": {
        const copy = remember(new Set());
        for (const item of [...value]) copy.add(clone(item, seen));
        return copy;
      }
      case "Error": {
        const copy = remember(new (globalThis[value.name] ?? Error)(value.message));
        if ("cause" in value) copy.cause = clone(value.cause, seen);
        return copy;
      }
      case "Promise": case "WeakMap": case "WeakSet": case "WeakRef": case "Generator":
        throw new DataCloneError(`${tagOf(value)} could not be cloned.`);
      default:
        return copyKeys(value, remember({}), seen);
    }
  }

  function copyKeys(from, to, seen) {
    for (const key of Object.keys(from)) to[key] = clone(from[key], seen);
    return to;
  }

  function clone(value, seen) {
    if (typeof value === "symbol" || typeof value === "function") {
      throw new DataCloneError(`${String(value)} could not be cloned.`);
    }
    if (typeof value !== "object" || value === null) return value;
    return seen.get(value) ?? cloneObject(value, seen);
  }

  return function structuredClone(value) {
    return clone(value, new Map());
  };
})()
