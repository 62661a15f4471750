/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors
 *
 * Instruments a program, so that it tells what it does.
 *
 * It only inserts: probes stand between the characters of the original text, and never contain a newline, so line
 * numbers stay the same. A site is a place that a probe knows. A probe gets the first word of its record, `site << 8 |
 * kind`. Probes are called P + a letter, where P is a prefix that the source does not contain; P + "a" is the
 * activation that the first probe of a function body has made. trace.js, promises.js and for-await.js say what each
 * letter does.
 */
"use strict";

const numbers = require("../numbers.js");
const { FUNCTIONS, LOOPS, childrenOf } = require("./names.js");
const { addNamesOf } = require("./blame.js");
const { variablesOf } = require("./imports.js");
const { notIterableText } = require("./call-text.js");

const { RB_RECORD_STATEMENT, RB_RECORD_LOOP, RB_RECORD_ENTER, RB_RECORD_EXIT, RB_RECORD_SUSPEND,
  RB_SITE_SCRIPT, RB_SITE_STATEMENT, RB_SITE_LOOP, RB_SITE_FUNCTION, RB_SITE_RETURN, RB_SITE_AWAIT, RB_SITE_YIELD } =
  numbers;
const WITHOUT_PROBE = new Set(["FunctionDeclaration", "EmptyStatement", "BlockStatement"]);
const STATEMENT = /(?:Statement|Declaration)$/;
/* Statements that automatic semicolon insertion may end. They get a semicolon, so that the inserted text cannot change
 * where they end. */
const ENDED_BY_SEMICOLON = new Set(["ExpressionStatement", "VariableDeclaration", "ReturnStatement", "ThrowStatement",
  "BreakStatement", "ContinueStatement", "DebuggerStatement", "DoWhileStatement"]);

/* `static` with the space and comments after it. HTML's comments are comments too (ECMAScript B.1.1). */
const SKIPPED_AFTER_STATIC = /^static(?:\s|\/\*[^]*?\*\/|(?:\/\/|<!--|-->)[^\n\r\u2028\u2029]*)*/;

/* The program is a function, as modules of node are: its names are its own, and `this` is what it exports. */
const SCRIPT_HEAD = "(function (exports, require, module, __filename, __dirname) {";
const MODULE_HEAD = "(async function () {\"use strict\";";
const TAIL = "\n})";

/* The part of a compound statement to highlight: its head. */
function headEnd(node) {
  switch (node.type) {
    case "IfStatement":
      return node.consequent.start;
    case "ForStatement": case "ForInStatement": case "ForOfStatement": case "WhileStatement": case "WithStatement":
      return node.body.start;
    case "DoWhileStatement":
      return node.body.start;
    case "SwitchStatement":
      return node.cases.length > 0 ? node.cases[0].start : node.end;
    case "TryStatement":
      return node.block.start;
    case "LabeledStatement":
      return headEnd(node.body);
    case "ClassDeclaration":
      return node.body.start;
    default:
      return node.end;
  }
}

function functionName(node, parent, key) {
  if (node.id) return node.id.name;
  if (!parent) return "";
  const nameOf = (target) => (target && target.type === "Identifier" ? target.name : "");
  switch (parent.type) {
    case "VariableDeclarator":
      return nameOf(parent.id);
    case "AssignmentExpression": case "AssignmentPattern":
      return key === "right" ? nameOf(parent.left) : "";
    case "Property": case "MethodDefinition": case "PropertyDefinition":
      return key !== "value" || parent.computed ? "" : String(parent.key.name ?? parent.key.value ?? "");
    default:
      return "";
  }
}

/* The name of the function that a statement only stores, such as `const f = () => …;`; "" for any other statement. */
function storedName(node) {
  if (node.type !== "VariableDeclaration" || node.declarations.length !== 1) return "";
  const [{ id, init }] = node.declarations;
  return init && FUNCTIONS.has(init.type) && id.type === "Identifier" ? id.name : "";
}

/* Whether a statement can return from the function around it. */
function mayReturn(node) {
  if (node.type === "ReturnStatement") return true;
  if (FUNCTIONS.has(node.type) || node.type === "StaticBlock") return false;
  for (const [, child] of childrenOf(node)) {
    if (mayReturn(child)) return true;
  }
  return false;
}

