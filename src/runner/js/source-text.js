/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors
 *
 * The program's text, as it was written and as it is run: what the engine says of the one is told of the other. All that
 * is inserted stays on its line, so lines are the same in both.
 */
"use strict";

const { mapGet, mapSet, stringIndexOf, stringSlice } = require("./intrinsics.js");

/* The name under which the engine knows the program. */
const FILE = "program.js";

let program = { source: "", code: "", shifts: [], spans: [], sites: [], names: [], firstNames: [], toCharacter: (offset) => offset };
let insertedBefore = [];
let sourceLines = null;
let codeLines = null;
let sites = null;
let originals = null;

/* A function's traced text tells where it stands in the source. Made on first need: most programs never ask. */
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

/* Where a place of the traced text is in the original: what was inserted at one place counts as that place. */
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

/* Where the engine would have said that the name at a place does not exist. */
function blamedOffset(offset) {
  const { firstNames } = program;
  for (let i = 0; i < firstNames.length; i += 2) {
    if (firstNames[i] === offset) return firstNames[i + 1];
  }
  return offset;
}

/* The original column (from 1) of a line and column of the traced text, in UTF-16 units as the engine counts.
 * `isUnknownName` is whether a name does not exist there. */
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

/* By a function's traced text: its site, 0 for one that is not the program's; and its original text, if it is. */
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

module.exports = { FILE, configure, originalColumn, characterAt, characterColumn, siteOf, originalOf,
  getProgram: () => program };
