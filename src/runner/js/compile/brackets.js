/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors
 *
 * Which brackets of a program belong together, and which have no partner.
 */
"use strict";

const { tokenTypes } = require("./parser.js");

const CLOSED_BY = new Map([
  [tokenTypes.parenL, tokenTypes.parenR], [tokenTypes.bracketL, tokenTypes.bracketR],
  [tokenTypes.braceL, tokenTypes.braceR], [tokenTypes.dollarBraceL, tokenTypes.braceR],
]);
const LONGEST_LINE = 500;
const CLOSING = new Set(CLOSED_BY.values());

const isClosing = (token) => CLOSING.has(token.type);

/* The text before a place on its line; of a long one only the end. */
function lineBefore(source, at) {
  const text = source.slice(Math.max(0, at - LONGEST_LINE), at);
  return text.slice(text.lastIndexOf("\n") + 1);
}

const indentationOf = (line) => /^\s*/.exec(line)[0].length;

/* Pairs each closing bracket with the innermost open one that fits. The brackets between them stay unclosed. */
function match(tokens) {
  const open = [];
  const unclosed = new Set();
  const stray = new Set();
  const pairs = new Map();
  for (const token of tokens) {
    if (CLOSED_BY.has(token.type)) open.push(token);
    if (!isClosing(token)) continue;
    const at = open.map(({ type }) => CLOSED_BY.get(type)).lastIndexOf(token.type);
    if (at < 0) {
      stray.add(token);
      continue;
    }
    for (const inner of open.splice(at + 1)) unclosed.add(inner);
    pairs.set(open.pop(), token);
  }
  return { open, unclosed, stray, pairs };
}

/* The brackets that are open before a token. */
const openBefore = (tokens, index) => match(tokens.slice(0, index)).open;

/* The bracket that is still open at the end of a program, or null. The innermost one is not always the one whose end
 * was forgotten. A bracket is more likely if its supposed end is indented less than the line where it begins. */
function findUnclosed(source, tokens) {
  const { open, pairs } = match(tokens);
  if (open.length === 0) return null;
  const isMisplaced = ([opening, closing]) => {
    if (opening.start < open[0].start) return false;
    const line = lineBefore(source, closing.start);
    return line.trim() === "" && line.length < indentationOf(lineBefore(source, opening.start));
  };
  const misplaced = [...pairs].filter(isMisplaced).map(([opening]) => opening);
  return misplaced.sort((one, other) => one.start - other.start)[0] ?? open[open.length - 1];
}

/* The backquote that begins the template in which a program's tokens end, and the `${` that holds it, or null. If there
 * is a `${`, that backquote more likely ends the template of the `${`, which was not closed. */
function findTemplateStart(tokens) {
  const open = [];
  for (const token of tokens) {
    const top = open[open.length - 1];
    if (token.type === tokenTypes.backQuote && top?.type !== tokenTypes.backQuote) open.push(token);
    else if (token.type === tokenTypes.backQuote || isClosing(token)) open.pop();
    else if (CLOSED_BY.has(token.type)) open.push(token);
  }
  const last = (wanted) => open.filter(({ type }) => type === wanted).pop() ?? null;
  return { template: last(tokenTypes.backQuote), hole: last(tokenTypes.dollarBraceL) };
}

module.exports = { findTemplateStart, findUnclosed, isClosing, match, openBefore };
