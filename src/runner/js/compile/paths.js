/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors
 *
 * The files that a program reads, as far as its text names them.
 */
"use strict";

const { childrenOf } = require("./names.js");

const MODULE = /["'](?:node:)?fs(?:\/promises)?["']/;
const READER = /^readFile(?:Sync)?$/;
const ANY = "fs.readFile";

function* readsIn(node) {
  if (node.type === "CallExpression" && READER.test(node.callee.name ?? node.callee.property?.name)) {
    const [path] = node.arguments;
    yield typeof path?.value === "string" ? path.value : ANY;
  }
  for (const [, child] of childrenOf(node)) yield* readsIn(child);
}

/* The paths of the files that a program reads, in order; "fs.readFile" for one that the text does not show. `texts` are
 * those of the program and of what it takes from other blocks. */
function pathsOf(ast, texts) {
  return texts.some((text) => MODULE.test(text)) ? [...new Set(readsIn(ast))] : [];
}

module.exports = { pathsOf };
