/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors
 *
 * The names in a program's syntax tree (ESTree): where they are used.
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

function isReference(parent, key) {
  if (!parent) return true;
  switch (parent.type) {
    case "MemberExpression":
      return key === "object" || parent.computed;
    case "Property": case "MethodDefinition": case "PropertyDefinition":
      return key !== "key" || parent.computed || parent.shorthand === true;
    case "ImportSpecifier": case "ImportDefaultSpecifier": case "ImportNamespaceSpecifier":
      return false;
    case "LabeledStatement": case "BreakStatement": case "ContinueStatement": case "MetaProperty":
      return false;
    default:
      return true;
  }
}

module.exports = { FUNCTIONS, LOOPS, childrenOf, isReference };
