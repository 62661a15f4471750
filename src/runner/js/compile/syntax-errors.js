/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors
 *
 * What is wrong with a program that cannot run, as one of the faults of wire/fault.h. It is found from the parser's
 * message, from the tokens around the place where the parser gave up, and from V8's message. The host makes a sentence
 * of it.
 */
"use strict";

const numbers = require("../numbers.js");
const { v8Failure } = require("./v8-syntax.js");
const { failAgain } = require("./failed-parse.js");
const { endsValue, findJsx, findTypes, isWord } = require("./foreign.js");
const { findTemplateStart, findUnclosed, isClosing, match, openBefore } = require("./brackets.js");
const { findForeign } = require("./imports.js");
const { tokenTypes } = require("./parser.js");

const LONGEST_WORD = 60;
const QUOTATION_MARKS = /[\u2018-\u201f\u00ab\u00bb\u2039\u203a\u300c\u300d\uff02\uff07\u0060\u00b4]/;
const INVISIBLE = /[\p{C}\p{Z}\p{M}]/u;
const KEYWORDS = ["function", "return", "const", "let", "var", "async", "await", "class", "while", "for", "if", "else",
  "switch", "throw", "import", "export", "typeof", "new", "delete", "static", "yield"];
const ALONE = new Set(["else", "catch", "finally", "case", "default"]);
const STATEMENT_STARTS = new Set([tokenTypes.num, tokenTypes.string, tokenTypes.regexp, tokenTypes.braceL]);
const MODULES = /^'import' and 'export'|^(?:Duplicate e|E)xport|^A string literal cannot|^An export name/;

/* A fault at a place, with the word of its sentence. */
const fault = (name, start, end, word = "") => ({ fault: numbers[`RB_FAULT_${name}`], start, end, word });

/* A word as it appears in a sentence: short, and on one line. */
function shorten(text) {
  const characters = [...text.split(/[\n\r\u2028\u2029]/, 1)[0]];
  const isWhole = characters.length <= LONGEST_WORD && characters.join("") === text;
  return isWhole ? text : `${characters.slice(0, LONGEST_WORD).join("")}…`;
}

const textOf = ({ source }, token) => source.slice(token.start, token.end);

/* A fault of one word in the text, which is also the word of the sentence. */
const faultOf = (name, failure, token) => fault(name, token.start, token.end, shorten(textOf(failure, token)));

/* --- What the parser says in words of its own --- */

/* The run of letters and digits around a place. */
function runAround(source, position) {
  let start = Math.min(position, source.length - 1);
  while (start > 0 && /[\w$.]/.test(source[start - 1])) start--;
  const [run] = /^[\w$.]*/.exec(source.slice(start));
  return { start, end: start + Math.max(run.length, 1) };
}

function wordAt({ source, position }) {
  const [word] = /^#?[\p{ID_Continue}$\u200c\u200d\\]*/u.exec(source.slice(position));
  return { start: position, end: position + Math.max(word.length, 1) };
}

const named = (name) => (failure) => faultOf(name, failure, wordAt(failure));
const lasting = (name, length) => ({ position }) => fault(name, position, position + length);
const toLineEnd = (name) => ({ source, position }) => {
  const [line] = /^[^\n\r]*/.exec(source.slice(position));
  return fault(name, position, position + line.length);
};

function describeCharacter(failure) {
  const { source, position } = failure;
  const character = String.fromCodePoint(source.codePointAt(position) ?? 0xfffd);
  const end = position + character.length;
  if (QUOTATION_MARKS.test(character)) return fault("QUOTATION_MARK", position, end, character);
  if (source[position - 1] === "#") return fault("CHARACTER", position - 1, position, "#");
  const code = character.codePointAt(0).toString(16).toUpperCase().padStart(4, "0");
  return fault("CHARACTER", position, end, INVISIBLE.test(character) ? `U+${code}` : character);
}

function describeJump(failure) {
  const at = failure.tokens.findIndex(({ start }) => start === failure.position);
  const [jump, label] = failure.tokens.slice(at, at + 2);
  const isNamed = label?.type === tokenTypes.name && !/[\n\r]/.test(failure.source.slice(jump.end, label.start));
  if (isNamed) return faultOf("LABEL_UNKNOWN", failure, label);
  return fault(jump.type === tokenTypes._break ? "BREAK_OUTSIDE" : "CONTINUE_OUTSIDE", jump.start, jump.end);
}

function describeAwait({ functionName }, token) {
  const name = functionName === "" ? "AWAIT_OUTSIDE" : "AWAIT_IN_FUNCTION";
  return fault(name, token.start, token.end, shorten(functionName));
}

