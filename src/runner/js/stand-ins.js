/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors
 *
 * The stand-ins for functions and values that an article names and never declares.
 */
"use strict";

const numbers = require("./numbers.js");
const { define, publish } = require("./callbacks.js");
const database = require("./database.js");
const requests = require("./requests.js");
const timers = require("./timers.js");
const trace = require("./trace.js");
const { SETTLERS } = require("./compile/scopes.js");
const { isOwn } = require("./compile/undeclared.js");
const { construct, defineProperty, functionToString, get, set, stringIndexOf, stringSlice, stringStartsWith } =
  require("./intrinsics.js");

const { RB_LOOKUP_STAND_IN, RB_LOOKUP_ERROR_FIRST, RB_LOOKUP_VALUE } = numbers;
const RealProxy = Proxy;
const RealObject = Object;
const { toPrimitive } = Symbol;

const LIST_METHODS = new Set(["length", "map", "forEach", "filter", "reduce", "push", "pop", "shift", "unshift", "slice",
  "splice", "concat", "join", "sort", "every", "some", "includes", "indexOf", "flatMap", "entries"]);

/* What a parameter is called that gets an error. */
const ERRORS = { __proto__: null, err: true, error: true, e: true };
const FUNCTION_PROPERTIES = { __proto__: null, apply: true, call: true, bind: true, prototype: true, length: true,
  name: true, toString: true };

/* The name of a function's first parameter, if it has a plain one. */
function firstParameterOf(callback) {
  let text = functionToString(callback);
  const open = stringIndexOf(text, "(");
  const arrow = stringIndexOf(text, "=>");
  const isBare = arrow >= 0 && (open < 0 || arrow < open);
  text = isBare ? stringSlice(text, stringStartsWith(text, "async ") ? 6 : 0, arrow) : stringSlice(text, open + 1);
  let start = 0;
  while (text[start] === " " || text[start] === "\n") start++;
  let end = start;
  while (end < text.length && stringIndexOf(" \n,)=", text[end]) < 0) end++;
  return stringSlice(text, start, end);
}

const isErrorFirst = (callback) => callback.length >= 2
  || (callback.length === 1 && ERRORS[firstParameterOf(callback)] === true);

/* Where the callback is among the arguments, or -1. Of two functions at the end, the first is for success. */
function callbackIndex(args) {
  const last = args.length - 1;
  if (last < 0 || typeof args[last] !== "function") return -1;
  return last > 0 && typeof args[last - 1] === "function" ? last - 1 : last;
}

function answer(name, args) {
  const at = callbackIndex(args);
  if (at < 0) return database.promiseLookup(name, args[0], RB_LOOKUP_STAND_IN);
  const callback = args[at];
  const isOfTwo = at < args.length - 1;
  const convention = !isOfTwo && isErrorFirst(callback) ? RB_LOOKUP_ERROR_FIRST : RB_LOOKUP_VALUE;
  database.start(name, at > 0 ? args[0] : undefined, requests.newRequest(callback, true),
    RB_LOOKUP_STAND_IN | convention);
  return undefined;
}

function newFunction(name) {
  const standIn = { [name](...args) { return answer(name, args); } }[name];
  publish(standIn);
  return standIn;
}

/* An object that can be called and constructed, and whose members are stand-ins in turn. It is not a thenable, so an
 * `await` goes on with it at once. */
function newObject(name) {
  const members = { __proto__: null };
  const target = function standIn(...args) { return answer(name, args); };
  defineProperty(target, "name", { __proto__: null, value: name, configurable: true });
  publish(target);
  const object = new RealProxy(target, {
    get(_object, key) {
      if (key === toPrimitive) return () => name;
      if (typeof key !== "string" || FUNCTION_PROPERTIES[key] || key in target) return get(target, key);
      if (key === "then" || key === "toJSON") return undefined;
      members[key] ??= newObject(key);
      return members[key];
    },
    construct: (_object, args, made) => (made === object ? newObject(name) : construct(RealObject, [], made)),
    set: (_object, key, value) => set(target, key, value),
  });
  return object;
}

const newPromise = (name) => database.promiseLookup(name, undefined, RB_LOOKUP_STAND_IN);

/* A promise is made where the program first asks for it. */
function definePromise(global, name) {
  let promise;
  defineProperty(global, name, { __proto__: null, configurable: true, enumerable: true,
    get: () => (promise ??= newPromise(name)) });
}

/* How long a page shows a picture, in ms. */
const FRAME = 16;
const { setTimeout: setTimer, clearTimeout: clearTimer } = timers.module;
/* A page that has nothing else to do. */
const IDLE = { didTimeout: false, timeRemaining: () => FRAME };
const FRAMES = {
  __proto__: null,
  requestAnimationFrame: { requestAnimationFrame: (callback) => +setTimer(callback, FRAME, trace.now() / 1000 + FRAME) }
    .requestAnimationFrame,
  requestIdleCallback: { requestIdleCallback: (callback) => +setTimer(callback, 1, IDLE) }.requestIdleCallback,
  cancelAnimationFrame: { cancelAnimationFrame: (frame) => clearTimer(frame) }.cancelAnimationFrame,
  cancelIdleCallback: { cancelIdleCallback: (number) => clearTimer(number) }.cancelIdleCallback,
};

const areAll = (members, known) => members.size > 0 && [...members].every((key) => known.has(key));

const isPromise = ({ members, isCalled, isMade }) => areAll(members, SETTLERS) && !isCalled && !isMade;

/* A list has the rows 1, 2 and 3. */
function newValue(use) {
  const { name, members, isListed, isCalled, isMade, isHanded } = use;
  const isList = (isListed && members.size === 0) || areAll(members, LIST_METHODS);
  if (isList && !isMade && !isCalled) return [1, 2, 3];
  if (members.size > 0 || isMade) return newObject(name);
  return isCalled || isHanded ? newFunction(name) : 1;
}

function defineStandIn(global, use) {
  if (FRAMES[use.name] !== undefined) define(global, use.name, FRAMES[use.name], true);
  else if (isPromise(use)) definePromise(global, use.name);
  else define(global, use.name, newValue(use), true);
}

/* Gives a variable that has no value the value of a stand-in. */
function assignStandIn(global, use) {
  if (global[use.name] === undefined) global[use.name] = isPromise(use) ? newPromise(use.name) : newValue(use);
}

/* Gives each undeclared name a stand-in, by the way in which the program uses it. Returns the names. `fetch` is one of
 * them if the article says nothing that it could answer, and so is each file if the article says nothing about files. */
function addStandIns(global, { undeclared, paths }, { hasResponses, hasFiles }) {
  const made = hasFiles ? [] : [...paths];
  for (const use of undeclared) {
    if (use.name === "fetch" && !hasResponses) made.push(use.name);
    if (use.isTested || isOwn(use) || use.name in global) continue;
    defineStandIn(global, use);
    made.push(use.name);
  }
  return made;
}

module.exports = { addStandIns, assignStandIn };
