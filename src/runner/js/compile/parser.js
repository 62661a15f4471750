/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors
 *
 * acorn's parser, extended by what V8 knows and an older acorn may not: newer letters in names, the options of
 * `import()`, and all regular expressions that V8 takes.
 */
"use strict";

const acorn = require("./acorn.js");
const { tokTypes } = acorn;
const BACKSLASH = 92;
const isStart = (code) => acorn.isIdentifierStart(code, true) || /^\p{ID_Start}$/u.test(String.fromCodePoint(code));
const isPart = (code) => acorn.isIdentifierChar(code, true) || /^\p{ID_Continue}$/u.test(String.fromCodePoint(code));

const ProgramParser = acorn.Parser.extend((Parser) => class extends Parser {
  readToken(code) {
    return code > 127 && isStart(code) ? this.readWord() : super.readToken(code);
  }

  readToken_numberSign() {
    const code = this.input.codePointAt(this.pos + 1);
    if (code === undefined || (code !== BACKSLASH && !isStart(code))) return super.readToken_numberSign();
    this.pos++;
    return this.finishToken(tokTypes.privateId, this.readWord1());
  }

  readWord1() {
    const start = this.pos;
    let word = "";
    this.containsEsc = false;
    while (this.pos < this.input.length) {
      const at = this.pos;
      const escaped = this.input.charCodeAt(at) === BACKSLASH;
      const code = escaped ? this.readEscapedCode() : this.fullCharCodeAtPos();
      const fits = at === start ? isStart(code) : isPart(code);
      if (escaped && !fits) this.invalidStringToken(at, "Invalid Unicode escape");
      if (!fits) break;
      if (escaped) this.containsEsc = true;
      else this.pos += code > 0xffff ? 2 : 1;
      word += String.fromCodePoint(code);
    }
    return word;
  }

  readEscapedCode() {
    if (this.input[++this.pos] !== "u") {
      this.invalidStringToken(this.pos, "Expecting Unicode escape sequence \\uXXXX");
    }
    this.pos++;
    return this.readCodePoint();
  }

  parseDynamicImport(node) {
    this.next();
    node.source = this.parseMaybeAssign();
    node.options = null;
    if (this.eat(tokTypes.comma) && this.type !== tokTypes.parenR) {
      node.options = this.parseMaybeAssign();
      this.eat(tokTypes.comma);
    }
    this.expect(tokTypes.parenR);
    return this.finishNode(node, "ImportExpression");
  }

  /* V8 decides what is a regular expression. */
  validateRegExpFlags(state) {
    try {
      new RegExp(state.source, state.flags);
    } catch (error) {
      this.raise(state.start, error.message);
    }
  }

  validateRegExpPattern() {}
});

const OPTIONS = { ecmaVersion: "latest", preserveParens: true, allowHashBang: true };

/* A program is a script. If it only makes sense with an `await` at its top, it is a module, as node decides too. node
 * wraps a script in a function, so a script may return. */
function parse(source, Parser = ProgramParser, onComment = undefined) {
  const attempt = (sourceType) => Parser.parse(source, {
    ...OPTIONS, sourceType, onComment, allowReturnOutsideFunction: sourceType === "script",
  });
  try {
    return { ast: attempt("script"), isModule: false };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    try {
      return { ast: attempt("module"), isModule: true };
    } catch (later) {
      throw later instanceof SyntaxError && later.pos > error.pos ? later : error;
    }
  }
}

module.exports = { ProgramParser, parse, tokenTypes: tokTypes };