function describeTemplate(failure) {
  const { template, hole } = findTemplateStart(failure.tokens);
  if (hole !== null) return faultOf("BRACKET_UNCLOSED", failure, hole);
  return toLineEnd("TEMPLATE_UNCLOSED")({ ...failure, position: template?.start ?? failure.position });
}

/* The parser gives the place of the slash. */
const fromSlash = (name) => (failure) => toLineEnd(name)({ ...failure, position: failure.position - 1 });

function describeRegExp(failure) {
  const reason = failure.message.replace(/^Invalid regular expression: \/[^]*\/[a-z]*: /, "");
  return { ...fromSlash("REGEXP")(failure), word: shorten(reason) };
}

function describeAssignment(failure) {
  const { position, readEnd, tokens, index } = failure;
  const read = tokens.slice(index).filter(({ start }) => start < readEnd);
  const { stray } = match(read);
  const end = read.findIndex((token) => stray.has(token));
  const last = read[end < 0 ? read.length - 1 : end - 1];
  return faultOf("NOT_ASSIGNABLE", failure, { start: position, end: last?.end ?? position + 1 });
}

const describeNumber = (name) => (failure) => faultOf(name, failure, runAround(failure.source, failure.position));

function describeEscape({ source, position }) {
  const start = Math.max(0, source.lastIndexOf("\\", position));
  return fault("ESCAPE", start, Math.max(position, start + 1));
}

/* The statement with `import` or `export` begins before the place, or at it. */
function describeModules(failure) {
  const isSpeaking = ({ type, start }) => (type === tokenTypes._import || type === tokenTypes._export)
    && start <= failure.position;
  return faultOf("MODULES", failure, failure.tokens.filter(isSpeaking).pop() ?? wordAt(failure));
}

const describeReserved = (failure) => {
  const types = findTypes(failure);
  return types === null ? named("RESERVED")(failure) : faultOf("TYPES", failure, types);
};

const SAYINGS = [
  [/^Unterminated string/, toLineEnd("STRING_UNCLOSED")],
  [/^Unterminated template/, describeTemplate],
  [/^Unterminated comment/, toLineEnd("COMMENT_UNCLOSED")],
  [/^Unterminated regular expression/, fromSlash("REGEXP_UNCLOSED")],
  [/^Invalid (?:regular expression|flags)/, describeRegExp],
  [/^Cannot use keyword 'await' outside/, (failure) => describeAwait(failure, wordAt(failure))],
  [/has already been declared$|is already declared$|^Argument name clash|^Duplicate constructor/,
    named("DECLARED_TWICE")],
  [/^Assigning to|^Optional chaining cannot appear in left|^Parenthesized pattern/, describeAssignment],
  [MODULES, describeModules],
  [/is reserved$|^Unexpected keyword|^let is disallowed|^Cannot use '(?:yield|await)' as|^Binding /, describeReserved],
  [/^Unsyntactic/, describeJump],
  [/^Complex binding patterns/, ({ position }) => fault("PATTERN_WITHOUT_VALUE", position - 1, position)],
  [/^Missing catch or finally/, lasting("TRY_ALONE", "try".length)],
  [/^Unexpected character/, describeCharacter],
  [/^Identifier directly after number/, describeNumber("NAME_WITH_NUMBER")],
  [/^Invalid number|^Numeric separator|^Expected number in radix/, describeNumber("NUMBER")],
  [/^Expecting Unicode escape|escape|^Code point out of bounds|^Octal literal/i, describeEscape],
  [/^Illegal newline after throw/, ({ position }) => fault("THROW_LINE", position - "throw".length, position)],
  [/^Private field .* must be declared/, named("PRIVATE_UNKNOWN")],
  [/^'super' keyword outside|^super\(\) call outside/, lasting("SUPER_OUTSIDE", "super".length)],
  [/^Logical expressions and coalesce/,
    (failure) => faultOf("PARENTHESES_NEEDED", failure, failure.tokens[failure.index])],
  [/^Comma is not permitted after the rest|^Rest elements? /, lasting("REST_NOT_LAST", 1)],
  [/^'return' outside of function/, lasting("RETURN_IN_MODULE", "return".length)],
  [/^Shorthand property assignments/, lasting("EQUALS_IN_OBJECT", 1)],
];

/* --- A word that is not expected --- */

/* Whether two words differ in one letter that was changed, added or removed, or in two neighbours that were swapped. */
function isNear(one, other) {
  if (Math.abs(one.length - other.length) > 1) return false;
  const shorter = Math.min(one.length, other.length);
  let from = 0;
  while (from < shorter && one[from] === other[from]) from++;
  let end = 0;
  while (end < shorter - from && one.at(-1 - end) === other.at(-1 - end)) end++;
  const [left, right] = [one, other].map((word) => word.slice(from, word.length - end));
  return left.length + right.length <= 2 || (left.length === 2 && left === [...right].reverse().join(""));
}

