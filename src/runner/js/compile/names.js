/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors
 *
 * The names in a program's syntax tree (ESTree): where they are used, and which of them are declared nowhere.
 */
"use strict";

const FUNCTIONS = new Set(["FunctionDeclaration", "FunctionExpression", "ArrowFunctionExpression"]);
const LOOPS = new Set(["ForStatement", "ForInStatement", "ForOfStatement", "WhileStatement", "DoWhileStatement"]);

const isNode = (value) => value !== null && typeof value === "object" && typeof value.type === "string";

function* childrenOf(node) {
  for (const key of Object.keys(node)) {
    const value = node[key];
    if (Array.isArray(value)) {
      for (const item of value) {
        if (isNode(item)) yield [key, item];
      }
    } else if (isNode(value)) {
      yield [key, value];
    }
  }
}

/* The names that a program declares anywhere, and those that it uses. */
function namesIn(ast) {
  const declared = new Set();
  const used = new Map();

  const declarePattern = (pattern) => {
    if (pattern === null) return;
    switch (pattern.type) {
      case "Identifier": declared.add(pattern.name); break;
      case "ObjectPattern": pattern.properties.forEach((item) => declarePattern(item.value ?? item.argument)); break;
      case "ArrayPattern": pattern.elements.forEach(declarePattern); break;
      case "AssignmentPattern": declarePattern(pattern.left); break;
      case "RestElement": declarePattern(pattern.argument); break;
    }
  };
  const note = (name, call) => {
    if (!used.has(name)) used.set(name, { called: false });
    if (call) used.get(name).called = true;
  };
  const walk = (node, parent, key) => {
    switch (node.type) {
      case "VariableDeclarator": declarePattern(node.id); break;
      case "FunctionDeclaration": case "FunctionExpression": case "ArrowFunctionExpression":
        if (node.id) declared.add(node.id.name);
        node.params.forEach(declarePattern);
        break;
      case "ClassDeclaration": case "ClassExpression":
        if (node.id) declared.add(node.id.name);
        break;
      case "CatchClause": declarePattern(node.param); break;
      case "UnaryExpression":
        if (node.operator === "typeof" && node.argument.type === "Identifier") declared.add(node.argument.name);
        break;
      case "Identifier":
        if (isReference(parent, key)) note(node.name, parent && parent.type === "CallExpression" && key === "callee");
        break;
      case "AssignmentExpression":
        if (node.operator === "=") declarePattern(node.left.type === "ParenthesizedExpression" ? null : node.left);
        break;
    }
    for (const [childKey, child] of childrenOf(node)) walk(child, node, childKey);
  };
  walk(ast, null, "");
  return { declared, used };
}

/* Names that neither the program nor its setup declares: candidates for stand-ins. */
function undeclaredNames(ast, setup) {
  const { declared, used } = namesIn(ast);
  const known = namesIn(setup).declared;
  const isUndeclared = ([name]) => !declared.has(name) && !known.has(name);
  return [...used].filter(isUndeclared).map(([name, use]) => ({ name, called: use.called }));
}

function isReference(parent, key) {
  if (!parent) return true;
  switch (parent.type) {
    case "MemberExpression":
      return key === "object" || parent.computed;
    case "Property": case "MethodDefinition": case "PropertyDefinition":
      return key !== "key" || parent.computed || parent.shorthand === true;
    case "LabeledStatement": case "BreakStatement": case "ContinueStatement": case "MetaProperty":
      return false;
    default:
      return true;
  }
}

module.exports = { FUNCTIONS, LOOPS, childrenOf, isReference, undeclaredNames };
