/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors
 *
 * What the other blocks of an article declare and a program uses. Only the declarations run, each as a script of its
 * own at its place, not what else the blocks do.
 */
"use strict";

const { parseWithGaps } = require("./gaps.js");
const { childrenOf, FUNCTIONS } = require("./names.js");
const { RepeatingParser, namesOf: declarationsOf } = require("./parts.js");
const { scopesOf } = require("./scopes.js");
const { variablesOf } = require("./imports.js");
const { collect, isFunction, isOwn, merge } = require("./undeclared.js");

const hasAwait = (node) => node.type === "AwaitExpression" || (node.type === "ForOfStatement" && node.await)
  || (!FUNCTIONS.has(node.type) && [...childrenOf(node)].some(([, child]) => hasAwait(child)));

const valueOf = (statement, name) => (statement.type === "VariableDeclaration"
  ? statement.declarations.find(({ id }) => id.name === name)?.init : statement);

/* With `var`, a name can still get a stand-in if its initializer fails. */
function textOf(node, source) {
  if (node.type === "ImportDeclaration") return `var ${variablesOf(node, "require")};`;
  const { start, end, kind } = node;
  if (node.type !== "VariableDeclaration" || kind === "var") return source.slice(start, end);
  return "var".padEnd(kind.length) + source.slice(start + kind.length, end);
}

/* A block, parsed when a name is first looked for in it. */
class Block {
  constructor({ source, line }) {
    this.source = source;
    this.line = line;
    this.declared = null;
    this.chosen = new Set();
  }

  read() {
    this.declared = new Map();
    try {
      const { parsed, text } = parseWithGaps(this.source, RepeatingParser);
      this.source = text;
      this.scopes = scopesOf(parsed.ast);
      for (const item of parsed.ast.body) {
        const statement = item.type === "ExportNamedDeclaration" ? item.declaration ?? item : item;
        if (hasAwait(statement)) continue;
        for (const name of declarationsOf(statement)) {
          if (!this.declared.has(name)) this.declared.set(name, statement);
        }
      }
    } catch {
      /* A block that is no program declares nothing. */
    }
  }

  find(name) {
    if (this.declared === null && !this.source.includes(name)) return undefined;
    if (this.declared === null) this.read();
    return this.declared.get(name);
  }

  /* The names within a statement that mean something outside of it. */
  usesIn(statement) {
    return collect(this.scopes, ({ name, scope, node }) => node.start >= statement.start
      && node.end <= statement.end && (scope.find(name)?.scope ?? this.scopes.script) === this.scopes.script);
  }

  /* The chosen declarations, in order. */
  *scripts() {
    for (const node of [...this.chosen].sort((one, other) => one.start - other.start)) {
      const before = this.source.slice(0, node.start).split("\n");
      yield { text: textOf(node, this.source),
        line: this.line + before.length - 1, column: before[before.length - 1].length,
        isFunction: node.type === "FunctionDeclaration", names: declarationsOf(node) };
    }
  }
}

/* Whether a function can return something. */
const returns = ({ async, generator, body }) => async || generator || body.type !== "BlockStatement" || hasReturn(body);
const hasReturn = (node) => (node.type === "ReturnStatement" && node.argument !== null)
  || (!FUNCTIONS.has(node.type) && [...childrenOf(node)].some(([, child]) => hasReturn(child)));

/* Which parameters a function calls, as indices. */
function calledBy({ params, body }) {
  const callees = new Set();
  const look = (node) => {
    if (node.type === "CallExpression") callees.add(node.callee.name);
    for (const [, child] of childrenOf(node)) look(child);
  };
  look(body);
  return params.flatMap(({ name }, index) => (name !== undefined && callees.has(name) ? [index] : []));
}

/* Whether a call passes a callback that the declared function cannot call. Then another function is meant. */
function isMisplaced(given, { params }, called) {
  const last = given.length - 1;
  return isFunction(given[last]) && (last >= params.length || (called.length > 0 && called.every((index) => index > last)));
}

/* Whether calls of a name cannot mean the function that is declared: it does nothing, because the article leaves that
 * to the reader; or each of the calls hands over a function that it does not call, or takes for a promise what it
 * returns, which is nothing. */
function isOther(value, { calls, scopes }) {
  if (!FUNCTIONS.has(value?.type) || calls.length === 0) return false;
  if (value.body.type === "BlockStatement" && value.body.body.length === 0) return true;
  if (!returns(value) && calls.every((call) => scopes.wantsPromise(call))) return true;
  if (value.params.some(({ type }) => type === "RestElement")) return false;
  const called = calledBy(value);
  return calls.every(({ arguments: given }) => isMisplaced(given, value, called));
}

/* Finds the declarations of `uses` in the blocks, which are in the order of preference, and of what these use in turn.
 * What is found leaves `uses`; what the found declarations use and nothing declares joins them. */
function takeFrom(blocks, uses, known) {
  const all = blocks.map((block) => new Block(block));
  const taken = new Set();
  const names = [];
  const queue = [...uses.values()];
  for (const use of queue) {
    if (isOwn(use) || taken.has(use.name) || known.has(use.name)) continue;
    const block = all.find((one) => {
      const found = one.find(use.name);
      return found !== undefined && (one.chosen.has(found) || declarationsOf(found).every((name) => !taken.has(name)))
        && !isOther(valueOf(found, use.name), use);
    });
    if (block === undefined) continue;
    const statement = block.find(use.name);
    block.chosen.add(statement);
    for (const name of declarationsOf(statement)) taken.add(name);
    names.push(use.name);
    for (const inner of block.usesIn(statement).values()) {
      inner.node = use.node;
      if (!uses.has(inner.name)) uses.set(inner.name, inner);
      else merge(uses.get(inner.name), inner);
      queue.push(inner);
    }
  }
  const inOrder = all.filter(({ chosen }) => chosen.size > 0).sort((one, other) => one.line - other.line);
  const scripts = inOrder.flatMap((block) => [...block.scripts()]).map((script) =>
    ({ ...script, uses: script.names.filter((name) => uses.has(name)).map((name) => uses.get(name)) }));
  for (const name of taken) uses.delete(name);
  return { names, scripts: [...scripts.filter((one) => one.isFunction), ...scripts.filter((one) => !one.isFunction)] };
}

module.exports = { takeFrom };
