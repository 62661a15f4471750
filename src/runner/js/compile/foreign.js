/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors
 *
 * Recognizes TypeScript and JSX by the tokens around the place where the parser gives up. What may also be something
 * else is left alone, because it would mislead to speak of types where there are none.
 */
"use strict";

const { tokenTypes } = require("./parser.js");
const { isClosing, match } = require("./brackets.js");

const MODIFIERS = new Set(["private", "public", "protected", "readonly", "abstract", "override", "declare"]);
const DECLARATIONS = new Set(["interface", "type", "namespace", "module", "declare", "abstract", "enum"]);
const TYPE_STARTS = new Set([tokenTypes.name, tokenTypes._void, tokenTypes._null, tokenTypes.string, tokenTypes.braceL,
  tokenTypes.bracketL, tokenTypes.parenL, tokenTypes._typeof, tokenTypes._this]);
const VALUE_ENDS = new Set([tokenTypes.name, tokenTypes.num, tokenTypes.string, tokenTypes.regexp, tokenTypes.privateId,
  tokenTypes.backQuote, tokenTypes.incDec, tokenTypes._this, tokenTypes._super, tokenTypes._null, tokenTypes._true,
  tokenTypes._false]);
const BEFORE_DECLARED = new Set(["let", "const", "var", "{", ";", "}", ",", "static", "(", "...", ...MODIFIERS]);
const LONGEST_LIST = 200;

const endsValue = (token) => token !== undefined && (VALUE_ENDS.has(token.type) || isClosing(token));
const isWord = (token) => token !== undefined && (token.type === tokenTypes.name || token.type.keyword !== undefined);

/* Looks at the tokens around the unexpected one. */
class Look {
  constructor({ source, tokens, index, missing }) {
    this.source = source;
    this.tokens = tokens;
    this.index = index;
    this.missing = missing;
    this.token = this.at(0);
  }

  at(distance) {
    return this.tokens[this.index + distance];
  }

  text(distance) {
    const token = this.at(distance);
    return token === undefined ? "" : this.source.slice(token.start, token.end);
  }

  isOnOneLine(from, to) {
    return !/[\n\r\u2028\u2029]/.test(this.source.slice(this.at(from).end, this.at(to).start));
  }

  /* A word of TypeScript, or what is made of one, between two distances from the unexpected token. */
  found(from, to) {
    const { start } = this.at(from);
    return { start, end: this.at(to).end };
  }
}

/* `interface X {`, `type X =`, `enum X`, `declare const`, `private x`, `class A implements B`. */
function findWord(look) {
  const before = look.text(-1);
  const isName = isWord(look.token);
  if (before === "const" && look.text(0) === "enum") return look.found(0, 0);
  if (isName && look.at(-1)?.type === tokenTypes.name && look.isOnOneLine(-1, 0)) {
    if (before === "type" && !["=", "<"].includes(look.text(1))) return null;
    if (DECLARATIONS.has(before) || MODIFIERS.has(before)) return look.found(-1, -1);
  }
  const reserved = ["interface", "enum", ...MODIFIERS];
  if (reserved.includes(look.text(0)) && isWord(look.at(1))) return look.found(0, 0);
  return look.missing === "{" && look.text(0) === "implements" ? look.found(0, 0) : null;
}

/* `x as T`, `x satisfies T`, `x!.y`. */
function findOperator(look) {
  if (!endsValue(look.at(-1)) || !look.isOnOneLine(-1, 0)) return null;
  const isCast = ["as", "satisfies"].includes(look.text(0)) && look.at(1) !== undefined;
  if (isCast && (TYPE_STARTS.has(look.at(1).type) || look.text(1) === "const")) return look.found(0, 1);
  const isAssertion = look.text(0) === "!" && look.at(-1).end === look.token.start;
  return isAssertion && [".", ";", ")", ",", "[", ":", "?."].includes(look.text(1)) ? look.found(0, 0) : null;
}

