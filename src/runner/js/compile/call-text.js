/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors
 *
 * The words that V8 uses for an expression in its errors ("a.b(...) is not a function or its return value").
 */
"use strict";

const INTERMEDIATE = "(intermediate value)";

function textOfMember({ object, property, computed }) {
  const owner = textOf(object);
  if (!computed) return `${owner}.${property.type === "PrivateIdentifier" ? "#" : ""}${property.name}`;
  return typeof property.value === "string" ? `${owner}.${property.value}` : `${owner}[${textOf(property)}]`;
}

/* V8 shows the value, with its sign. */
function textOfUnary({ operator, argument }) {
  if (operator === "-" && argument.type === "Literal") return `-${textOf(argument)}`;
  return operator.length > 1 ? INTERMEDIATE : `(${operator}${textOf(argument)})`;
}

function textOf(node) {
  switch (node.type) {
    case "Identifier": return node.name;
    case "ThisExpression": return "this";
    case "Super": return "super";
    case "Literal":
      if (node.bigint !== undefined) return INTERMEDIATE;
      return typeof node.value === "string" ? JSON.stringify(node.value) : node.regex ? node.raw : String(node.value);
    case "ParenthesizedExpression": return textOf(node.expression);
    case "ChainExpression": return textOf(node.expression);
    case "MemberExpression": return textOfMember(node);
    case "ArrayExpression": return `[${node.elements.map((item) => (item === null ? "" : textOf(item)))}]`;
    case "ObjectExpression": return `{${INTERMEDIATE.repeat(node.properties.length)}}`;
    case "UnaryExpression": return textOfUnary(node);
    case "CallExpression": return `${textOf(node.callee)}(...)`;
    default: return INTERMEDIATE;
  }
}

/* V8's message where something is not iterable. Where an expression can have one of two values, V8 only says what is
 * missing. */
function notIterableText(node) {
  switch (node.type) {
    case "ParenthesizedExpression":
      return notIterableText(node.expression);
    case "ChainExpression": case "ConditionalExpression":
      return "undefined is not a function";
    case "LogicalExpression":
      if (node.operator !== "??") return "undefined is not a function";
      return `(${textOf(node.left)} ?? ${textOf(node.right)}) is not async iterable`;
    case "CallExpression": case "NewExpression":
      return `${textOf(node)} is not a function or its return value is not async iterable`;
    default:
      return `${textOf(node)} is not async iterable`;
  }
}

module.exports = { notIterableText };