const unlabelled = (node) => (node.type === "LabeledStatement" ? unlabelled(node.body) : node);

/* What probes have to know about the code around a statement: the function's site and activation, where a jump leads,
 * and the `finally` blocks that a return passes or that the statement is in. */
const functionScope = (site, activation, node) => ({
  function: site, activation, isAsync: node?.async ?? false, isGenerator: node?.generator ?? false, isScript: !node,
  knowsPromise: (node?.async ?? false) && !node.generator && node.params.every(({ type }) => type === "Identifier"),
  lateFor: 0, inFinally: 0, finallyDepth: 0, breakTarget: null, continueTarget: null, labels: new Map(),
});

class Instrumenter {
  /* With `scopes`, statements and loops also tell what the variables hold. */
  constructor(source, prefix, scopes) {
    this.source = source;
    this.prefix = prefix;
    this.scopes = scopes;
    this.insertions = [];
    this.sites = [];
    this.names = [];
    this.spans = [];
    this.firstNames = [];
  }

  insert(at, text) {
    const insertion = { at, text, order: this.insertions.length, end: 0 };
    this.insertions.push(insertion);
    return insertion;
  }

  /* Adds a text that `toString` can show. `last` is an insertion right at its end that belongs to the text. */
  addSpan(start, end, site, last = null) {
    this.spans.push({ start, end, site, last });
  }

  addSite(kind, start, end, around, name = "") {
    this.sites.push(kind, start, this.trimmedEnd(start, end), around);
    this.names.push(name);
    return this.names.length - 1;
  }

  trimmedEnd(start, end) {
    let last = end;
    while (last > start && /\s/.test(this.source[last - 1])) last--;
    return last;
  }

  word(kind, site) {
    return site * 256 + kind;
  }

  /* `P.s(word, activation)`. The activation of the main script is 0. */
  probe(letter, kind, site, scope) {
    return `${this.prefix}${letter}(${this.word(kind, site)},${scope.activation}`;
  }

  program({ ast, isModule }) {
    this.insert(0, isModule ? MODULE_HEAD : SCRIPT_HEAD);
    const scope = functionScope(this.addSite(RB_SITE_SCRIPT, ast.start, ast.end, 0), "0");
    this.statements(ast.body, scope);
    this.insert(this.source.length, TAIL);
  }

  statements(list, scope) {
    for (const statement of list) {
      if (statement.directive === undefined) this.statement(statement, scope, true);
      else this.finish(statement);
    }
  }

  finish(node) {
    if (ENDED_BY_SEMICOLON.has(node.type) && this.source[node.end - 1] !== ";") this.insert(node.end, ";");
  }

  /* A statement in a list gets its probe before it. A single one (the body of an `if`) becomes a block with its probe.
   * With `isTold`, another probe has told of it already. */
  statement(node, scope, inList, isTold = false) {
    if (node.type === "ImportDeclaration") {
      this.importDeclaration(node);
      return;
    }
    const target = unlabelled(node);
    const labelled = node.type === "LabeledStatement" && target.type === "FunctionDeclaration";
    if (WITHOUT_PROBE.has(node.type) || labelled) {
      if (node.type === "EmptyStatement" && !inList) return;
      this.visit(node, scope);
      return;
    }

    addNamesOf(this.firstNames, target);
    const site = isTold ? this.names.length - 1
      : this.addSite(RB_SITE_STATEMENT, node.start, headEnd(node), scope.function, storedName(node));
    let text = "";
    if (!isTold) text = this.probe("s", RB_RECORD_STATEMENT, site, scope) + (this.scopes?.readerAt(node) ?? "") + ");";
    text += this.probesOfJump(node, site, scope);
    const closing = target.type === "ForOfStatement" ? this.closing(target, node.end, scope) : null;
    if (closing !== null) text += closing.before;
    this.insert(node.start, inList ? text : "{" + text);
    this.visit(node, closing !== null ? { ...scope, lateFor: node.end } : scope);
    this.finish(node);
    if (closing !== null) this.insert(node.end, closing.after);
    if (!inList) this.insert(node.end, "}");
  }

  /* The modules are there before the program, so an import is no step. */
  importDeclaration(node) {
    const variables = variablesOf(node, `${this.prefix}i`);
    this.insert(node.start, variables === "" ? "/*" : `const ${variables};/*`);
    this.insert(node.end, "*/");
  }