/* Whether the parentheses around a token enclose a function's parameters. */
function isInParameters({ tokens, index }) {
  const open = match(tokens.slice(0, index)).open.pop();
  if (open?.type !== tokenTypes.parenL) return false;
  const closing = match(tokens).pairs.get(open);
  const after = tokens[tokens.indexOf(closing) + 1];
  return closing !== undefined && [tokenTypes.arrow, tokenTypes.braceL, tokenTypes.colon].includes(after?.type);
}

/* Where a plain type ends: `Promise<void>`, `string[]`. */
function withWholeType({ source }, { start, end }) {
  const [rest] = /^(?:\.\w+)*(?:<[^<>(){};\n]*>)?(?:\[\])*/.exec(source.slice(end));
  return { start, end: end + rest.length };
}

/* `let x: number`, `(x: number) =>`, `f(): void {`, `x?: number`, `() : void =>`. */
function findAnnotation(look) {
  const isOptional = look.text(0) === "?" && look.text(1) === ":";
  const colon = isOptional || [")", "}"].includes(look.text(0)) ? 1 : 0;
  if (look.text(colon) !== ":" || !TYPE_STARTS.has(look.at(colon + 1)?.type)) return null;
  const annotation = withWholeType(look, look.found(isOptional ? 0 : colon, colon + 1));
  if (look.text(-1) === "?" && isInParameters(look)) return { ...annotation, start: look.at(-1).start };
  if (look.text(0) === ")") return look.text(-1) === "(" ? annotation : null;
  if (look.text(-1) === ")" && ["{", ";"].includes(look.missing)) return annotation;
  if (look.missing === "," || look.missing === ")") return isInParameters(look) ? annotation : null;
  if (isClosing(look.at(-1) ?? look.token)) return annotation;
  return look.at(-1)?.type === tokenTypes.name && BEFORE_DECLARED.has(look.text(-2)) ? annotation : null;
}

/* `function f<T>(`, `class A<T> {`, `new Promise<void>(`, `Array<string[]>()`, `new Map<string, number>()`. */
function findGenerics(look) {
  const { source, token } = look;
  if (look.text(0) === "<" && (look.missing === "(" || look.missing === "{")) {
    const [list] = /^<(?:[^<>\n(){}]*>)?/.exec(source.slice(token.start));
    return { start: token.start, end: token.start + list.length };
  }
  if (look.text(0) === "<" && !endsValue(look.at(-1)) && /^<\w+(?:,\s*\w+)*>\(/.test(source.slice(token.start))) {
    return look.found(0, 2);
  }
  if (look.text(0) === "]" && look.text(-1) === "[" && look.at(-2)?.type === tokenTypes.name) return look.found(-1, 0);
  const from = Math.max(0, token.end - LONGEST_LIST);
  const before = source.slice(from, token.end);
  const written = /[\w$](<[\w$\s,|[\]<]*>+)(?:\(\)?)?$/.exec(before);
  if (written === null) return null;
  const start = from + written.index + 1;
  return { start, end: start + written[1].length };
}

/* What is TypeScript at the place where the parser gave up: its start and end, or null. */
function findTypes(failure) {
  const look = new Look(failure);
  if (look.token === undefined) return null;
  return findWord(look) ?? findOperator(look) ?? findAnnotation(look) ?? findGenerics(look);
}

/* The same for JSX: an element begins where a value is expected. */
function findJsx(failure) {
  const look = new Look(failure);
  if (look.token === undefined || look.text(0) !== "<" || endsValue(look.at(-1))) return null;
  const tag = /^<(?:[A-Za-z][\w.:-]*(?=\s|\/?>)|(?=>))/.exec(failure.source.slice(look.token.start));
  if (tag === null || /^<\w+(?:,\s*\w+)*>\(/.test(failure.source.slice(look.token.start))) return null;
  const end = look.token.start + tag[0].length;
  return { start: look.token.start, end: failure.source[end] === ">" ? end + 1 : end };
}

module.exports = { endsValue, findJsx, findTypes, isWord };