/* `fucntion f()`, `Const x`, `retrun x`: the word before is nearly one of the language. */
function describeMisspelt(failure, before, token) {
  const isPair = before?.type === tokenTypes.name && (isWord(token) || token.type === tokenTypes.braceL)
    && failure.missing === ";";
  if (!isPair || /[\n\r]/.test(failure.source.slice(before.end, token.start))) return null;
  const word = textOf(failure, before);
  const known = KEYWORDS.find((keyword) => keyword === word.toLowerCase())
    ?? KEYWORDS.find((keyword) => keyword.length > 3 && word.length > 3 && isNear(word, keyword));
  return known === undefined || known === word ? null : fault("MISSPELT", before.start, before.end, known);
}

/* `import type { X }`, `export type`: a parser of modules refuses these too. */
function isOfModule({ tokens, index }) {
  const from = tokens.slice(Math.max(0, index - 2), index);
  return from.some(({ type }) => type === tokenTypes._import || type === tokenTypes._export);
}

/* Some faults show only in the word before the token, or in the two together. */
function describePair(failure, before, token) {
  const [first, second] = [before, token].map((word) => (word === undefined ? "" : textOf(failure, word)));
  if (first === "await" && before.type === tokenTypes.name) return describeAwait(failure, before);
  if (first === "for" && second === "await") return describeAwait(failure, token);
  if (first === "yield" && before.type === tokenTypes.name) return fault("YIELD_OUTSIDE", before.start, before.end);
  if (ALONE.has(second) && failure.missing === "") return faultOf("WORD_ALONE", failure, token);
  if ((first === "function" || first === "*") && second === "(") {
    return fault("FUNCTION_WITHOUT_NAME", token.start, token.end);
  }
  if (second === "**") return faultOf("PARENTHESES_NEEDED", failure, token);
  if (isOfModule(failure)) return describeModules(failure);
  if (before === undefined || before.end !== token.start) return null;
  if (before.type === tokenTypes.num && token.type === tokenTypes.num) {
    return describeNumber("NUMBER")({ ...failure, position: before.start });
  }
  const isInString = before.type === tokenTypes.string && isWord(token);
  return isInString ? { ...faultOf("STRING_ENDED", failure, token), word: first[0] } : null;
}

/* Faults that only V8 tells apart. */
function describeByV8({ message }, failure, before, token) {
  if (/^Missing initializer in const/.test(message) && before?.type === tokenTypes.name) {
    return faultOf("CONST_WITHOUT_VALUE", failure, before);
  }
  if (/^Missing initializer in destructuring/.test(message) && before !== undefined) {
    return fault("PATTERN_WITHOUT_VALUE", before.start, before.end);
  }
  if (/^Private field/.test(message) && token.type === tokenTypes.privateId) {
    return faultOf("PRIVATE_UNKNOWN", failure, token);
  }
  const needsBraces = /^Lexical declaration cannot|^Unexpected token '(?:const|class)'/.test(message);
  const declaration = [before, token].find((word) => word && ["const", "class", "let"].includes(textOf(failure, word)));
  return needsBraces && declaration !== undefined ? faultOf("BRACES_NEEDED", failure, declaration) : null;
}

function describeEnd(failure) {
  const { source, tokens, missing } = failure;
  const bracket = findUnclosed(source, tokens);
  if (bracket !== null) return faultOf("BRACKET_UNCLOSED", failure, bracket);
  const isSign = missing !== "" && missing !== ";" && missing !== ",";
  return fault(isSign ? "SIGN_MISSING" : "UNEXPECTED_END", source.length, source.length, isSign ? missing : "");
}

/* A closing bracket other than the expected one. */
function describeClosing(failure, token) {
  const { stray, unclosed } = match(failure.tokens.slice(0, failure.index + 1));
  if (stray.has(token)) return faultOf("BRACKET_STRAY", failure, token);
  const innermost = openBefore(failure.tokens, failure.index).pop();
  return unclosed.has(innermost) ? faultOf("BRACKET_UNCLOSED", failure, innermost) : null;
}