  /* Before anything leaves a `for … of`, JavaScript closes its iterator. That may call functions, wait and throw, so a
   * return is told only afterwards. */
  closing(node, end, scope) {
    if (scope.isScript || scope.lateFor > 0 || !mayReturn(node.body)) return null;
    const { prefix } = this;
    const { activation, inFinally } = scope;
    return {
      before: "try{",
      after: `}catch(${prefix}h){${prefix}t(${activation},${inFinally});throw ${prefix}h;}`
        + `finally{${prefix}u(${activation},${end});}`,
    };
  }

  /* The probe before a statement that jumps: all is known there, except the value that a return gives. */
  probesOfJump(node, site, scope) {
    switch (node.type) {
      case "ReturnStatement":
        if (node.argument !== null || scope.isScript) return "";
        return scope.lateFor > 0 ? this.probe("n", RB_RECORD_EXIT, site, scope) + `,${scope.lateFor});`
          : this.exit(site, scope);
      case "BreakStatement": case "ContinueStatement":
        return this.probesOfTarget(this.targetOf(node, scope), scope);
      default:
        return "";
    }
  }

  targetOf(node, scope) {
    if (node.label) {
      const target = scope.labels.get(node.label.name);
      return node.type === "ContinueStatement" ? target.inside ?? target : target;
    }
    return node.type === "BreakStatement" ? scope.breakTarget : scope.continueTarget;
  }

  /* A jump out of a `finally` takes the place of a return. */
  probesOfTarget(target, scope) {
    return target.finallyDepth < scope.finallyDepth ? `${this.prefix}t(${scope.activation},${target.inFinally});` : "";
  }

  exit(site, scope) {
    return this.probe("x", RB_RECORD_EXIT, site, scope) + ");";
  }

  visitChildren(node, scope) {
    for (const [key, child] of childrenOf(node)) this.visit(child, scope, node, key);
  }

  visit(node, scope, parent, key) {
    if (FUNCTIONS.has(node.type)) {
      this.functionNode(node, scope, parent, key);
      return;
    }
    if (LOOPS.has(node.type)) {
      this.loop(node, scope, []);
      return;
    }
    switch (node.type) {
      case "BlockStatement":
        if (node.isPart) this.insert(node.start, "{");
        this.statements(node.body, scope);
        if (node.isPart) this.insert(node.end, "\n}");
        break;
      case "IfStatement":
        this.visit(node.test, scope, node, "test");
        this.embedded(node.consequent, scope);
        if (node.alternate) this.embedded(node.alternate, scope);
        break;
      case "WithStatement":
        this.visit(node.object, scope, node, "object");
        this.untraced(node.body, scope);
        break;
      case "LabeledStatement":
        this.labelled(node, scope, []);
        break;
      case "SwitchStatement":
        this.visit(node.discriminant, scope, node, "discriminant");
        for (const item of node.cases) this.visit(item, { ...scope, breakTarget: scope }, node, "cases");
        break;
      case "SwitchCase":
        if (node.test) this.visit(node.test, scope, node, "test");
        this.statements(node.consequent, scope);
        break;
      case "ReturnStatement":
        this.returnStatement(node, scope);
        break;
      case "AwaitExpression":
        this.awaitExpression(node, scope);
        break;
      case "YieldExpression":
        this.yieldExpression(node, scope);
        break;
      case "ClassDeclaration": case "ClassExpression":
        this.addSpan(node.start, node.end, -1);
        this.visitChildren(node, scope);
        break;
      case "MethodDefinition":
        this.method(node, scope);
        break;
      case "Property":
        if (node.method || node.kind !== "init") this.method(node, scope);
        else this.visitChildren(node, scope);
        break;
      case "TryStatement":
        this.tryStatement(node, scope);
        break;
      case "StaticBlock":
        this.staticBlock(node, scope);
        break;
      default:
        this.visitChildren(node, scope);
    }
  }

