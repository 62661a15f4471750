// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Ringback authors
//
// Measures the time that a program takes in node, from its start to the end of its script: bare, or traced by the
// runner's scripts with the records dropped instead of sent. Starting node, instrumenting and compiling do not count.
// Prints the elapsed seconds, and the CPU seconds of the main thread, which depend less on other load.
//
//   node in-engine.js bare PROGRAM
//   node in-engine.js dropped PROGRAM SCRIPTS     SCRIPTS being the folder of the runner's scripts
"use strict";

const fs = require("fs");
const path = require("path");
const vm = require("vm");

const { hrtime } = process;
const MOST = 2 ** 31 - 1;

/* The same function wrapper as for the programs of the runner. */
function prepareBare(source) {
  const head = "(function (exports, require, module, __filename, __dirname) {";
  const script = new vm.Script(`${head}${source}\n})`, { filename: "program.js" });
  return () => script.runInThisContext({ displayErrors: false })({}, require, {}, "/program.js", "/");
}

function prepareDropped(source, folder) {
  const scripts = path.resolve(folder);
  require(`${scripts}/channel.js`).sendBytes = () => {};
  const program = require(`${scripts}/program.js`);
  require(`${scripts}/globals.js`).install();
  const { fault } = program.load({
    source, setup: "", tables: {}, answers: "blocking", standIns: false, seed: 1,
    maxStatements: MOST, maxMicrotasks: MOST, maxPending: MOST, maxConsole: MOST,
  });
  if (fault !== 0) throw new Error("The program cannot be run");
  return program.evaluate;
}

/* In ns: the kernel updates this thread's counter when the thread waits. */
function worked() {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1);
  return Number(fs.readFileSync("/proc/thread-self/schedstat", "utf8").split(" ")[0]);
}

function main([how, file, folder]) {
  const source = fs.readFileSync(file, "utf8");
  const run = how === "bare" ? prepareBare(source) : prepareDropped(source, folder);
  const workedBefore = worked();
  const start = hrtime.bigint();
  run();
  const passed = Number(hrtime.bigint() - start);
  fs.writeSync(1, `${passed / 1e9} ${(worked() - workedBefore) / 1e9}\n`);
}

main(process.argv.slice(2));
