/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors
 *
 * Scope analysis: which variables there are at each statement, and which variable each name means. The readers that
 * probes get when variables are captured come from it.
 *
 * A scope knows its names, the scope around it and its function. Where the text does not show which names there are
 * (`with`), nothing inside gets a reader.
 */
"use strict";

const { RB_VARIABLE_LOCAL, RB_VARIABLE_CLOSURE, RB_VARIABLE_SCRIPT, RB_VARIABLE_THIS } = require("../numbers.js");
const { childrenOf, isReference, FUNCTIONS, LOOPS } = require("./names.js");

const MOST_VARIABLES = 200;
const LEXICAL = new Set(["let", "const"]);
const SETTLERS = new Set(["then", "catch", "finally"]);

class Scope {
  constructor(kind, parent, owner, strict = parent.strict) {
    this.kind = kind;
    this.parent = parent;
    this.owner = owner;
    this.strict = strict;
    this.isHidden = kind === "with" || (parent !== null && parent.isHidden);
    this.names = new Map();
    this.reader = null;
  }

  declare({ name, start }) {
    if (!this.names.has(name)) this.names.set(name, { name, start, scope: this });
  }

  get inOrder() {
    return [...this.names.values()].sort((one, other) => one.start - other.start);
  }

  find(name) {
    for (let scope = this; scope !== null; scope = scope.parent) {
      const binding = scope.names.get(name);
      if (binding !== undefined) return binding;
    }
    return null;
  }
}

/* A function, the main script, a static block or the initializer of a field: these have a `this`, or pass one on. */
class Owner {
  constructor(parent, isArrow) {
    this.parent = parent;
    this.isArrow = isArrow;
    this.site = parent === null ? 0 : parent.site;
    this.depth = parent === null ? 0 : parent.depth + 1;
    this.captured = new Set();
    this.usesThis = false;
  }

  /* The `this` of the script says nothing about the program, so it is left out. */
  noteThis() {
    for (let owner = this; owner.parent !== null; owner = owner.parent) {
      if (!owner.isArrow) {
        for (let user = this; user !== owner.parent; user = user.parent) user.usesThis = true;
        return;
      }
    }
  }
}

/* The identifiers that a declaration or pattern declares. */
function* namesOfPattern(pattern) {
  if (pattern === null) return;
  switch (pattern.type) {
    case "Identifier": yield pattern; break;
    case "ObjectPattern":
      for (const item of pattern.properties) yield* namesOfPattern(item.value ?? item.argument);
      break;
    case "ArrayPattern":
      for (const item of pattern.elements) yield* namesOfPattern(item);
      break;
    case "AssignmentPattern": yield* namesOfPattern(pattern.left); break;
    case "RestElement": yield* namesOfPattern(pattern.argument); break;
  }
}

function* namesOfDeclaration(node) {
  for (const { id } of node.declarations) yield* namesOfPattern(id);
}

const unlabelled = (node) => (node.type === "LabeledStatement" ? unlabelled(node.body) : node);

/* The names that a list of statements declares for its block. */
function* lexicalNames(list, withFunctions) {
  for (const statement of list) {
    const node = unlabelled(statement);
    if (node.type === "VariableDeclaration" && LEXICAL.has(node.kind)) yield* namesOfDeclaration(node);
    else if (node.type === "ClassDeclaration") yield node.id;
    else if (node.type === "ImportDeclaration") yield* node.specifiers.map(({ local }) => local);
    else if (node.type === "FunctionDeclaration" && withFunctions) yield node.id;
  }
}

function* functionNames(list) {
  for (const statement of list) {
    const node = unlabelled(statement);
    if (node.type === "FunctionDeclaration") yield node.id;
  }
}

/* The names that a node declares around it, as a block does, besides those of a list of statements. */
function* headNames(node) {
  if (node.type === "CatchClause") yield* namesOfPattern(node.param);
  if (node.type === "SwitchStatement") {
    for (const { consequent } of node.cases) yield* lexicalNames(consequent, true);
  }
  if (node.type === "BlockStatement") yield* lexicalNames(node.body, true);
  const head = LOOPS.has(node.type) ? node.init ?? node.left : null;
  if (head && head.type === "VariableDeclaration" && LEXICAL.has(head.kind)) yield* namesOfDeclaration(head);
}

/* Declares each `var` in its function. In sloppy code, also declares the functions of a block there (Annex B), if no
 * other declaration of the name lies between. */
