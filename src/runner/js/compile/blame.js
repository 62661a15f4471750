/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors
 *
 * The places where V8 says that a name does not exist. If a statement reads an undeclared name before it does anything
 * else, V8 gives the beginning of the statement as the place. With a probe before the name, V8 gives the place of the
 * name itself. So each such name is kept with the place that V8 would have given.
 */
"use strict";

const PROBED = new Set(["AwaitExpression", "YieldExpression"]);

/* What an expression evaluates first, or null. */
function firstOf(node) {
  switch (node.type) {
    case "ParenthesizedExpression": case "ChainExpression":
      return node.expression;
    case "AwaitExpression": case "YieldExpression": case "UnaryExpression": case "UpdateExpression":
      return node.argument;
    case "MemberExpression":
      return node.object;
    case "CallExpression": case "NewExpression":
      return node.callee;
    case "TaggedTemplateExpression":
      return node.tag;
    case "BinaryExpression": case "LogicalExpression":
      return node.left;
    case "ConditionalExpression":
      return node.test;
    case "SequenceExpression":
      return node.expressions[0];
    case "TemplateLiteral":
      return node.quasis[0].value.cooked === "" ? node.expressions[0] ?? null : null;
    case "AssignmentExpression":
      if (node.left.type === "MemberExpression") return node.left.object;
      if (node.left.type !== "Identifier") return null;
      return node.operator === "=" ? node.right : node.left;
    default:
      return null;
  }
}

/* Adds the name that an expression reads first, if a probe comes before it. `isProbed` says whether a probe comes
 * before the whole expression. */
function addName(names, expression, blamed, isProbed) {
  let node = expression;
  let isAwaited = false;
  for (let above = null; node !== null; above = node, node = firstOf(node)) {
    isAwaited ||= PROBED.has(node.type);
    if (node.type !== "Identifier") continue;
    const isCalled = above !== null && above.type === "CallExpression" && !above.optional;
    if (isAwaited || (isProbed && !isCalled)) names.push(node.start, blamed);
    return;
  }
}

/* Adds the names that a statement, or an arrow function's expression, reads first, each with the place that V8 would
 * have given. */
function addNamesOf(names, node) {
  switch (node.type) {
    case "ReturnStatement":
      if (node.argument !== null) addName(names, node.argument, node.start, true);
      break;
    case "ExpressionStatement":
      addName(names, node.expression, node.start, false);
      break;
    case "ThrowStatement": case "IfStatement": case "SwitchStatement":
      addName(names, node.argument ?? node.test ?? node.discriminant, node.start, false);
      break;
    case "ForOfStatement":
      addName(names, node.right, node.right.start, false);
      break;
    case "VariableDeclaration":
      for (const { init } of node.declarations) {
        if (init !== null) addName(names, init, init.start, false);
      }
      break;
    default:
      addName(names, node, node.start, false);
  }
}

module.exports = { addNamesOf };
