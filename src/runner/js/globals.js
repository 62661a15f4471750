/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors
 *
 * What a program finds in its realm: the language, and of node's globals those that need nothing outside of it.
 */
"use strict";

const vm = require("vm");
const clock = require("./clock.js");
const console = require("./console.js");
const errors = require("./errors.js");
const promises = require("./promises.js");
const timers = require("./timers.js");
const callbacks = require("./callbacks.js");
const sourceText = require("./source-text.js");
const trace = require("./trace.js");
const { functionToString } = require("./intrinsics.js");

const { define } = callbacks;
const global = globalThis;
const real = { queueMicrotask, nextTick: process.nextTick };
const KEPT = ["global", "AbortController", "AbortSignal", "DOMException", "Event", "EventTarget", "TextDecoder",
  "TextEncoder", "URL", "URLSearchParams", "atob", "btoa", "structuredClone"];

/* The language's own names are those of a realm that nobody has added to. */
function removeOthers() {
  const kept = new Set([...KEPT, ...vm.runInNewContext("Object.getOwnPropertyNames(globalThis)")]);
  for (const name of Reflect.ownKeys(global)) {
    if (typeof name === "string" && !kept.has(name)) delete global[name];
  }
}

/* A program reads its functions' text as it was written. */
function installToString() {
  define(Function.prototype, "toString", { toString() {
    trace.makeRoom();
    const text = functionToString(this);
    if (callbacks.isPublished(this)) return `function ${callbacks.ownValue(this, "name") ?? ""}() { [native code] }`;
    return sourceText.originalOf(text) ?? text;
  } }.toString, false);
}

/* node finds fault with what is no function, in its own words. */
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
  define(global, "process", process, false);
}

/* Before the program is known. */
function install() {
  removeOthers();
  errors.install();
  promises.install();
  timers.install(global);
  console.install(global);
  installQueues();
  installToString();
}

module.exports = { install, configure: ({ seed }) => clock.install(global, seed) };