  /* Code in a `with` gets no probes: JavaScript first looks up every name in the object of the `with`, and a proxy
   * would see the names of the probes. The functions and statements in a `with` have sites all the same. */
  untraced(node, scope, parent, key) {
    let inner = scope;
    if (FUNCTIONS.has(node.type)) {
      const textStart = this.textStart(node, parent);
      const name = functionName(node, parent, key);
      const site = this.addSite(RB_SITE_FUNCTION, textStart, node.end, scope.function, name);
      this.addSpan(this.methodTextStart(node, parent, textStart), node.end, site);
      this.scopes?.setSite(node, site);
      inner = { function: site };
    } else if (STATEMENT.test(node.type) && !WITHOUT_PROBE.has(node.type)) {
      this.addSite(RB_SITE_STATEMENT, node.start, headEnd(node), scope.function, storedName(node));
    }
    for (const [childKey, child] of childrenOf(node)) this.untraced(child, inner, node, childKey);
  }

  /* The statement of an `if` or a label. A function there (Annex B) must not be put into a block. */
  embedded(node, scope) {
    if (node.type === "FunctionDeclaration") this.visit(node, scope);
    else this.statement(node, scope, false);
  }

  labelled(node, scope, names) {
    const all = [...names, node.label.name];
    if (node.body.type === "LabeledStatement") {
      this.labelled(node.body, scope, all);
    } else if (LOOPS.has(node.body.type)) {
      this.loop(node.body, scope, all);
    } else {
      const labels = new Map(scope.labels);
      for (const name of all) labels.set(name, scope);
      this.embedded(node.body, { ...scope, labels });
    }
  }

  method(node, scope) {
    if (node.computed) this.visit(node.key, scope, node, "key");
    this.functionNode(node.value, scope, node, "value");
  }

  /* The text of a method, as `toString` shows it, starts with its name. */
  textStart(node, parent) {
    const isMethod = parent && (parent.type === "MethodDefinition"
      || (parent.type === "Property" && (parent.method || parent.kind !== "init")));
    return isMethod && node === parent.value ? parent.start : node.start;
  }

  functionNode(node, scope, parent, key) {
    const textStart = this.textStart(node, parent);
    const name = functionName(node, parent, key);
    const site = this.addSite(RB_SITE_FUNCTION, textStart, node.end, scope.function, name);
    const inner = functionScope(site, this.prefix + "a", node);
    this.scopes?.setSite(node, site);
    for (const param of node.params) this.visit(param, scope, node, "params");
    const isBlock = node.body.type === "BlockStatement";
    const last = isBlock ? this.functionBody(node.body, inner) : this.arrowExpression(node.body, inner);
    this.addSpan(this.methodTextStart(node, parent, textStart), node.end, site, last);
  }

  /* `static` is not part of a method's text. */
  methodTextStart(node, parent, textStart) {
    if (!parent || parent.type !== "MethodDefinition" || !parent.static) return textStart;
    const rest = this.source.slice(textStart);
    const skipped = SKIPPED_AFTER_STATIC.exec(rest);
    return textStart + (skipped ? skipped[0].length : 0);
  }

  /* When the body of an async function begins, its promise is the last one that was made, unless its parameters
   * made others. If the function starts with a statement, one probe tells of both; `site` is that of the
   * statement, or -1. */
  enter(scope, site = -1) {
    const word = this.word(RB_RECORD_ENTER, scope.function);
    const statement = site < 0 ? "" : `,${this.word(RB_RECORD_STATEMENT, site)}`;
    const call = `${this.prefix}a=${this.prefix}${site < 0 ? "e" : "m"}(${word}${statement})`;
    return scope.knowsPromise ? `const ${call},${this.prefix}j=${this.prefix}d(${this.prefix}a);` : `const ${call};`;
  }

  /* If variables are captured, the frame must exist before a statement tells of them. */
  isToldWhenEntered(node) {
    return this.scopes === null && !WITHOUT_PROBE.has(node.type) && node.type !== "LabeledStatement";
  }

  functionBody(body, scope) {
    const directives = body.body.filter((statement) => statement.directive !== undefined);
    const opening = directives.length > 0 ? directives[directives.length - 1].end : body.start + 1;
    for (const directive of directives.slice(0, -1)) this.finish(directive);
    const separator = directives.length > 0 && this.source[opening - 1] !== ";" ? ";" : "";
    const [first, ...others] = body.body.slice(directives.length);
    const isTold = first !== undefined && this.isToldWhenEntered(first);
    const site = isTold
      ? this.addSite(RB_SITE_STATEMENT, first.start, headEnd(first), scope.function, storedName(first)) : -1;
    this.insert(opening, separator + this.enter(scope, site));
    if (first !== undefined) this.statement(first, scope, true, isTold);
    for (const statement of others) this.statement(statement, scope, true);
    this.insert(body.end - 1, this.exit(scope.function, scope));
    return null;
  }

