/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors
 *
 * bare.js RUNNER-SCRIPTS SETUP: what node by itself prints when it runs a program after its setup. For each program on
 * standard input it answers with two texts: what was printed, and the sorts of the microtasks that ran, a line for each
 * task (see bare-run.js). Texts stand behind their length in bytes. Each program gets a thread, and so a realm, of its
 * own; the next one starts up meanwhile.
 */
"use strict";

const fs = require("fs");
const path = require("path");
const { Worker } = require("worker_threads");

const [, , scripts, setupFile] = process.argv;
const workerData = { scripts, setup: fs.readFileSync(setupFile, "utf8") };
const newWorker = () => new Worker(path.join(__dirname, "bare-run.js"), { workerData, stdin: true });
let spare = newWorker();

function readBytes(length) {
  const bytes = Buffer.alloc(length);
  for (let at = 0; at < length;) {
    const count = fs.readSync(0, bytes, at, length - at, null);
    if (count === 0) process.exit(0);
    at += count;
  }
  return bytes;
}

function writeText(text) {
  const bytes = Buffer.from(`    ${text}`);
  bytes.writeUInt32LE(bytes.length - 4);
  for (let at = 0; at < bytes.length;) at += fs.writeSync(1, bytes, at);
}

function turn() {
  const program = readBytes(readBytes(4).readUInt32LE()).toString();
  const worker = spare;
  spare = newWorker();
  worker.on("message", ({ printed, microtasks }) => {
    worker.terminate();
    writeText(printed);
    writeText(microtasks);
    setImmediate(turn);
  });
  worker.on("error", (error) => { throw error; });
  worker.postMessage(program);
}

turn();
