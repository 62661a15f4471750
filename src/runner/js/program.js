/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors
 *
 * The program that this process runs: it is compiled once, evaluated once, and then its callbacks are called.
 */
"use strict";

const vm = require("vm");
const numbers = require("./numbers.js");
const console = require("./console.js");
const database = require("./database.js");
const errors = require("./errors.js");
const forAwait = require("./for-await.js");
const globals = require("./globals.js");
const modules = require("./modules.js");
const preview = require("./preview.js");
const promises = require("./promises.js");
const requests = require("./requests.js");
const simulated = require("./simulated.js");
const sourceText = require("./compile/source-text.js");
const trace = require("./trace.js");
const callbacks = require("./callbacks.js");
const { newProbes: newCapturingProbes } = require("./capture.js");
const { define } = callbacks;
const { addStandIns, assignStandIn } = require("./stand-ins.js");
const { compile } = require("./compile/compiler.js");
const { apply, deleteProperty } = require("./intrinsics.js");

const { RB_FAULT_NONE, RB_FRAME_DONE, RB_RECORD_SCRIPT_END, RB_RECORD_TASK_END, RB_RECORD_UNCAUGHT,
  RB_RECORD_UNHANDLED } = numbers;

/* How much of a reason stands in a warning. */
const LONGEST_REASON = 200;

let program = null;
/* The promise of a module, which is settled when the main script is over. */
let end = null;

const realQueueMicrotask = queueMicrotask;
const reportUncaught = (error) => errors.report(RB_RECORD_UNCAUGHT, error);

/* A program with what most programs have. */
const SAMPLE = `const hello = (id, done) => {
  database.getUserById(id, (user) => done(user));
};
hello(1, (user) => { console.log("user", user); });
`;
const WARMING_ROUNDS = 3;

/* Compiles a program that never runs, so that V8 has read and compiled our own code before the first real one comes. */
function warmUp() {
  for (let i = 0; i < WARMING_ROUNDS; i++) compile({ source: SAMPLE, setup: "", standIns: true });
}

/* Makes the probes constants that only the program's script sees, not properties of the global object. */
function bindProbes(prefix, probes) {
  const letters = Object.keys(probes);
  globalThis[prefix] = probes;
  vm.runInThisContext(`const {${letters.map((letter) => `${letter}:${prefix}${letter}`)}}=globalThis.${prefix};`);
  deleteProperty(globalThis, prefix);
}

function probesFor(compiled, capture) {
  const probes = { ...trace.probes, ...promises.probes, ...forAwait.probes, i: modules.load };
  return capture === undefined ? probes : newCapturingProbes(probes, compiled.readers, capture);
}

/* Compiles the program and prepares the realm for it. Returns what the host is told. */
function load(options) {
  const compiled = compile(options);
  const { fault, word, inSetup, place } = compiled;
  if (fault !== RB_FAULT_NONE) return { fault, word, inSetup, place };
  program = compiled;
  sourceText.configure(compiled);
  trace.configure(options.maxStatements, preview);
  promises.configure(options.maxMicrotasks, reportUncaught);
  requests.configure(options.maxPending);
  console.configure(options.maxConsole);
  bindProbes(compiled.prefix, probesFor(compiled, options.capture));
  globals.configure(options);
  database.install(globalThis, options);
  simulated.install(globalThis, options);
  const standIns = options.standIns ? addStandIns(globalThis, compiled, options) : [];
  return { fault, word, inSetup, place, isModule: +compiled.isModule, sites: compiled.sites, names: compiled.names,
    standIns, parts: compiled.parts, taken: compiled.taken, calls: compiled.calls, comments: compiled.comments.texts,
    commentPlaces: compiled.comments.places };
}

/* Calls a function of the program. The event loop goes on, whatever it throws. */
function attempt(callback, self, args) {
  try {
    return apply(callback, self, args);
  } catch (error) {
    reportUncaught(error);
    return undefined;
  }
}

const run = (script) => script.runInThisContext({ __proto__: null, displayErrors: false });

/* Runs the main script. As in node, a module runs in a microtask, and the microtasks that it leaves come before the
 * first nextTicks. */
function evaluate() {
  if (program.isModule) realQueueMicrotask(evaluateNow);
  else evaluateNow();
}

/* Runs a declaration that is taken from another block, for its names only, so it prints nothing. If it fails, its names
 * get stand-ins, and a warning says so. */
function runBlock({ script, names, uses }) {
  try {
    console.mute(run, script);
  } catch (error) {
    for (const use of uses) assignStandIn(globalThis, use);
    const instead = uses.length > 0 ? ", so a stand-in takes its place" : "";
    console.warn(`Warning: The declaration of ${names} in another block failed${instead}: `
      + preview.ofThrown(error, LONGEST_REASON));
  }
}

function evaluateNow() {
  trace.startScript();
  promises.startTask();
  if (program.setupScript !== null) attempt(run, undefined, [program.setupScript]);
  const scope = modules.newScope();
  if (program.blockScripts.length > 0) define(globalThis, "require", scope.arguments[1], false);
  for (const block of program.blockScripts) runBlock(block);
  const main = run(program.script);
  end = program.isModule ? attempt(main, undefined, []) : attempt(main, scope.exports, scope.arguments);
  promises.endTask();
  trace.record(RB_RECORD_SCRIPT_END, 0);
}

function argumentsOf(request, answer) {
  if (answer === null) return request.arguments;
  const values = { __proto__: null, length: answer.length };
  for (let i = 0; i < answer.length; i++) values[i] = database.decode(answer[i]);
  return request.finish === null ? values : request.finish(values);
}

/* Calls a callback. `given` holds the host's arguments. It is null for a timer, because the runner keeps the arguments
 * of a timer. */
function invoke({ request: number, now, keep, arguments: given }) {
  const request = requests.take(number, keep);
  trace.startTask(now);
  promises.startTask();
  attempt(request.callback, request.self, argumentsOf(request, given));
  promises.endTask();
  trace.record(RB_RECORD_TASK_END, number, request.isVisible ? callbacks.numberOf(request.callback) : 0);
}

/* node calls this after a microtask checkpoint. */
function reportUnhandled(reason, promise) {
  errors.report(!program.isModule || promise !== end ? RB_RECORD_UNHANDLED : RB_RECORD_UNCAUGHT, reason);
}

/* Tells the host what the microtask checkpoint did, and that it is over. */
function finish() {
  trace.settle();
  promises.look();
  requests.clearUnreferenced();
  trace.pause(RB_FRAME_DONE);
}

module.exports = { warmUp, load, evaluate, invoke, finish, reportUncaught, reportUnhandled };
