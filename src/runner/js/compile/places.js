/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors
 *
 * Places in a program's text as the host counts them: in characters, lines and columns from 1.
 */
"use strict";

/* JavaScript counts UTF-16 units. */
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

/* The place of what stands between two UTF-16 units: line, column, start and end, as RbPlace has them. */
function placeOf(source, start, end) {
  const toCharacter = charactersOf(source);
  const from = Math.min(start, source.length);
  const to = Math.min(Math.max(end, from + 1), source.length);
  const lineStart = source.lastIndexOf("\n", from - 1) + 1;
  const line = source.slice(0, from).split("\n").length;
  return [line, toCharacter(from) - toCharacter(lineStart) + 1, toCharacter(from), toCharacter(Math.max(from, to))];
}

module.exports = { charactersOf, placeOf };
