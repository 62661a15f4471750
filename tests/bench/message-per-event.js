// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Ringback authors
//
// Traces a program in the way of JavaScript Visualizer 9000's server, written anew and reduced to the tracing: in a
// worker, a try statement in each function reports its entry and exit, and each event is a JSON message that the main
// thread parses and stores. (The original also crosses into a sandbox for each event, prints it, and stops after 500,
// so this one is faster.)
//
//   node message-per-event.js ACORN PROGRAM     prints how many events there were and how many seconds they took
"use strict";

const { Worker, isMainThread, parentPort, workerData } = require("worker_threads");
const fs = require("fs");
const path = require("path");
const vm = require("vm");

const FUNCTIONS = new Set(["FunctionDeclaration", "FunctionExpression", "ArrowFunctionExpression"]);

function* functionsOf(node) {
  if (FUNCTIONS.has(node.type)) yield node;
  for (const child of Object.values(node).flat()) {
    if (child && typeof child.type === "string") yield* functionsOf(child);
  }
}

function traced(acorn, source) {
  const insertions = [];
  const insert = (at, text) => insertions.push({ at, text });

  for (const { id, start, end, body } of functionsOf(acorn.parse(source, { ecmaVersion: 2022 }))) {
    if (body.type !== "BlockStatement") throw new Error("Only functions with a block are traced here");
    const known = `id, ${JSON.stringify(id?.name ?? "anonymous")}, ${start}, ${end}`;
    insert(body.start + 1, `const id = nextId(); Tracer.enter(${known}); try {`);
    insert(body.end - 1, `} catch (e) { Tracer.error(e.message, ${known}); throw e; }`);
    insert(body.end - 1, `finally { Tracer.exit(${known}); }`);
  }
  insertions.reverse().sort((one, other) => other.at - one.at);
  return insertions.reduce((text, { at, text: added }) => text.slice(0, at) + added + text.slice(at), source);
}

function work() {
  const post = (type, payload) => parentPort.postMessage(JSON.stringify({ type, payload }));
  let count = 0;

  vm.runInNewContext(workerData, {
    nextId: () => count++,
    Tracer: {
      enter: (id, name, start, end) => post("Enter", { id, name, start, end }),
      exit: (id, name, start, end) => post("Exit", { id, name, start, end }),
      error: (message, id, name, start, end) => post("Error", { message, id, name, start, end }),
    },
  });
  post("Done", {});
}

function watch([acornPath, program]) {
  const source = traced(require(path.resolve(acornPath)), fs.readFileSync(program, "utf8"));
  const worker = new Worker(__filename, { workerData: source });
  const events = [];
  let start = 0;

  worker.on("online", () => (start = performance.now()));
  worker.on("message", (message) => {
    events.push(JSON.parse(message));
    if (events[events.length - 1].type === "Done") console.log(events.length - 1, (performance.now() - start) / 1000);
  });
}

if (isMainThread) watch(process.argv.slice(2));
else work();
