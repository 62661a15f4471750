/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors
 *
 * What V8 itself says of a program's text, without our probes.
 */
"use strict";

const vm = require("vm");
const { FILE } = require("./source-text.js");

const AsyncFunction = (async () => {}).constructor;
const MODULE_HEAD = "(async function () {\"use strict\";";
const PARAMETERS = ["exports", "require", "module", "__filename", "__dirname"];
const LINE_BREAK = /\r\n|[\n\r\u2028\u2029]/g;
/* V8 marks nothing beyond this column. */
const MARKED_COLUMNS = 1000;
const NOWHERE = { start: -1, end: -1 };

const withoutHashbang = (source) => source.replace(/^#!/, "//");

/* Where a line starts, as V8 counts lines. */
function lineStart(source, line) {
  LINE_BREAK.lastIndex = 0;
  for (let i = 1; i < line; i++) {
    if (LINE_BREAK.exec(source) === null) return source.length;
  }
  return line > 1 ? LINE_BREAK.lastIndex : 0;
}

function lineEnd(source, line) {
  const start = lineStart(source, line);
  const length = source.slice(start).search(/[\n\r\u2028\u2029]/);
  return length < 0 ? source.length : start + length;
}

/* V8 shows a line and marks below it what is wrong. */
function placeIn(source, { stack }, headLength) {
  const shown = String(stack).split("\n", 3);
  const line = Number(/^program\.js:(\d+)$/.exec(shown[0])?.[1] ?? 0);
  const marks = /^(\s*)(\^*)$/.exec(shown[2] ?? "");
  if (line === 0 || marks === null) return NOWHERE;
  if (marks[1].length >= MARKED_COLUMNS) return { start: lineStart(source, line), end: lineEnd(source, line) };
  const start = Math.max(0, lineStart(source, line) + marks[1].length - (line === 1 ? headLength : 0));
  return { start: Math.min(start, source.length), end: Math.min(start + marks[2].length, source.length) };
}

/* Calls a function that compiles a text. Returns null, or what is wrong. */
function failureOf(compile, source, headLength) {
  try {
    compile();
    return null;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return { message: error.message, ...placeIn(source, error, headLength) };
  }
}

const scriptFailure = (source) =>
  failureOf(() => vm.compileFunction(source, PARAMETERS, { filename: FILE }), source, 0);

/* The constructor of a function refuses a text that ends the function around it, but its error has no place. The error
 * of a script has one. */
function moduleFailure(source) {
  const text = withoutHashbang(source);
  const failure = failureOf(() => new AsyncFunction(`"use strict";${text}`), source, 0);
  if (failure === null) return null;
  const compile = () => new vm.Script(`${MODULE_HEAD}${text}\n})`, { filename: FILE });
  return failureOf(compile, source, MODULE_HEAD.length) ?? failure;
}

/* What V8 says is wrong with a text: the message, the start and the end, or -1. Null if nothing is wrong. */
function v8Failure(source, isModule) {
  return isModule ? moduleFailure(source) : scriptFailure(source);
}

module.exports = { v8Failure };