function hoist(node, target, inTheWay) {
  if (FUNCTIONS.has(node.type) || node.type === "ClassBody") return;
  if (node.type === "VariableDeclaration" && node.kind === "var") {
    for (const name of namesOfDeclaration(node)) target.declare(name);
  }
  const own = [...headNames(node)].map(({ name }) => name);
  const within = own.length > 0 ? new Set([...inTheWay, ...own]) : inTheWay;
  for (const [, child] of childrenOf(node)) {
    const statement = unlabelled(child);
    const isPlain = statement.type === "FunctionDeclaration" && !statement.async && !statement.generator;
    if (isPlain && !target.strict && !inTheWay.has(statement.id.name)) {
      target.declare(statement.id);
    }
    hoist(child, target, within);
  }
}

const isStrict = (list) => list.some((statement) => statement.directive === "use strict");

class Scopes {
  constructor(ast) {
    this.main = new Owner(null, false);
    this.places = new Map();
    this.rounds = new Map();
    this.blocks = new Map();
    this.owners = new Map();
    this.references = [];
    this.promises = { calls: new Set(), variables: new Map() };
    this.tables = [];
    this.script = new Scope("script", null, this.main, isStrict(ast.body));
    this.body(ast.body, this.script);
    for (const { name, scope } of this.references) this.capture(name, scope);
  }

  /* The statements of a function or of the script. */
  body(list, scope) {
    const lexical = [...lexicalNames(list, false)];
    const inTheWay = new Set(lexical.map(({ name }) => name));
    for (const name of functionNames(list)) scope.declare(name);
    for (const statement of list) {
      if (unlabelled(statement).type !== "FunctionDeclaration") hoist(statement, scope, inTheWay);
    }
    for (const name of lexical) scope.declare(name);
    for (const statement of list) this.visit(statement, scope);
  }

  visitChildren(node, scope) {
    for (const [key, child] of childrenOf(node)) this.visit(child, scope, node, key);
  }

  visit(node, scope, parent = null, key = "") {
    if (/(?:Statement|Declaration)$/.test(node.type)) this.places.set(node, scope);
    if (FUNCTIONS.has(node.type)) {
      this.functionNode(node, scope);
      return;
    }
    switch (node.type) {
      case "Identifier":
        if (isReference(parent, key)) this.references.push({ name: node.name, scope, node, parent, key });
        break;
      case "ThisExpression":
        scope.owner.noteThis();
        break;
      case "ClassDeclaration": case "ClassExpression":
        this.classNode(node, scope);
        break;
      case "PropertyDefinition":
        if (node.computed) this.visit(node.key, scope, node, "key");
        if (node.value) {
          this.visit(node.value, new Scope("block", scope, new Owner(scope.owner, false)), node, "value");
        }
        break;
      case "StaticBlock":
        this.staticBlock(node, scope);
        break;
      case "WithStatement":
        this.visit(node.object, scope, node, "object");
        this.visit(node.body, new Scope("with", scope, scope.owner), node, "body");
        break;
      case "MemberExpression":
        if (SETTLERS.has(node.property.name)) this.promises.calls.add(node.object);
        this.visitChildren(node, scope);
        break;
      case "VariableDeclarator":
        if (node.id.type === "Identifier") this.promises.variables.set(node.init, { name: node.id.name, scope });
        this.visitChildren(node, scope);
        break;
      case "SwitchStatement":
        this.visit(node.discriminant, scope, node, "discriminant");
        this.block(node, node.cases, scope);
        break;
      default:
        this.blockOrOther(node, scope);
    }
  }

  blockOrOther(node, scope) {
    if (node.type === "BlockStatement") this.block(node, node.body, scope);
    else if (node.type === "CatchClause" || LOOPS.has(node.type)) this.headed(node, scope);
    else this.visitChildren(node, scope);
  }

  block(node, list, scope) {
    const inner = new Scope("block", scope, scope.owner);
    this.blocks.set(node, inner);
    for (const name of headNames(node)) inner.declare(name);
    for (const item of list) this.visit(item, inner, node);
  }

  /* A loop or a `catch`: its names belong to a scope around its block. */
  headed(node, scope) {
    const inner = new Scope("block", scope, scope.owner);
    for (const name of headNames(node)) inner.declare(name);
    this.visitChildren(node, inner);
    this.rounds.set(node, this.blocks.get(node.body) ?? inner);
  }