  arrowExpression(body, scope) {
    addNamesOf(this.firstNames, body);
    const site = this.addSite(RB_SITE_RETURN, body.start, body.end, scope.function);
    const leaving = this.probe(scope.isAsync ? "b" : "r", RB_RECORD_EXIT, site, scope);
    const entering = this.scopes === null ? this.enter(scope, site)
      : `${this.enter(scope)}${this.probe("s", RB_RECORD_STATEMENT, site, scope)}${this.scopes.readerAt(body)});`;
    this.insert(body.start, `{${entering}return ${leaving},(`);
    this.visit(body, scope);
    return this.insert(body.end, `${this.endOfReturn(scope)}}`);
  }

  staticBlock(node, scope) {
    const site = this.addSite(RB_SITE_FUNCTION, node.start, node.end, scope.function, "static");
    const inner = functionScope(site, this.prefix + "a", node);
    this.scopes?.setSite(node, site);
    this.insert(this.staticBlockOpening(node), this.enter(inner));
    this.statements(node.body, inner);
    this.insert(node.end - 1, this.exit(site, inner));
  }

  /* The place after `static` and its brace. A comment between them may hold braces too. */
  staticBlockOpening(node) {
    return node.start + SKIPPED_AFTER_STATIC.exec(this.source.slice(node.start))[0].length + 1;
  }

  /* A return is told when its value is known, unless a `finally` comes first. An async generator awaits the value. The
   * space keeps the keyword apart from the probe in `return(x)`. */
  returnStatement(node, scope) {
    if (node.argument === null) return;
    if (scope.isScript) {
      this.visit(node.argument, scope, node, "argument");
      return;
    }
    const site = this.addSite(RB_SITE_RETURN, node.start, node.end, scope.function);
    const isLate = scope.lateFor > 0;
    const awaits = scope.isAsync && scope.isGenerator;
    const atOnce = awaits ? "o" : scope.isAsync ? "b" : "r";
    const letter = isLate ? (awaits ? "p" : "q") : atOnce;
    /* In promises.js the site of the return is the one before that of the await. */
    if (awaits) this.addSite(RB_SITE_AWAIT, node.start, node.end, scope.function);
    this.insert(node.argument.start, ` ${this.probe(letter, RB_RECORD_EXIT, site, scope)},(`);
    this.visit(node.argument, scope, node, "argument");
    this.insert(node.argument.end, isLate ? `),${scope.lateFor})` : this.endOfReturn(scope));
  }

  endOfReturn(scope) {
    return scope.knowsPromise ? `),${this.prefix}j)` : "))";
  }

  /* `await X` becomes `await P.v(…, (X))`, an identity that adds no tick. */
  awaitExpression(node, scope) {
    const site = this.addSite(RB_SITE_AWAIT, node.start, node.end, scope.function);
    this.insert(node.argument.start, ` ${this.probe("v", RB_RECORD_SUSPEND, site, scope)},(`);
    this.visit(node.argument, scope, node, "argument");
    this.insert(node.argument.end, "))");
  }

  /* `yield X` becomes `P.z(…, yield P.y(…, (X)))`; an async generator awaits what it yields. */
  yieldExpression(node, scope) {
    const site = this.addSite(RB_SITE_YIELD, node.start, node.end, scope.function);
    const before = this.probe(scope.isAsync && !node.delegate ? "w" : "y", RB_RECORD_SUSPEND, site, scope);
    this.insert(node.start, `${this.prefix}z(${scope.activation},`);
    if (node.argument) {
      this.insert(node.argument.start, ` ${before},(`);
      this.visit(node.argument, scope, node, "argument");
      this.insert(node.argument.end, "))");
    } else {
      this.insert(node.start + "yield".length, ` ${before})`);
    }
    this.insert(node.end, ")");
  }

