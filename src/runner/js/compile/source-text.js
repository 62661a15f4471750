/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors
 *
 * The program's text as it was written and as it runs instrumented: maps what V8 says of the latter to the former.
 * Insertions contain no newline, so lines are the same in both.
 */
"use strict";

const { mapGet, mapSet, stringIndexOf, stringSlice } = require("../intrinsics.js");

/* The file names that V8 uses for the program and its setup. */
const FILE = "program.js";
const SETUP_FILE = "setup.js";

let program = { source: "", code: "", shifts: [], spans: [], sites: [], names: [], firstNames: [], toCharacter: (offset) => offset };
let insertedBefore = [];
let sourceLines = null;
let codeLines = null;
let sites = null;
let originals = null;

/* Maps the instrumented text of each function to its site and to its original text. The maps are made on first use,
 * because most programs never need them. */
function readSpans() {
  sites = new Map();
  originals = new Map();
  const { source, code, spans } = program;
  for (let i = 0; i < spans.length; i += 5) {
    const text = stringSlice(code, spans[i], spans[i + 1]);
    mapSet(originals, text, stringSlice(source, spans[i + 2], spans[i + 3]));
    if (spans[i + 4] >= 0) mapSet(sites, text, spans[i + 4]);
  }
}

/* Where each line starts. */
function lineStarts(text) {
  const starts = { __proto__: null, length: 1, 0: 0 };
  for (let at = stringIndexOf(text, "\n"); at >= 0; at = stringIndexOf(text, "\n", at + 1)) {
    starts[starts.length++] = at + 1;
  }
  return starts;
}

/* The place in the original of a place in the instrumented text. Text that is inserted at a place has that place. */
function originalOffset(offset) {
  const { shifts } = program;
  let low = 0;
  let high = insertedBefore.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (shifts[middle * 2] + insertedBefore[middle] <= offset) low = middle + 1;
    else high = middle;
  }
  if (low === 0) return offset;
  const at = shifts[low * 2 - 2];
  const inserted = insertedBefore[low - 1] + shifts[low * 2 - 1];
  return offset < at + inserted ? at : offset - inserted;
}

/* The place that V8 would have named for a name that does not exist. */
function blamedOffset(offset) {
  const { firstNames } = program;
  for (let i = 0; i < firstNames.length; i += 2) {
    if (firstNames[i] === offset) return firstNames[i + 1];
  }
  return offset;
}

/* The original column (from 1) of a line and column in the instrumented text, in UTF-16 units, as V8 counts.
 * `isUnknownName` says whether the error is that a name does not exist. */
function originalColumn(line, column, isUnknownName = false) {
  codeLines ??= lineStarts(program.code);
  sourceLines ??= lineStarts(program.source);
  if (!(line >= 1 && line <= codeLines.length)) return column;
  let offset = originalOffset(codeLines[line - 1] + column - 1);
  if (isUnknownName) {
    const blamed = blamedOffset(offset);
    if (blamed >= sourceLines[line - 1]) offset = blamed;
  }
  const original = offset - sourceLines[line - 1] + 1;
  return original < 1 ? 1 : original;
}

/* The offset, in characters, of an original line and column. */
function characterAt(line, column) {
  sourceLines ??= lineStarts(program.source);
  return program.toCharacter(sourceLines[line - 1] + column - 1);
}

/* The column in characters of an original line and column in UTF-16 units. */
function characterColumn(line, column) {
  return characterAt(line, column) - characterAt(line, 1) + 1;
}

/* Both find a function of the program by its instrumented text: siteOf() its site, or 0; originalOf() its original
 * text, or undefined. */
function siteOf(text) {
  if (sites === null) readSpans();
  return mapGet(sites, text) ?? 0;
}

function originalOf(text) {
  if (originals === null) readSpans();
  return mapGet(originals, text);
}

function configure(compiled) {
  program = compiled;
  insertedBefore = new Array(program.shifts.length / 2);
  let inserted = 0;
  for (let i = 0; i < insertedBefore.length; i++) {
    insertedBefore[i] = inserted;
    inserted += program.shifts[i * 2 + 1];
  }
}

module.exports = { FILE, SETUP_FILE, configure, originalColumn, characterAt, characterColumn, siteOf, originalOf,
  getProgram: () => program };
