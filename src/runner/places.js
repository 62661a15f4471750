/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors
 *
 * Places in a program's text: of what is wrong with it, and of what the engine names in the traced text.
 */
(function (siteKinds) {
  "use strict";

  /* acorn counts UTF-16 units; the host counts characters. */
  function charactersOf(source) {
    if (!/[\ud800-\udbff][\udc00-\udfff]/.test(source)) return (offset) => offset;
    const characters = new Uint32Array(source.length + 1);
    let count = 0;
    for (let i = 0; i < source.length; i++) {
      characters[i] = count;
      const pair = /[\ud800-\udbff]/.test(source[i]) && /[\udc00-\udfff]/.test(source[i + 1] ?? "");
      if (pair) characters[++i] = count;
      count++;
    }
    characters[source.length] = count;
    return (offset) => characters[offset];
  }

  function syntaxError(error, source) {
    const toCharacter = charactersOf(source);
    const at = Math.min(error.pos ?? 0, source.length);
    const end = Math.min(Math.max(error.raisedAt ?? at, at + 1), source.length);
    const lineStart = source.lastIndexOf("\n", at - 1) + 1;
    const line = source.slice(0, at).split("\n").length;
    return {
      error: error.message.replace(/ \(\d+:\d+\)$/, ""),
      place: [line, toCharacter(at) - toCharacter(lineStart) + 1, toCharacter(at), toCharacter(end)],
    };
  }

  /* Where a place in the traced text, as the engine names it, is in the original: an offset in UTF-16 units. */
  function locate({ source, shifts }, line, column) {
    let start = 0;
    for (let i = 1; i < line; i++) {
      const end = source.indexOf("\n", start);
      if (end < 0) break;
      start = end + 1;
    }
    let inserted = 0;
    for (let i = 0; i < shifts.length; i += 2) {
      if (shifts[i] < start) continue;
      if (shifts[i] + inserted >= start + column - 1) break;
      inserted += shifts[i + 1];
    }
    return Math.max(start, start + column - 1 - inserted);
  }

  /* The innermost statement around a place in the traced text: its site (or -1), line and column. */
  function statementAt(compiled, line, column) {
    const at = compiled.toCharacter(Math.min(locate(compiled, line, column), compiled.source.length));
    let best = -1;
    for (let site = 0; site < compiled.names.length; site++) {
      const [kind, start, end] = compiled.sites.slice(site * 4, site * 4 + 3);
      if (kind !== siteKinds.STATEMENT && kind !== siteKinds.RETURN) continue;
      if (start <= at && at <= end && (best < 0 || start >= compiled.sites[best * 4 + 1])) best = site;
    }
    if (best < 0) return [-1, 0, 0];
    const start = compiled.sites[best * 4 + 1];
    const before = Array.from(compiled.source).slice(0, start);
    return [best, before.filter((character) => character === "\n").length + 1, start - before.lastIndexOf("\n")];
  }

  /* A setup is no part of what the reader sees: where it is wrong is told in words. */
  function setupError(error) {
    const message = error.message.replace(/ \(\d+:\d+\)$/, "");
    const { line, column } = error.loc;
    return { error: `${message} (in the setup, line ${line}, column ${column + 1})`, place: [0, 0, 0, 0] };
  }

  return { charactersOf, setupError, statementAt, syntaxError };
})
