/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors
 *
 * The program's text, as it was written and as it is run: what the engine quotes of the one is told in the other's
 * words. Like all that only looks at a program, it lives in a realm of its own, where no program can reach.
 */
(function () {
  "use strict";

  const LONGEST_NAME = 200;

  let program = { source: "", code: "", shifts: [], spans: [] };
  let prefix = "";
  let sites = null;
  let originals = null;

  /* A function's traced text tells where it stands in the source. Made on first need: most programs never ask. */
  function readSpans() {
    sites = new Map();
    originals = new Map();
    const { source, code, spans } = program;
    for (let i = 0; i < spans.length; i += 5) {
      const text = code.slice(spans[i], spans[i + 1]);
      originals.set(text, source.slice(spans[i + 2], spans[i + 3]));
      if (spans[i + 4] >= 0) sites.set(text, spans[i + 4]);
    }
  }

  /* Where a place of the traced text is in the original. */
  function originalOffset(offset) {
    const { shifts } = program;
    let inserted = 0;
    for (let i = 0; i < shifts.length; i += 2) {
      const at = shifts[i] + inserted;
      if (offset < at) break;
      if (offset < at + shifts[i + 1]) return shifts[i];
      inserted += shifts[i + 1];
    }
    return offset - inserted;
  }

  /* Where a line starts; -1 where there is no such line. */
  function lineStart(text, line) {
    let start = 0;
    for (let i = 1; i < line; i++) {
      const end = text.indexOf("\n", start);
      if (end < 0) return -1;
      start = end + 1;
    }
    return start;
  }

  /* Whether the start of a line may be that of a stack: a name at most, or something with a colon before it. */
  function isBeforePlace(text) {
    return /(?:^\s*|: ?)(?:(?:[^\s@]*|(?:global|eval|module) code)@)?$/.test(text.slice(-LONGEST_NAME));
  }

  /* A stack names places of the traced text, and ends in the runner's own frames. */
  function restoreStack(text) {
    const ours = text.replace(/(?:\n[^\n]*@(?:\[native code\]|(?:prelude|promises)\.js:[\d:]+))+$/, "");
    return ours.replace(/^([^\n]*)program:(\d+):(\d+)$/gm, (whole, before, line, column) => {
      const start = isBeforePlace(before) ? lineStart(program.code, line) : -1;
      if (start < 0) return whole;
      const offset = originalOffset(start + Number(column) - 1);
      return `${before}program:${line}:${offset - lineStart(program.source, line) + 1}`;
    });
  }

  /* The longest part of a text, not before @from, that has the prefix at @at in it and stands in the traced text. */
  function findQuoted(text, at, from) {
    const { code } = program;
    let best = { start: at, end: at + prefix.length, offset: -1 };
    for (let found = code.indexOf(prefix); found >= 0; found = code.indexOf(prefix, found + 1)) {
      let before = 0;
      let after = prefix.length;
      while (at - before > from && before < found && text[at - before - 1] === code[found - before - 1]) before++;
      while (at + after < text.length && text[at + after] === code[found + after]) after++;
      if (best.offset >= 0 && before + after <= best.end - best.start) continue;
      best = { start: at - before, end: at + after, offset: found - before };
    }
    return best;
  }

  /* The engine quotes the code that an error comes from, as it runs it and in many ways: what is shown is what was
   * written. */
  function restore(shown) {
    const text = shown.includes("program:") ? restoreStack(shown) : shown;
    let restored = "";
    let from = 0;
    for (let at = text.indexOf(prefix); at >= 0; at = text.indexOf(prefix, from)) {
      const { start, end, offset } = findQuoted(text, at, from);
      restored += text.slice(from, start);
      if (offset >= 0) restored += program.source.slice(originalOffset(offset), originalOffset(offset + end - start));
      from = end;
    }
    return restored + text.slice(from);
  }

  /* By a function's traced text: its site, 0 for one that is not the program's; and its original text, if it is. */
  function siteOf(text) {
    if (sites === null) readSpans();
    return sites.get(text) ?? 0;
  }

  function originalOf(text) {
    if (originals === null) readSpans();
    return originals.get(text);
  }

  function configure(compiled, probePrefix) {
    program = compiled;
    prefix = probePrefix;
  }

  return { configure, restore, siteOf, originalOf };
})