  functionNode(node, outer) {
    const owner = new Owner(outer.owner, node.type === "ArrowFunctionExpression");
    this.owners.set(node, owner);
    const list = node.body.type === "BlockStatement" ? node.body.body : [];
    const around = node.type === "FunctionExpression" && node.id ? new Scope("self", outer, outer.owner) : outer;
    if (around !== outer) around.declare(node.id);
    const params = new Scope("block", around, owner, outer.strict || isStrict(list));
    for (const pattern of node.params) {
      for (const name of namesOfPattern(pattern)) params.declare(name);
    }
    for (const pattern of node.params) this.visit(pattern, params, node, "params");
    if (node.body.type !== "BlockStatement") {
      this.places.set(node.body, params);
      this.visit(node.body, params, node, "body");
      return;
    }
    const inner = new Scope("block", params, owner);
    this.body(list, inner);
  }

  classNode(node, scope) {
    const inner = new Scope("self", scope, scope.owner, true);
    if (node.type === "ClassExpression" && node.id) inner.declare(node.id);
    if (node.superClass) this.visit(node.superClass, inner, node, "superClass");
    this.visit(node.body, inner, node, "body");
  }

  staticBlock(node, scope) {
    const owner = new Owner(scope.owner, false);
    this.owners.set(node, owner);
    this.body(node.body, new Scope("block", scope, owner));
  }

  /* A variable belongs to the closure of every function between its own function and the one that uses it. */
  capture(name, scope) {
    const binding = scope.find(name);
    if (binding === null || binding.scope.kind === "self") return;
    for (let owner = scope.owner; owner !== binding.scope.owner; owner = owner.parent) owner.captured.add(binding);
  }

  /* Whether what a call returns is taken for a promise: at once, or from the variable that it is put into. */
  wantsPromise(call) {
    const variable = this.promises.variables.get(call);
    if (variable === undefined) return this.promises.calls.has(call);
    const binding = variable.scope.find(variable.name);
    return this.references.some(({ node, name, scope }) => name === variable.name && this.promises.calls.has(node)
      && scope.find(name) === binding);
  }

  setSite(node, site) {
    this.owners.get(node).site = site;
  }

  variablesOf(scope) {
    const { owner } = scope;
    const scopes = [];
    for (let one = scope; one !== null && one.owner === owner; one = one.parent) scopes.unshift(one);
    const variables = owner.usesThis ? [{ name: "this", kind: RB_VARIABLE_THIS, owner, start: 0 }]
      : [];
    for (const one of scopes) {
      for (const binding of one.kind === "self" ? [] : one.inOrder) {
        if (scope.find(binding.name) !== binding) continue;
        const { name, start } = binding;
        variables.push({ name, kind: RB_VARIABLE_LOCAL, owner, start });
      }
    }
    const captured = [...owner.captured].filter((binding) => scope.find(binding.name) === binding);
    captured.sort((one, other) => other.scope.owner.depth - one.scope.owner.depth);
    for (const { name, scope: { kind, owner: declaring }, start } of captured) {
      variables.push({
        name, kind: kind === "script" ? RB_VARIABLE_SCRIPT : RB_VARIABLE_CLOSURE, owner: declaring, start,
      });
    }
    return variables;
  }

  /* The additional arguments of a probe: a function that reads the variables one by one, and the number of their
   * list. */
  reader(scope) {
    if (scope.isHidden) return "";
    if (scope.reader === null) {
      const variables = this.variablesOf(scope);
      const shown = variables.slice(0, MOST_VARIABLES);
      this.tables.push({ shown, omitted: variables.length - shown.length });
      scope.reader = `,()=>[${shown.map(({ name }) => `()=>${name}`).join(",")}],${this.tables.length - 1}`;
    }
    return scope.reader;
  }

  readerAt(node) {
    return this.reader(this.places.get(node));
  }

  readerInRound(loop) {
    return this.reader(this.rounds.get(loop));
  }

  /* For each reader its variables, and how many more there are. */
  output() {
    return this.tables.map(({ shown, omitted }) => ({
      omitted,
      variables: shown.map(({ name, kind, owner, start }) => ({ name, scope: kind, site: owner.site, place: start })),
    }));
  }
}

module.exports = { SETTLERS, scopesOf: (ast) => new Scopes(ast), namesOfDeclaration };