  /* A generator may go on where an exception is caught or a `finally` begins, not only at its `yield`. A return is done
   * when the outermost `finally` around it is over. */
  tryStatement(node, scope) {
    const { handler, finalizer } = node;
    const isOutermost = finalizer && scope.lateFor === 0;
    const lateFor = isOutermost ? node.end : scope.lateFor;
    const inner = { ...scope, lateFor };
    this.visit(node.block, inner);
    if (handler) {
      this.insert(handler.body.start + 1, `${this.prefix}k(${scope.activation},${scope.inFinally});`);
      this.visit(handler, inner);
    }
    if (!finalizer) return;
    if (scope.isGenerator) this.insert(finalizer.start + 1, `${this.prefix}c(${scope.activation});`);
    this.visit(finalizer, { ...scope, inFinally: lateFor, finallyDepth: scope.finallyDepth + 1 });
    if (isOutermost && !scope.isScript) {
      this.insert(finalizer.end - 1, `${this.prefix}u(${scope.activation},${lateFor});`);
    }
  }

  /* `for await (… of X)` becomes `for await (… of P.f(…, X))`, which tells of each answer for which the loop waits. */
  iterated(node, scope) {
    const site = this.addSite(RB_SITE_AWAIT, node.start, headEnd(node), scope.function);
    const text = JSON.stringify(notIterableText(node.right));
    this.insert(node.right.start, ` ${this.probe("f", RB_RECORD_SUSPEND, site, scope)},${text},(`);
    this.visit(node.right, scope, node, "right");
    this.insert(node.right.end, "))");
  }

  /* The scope of a loop's body. `continue` with one of the loop's labels leads to this scope, `break` to the scope
   * around the loop. */
  scopeInLoop(scope, names) {
    const inner = { ...scope, breakTarget: scope };
    inner.continueTarget = inner;
    if (names.length > 0) {
      inner.labels = new Map(scope.labels);
      for (const name of names) inner.labels.set(name, { ...scope, inside: inner });
    }
    return inner;
  }

  loop(node, scope, names) {
    for (const [key, child] of childrenOf(node)) {
      if (key === "right" && node.await) this.iterated(node, scope);
      else if (key !== "body") this.visit(child, scope, node, key);
    }
    const inner = this.scopeInLoop(scope, names);
    const site = this.addSite(RB_SITE_LOOP, node.start, headEnd(node), scope.function);
    const read = this.scopes?.readerInRound(node) ?? "";
    const text = this.probe("s", RB_RECORD_LOOP, site, scope) + read + ");";
    if (node.body.type === "BlockStatement") {
      this.insert(node.body.start + 1, text);
      this.statements(node.body.body, inner);
    } else {
      this.insert(node.body.start, "{" + text);
      this.statement(node.body, inner, true);
      this.insert(node.body.end, "}");
    }
  }

  /* The instrumented text, and for each insertion its place, by which places in it map back to the original. */
  output() {
    this.insertions.sort((one, other) => one.at - other.at || one.order - other.order);
    const parts = [];
    const shifts = [];
    let from = 0;
    for (const { at, text } of this.insertions) {
      parts.push(this.source.slice(from, at), text);
      shifts.push(at, text.length);
      from = at;
    }
    parts.push(this.source.slice(from));
    return { code: parts.join(""), shifts, spans: this.tracedSpans() };
  }

  /* Five numbers a span: its start and end in the instrumented text, its start and end in the original, and its
   * site. */
  tracedSpans() {
    const ends = [];
    let inserted = 0;
    for (const insertion of this.insertions) {
      inserted += insertion.text.length;
      insertion.end = insertion.at + inserted;
      ends.push(inserted);
    }
    const firstFrom = (at) => {
      let low = 0;
      let high = this.insertions.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (this.insertions[middle].at < at) low = middle + 1;
        else high = middle;
      }
      return low;
    };
    const shiftBefore = (index) => (index > 0 ? ends[index - 1] : 0);
    return this.spans.flatMap(({ start, end, site, last }) => [
      start + shiftBefore(firstFrom(start + 1)), last ? last.end : end + shiftBefore(firstFrom(end)),
      start, end, site,
    ]);
  }
}

/* Instruments a parsed program. `scopes` is its scope analysis if variables are to be captured, else null. */
function instrument(source, parsed, prefix, scopes) {
  const instrumenter = new Instrumenter(source, prefix, scopes);
  instrumenter.program(parsed);
  const { sites, names, firstNames } = instrumenter;
  return { ...instrumenter.output(), sites, names, firstNames, readers: scopes?.output() };
}

module.exports = { instrument };
