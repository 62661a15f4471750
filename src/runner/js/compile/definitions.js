/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors
 *
 * Programs that only define: nothing in them calls what they define, so they print nothing.
 */
"use strict";

const { childrenOf, FUNCTIONS } = require("./names.js");
const { statementsOf } = require("./parts.js");

const DOING = new Set(["CallExpression", "NewExpression", "TaggedTemplateExpression", "AwaitExpression",
  "YieldExpression", "UpdateExpression", "ImportExpression", "StaticBlock"]);
const CALLBACK = /^(?:cb|callback|fn|func|done|next|resolve|reject|handler|on[A-Z]\w*|\w+(?:Cb|Callback|Handler|Fn))$/;

const isRequire = ({ type, callee }) => type === "CallExpression" && callee.name === "require";

/* Whether nothing happens where an expression is evaluated, except in functions that it makes. */
function isStill(node) {
  if (node === null || FUNCTIONS.has(node.type) || isRequire(node)) return true;
  if (DOING.has(node.type)) return false;
  return [...childrenOf(node)].every(([, child]) => isStill(child));
}

function isDefinition(statement) {
  switch (statement.type) {
    case "FunctionDeclaration": case "EmptyStatement": case "ImportDeclaration": return true;
    case "ClassDeclaration": case "VariableDeclaration": return isStill(statement);
    case "ExpressionStatement": {
      const { expression, directive } = statement;
      return directive !== undefined || (expression.type === "AssignmentExpression"
        && expression.left.type === "MemberExpression" && isStill(expression));
    }
    default: return false;
  }
}

/* The functions and classes that a program defines at its top. */
function* definedBy(body) {
  for (const statement of body) {
    if (statement.type === "FunctionDeclaration" || statement.type === "ClassDeclaration") {
      yield { name: statement.id.name, value: statement };
    }
    if (statement.type !== "VariableDeclaration") continue;
    for (const { id, init } of statement.declarations) {
      const isValue = init && (FUNCTIONS.has(init.type) || init.type === "ClassExpression");
      if (isValue && id.type === "Identifier") yield { name: id.name, value: init };
    }
  }
}

/* What to hand over to a function: the names of its parameters, which get stand-ins. */
function argumentsFor(params) {
  const given = [];
  for (const { type, name } of params) {
    if (type === "Identifier") given.push(CALLBACK.test(name) ? "console.log" : name);
    else if (type === "ObjectPattern") given.push("{}");
    else if (type === "ArrayPattern") given.push("[]");
    else break;
  }
  return given.join(", ");
}

function callOf({ name, value }) {
  if (FUNCTIONS.has(value.type)) return `${name}(${argumentsFor(value.params)})`;
  const constructor = value.body.body.find(({ kind }) => kind === "constructor");
  return `new ${name}(${argumentsFor(constructor?.value.params ?? [])})`;
}

/* The calls that would start a program that only defines; an empty list for a program that does something. */
function callsOf(ast, scopes) {
  const body = statementsOf(ast);
  if (!body.every(isDefinition)) return [];
  const defined = [...new Map([...definedBy(body)].map((one) => [one.name, one])).values()];
  const isUsed = ({ name, value }) => scopes.references.some(({ name: used, node, scope, key, parent }) => used === name
    && (node.start < value.start || node.end > value.end) && scope.find(name)?.scope.owner === scopes.main
    && !(key === "id" && parent.type === "VariableDeclarator"));
  const unused = defined.filter((one) => !isUsed(one));
  return (unused.length > 0 ? unused : defined.slice(-1)).map(callOf);
}

module.exports = { callsOf };
