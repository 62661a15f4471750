/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors
 *
 * The script that node starts. It loads all that a run needs, locks itself up, and then does what the host says. Each
 * call runs within node's own event loop: node runs the nextTicks and microtasks after it and reports what nothing
 * handled; then an immediate of ours says that this is over and waits for the next call.
 */
"use strict";

const channel = require("./channel.js");
const { RB_FRAME_COMPILE, RB_FRAME_EVALUATE, RB_FRAME_INVOKE, RB_FRAME_WARM_UP, RB_FRAME_READY, RB_FRAME_COMPILED,
  RB_FRAME_FAILED } = require("./numbers.js");

const OLDEST_NODE = 18;
const MISSING = "--missing=";
const realSetImmediate = setImmediate;
const { exit } = process;

function fail(reason, detail) {
  channel.sendJson(RB_FRAME_FAILED, { reason, detail });
  exit(1);
}

/* Makes node start its thread for files and read the working directory now, because the filter will deny both. */
function settle() {
  require("fs").stat("/", () => {});
  process.cwd();
}

/* Loads a script that is installed beside this one, and ends the runner if it is missing or damaged. */
function load(name, reason) {
  try {
    return require(name);
  } catch (error) {
    return fail(reason, error.message.split("\n")[0]);
  }
}

/* Returns which parts of the sandbox this machine lacks. */
function lock() {
  const filter = load("../filter.node", "filter");
  const missing = process.argv.filter((word) => word.startsWith(MISSING)).map((word) => word.slice(MISSING.length));
  settle();
  try {
    filter.enter();
  } catch {
    missing.push("seccomp");
  }
  return missing;
}

function handle(program, { kind, value }) {
  switch (kind) {
    case RB_FRAME_WARM_UP:
      program.warmUp();
      return false;
    case RB_FRAME_COMPILE:
      channel.sendJson(RB_FRAME_COMPILED, program.load(value));
      return false;
    case RB_FRAME_EVALUATE:
      program.evaluate();
      return true;
    case RB_FRAME_INVOKE:
      program.invoke(value);
      return true;
    default:
      exit(1);
  }
  return false;
}

/* Handles frames until one of them has run the program. */
function turn(program) {
  while (!handle(program, channel.receive())) continue;
  realSetImmediate(() => {
    program.finish();
    turn(program);
  });
}

function main() {
  const [major] = process.versions.node.split(".");
  if (major < OLDEST_NODE) fail("node-old", process.version);
  const program = load("./program.js", "scripts");
  process.on("uncaughtException", program.reportUncaught);
  process.on("unhandledRejection", program.reportUnhandled);
  const missing = lock();
  require("./globals.js").install();
  channel.sendJson(RB_FRAME_READY, { missing });
  turn(program);
}

main();
