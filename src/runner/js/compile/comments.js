/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors
 *
 * Comments that say what a statement prints, behind it or on the line before, such as `// undefined` or `// => 3`.
 */
"use strict";

const { parse } = require("./parser.js");
const { RepeatingParser } = require("./parts.js");
const { childrenOf, FUNCTIONS } = require("./names.js");

const MOST_COMMENTS = 200;
const LONGEST_COMMENT = 200;
const MARK = /^(?:=+>|-+>|→|➜|⇒|(?:prints?|logs?|outputs?)\s*:)\s*/i;
const VALUE = /^(?:undefined|null|true|false|NaN|-?Infinity|-?\d[\d_.]*n?|"[^"]*"|'[^']*'|`[^`]*`|\{.*\}|\[.*\]|Promise \{.*\})$/;
const PRINTERS = new Set(["log", "info", "warn", "error", "debug"]);

const calls = (node) => node.type === "CallExpression"
  || (!FUNCTIONS.has(node.type) && [...childrenOf(node)].some(([, child]) => calls(child)));

const isPrinter = (node) => node?.type === "CallExpression" && node.callee.object?.name === "console"
  && PRINTERS.has(node.callee.property.name);

/* The statements that may print, also those within functions. */
function* statementsIn(node) {
  const value = node.type === "ExpressionStatement" ? node.expression
    : node.type === "ReturnStatement" ? node.argument : null;
  if (value !== null && calls(value)) yield { start: node.start, end: node.end, isPrinter: isPrinter(value) };
  for (const [, child] of childrenOf(node)) yield* statementsIn(child);
}

/* What a comment says, or null if it is prose. */
function valueOf(text) {
  const rest = text.trim().replace(MARK, "");
  if (rest.length > LONGEST_COMMENT || rest.includes("\n")) return null;
  return VALUE.test(rest) || (rest !== "" && MARK.test(text.trim())) ? rest : null;
}

/* The statement that a comment is about: the last that ends before it on its line, or else the one that begins on the
 * next line. */
function subjectOf(comment, statements, source) {
  const lineStart = source.lastIndexOf("\n", comment.start - 1) + 1;
  const isAlone = source.slice(lineStart, comment.start).trim() === "";
  if (!isAlone) {
    return statements.filter(({ end }) => end > lineStart && end <= comment.start).sort((a, b) => a.end - b.end
      || b.start - a.start).pop();
  }
  const gap = /^[^\S\n]*\n[^\S\n]*/.exec(source.slice(comment.end));
  return gap === null ? undefined : statements.find(({ start }) => start === comment.end + gap[0].length);
}

/* What the comments of a program say: the texts, and for each four numbers: its line, the first and last line of its
 * statement, and 1 if that is a call of the console, else 0. */
function commentsOf(source, ast) {
  /* By their places, because the parser may begin again. */
  const found = new Map();
  if (source.includes("//") || source.includes("/*")) {
    const note = (isBlock, text, start, end) => found.set(start, { text, start, end });
    parse(source, RepeatingParser, note);
  }
  const said = [...found.values()].filter(({ text }) => valueOf(text) !== null).slice(0, MOST_COMMENTS);
  const statements = said.length > 0 ? [...statementsIn(ast)] : [];
  const lineOf = (offset) => source.slice(0, offset).split("\n").length;
  const places = [];
  const texts = [];
  for (const comment of said) {
    const subject = subjectOf(comment, statements, source);
    if (subject === undefined) continue;
    texts.push(valueOf(comment.text));
    places.push(lineOf(comment.start), lineOf(subject.start), lineOf(subject.end), +subject.isPrinter);
  }
  return { texts, places };
}

module.exports = { commentsOf };