/* Something between two words, or the end of a bracket, is missing. */
function describeMissing(failure, before, token) {
  const { missing, tokens, index } = failure;
  const isInList = [",", ")", "]", "}"].includes(missing) && endsValue(before);
  const startsValue = isWord(token) || (token.type.startsExpr && token.type.binop === null);
  if (isInList) {
    const innermost = openBefore(tokens, index).pop();
    const isReadToEnd = tokens[tokens.length - 1].type === tokenTypes.eof;
    if (isReadToEnd && innermost !== undefined && !match(tokens).pairs.has(innermost)) {
      return faultOf("BRACKET_UNCLOSED", failure, innermost);
    }
    return startsValue ? faultOf("COMMA_MISSING", failure, token) : null;
  }
  const startsStatement = isWord(token) || STATEMENT_STARTS.has(token.type);
  if (missing === ";" && startsStatement && endsValue(before)) return faultOf("SEMICOLON_MISSING", failure, token);
  const isSign = missing !== "" && missing !== ";" && missing !== ",";
  return isSign ? fault("SIGN_MISSING", token.start, token.end, missing) : null;
}

function describeHole(failure, before, token) {
  const isEnd = isClosing(token) || [tokenTypes.semi, tokenTypes.comma].includes(token.type);
  const wants = before !== undefined && !endsValue(before) && before.type.beforeExpr
    && ![tokenTypes.braceL, tokenTypes.semi].includes(before.type);
  return isEnd && wants ? faultOf("SOMETHING_MISSING", failure, token) : null;
}

function describeUnexpected(failure, v8) {
  const { tokens, index } = failure;
  const before = tokens[index - 1];
  const token = tokens[index];
  if (token === undefined || token.type === tokenTypes.eof) {
    const isConst = token !== undefined && describeByV8(v8, failure, before, token);
    return isConst || describeEnd(failure);
  }
  const types = findTypes(failure);
  if (types !== null) return faultOf("TYPES", failure, types);
  const element = findJsx(failure);
  if (element !== null) return faultOf("JSX", failure, element);
  return describePair(failure, before, token) ?? describeByV8(v8, failure, before, token)
    ?? describeMisspelt(failure, before, token) ?? (isClosing(token) ? describeClosing(failure, token) : null)
    ?? describeHole(failure, before, token) ?? describeMissing(failure, before, token)
    ?? faultOf("UNEXPECTED", failure, token);
}

/* --- All of it --- */

/* V8's message, in its own words. */
function describeOther({ message, start, end }) {
  const [, module] = /^Cannot use (?:'(import\.meta)'|(import) statement)/.exec(message) ?? [];
  if (module !== undefined) return fault("MODULES", start, end, module);
  return fault("OTHER", Math.max(start, 0), end, shorten(message.replace(/\.$/, "")));
}

function describeByParser(failure, v8) {
  if (failure.message === "Unexpected token") return describeUnexpected(failure, v8);
  const [, describe] = SAYINGS.find(([saying]) => saying.test(failure.message)) ?? [];
  return describe?.(failure) ?? null;
}

/* V8 finds an assignment to a call only when it runs. V8 gets a module as the body of an async function, where it
 * accepts `return`, and a function that is declared twice. */
const MISSED_BY_V8 = [numbers.RB_FAULT_NOT_ASSIGNABLE, numbers.RB_FAULT_RETURN_IN_MODULE,
  numbers.RB_FAULT_DECLARED_TWICE];

function describeRefused(source) {
  const failure = failAgain(source);
  const v8 = v8Failure(source, failure.isModule);
  const isProgram = v8 === null || v8Failure(source, !failure.isModule) === null;
  const told = describeByParser(failure, v8 ?? { message: "" });
  if (isProgram && !MISSED_BY_V8.includes(told?.fault)) {
    return faultOf("NOT_KNOWN", failure, failure.tokens[failure.index] ?? wordAt(failure));
  }
  return told ?? describeOther(v8.start < 0 ? { ...v8, start: failure.position } : v8);
}

/* What is wrong with a text that the parser has refused. */
function describeSyntaxError(source, error) {
  if (error instanceof RangeError) return fault("TOO_DEEP", 0, 1);
  if (!(error instanceof SyntaxError)) throw error;
  try {
    return describeRefused(source);
  } catch (later) {
    if (later instanceof RangeError) return fault("TOO_DEEP", 0, 1);
    throw later;
  }
}

/* What is wrong with a text that the parser accepts and V8 refuses. */
function describeEarlyError(source, isModule, error) {
  if (error instanceof RangeError) return fault("TOO_DEEP", 0, 1);
  if (!(error instanceof SyntaxError)) throw error;
  return describeOther(v8Failure(source, isModule) ?? { message: error.message, start: 0, end: 0 });
}

/* Where a program imports another file or exports, or null. */
function describeImport(ast, source, isKnown) {
  const found = findForeign(ast, source, isKnown);
  if (found === null) return null;
  const word = { MetaProperty: "import.meta", ImportDeclaration: "import" }[found.type] ?? "export";
  return fault("MODULES", found.start, found.end, word);
}

module.exports = { describeEarlyError, describeImport, describeSyntaxError };
