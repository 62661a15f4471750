/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors
 *
 * The names that a program uses and declares nowhere, and how it uses each of them.
 */
"use strict";

/* What every program has besides the global objects: the arguments of the function around it. Another block of its
 * article may declare a `database` or a `fetch` of its own. */
const GIVEN = new Set(["arguments", "exports", "require", "module", "__filename", "__dirname"]);
/* Functions that take a callback. */
const TAKERS = new Set(["setTimeout", "setInterval", "setImmediate", "queueMicrotask", "nextTick", "then", "catch",
  "finally", "on", "once", "addListener", "addEventListener", "forEach", "map", "filter", "find", "some", "every",
  "reduce", "sort", "requestAnimationFrame", "requestIdleCallback"]);
/* Functions of `Promise` that take a list. */
const COMBINERS = new Set(["all", "allSettled", "any", "race"]);
const FUNCTIONS = new Set(["FunctionExpression", "ArrowFunctionExpression"]);

const FLAGS = ["isAtTop", "isCalled", "isMade", "isHanded", "isTested", "isAssigned", "isRead", "isListed", "isValue"];

const newUse = (name, node, scopes) => ({ name, node, scopes, isAtTop: false, isCalled: false, isMade: false, isHanded: false, isTested: false,
  isAssigned: false, isRead: false, isListed: false, isValue: false, assignedAt: undefined,
  members: new Set(), calls: [] });

const nameOfCallee = (callee) => callee.name ?? (callee.computed ? undefined : callee.property?.name);

/* Whether a name gets a value here: such a name becomes a global variable. */
function isTarget({ parent, key }) {
  switch (parent?.type) {
    case "AssignmentExpression": return key === "left" && parent.operator === "=";
    case "ForInStatement": case "ForOfStatement": return key === "left";
    case "ArrayPattern": case "RestElement": return true;
    case "AssignmentPattern": return key === "left";
    default: return false;
  }
}

/* Whether a value must be a list here, because the program takes it apart into its members. */
function isList({ parent, key }) {
  switch (parent?.type) {
    case "VariableDeclarator": return key === "init" && parent.id.type === "ArrayPattern";
    case "AssignmentExpression": return key === "right" && parent.left.type === "ArrayPattern";
    case "ForOfStatement": return key === "right";
    case "SpreadElement": return true;
    case "CallExpression":
      return parent.callee.object?.name === "Promise" && COMBINERS.has(parent.callee.property?.name);
    default: return false;
  }
}

/* Where an assignment ends. What is read before the first one, or within it, has no value yet. */
const endOfAssignment = ({ parent, node }) => (parent.type === "AssignmentExpression" ? parent.end : node.end);

function note(use, reference) {
  const { parent, key } = reference;
  const isInScript = reference.scope.owner.parent === null;
  use.isAtTop ||= isInScript;
  if (isTarget(reference)) use.assignedAt ??= endOfAssignment(reference);
  else if (isInScript && reference.node.start < (use.assignedAt ?? Infinity)) use.isRead = true;
  if (isTarget(reference)) {
    use.isAssigned = true;
  } else if (parent?.type === "UnaryExpression" && parent.operator === "typeof") {
    use.isTested = true;
  } else if (parent?.type === "CallExpression" && key === "callee") {
    use.isCalled = true;
    use.calls.push(parent);
  } else if (parent?.type === "NewExpression" && key === "callee") {
    use.isMade = true;
  } else if ((parent?.type === "ClassDeclaration" || parent?.type === "ClassExpression") && key === "superClass") {
    use.isMade = true;
  } else if (parent?.type === "MemberExpression" && key === "object") {
    use.members.add(parent.computed ? "" : parent.property.name);
  } else if (isList(reference)) {
    use.isListed = true;
  } else if (parent?.type === "CallExpression" && TAKERS.has(nameOfCallee(parent.callee))) {
    use.isHanded = true;
  } else {
    use.isValue = true;
  }
}

/* The uses of each name that `isWanted` accepts. Within `with`, the text does not show what a name means. */
function collect(scopes, isWanted) {
  const uses = new Map();
  for (const reference of scopes.references) {
    if (reference.scope.isHidden || !isWanted(reference)) continue;
    const { name, node } = reference;
    if (!uses.has(name)) uses.set(name, newUse(name, node, scopes));
    note(uses.get(name), reference);
  }
  return uses;
}

/* Adds the uses in another block to those that are known. */
function merge(use, other) {
  for (const flag of FLAGS) use[flag] ||= other[flag];
  for (const member of other.members) use.members.add(member);
}

/* Whether the program itself makes the variable before it reads it. */
const isOwn = ({ isAssigned, isRead }) => isAssigned && !isRead;

const isFunction = (node) => node !== undefined && FUNCTIONS.has(node.type);

/* The names that are declared nowhere in a tree. */
const undeclaredIn = (scopes) => collect(scopes, ({ name, scope }) => scope.find(name) === null
  && !GIVEN.has(name));

/* The names that the setup has made. */
function namesOfSetup(scopes) {
  const names = new Set(scopes.script.names.keys());
  for (const [name, use] of undeclaredIn(scopes)) if (use.isAssigned) names.add(name);
  return names;
}

module.exports = { collect, isFunction, isOwn, merge, namesOfSetup, undeclaredIn };
