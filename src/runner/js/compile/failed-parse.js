/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors
 *
 * Parses a wrong program again, and notes what the parser had read and what it expected when it gave up.
 */
"use strict";

const { ProgramParser, parse, tokenTypes } = require("./parser.js");

class NotingParser extends ProgramParser {
  constructor(...given) {
    super(...given);
    this.tokens = [];
    this.functions = [];
    this.ended = null;
    this.missing = "";
    this.isReading = false;
  }

  note(position, message) {
    try {
      super.raise(position, message);
    } catch (error) {
      error.parser = this;
      error.readEnd = this.lastTokEnd;
      throw error;
    }
  }

  raise(position, message) {
    this.note(position, message);
  }

  raiseRecoverable(position, message) {
    this.note(position, message);
  }

  expect(type) {
    if (this.type !== type) this.missing = type.label;
    super.expect(type);
  }

  semicolon() {
    if (this.type !== tokenTypes.semi && !this.canInsertSemicolon()) this.missing = ";";
    super.semicolon();
  }

  next(...rest) {
    const { type, start, end } = this;
    this.tokens.push({ type, start, end });
    super.next(...rest);
  }

  /* `isReading` stays set after an error within a token, where the parser cannot go on. */
  nextToken() {
    this.isReading = true;
    super.nextToken();
    this.isReading = false;
  }

  parseFunctionBody(node, isArrow, isMethod, ...rest) {
    this.functions.push({ node, isMethod });
    super.parseFunctionBody(node, isArrow, isMethod, ...rest);
    this.ended = this.functions.pop();
  }
}

/* Reads the program's other tokens, as far as they can be told apart. */
function readOn(parser) {
  if (parser.isReading) return;
  try {
    while (parser.type !== tokenTypes.eof) parser.next();
    const { type, start, end } = parser;
    parser.tokens.push({ type, start, end });
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
}

/* The innermost function. In `() => await x` the arrow function seems to end at its `await`, which is a name there. */
function innermost({ functions, ended }, readEnd) {
  const isAwait = ended !== null && ended.node.body.name === "await" && ended.node.body.end === readEnd;
  return isAwait ? ended : functions[functions.length - 1];
}

/* The name of a function as its author knows it, or "". */
function nameOf(given, tokens, source) {
  if (given === undefined) return "";
  const { node, isMethod } = given;
  if (node.id) return node.id.name;
  const first = tokens.findIndex(({ start }) => start >= node.start);
  const isGiven = isMethod || [tokenTypes.eq, tokenTypes.colon].includes(tokens[first - 1]?.type);
  const name = isGiven ? tokens[first - (isMethod ? 1 : 2)] : undefined;
  return [tokenTypes.name, tokenTypes.privateId].includes(name?.type) ? source.slice(name.start, name.end) : "";
}

/* Why a program cannot be parsed: the parser's `message` and `position`; which sign was `missing`, or ""; where the
 * last token ended; whether the program was taken for a module; the name of the innermost function, or ""; `tokens`,
 * all tokens of the program, or those before the first wrong one; `index`, that of the token at the position. */
function failAgain(source) {
  try {
    parse(source, NotingParser);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const { parser, readEnd, pos: position } = error;
    const { missing, tokens } = parser;
    const around = innermost(parser, readEnd);
    readOn(parser);
    const found = tokens.findIndex(({ start }) => start >= position);
    return {
      source, missing, readEnd, position, tokens,
      isModule: parser.options.sourceType === "module",
      message: error.message.replace(/ \(\d+:\d+\)$/, ""),
      index: found < 0 ? tokens.length : found,
      functionName: nameOf(around, tokens, source),
    };
  }
  throw new Error("The program is none only now and then");
}

module.exports = { failAgain };
