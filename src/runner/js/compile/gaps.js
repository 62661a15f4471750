/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors
 *
 * Gaps: `...` or `..` where an article leaves something out, as in `function load() { ... }`. Also the marks around what an
 * article highlights in a program: a star, a slash at the end of a part, and an exclamation mark and a star.
 */
"use strict";

const { parse } = require("./parser.js");

const MOST_GAPS = 100;
const MARKS = /\*\/?!\*/g;
const GAP = /(\.\.\.?|…)[ \t]*;?\s*$/;

/* The gap at which, or after which, the parser gave up. */
function gapAt(source, given) {
  /* After a call, the first dot of `..` may be taken for that of a member. */
  const position = source.startsWith("..", given - 1) && source[given - 2] !== "." ? given - 1 : given;
  const [after] = /^(?:\.\.\.?|…)?/.exec(source.slice(position));
  const before = GAP.exec(source.slice(Math.max(0, position - 400), position + after.length));
  if (before === null) return null;
  const start = position + after.length - before[0].length;
  return { start, end: start + before[1].length };
}

const withText = (source, { start, end }, text) => source.slice(0, start) + text.padEnd(end - start)
  + source.slice(end);

/* Whether only spaces are between a gap and the place where the parser gave up. */
const isRightAfter = (gap, source, position) => gap !== null && position >= gap.end
  && source.slice(gap.end, position).trim() === "";

const withoutMarks = (source) => source.replace(MARKS, (mark) => " ".repeat(mark.length));

/* Parses a text. If only its gaps are wrong, they become spaces, so that all places stay, or the value 1 where a value
 * has to be, as in `if (...)`. Returns the tree and the text that was parsed. The error that it throws has the `text` to
 * describe, which is without marks. */
function parseWithGaps(source, Parser = undefined) {
  let text = source;
  let base = source;
  let first = null;
  let last = null;
  for (let count = 0; ; count++) {
    try {
      return { parsed: parse(text, Parser), text };
    } catch (error) {
      first ??= error;
      const isFixable = error instanceof SyntaxError && count < MOST_GAPS;
      const unmarked = isFixable && count === 0 ? withoutMarks(text) : text;
      if (unmarked !== text) {
        text = unmarked;
        base = text;
        first = null;
        continue;
      }
      const gap = isFixable ? gapAt(text, error.pos) : null;
      if (isFixable && isRightAfter(last, text, error.pos)) {
        text = withText(text, last, "1");
        last = null;
        continue;
      }
      if (gap === null) {
        first.text = base;
        throw first;
      }
      text = withText(text, gap, "");
      last = gap;
    }
  }
}

module.exports = { parseWithGaps };
