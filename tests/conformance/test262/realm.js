/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors
 *
 * Realms for tests of tc39/test262, each a fresh context. A bare one is the engine's own; in a traced one the runner's
 * modules are loaded anew, so that all they take hold of is that realm's, and a test runs through them as a program
 * does: but as the global code that it is, and with nobody to send its records to.
 */
"use strict";

const fs = require("fs");
const path = require("path");
const v8 = require("v8");
const vm = require("vm");

v8.setFlagsFromString("--expose-gc");
const collect = vm.runInNewContext("gc");
const builtinNames = vm.runInNewContext("Object.getOwnPropertyNames(globalThis)");
const MOST = { maxStatements: 1e9, maxMicrotasks: 100000, maxPending: 10000, maxConsole: 1e9 };
/* The variables of this many statements are captured, which is more than any real request. */
const LAST_CAPTURED = 300;

/* The name of an error, without its message, which depends on the engine. */
function nameOf(error) {
  try {
    if (typeof error !== "object" || error === null) return typeof error;
    return String(error.constructor.name);
  } catch {
    return "something";
  }
}

const scripts = new Map();

function scriptOf(file, wrap) {
  let script = scripts.get(file);
  if (script === undefined) {
    script = new vm.Script(wrap(fs.readFileSync(file, "utf8")), { filename: file });
    scripts.set(file, script);
  }
  return script;
}

/* --- The host that a test expects ------------------------------------------------------------------------------- */

const installHost = new vm.Script(`(function (native) {
  "use strict";
  const define = (name, value) =>
    Object.defineProperty(globalThis, name, { value, writable: true, enumerable: false, configurable: true });
  define("print", (text) => native.print(String(text)));
  define("$262", {
    global: globalThis,
    evalScript: (text) => native.evalScript(String(text)),
    createRealm: () => native.createRealm(),
    detachArrayBuffer: (buffer) => native.detach(buffer),
    gc: () => native.collect(),
    agent: {},
  });
  return $262;
})`);

class Realm {
  constructor() {
    this.context = vm.createContext();
    this.printed = "";
    /* The first failure, and when it happened. */
    this.phase = "";
    this.error = "";
  }

  fail(phase, error) {
    if (this.phase !== "") return;
    this.phase = phase;
    this.error = error;
  }

  addHost(context) {
    return installHost.runInContext(context)({
      print: (text) => { this.printed += `${text}\n`; },
      evalScript: (text) => vm.runInContext(text, context),
      createRealm: () => this.addHost(vm.createContext()),
      detach: (buffer) => { structuredClone(buffer, { transfer: [buffer] }); },
      collect,
    });
  }

  addHarness(folder, { flags, includes }) {
    this.addHost(this.context);
    if (flags.has("raw")) return;
    const names = ["assert.js", "sta.js", ...(flags.has("async") ? ["doneprintHandle.js"] : []), ...includes];
    for (const name of names) scriptOf(path.join(folder, name), (text) => text).runInContext(this.context);
  }

  /* Calls back when nothing is left to run. */
  settle(done) {
    setImmediate(done);
  }
}

class BareRealm extends Realm {
  run({ source, flags }, done) {
    if (flags.has("module")) {
      this.runModule(source, done);
      return;
    }
    let script;
    try {
      script = new vm.Script(source, { filename: "program.js" });
    } catch (error) {
      this.fail("parse", nameOf(error));
      done();
      return;
    }
    try {
      script.runInContext(this.context);
    } catch (error) {
      this.fail("runtime", nameOf(error));
    }
    this.settle(done);
  }

  runModule(source, done) {
    let made;
    try {
      made = new vm.SourceTextModule(source, { context: this.context });
    } catch (error) {
      this.fail("parse", nameOf(error));
      done();
      return;
    }
    const fail = (error) => this.fail("runtime", nameOf(error));
    made.link(() => { throw new Error("A test of one module imports none"); }).then(() => made.evaluate()).catch(fail);
    this.settle(done);
  }

  end() {}
}

/* --- The runner's modules, in a realm of their own -------------------------------------------------------------- */

/* Any number that says that a program is none. */
const REFUSED = 1;

