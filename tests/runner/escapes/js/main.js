/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors
 *
 * Stands in the place of the runner's scripts: locks itself up as they do, and then runs the attempts with everything
 * that node has. With "--free" it does not lock itself up.
 */
"use strict";

const fs = require("fs");
const path = require("path");
const vm = require("vm");

const words = process.argv.slice(2);
const targets = words.find((word) => word.startsWith("--targets=")).slice("--targets=".length);
const text = fs.readFileSync(path.join(__dirname, "escapes.js"), "utf8");

/* Node creates these on first use: the stream of errors, and the thread of the pool. A stream for the output would
 * change the flags of its descriptor, and node could not change them back. */
fs.stat("/", () => {
  process.cwd();
  void process.stderr;
  console.log = (line) => fs.writeSync(1, `${line}\n`);
  if (!words.includes("--free")) require(path.join(__dirname, "..", "filter.node")).enter();
  vm.runInThisContext(`const targets = ${targets};\n${text}`).then(() => process.exit(0));
});
