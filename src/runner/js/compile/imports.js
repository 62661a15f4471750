/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors
 *
 * `import` and `export` in a program, which is one file: it may import the modules that it may require, and what an
 * article exports is there for its other blocks.
 */
"use strict";

const { childrenOf } = require("./names.js");

/* `import A, { b as c } from "d"` as variables: `A=load("d"),{b:c}=load("d")`. A module is its own default export. */
function variablesOf({ specifiers, source }, load) {
  const module = `${load}(${JSON.stringify(source.value)})`;
  return specifiers.map((specifier) => {
    const local = specifier.local.name;
    const name = specifier.imported?.name;
    return name === undefined || name === "default" ? `${local}=${module}` : `{${name}:${local}}=${module}`;
  }).join(",");
}

/* Whether an import can be put into a comment, which ends at the first end of a comment in it. */
const isPlain = (node, source) => !source.slice(node.start, node.end).includes("*/")
  && node.specifiers.every(({ imported }) => imported === undefined || imported.type === "Identifier");

/* The first `import.meta` in a tree, or null. */
function findMeta(node) {
  if (node.type === "MetaProperty" && node.meta.name === "import") return node;
  for (const [, child] of childrenOf(node)) {
    const found = findMeta(child);
    if (found !== null) return found;
  }
  return null;
}

/* What first needs another file, or says where this one is; or null. */
function findForeign(ast, source, isKnown) {
  const meta = source.includes("meta") ? findMeta(ast) : null;
  return meta ?? ast.body.find((node) => (node.type === "ImportDeclaration"
    ? !isKnown(node.source.value) || !isPlain(node, source) : /^Export/.test(node.type))) ?? null;
}

/* What of an export says nothing about this file: `export` and `export default` before a statement, and all of
 * `export { a, b };`. */
function superfluousOf(node) {
  const { type, start, declaration, source } = node;
  if (type === "ExportNamedDeclaration" && !source) return { start, end: declaration?.start ?? node.end };
  const isNamed = declaration?.id || (declaration && !/Declaration$/.test(declaration.type));
  return type === "ExportDefaultDeclaration" && isNamed ? { start, end: declaration.start } : null;
}

/* The text of an article's program without `export`. Spaces take its place, so that all places stay. */
function withoutExports({ body }, source) {
  let text = source;
  for (const node of body) {
    const part = superfluousOf(node);
    if (part === null) continue;
    const blank = source.slice(part.start, part.end).replace(/[^\n\r]/g, " ");
    text = text.slice(0, part.start) + blank + text.slice(part.end);
  }
  return text;
}

module.exports = { findForeign, variablesOf, withoutExports };
