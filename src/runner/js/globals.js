/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors
 *
 * The global objects of a program: those of the language, and those of node that need nothing outside of the program.
 */
"use strict";

const vm = require("vm");
const clock = require("./clock.js");
const console = require("./console.js");
const errors = require("./errors.js");
const promises = require("./promises.js");
const timers = require("./timers.js");
const callbacks = require("./callbacks.js");
const sourceText = require("./compile/source-text.js");
const trace = require("./trace.js");
const { apply, functionToString } = require("./intrinsics.js");

const { define } = callbacks;
const global = globalThis;
const real = { queueMicrotask, nextTick: process.nextTick };
const KEPT = ["global", "AbortController", "AbortSignal", "DOMException", "Event", "EventTarget", "TextDecoder",
  "TextEncoder", "URL", "URLSearchParams", "atob", "btoa", "structuredClone"];

/* Removes all other globals. The globals of the language are those of a fresh realm. */
function removeOthers() {
  const kept = new Set([...KEPT, ...vm.runInNewContext("Object.getOwnPropertyNames(globalThis)")]);
  for (const name of Reflect.ownKeys(global)) {
    if (typeof name === "string" && !kept.has(name)) delete global[name];
  }
}

/* A program that reads the text of its functions gets what its author wrote. */
function installToString() {
  define(Function.prototype, "toString", { toString() {
    trace.makeRoom();
    const text = functionToString(this);
    if (callbacks.isPublished(this)) return `function ${callbacks.ownValue(this, "name") ?? ""}() { [native code] }`;
    return sourceText.originalOf(text) ?? text;
  } }.toString, false);
}

/* If the argument is not a function, node throws its own error. */
function installQueues() {
  define(global, "queueMicrotask", { queueMicrotask(callback) {
    if (typeof callback !== "function") real.queueMicrotask(callback);
    promises.queueMicrotaskOf(callback);
  } }.queueMicrotask, true);
  const process = {};
  define(process, "nextTick", { nextTick(callback, ...args) {
    if (typeof callback !== "function") real.nextTick(callback);
    promises.nextTickOf(callback, args);
  } }.nextTick, true);
  define(process, "env", {}, true);
  define(process, "argv", ["node", "/program.js"], true);
  define(global, "process", process, false);
}

/* Functions of newer versions of node. */
function installNewer() {
  const newer = {
    withResolvers() {
      const made = {};
      made.promise = new this((resolve, reject) => {
        made.resolve = resolve;
        made.reject = reject;
      });
      return made;
    },
    try(callback, ...args) {
      return new this((resolve) => resolve(apply(callback, undefined, args)));
    },
  };
  for (const name of ["withResolvers", "try"]) if (Promise[name] === undefined) define(Promise, name, newer[name], false);
}

/* Called before the program is known. */
function install() {
  removeOthers();
  errors.install();
  promises.install();
  timers.install(global);
  console.install(global);
  installQueues();
  installNewer();
  installToString();
}

module.exports = { install, configure: ({ seed }) => clock.install(global, seed) };
