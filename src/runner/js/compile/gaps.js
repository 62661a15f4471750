/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors
 *
 * Gaps: `...` where an article leaves something out, as in `function load() { ... }`.
 */
"use strict";

const { parse } = require("./parser.js");

const MOST_GAPS = 100;
const GAP = /(\.\.\.|…)[ \t]*;?\s*$/;

/* The gap at which, or after which, the parser gave up. */
function gapAt(source, position) {
  const [after] = /^(?:\.\.\.|…)?/.exec(source.slice(position));
  const before = GAP.exec(source.slice(Math.max(0, position - 400), position + after.length));
  if (before === null) return null;
  const start = position + after.length - before[0].length;
  return { start, end: start + before[1].length };
}

/* Parses a text. If only its gaps are wrong, they become spaces, so that all places stay. Returns the tree and the
 * text that was parsed. */
function parseWithGaps(source) {
  let text = source;
  let first = null;
  for (let count = 0; ; count++) {
    try {
      return { parsed: parse(text), text };
    } catch (error) {
      first ??= error;
      const gap = error instanceof SyntaxError && count < MOST_GAPS ? gapAt(text, error.pos) : null;
      if (gap === null) throw first;
      text = text.slice(0, gap.start) + " ".repeat(gap.end - gap.start) + text.slice(gap.end);
    }
  }
}

module.exports = { parseWithGaps };
