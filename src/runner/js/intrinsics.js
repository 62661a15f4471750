/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors
 *
 * The built-in functions of JavaScript as they are before any program runs. The program shares our realm and may
 * replace them, so all that we call while it runs comes from here.
 */
"use strict";

const { Buffer } = require("buffer");

/* Makes a function of a method; its first argument is the object. */
const uncurry = Function.prototype.call.bind.bind(Function.prototype.call);
const typedArray = Object.getPrototypeOf(Uint8Array.prototype);
const getterOf = (object, name) => uncurry(Object.getOwnPropertyDescriptor(object, name).get);

module.exports = {
  __proto__: null,
  uncurry,
  apply: Reflect.apply,
  arrayIsArray: Array.isArray,
  bigintToString: uncurry(BigInt.prototype.toString),
  bufferByteLength: Buffer.byteLength,
  bufferCopy: uncurry(Buffer.prototype.copy),
  bufferToString: uncurry(Buffer.prototype.toString),
  bufferWrite: uncurry(Buffer.prototype.write),
  construct: Reflect.construct,
  dateToISOString: uncurry(Date.prototype.toISOString),
  defineProperty: Reflect.defineProperty,
  deleteProperty: Reflect.deleteProperty,
  errorToString: uncurry(Error.prototype.toString),
  functionToString: uncurry(Function.prototype.toString),
  get: Reflect.get,
  getOwnPropertyDescriptor: Reflect.getOwnPropertyDescriptor,
  getPrototypeOf: Reflect.getPrototypeOf,
  hasOwn: Object.hasOwn,
  is: Object.is,
  jsonParse: JSON.parse,
  jsonStringify: JSON.stringify,
  keys: Object.keys,
  mapDelete: uncurry(Map.prototype.delete),
  mapForEach: uncurry(Map.prototype.forEach),
  mapGet: uncurry(Map.prototype.get),
  mapSet: uncurry(Map.prototype.set),
  mapSize: getterOf(Map.prototype, "size"),
  numberToString: uncurry(Number.prototype.toString),
  ownKeys: Reflect.ownKeys,
  set: Reflect.set,
  setForEach: uncurry(Set.prototype.forEach),
  setSize: getterOf(Set.prototype, "size"),
  setPrototypeOf: Object.setPrototypeOf,
  stringIncludes: uncurry(String.prototype.includes),
  stringIndexOf: uncurry(String.prototype.indexOf),
  stringPadEnd: uncurry(String.prototype.padEnd),
  stringSlice: uncurry(String.prototype.slice),
  stringSplit: uncurry(String.prototype.split),
  stringStartsWith: uncurry(String.prototype.startsWith),
  symbolToString: uncurry(Symbol.prototype.toString),
  trunc: Math.trunc,
  typedArrayLength: getterOf(typedArray, "length"),
  weakMapGet: uncurry(WeakMap.prototype.get),
  weakMapSet: uncurry(WeakMap.prototype.set),
  weakSetAdd: uncurry(WeakSet.prototype.add),
  weakSetHas: uncurry(WeakSet.prototype.has),
};
