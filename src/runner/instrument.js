/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors
 *
 * Turns a program into one that tells what it does. Evaluated to a function of the parser, in a context of its own.
 *
 * Insertion only: probes are put between the characters of the original text, never a newline among them, so line
 * numbers stay. A site is a place that a probe knows; a probe is given its record's first word, (site << 8 | kind).
 * Probes are called P + a letter, P being a prefix that the source does not contain; P + "a" is the activation that a
 * function body's first probe made.
 */
(function (parse, names, places, kinds, siteKinds) {
  "use strict";

  const { childrenOf, isReference, undeclaredNames } = names;
  const { charactersOf, setupError, statementAt, syntaxError } = places;
  const FUNCTIONS = new Set(["FunctionDeclaration", "FunctionExpression", "ArrowFunctionExpression"]);
  const LOOPS = new Set(["ForStatement", "ForInStatement", "ForOfStatement", "WhileStatement", "DoWhileStatement"]);
  const WITHOUT_PROBE = new Set(["FunctionDeclaration", "EmptyStatement", "BlockStatement"]);
  const STATEMENT = /(?:Statement|Declaration)$/;
  /* Statements that automatic semicolon insertion may end; a semicolon makes that independent of what we insert. */
  const ENDED_BY_SEMICOLON = new Set(["ExpressionStatement", "VariableDeclaration", "ReturnStatement", "ThrowStatement",
    "BreakStatement", "ContinueStatement", "DebuggerStatement", "DoWhileStatement"]);

  /* `static`, and the space and comments after it; those of HTML are comments too (ECMAScript B.1.1). */
  const SKIPPED_AFTER_STATIC = /^static(?:\s|\/\*[^]*?\*\/|(?:\/\/|<!--|-->)[^\n\r\u2028\u2029]*)*/;

  /* The head of a compound statement is what is highlighted, not all that is in it. */
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

  class Instrumenter {
    /* With `scopes` statements and loops tell what the variables hold. */
    constructor(source, prefix, scopes) {
      this.source = source;
      this.prefix = prefix;
      this.scopes = scopes;
      this.insertions = [];
      this.sites = [];
      this.names = [];
      this.spans = [];
    }

    insert(at, text) {
      const insertion = { at, text, order: this.insertions.length, end: 0 };
      this.insertions.push(insertion);
      return insertion;
    }

    /* A text that `toString` can show; its last insertion, if that stands right at its end. */
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

    /* `P.s(word, activation)`; a main script's activation is 0. */
    probe(letter, kind, site, scope) {
      return `${this.prefix}${letter}(${this.word(kind, site)},${scope.activation}`;
    }

    program(ast) {
      const scope = { function: this.addSite(siteKinds.SCRIPT, ast.start, ast.end, 0), activation: "0" };
      this.statements(ast.body, scope);
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

    /* A statement in a list takes its probe before it; alone (the body of an `if`), it becomes a block with it. */
    statement(node, scope, inList) {
      const labelled = node.type === "LabeledStatement" && this.labelledTarget(node).type === "FunctionDeclaration";
      if (WITHOUT_PROBE.has(node.type) || labelled) {
        if (node.type === "EmptyStatement" && !inList) return;
        this.visit(node, scope);
        return;
      }

      const site = this.addSite(siteKinds.STATEMENT, node.start, headEnd(node), scope.function);
      let text = this.probe("s", kinds.STATEMENT, site, scope) + (this.scopes?.readerAt(node) ?? "") + ");";
      if (node.type === "ReturnStatement" && node.argument === null) {
        text += (scope.returnsLate ? this.prefix + "n();" : "") + this.exit(site, scope);
      }
      this.insert(node.start, inList ? text : "{" + text);
      this.visit(node, scope);
      this.finish(node);
      if (!inList) this.insert(node.end, "}");
    }

    labelledTarget(node) {
      return node.type === "LabeledStatement" ? this.labelledTarget(node.body) : node;
    }

    exit(site, scope) {
      return this.probe("x", kinds.EXIT, site, scope) + ");";
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
        this.loop(node, scope);
        return;
      }
      switch (node.type) {
        case "BlockStatement":
          this.statements(node.body, scope);
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
          if (LOOPS.has(node.body.type) || node.body.type === "LabeledStatement") this.visit(node.body, scope);
          else this.embedded(node.body, scope);
          break;
        case "SwitchCase":
          if (node.test) this.visit(node.test, scope, node, "test");
          this.statements(node.consequent, scope);
          break;
        case "ReturnStatement":
          this.returnStatement(node, scope);
          break;
        case "AwaitExpression":
          this.pause(node, scope, "await", siteKinds.AWAIT, "v", "w");
          break;
        case "YieldExpression":
          this.pause(node, scope, node.delegate ? "yield*" : "yield", siteKinds.YIELD, "y", "z");
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

    /* What is in a `with` stays as it is: its object is asked for every name first, and a proxy would be asked for
     * ours. Functions and statements have their places all the same. */
    untraced(node, scope, parent, key) {
      let inner = scope;
      if (FUNCTIONS.has(node.type)) {
        const textStart = this.textStart(node, parent);
        const name = functionName(node, parent, key);
        const site = this.addSite(siteKinds.FUNCTION, textStart, node.end, scope.function, name);
        this.addSpan(this.methodTextStart(node, parent, textStart), node.end, site);
        this.scopes?.setSite(node, site);
        inner = { function: site };
      } else if (STATEMENT.test(node.type) && !WITHOUT_PROBE.has(node.type)) {
        this.addSite(siteKinds.STATEMENT, node.start, headEnd(node), scope.function);
      }
      for (const [childKey, child] of childrenOf(node)) this.untraced(child, inner, node, childKey);
    }

    /* The statement of an `if` or label; a function there (Annex B) must stay bare. */
    embedded(node, scope) {
      if (node.type === "FunctionDeclaration") this.visit(node, scope);
      else this.statement(node, scope, false);
    }

    method(node, scope) {
      if (node.computed) this.visit(node.key, scope, node, "key");
      this.functionNode(node.value, scope, node, "value");
    }

    /* A method's text, as `toString` gives it, starts with its name. */
    textStart(node, parent) {
      const isMethod = parent && (parent.type === "MethodDefinition"
        || (parent.type === "Property" && (parent.method || parent.kind !== "init")));
      return isMethod && node === parent.value ? parent.start : node.start;
    }

    functionNode(node, scope, parent, key) {
      const textStart = this.textStart(node, parent);
      const name = functionName(node, parent, key);
      const site = this.addSite(siteKinds.FUNCTION, textStart, node.end, scope.function, name);
      const inner = {
        function: site, activation: this.prefix + "a", isAsync: node.async, awaitsReturn: node.async && node.generator,
      };
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

    enter(site) {
      return `const ${this.prefix}a=${this.prefix}e(${this.word(kinds.ENTER, site)});`;
    }

    functionBody(body, scope) {
      const directives = body.body.filter((statement) => statement.directive !== undefined);
      const opening = directives.length > 0 ? directives[directives.length - 1].end : body.start + 1;
      for (const directive of directives.slice(0, -1)) this.finish(directive);
      const separator = directives.length > 0 && this.source[opening - 1] !== ";" ? ";" : "";
      this.insert(opening, separator + this.enter(scope.function));
      for (const statement of body.body.slice(directives.length)) this.statement(statement, scope, true);
      this.insert(body.end - 1, this.exit(scope.function, scope));
      return null;
    }

    arrowExpression(body, scope) {
      const site = this.addSite(siteKinds.RETURN, body.start, body.end, scope.function);
      const statement = this.probe("s", kinds.STATEMENT, site, scope) + (this.scopes?.readerAt(body) ?? "") + ");";
      this.insert(body.start,
        `{${this.enter(scope.function)}${statement}return ${this.probe("r", kinds.EXIT, site, scope)},(`);
      this.visit(body, scope);
      return this.insert(body.end, "))}");
    }

    staticBlock(node, scope) {
      const site = this.addSite(siteKinds.FUNCTION, node.start, node.end, scope.function, "static");
      const inner = { function: site, activation: this.prefix + "a" };
      this.scopes?.setSite(node, site);
      this.insert(this.staticBlockOpening(node), this.enter(site));
      this.statements(node.body, inner);
      this.insert(node.end - 1, this.exit(site, inner));
    }

    /* Behind `static` and its brace; a comment between them may hold braces too. */
    staticBlockOpening(node) {
      return node.start + SKIPPED_AFTER_STATIC.exec(this.source.slice(node.start))[0].length + 1;
    }

    /* The space keeps the keyword apart from the probe in `return(x)`, as in `yield[x]`. A strict async generator
     * awaits what it returns; JavaScriptCore forgets to when that is a call in tail position, so the probe must not be
     * in one. */
    returnStatement(node, scope) {
      if (node.argument === null) return;
      const site = this.addSite(siteKinds.RETURN, node.start, node.end, scope.function);
      const [before, after] = scope.awaitsReturn ? ["({v:", "}).v"] : ["", ""];
      const [late, end] = scope.returnsLate ? [this.prefix + "n(", ")"] : ["", ""];
      this.insert(node.argument.start, ` ${before}${this.probe("r", kinds.EXIT, site, scope)},${late}(`);
      this.visit(node.argument, scope, node, "argument");
      this.insert(node.argument.end, ")" + end + ")" + after);
    }

    /* `await X` becomes P.w(…, await P.v(…, (X))): both are identities, neither adds a tick. */
    pause(node, scope, keyword, kind, before, after) {
      const site = this.addSite(kind, node.start, node.end, scope.function);
      this.insert(node.start, this.probe(after, kinds.RESUME, site, scope) + ",");
      if (node.argument) {
        this.insert(node.argument.start, ` ${this.probe(before, kinds.SUSPEND, site, scope)},(`);
        this.visit(node.argument, scope, node, "argument");
        this.insert(node.argument.end, "))");
      } else {
        this.insert(node.start + keyword.length, ` ${this.probe(before, kinds.SUSPEND, site, scope)})`);
      }
      this.insert(node.end, ")");
    }

    /* Where an exception is caught, an async function may go on after an `await`; and what the engine quoted of the
     * traced program in the exception's message becomes the original. */
    tryStatement(node, scope) {
      const { handler, finalizer } = node;
      const error = handler?.param?.type === "Identifier" ? "," + handler.param.name : "";
      if (handler && (scope.isAsync || error !== "")) this.caughtProbe(handler.body, scope, error);
      if (finalizer && scope.isAsync) this.caughtProbe(finalizer, scope, "");
      const inner = finalizer ? { ...scope, returnsLate: scope.isAsync } : scope;
      this.visit(node.block, inner);
      if (handler) this.visit(handler, inner);
      if (finalizer) this.visit(finalizer, scope);
    }

    caughtProbe(block, scope, error) {
      this.insert(block.start + 1, `${this.prefix}k(${scope.activation}${error});`);
    }

    /* A `for await` waits before its body, and before what follows it. */
    forAwaitProbes(node, scope) {
      if (!node.await) return ["", ""];
      const site = this.addSite(siteKinds.AWAIT, node.start, headEnd(node), scope.function);
      return ["f", "g"].map((letter) => this.probe(letter, kinds.RESUME, site, scope) + ");");
    }

    loop(node, scope) {
      const [inBody, after] = this.forAwaitProbes(node, scope);
      for (const [key, child] of childrenOf(node)) {
        if (key !== "body") this.visit(child, scope, node, key);
      }
      const site = this.addSite(siteKinds.LOOP, node.start, headEnd(node), scope.function);
      const read = this.scopes?.readerInRound(node) ?? "";
      const text = inBody + this.probe("l", kinds.LOOP, site, scope) + read + ");";
      if (node.body.type === "BlockStatement") {
        this.insert(node.body.start + 1, text);
        this.statements(node.body.body, scope);
      } else {
        this.insert(node.body.start, "{" + text);
        this.statement(node.body, scope, true);
        this.insert(node.body.end, "}");
      }
      if (after !== "") this.insert(node.end, after);
    }

    /* The traced text, and for each insertion where it went: what maps traced places back to the original. */
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

    /* Five numbers a span: from where to where in the traced text and in the original, and its site. */
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

  /* `makeScopes` is scopes.js where the variables are to be captured, else null. */
  function instrument(source, setup, prefix, makeScopes) {
    let instrumenter;
    let ast;
    let setupAst;
    try {
      setupAst = parse(setup);
    } catch (error) {
      if (error instanceof SyntaxError) return setupError(error);
      throw error;
    }
    try {
      ast = parse(source);
      instrumenter = new Instrumenter(source, prefix, makeScopes && makeScopes(ast));
      instrumenter.program(ast);
    } catch (error) {
      if (error instanceof SyntaxError) return syntaxError(error, source);
      if (error instanceof RangeError) return { error: "The program is nested too deeply", place: [1, 1, 0, 1] };
      throw error;
    }

    const { code, shifts, spans } = instrumenter.output();
    const toCharacter = charactersOf(source);
    const isOffset = (index) => index % 4 === 1 || index % 4 === 2;
    const sites = instrumenter.sites.map((value, index) => (isOffset(index) ? toCharacter(value) : value));
    return {
      error: "", place: [0, 0, 0, 0], source, code, shifts, sites, names: instrumenter.names, spans,
      undeclared: undeclaredNames(ast, setupAst), toCharacter, readers: instrumenter.scopes?.output(),
    };
  }

  return { instrument, statementAt, syntax: { childrenOf, isReference, FUNCTIONS, LOOPS } };
})
