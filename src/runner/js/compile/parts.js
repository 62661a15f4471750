/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors
 *
 * Programs of articles that show several ways of one thing, and so declare a name again: `const user = …` twice. From
 * the second declaration on, the program is a part with names of its own, within the scope of the part before. That is
 * how a browser's console takes such lines.
 */
"use strict";

const { ProgramParser, parse } = require("./parser.js");
const { namesOfDeclaration } = require("./scopes.js");

/* Does not mind that a name is declared again. */
const RepeatingParser = ProgramParser.extend((Parser) => class extends Parser {
  declareName() {}
});

const isRepeated = (error) => error instanceof SyntaxError && /already been declared|already declared/.test(error.message);

/* The names that a statement at the top of a program declares. */
function namesOf(statement) {
  switch (statement.type) {
    case "FunctionDeclaration": case "ClassDeclaration": return [statement.id.name];
    case "ImportDeclaration": return statement.specifiers.map(({ local }) => local.name);
    case "VariableDeclaration": return [...namesOfDeclaration(statement)].map(({ name }) => name);
    default: return [];
  }
}

const isVar = ({ type, kind }) => type === "VariableDeclaration" && kind === "var";

/* Where each part after the first begins, as the index of its first statement. */
function beginningsOf(body) {
  const beginnings = [];
  let names = new Map();
  for (const [index, statement] of body.entries()) {
    const isFree = isVar(statement);
    const isAgain = namesOf(statement).some((name) => names.has(name) && !(isFree && names.get(name)));
    if (isAgain) {
      beginnings.push(index);
      names = new Map();
    }
    for (const name of namesOf(statement)) names.set(name, isFree);
  }
  return beginnings;
}

/* The text with the braces of the parts, as V8 will get it. */
function withBraces(body, text, beginnings) {
  let braced = text;
  for (const index of [...beginnings].reverse()) {
    const { start } = body[index];
    braced = `${braced.slice(0, start)}{${braced.slice(start)}`;
  }
  return `${braced}\n${"}".repeat(beginnings.length)}`;
}

/* Makes each part a block within the one before. */
function nest(ast, beginnings) {
  for (const index of [...beginnings].reverse()) {
    const body = ast.body.splice(index);
    ast.body.push({ type: "BlockStatement", start: body[0].start, end: ast.end, body, isPart: true });
  }
}

/* Parses a text again that declares a name twice. `read` parses with a parser. Returns the tree and the text, or
 * throws the error if there is more that is wrong. */
function parseInParts(read, error) {
  if (!isRepeated(error)) throw error;
  try {
    const whole = read(RepeatingParser);
    const { body } = whole.parsed.ast;
    /* An import of another file is what the author is told. */
    if (body.some(({ type }) => type === "ImportDeclaration")) return whole;
    const beginnings = beginningsOf(body);
    parse(withBraces(body, whole.text, beginnings));
    nest(whole.parsed.ast, beginnings);
    return { ...whole, parts: beginnings.length + 1 };
  } catch {
    throw error;
  }
}

/* The statements of all parts. */
const statementsOf = ({ body }) => body.flatMap((statement) => (statement.isPart ? statementsOf(statement) : [statement]));

module.exports = { RepeatingParser, namesOf, parseInParts, statementsOf };
