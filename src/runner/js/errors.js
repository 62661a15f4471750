/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors
 *
 * Errors as the program's author expects them: V8's stack (its stack trace API) with the original columns and without
 * our own functions. Also reports errors that nothing catches.
 */
"use strict";

const { RB_SITE_STATEMENT, RB_SITE_RETURN } = require("./numbers.js");
const trace = require("./trace.js");
const preview = require("./preview.js");
const sourceText = require("./compile/source-text.js");
const { apply, defineProperty, errorToString, getOwnPropertyDescriptor, getPrototypeOf, stringIndexOf, stringSlice,
  stringStartsWith, weakMapGet, weakMapSet } = require("./intrinsics.js");
const { isProxy } = require("util").types;

const LONGEST_MESSAGE = 10000;
const LONGEST_STACK = 10000;
const PLACE = `${sourceText.FILE}:`;
const NOWHERE = { __proto__: null, line: 0, column: 0 };
/* Newer versions of V8 give each error an accessor `stack` of its own; this is its getter. Undefined where `stack` is a
 * value. */
const getStack = getOwnPropertyDescriptor(new Error(), "stack").get;

const referenceErrors = ReferenceError.prototype;
const isOfReferenceErrors = (error) => !isProxy(error) && getPrototypeOf(error) === referenceErrors;

/* Where in the source each error was made. */
const places = new WeakMap();
let formatOfProgram;

/* The index after the digits at a place. */
function digitsEnd(text, at) {
  let end = at;
  while (text[end] >= "0" && text[end] <= "9") end++;
  return end;
}

/* Gives each place in the program its original column. */
function withOriginalColumns(text, isUnknownName = false) {
  let shown = "";
  let from = 0;
  for (let at = stringIndexOf(text, PLACE); at >= 0; at = stringIndexOf(text, PLACE, from)) {
    const line = at + PLACE.length;
    const colon = digitsEnd(text, line);
    const end = digitsEnd(text, colon + 1);
    shown += stringSlice(text, from, line);
    from = line;
    if (colon === line || text[colon] !== ":" || end === colon + 1) continue;
    const column = sourceText.originalColumn(+stringSlice(text, line, colon), +stringSlice(text, colon + 1, end),
      isUnknownName);
    shown += `${stringSlice(text, line, colon)}:${column}`;
    from = end;
  }
  return shown + stringSlice(text, from);
}

const isOfProgram = (site) => site.getFileName() === sourceText.FILE;
const isOfSetup = (site) => site.getFileName() === sourceText.SETUP_FILE;

function isOurs(site) {
  const file = site.getFileName();
  return typeof file === "string" && (stringStartsWith(file, __dirname) || stringStartsWith(file, "node:"));
}

/* Whether a frame is the `apply` by which our functions call the program's. */
const isCall = (site) => site.getFileName() === undefined && site.getFunctionName() === "apply";

/* The frames down to the program's outermost one, without our own. */
function framesOfProgram(sites) {
  const frames = { __proto__: null, length: 0 };
  let lowest = 0;
  for (let i = 0; i < sites.length; i++) {
    const isOurCall = i + 1 < sites.length && isCall(sites[i]) && isOurs(sites[i + 1]);
    if (isOurs(sites[i]) || isOurCall) continue;
    frames[frames.length++] = sites[i];
    if (isOfProgram(sites[i]) || isOfSetup(sites[i])) lowest = frames.length;
  }
  frames.length = lowest;
  return frames;
}

/* Whether V8 itself may have thrown here because a name does not exist. */
const isUnknownNameIn = (error, frames, i) => i === 0 && isOfProgram(frames[0]) && isOfReferenceErrors(error);

function placeOf(error, frames) {
  for (let i = 0; i < frames.length; i++) {
    if (!isOfProgram(frames[i])) continue;
    const line = frames[i].getLineNumber();
    return { __proto__: null, line, column:
      sourceText.originalColumn(line, frames[i].getColumnNumber(), isUnknownNameIn(error, frames, i)) };
  }
  return NOWHERE;
}

/* What the program's own `Error.prepareStackTrace` gets: V8's objects, with original columns. */
function restoreSites(error, frames) {
  const sites = [];
  for (let i = 0; i < frames.length; i++) {
    const site = frames[i];
    const isUnknownName = isUnknownNameIn(error, frames, i);
    const text = withOriginalColumns(`${site}`, isUnknownName);
    const column = isOfProgram(site)
      ? sourceText.originalColumn(site.getLineNumber(), site.getColumnNumber(), isUnknownName)
      : site.getColumnNumber();
    defineProperty(site, "toString", { __proto__: null, value: () => text });
    defineProperty(site, "getColumnNumber", { __proto__: null, value: () => column });
    defineProperty(sites, `${i}`,
      { __proto__: null, value: site, writable: true, enumerable: true, configurable: true });
  }
  return sites;
}

function headOf(error) {
  try {
    return errorToString(error);
  } catch {
    return "<error>";
  }
}

/* V8 calls this when something first reads the stack of an error. */
function prepareStackTrace(error, sites) {
  trace.makeRoom();
  const frames = framesOfProgram(sites);
  weakMapSet(places, error, placeOf(error, frames));
  if (formatOfProgram !== undefined) return apply(formatOfProgram, Error, [error, restoreSites(error, frames)]);
  let text = headOf(error);
  for (let i = 0; i < frames.length; i++) {
    text += `\n    at ${withOriginalColumns(`${frames[i]}`, isUnknownNameIn(error, frames, i))}`;
  }
  return text;
}

/* The stack of an error, read without running any code of the program; "" if V8 did not make it. */
function stackOf(error) {
  if (typeof error !== "object" || error === null || isProxy(error)) return "";
  const descriptor = getOwnPropertyDescriptor(error, "stack");
  if (descriptor === undefined) return "";
  const stack = getStack !== undefined && descriptor.get === getStack ? apply(getStack, error, []) : descriptor.value;
  return typeof stack === "string" ? stack : "";
}

/* The innermost statement around a place in the source, or 0. */
function siteAt(line, column) {
  const { sites } = sourceText.getProgram();
  const at = sourceText.characterAt(line, column);
  let best = 0;
  for (let i = 4; i < sites.length; i += 4) {
    const kind = sites[i];
    if (kind !== RB_SITE_STATEMENT && kind !== RB_SITE_RETURN) continue;
    const start = sites[i + 1];
    if (start <= at && at < sites[i + 2] && (best === 0 || start >= sites[best * 4 + 1])) best = i / 4;
  }
  return best;
}

/* Reports an error that nothing catches or handles, without running any code of the program. */
function report(kind, error) {
  trace.makeRoom();
  const stack = stackOf(error);
  const isObject = typeof error === "object" && error !== null;
  const { line, column } = (isObject ? weakMapGet(places, error) : undefined) ?? NOWHERE;
  const message = trace.string(preview.ofThrown(error, LONGEST_MESSAGE));
  const text = stack === "" ? 0 : trace.string(stringSlice(stack, 0, LONGEST_STACK));
  const site = line > 0 ? siteAt(line, column) : 0;
  trace.record(site * 256 + kind, message, line, line > 0 ? sourceText.characterColumn(line, column) : 0, text);
}

/* A program may set `Error.prepareStackTrace` to a function of its own, which does not get our frames either. */
function install() {
  defineProperty(Error, "prepareStackTrace", {
    __proto__: null, configurable: true, enumerable: false,
    get: () => formatOfProgram ?? prepareStackTrace,
    set(format) {
      formatOfProgram = typeof format === "function" && format !== prepareStackTrace ? format : undefined;
    },
  });
}

module.exports = { install, report };