/* Without the function that node wraps it in, a script that returns at its top is none. */
function compileAlone(code) {
  try {
    return new vm.Script(code, { filename: "program.js" });
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/* The modules of node that are available in their realm. */
const newGlobals = () => ({
  process: { nextTick: process.nextTick, exit() { throw new Error("The runner ends"); } },
  queueMicrotask, setTimeout, setInterval, setImmediate,
  AbortController: class {}, AbortSignal: class {},
});

/* Compiles as node does, but without the function around a script. */
function withoutWrapper(compiled) {
  const { source, code, shifts, spans } = compiled;
  const head = shifts[1];
  const end = code.length - shifts[shifts.length - 1];
  return {
    ...compiled,
    code: source.startsWith("#!") ? `#!${code.slice(head + 2, end)}` : code.slice(head, end),
    shifts: shifts.map((value, index) => (index === 1 ? 0 : value)),
    spans: spans.map((value, index) => (index % 5 < 2 ? value - head : value)),
  };
}

class TracedRealm extends Realm {
  constructor(folder, isCaptured) {
    super();
    this.folder = folder;
    this.isCaptured = isCaptured;
    this.compiler = require(path.join(folder, "compile/compiler.js"));
    this.modules = new Map();
    this.stops = [];
    this.program = null;
    this.isModule = false;
    this.globals = newGlobals();
    this.given = this.newBuiltins();
  }

  /* Replacements for some modules of node and of the runner. */
  newBuiltins() {
    const { context } = this;
    const ignore = () => {};
    return {
      vm: {
        ...vm,
        compileFunction: (code, names, options) =>
          vm.compileFunction(code, names, { ...options, parsingContext: context }),
        runInThisContext: (code) => vm.runInContext(code, context),
        runInNewContext: () => builtinNames,
      },
      v8: { promiseHooks: { createHook: (hooks) => { this.stops.push(v8.promiseHooks.createHook(hooks)); } } },
      "./channel.js": { sendBytes: ignore, sendEmpty: ignore, sendJson: ignore },
      "./compile/compiler.js": { compile: (options) => this.compile(options) },
    };
  }

  compile(options) {
    const compiled = this.compiler.compile(options);
    if (compiled.script === undefined) return compiled;
    this.isModule = compiled.isModule;
    if (compiled.isModule) {
      return { ...compiled, script: { runInThisContext: () => compiled.script.runInContext(this.context) } };
    }
    const bare = withoutWrapper(compiled);
    const script = compileAlone(bare.code);
    if (script === null) return { fault: REFUSED, word: "", inSetup: 0, place: [1, 1, 0, 0] };
    return { ...bare, script: { runInThisContext: () => () => script.runInContext(this.context) } };
  }

  /* `folder` is that of the module that asks, within the runner's. */
  require(asked, folder = ".") {
    const name = asked.startsWith(".") ? `./${path.posix.join(folder, asked)}` : asked;
    if (Object.hasOwn(this.given, name)) return this.given[name];
    if (!name.startsWith("./")) return require(name);
    const known = this.modules.get(name);
    if (known !== undefined) return known.exports;
    return this.load(name);
  }

  load(name) {
    const module = { exports: {} };
    this.modules.set(name, module);
    const names = Object.keys(this.globals);
    const file = path.join(this.folder, name);
    const wrap = (text) => `(function (exports, require, module, __filename, __dirname, ${names}) {${text}\n})`;
    const call = scriptOf(file, wrap).runInContext(this.context);
    const requireFrom = (other) => this.require(other, path.posix.dirname(name));
    call(module.exports, requireFrom, module, file, path.dirname(file), ...Object.values(this.globals));
    if (name === "./errors.js") this.listen(module.exports);
    return module.exports;
  }

  listen(errors) {
    const { report } = errors;
    errors.report = (kind, error) => {
      this.fail("runtime", nameOf(error));
      report(kind, error);
    };
  }

  /* Returns whether there is a program. */
  prepare(source) {
    this.program = this.require("./program.js");
    this.require("./globals.js").install();
    const options = {
      source, setup: "", tables: {}, answers: "later", standIns: false, seed: 1, ...MOST,
      capture: this.isCaptured ? [1, LAST_CAPTURED] : undefined,
    };
    const isProgram = this.program.load(options).sites.length > 0;
    if (!isProgram) this.fail("parse", "SyntaxError");
    return isProgram;
  }

  run(test, done) {
    this.program.evaluate();
    this.settle(() => {
      this.program.finish();
      done();
    });
  }

  end() {
    for (const stop of this.stops) stop();
  }
}

module.exports = { BareRealm, TracedRealm };
