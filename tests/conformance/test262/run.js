/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors
 *
 * run.js RUNNER-SCRIPTS [PART-OF-A-PATH]: runs the tests of the checkout of tc39/test262 that RINGBACK_TEST262 names,
 * each by node alone, instrumented, and with its variables captured, and compares the verdicts. A difference that
 * differences.txt has no reason for is a failure.
 */
"use strict";

const fs = require("fs");
const path = require("path");
const { fork } = require("child_process");
const { readTest, variantsOf } = require("./test-file.js");

const FOLDERS = ["test/language", "test/built-ins/Promise", "test/built-ins/Function",
  "test/built-ins/GeneratorPrototype", "test/built-ins/AsyncGeneratorPrototype", "test/built-ins/AsyncFunction"];
const MODES = ["traced", "captured"];
const N_WORKERS = 2;
/* A worker makes at least three realms per run, and they need memory. */
const MOST_RUNS = 400;
const LONGEST_RUN = 60000;

function collect(checkout, folder, part) {
  const paths = [];
  for (const entry of fs.readdirSync(path.join(checkout, folder), { withFileTypes: true })) {
    const name = `${folder}/${entry.name}`;
    if (entry.isDirectory()) paths.push(...collect(checkout, name, part));
    else if (name.endsWith(".js") && !name.includes("_FIXTURE") && name.includes(part)) paths.push(name);
  }
  return paths;
}

/* A worker process. It is restarted after a test that crashes it or does not end. */
class Asker {
  constructor(scripts, checkout) {
    this.args = [scripts, checkout];
    this.worker = null;
    this.runs = 0;
  }

  start() {
    const file = path.join(__dirname, "worker.js");
    const execArgv = ["--experimental-vm-modules", "--no-warnings"];
    this.worker = fork(file, this.args, { execArgv, silent: true });
    this.runs = 0;
  }

  stop() {
    if (this.worker !== null) this.worker.kill("SIGKILL");
    this.worker = null;
  }

  ask(question) {
    if (this.worker === null) this.start();
    const { worker } = this;
    return new Promise((resolve) => {
      const finish = (verdict) => {
        clearTimeout(timer);
        worker.removeAllListeners();
        if (verdict === "fail hangs" || verdict === "fail crashes" || ++this.runs >= MOST_RUNS) this.stop();
        resolve(verdict);
      };
      const timer = setTimeout(finish, LONGEST_RUN, "fail hangs");
      worker.on("message", ({ verdict }) => finish(verdict));
      worker.on("exit", () => finish("fail crashes"));
      worker.on("error", () => finish("fail crashes"));
      worker.send(question);
    });
  }
}

/* The paths in lines "path: reason". A line that starts with # is a comment. */
function readList() {
  const lines = fs.readFileSync(path.join(__dirname, "differences.txt"), "utf8").split("\n");
  return new Set(lines.filter((line) => line !== "" && !line.startsWith("#")).map((line) => line.split(": ")[0]));
}

const listed = readList();
const totals = { runs: 0, leftOut: 0, passed: 0, equal: 0, listed: 0 };

/* A module that another module imports is not a program. */
function isLeftOut({ source, flags, negative }) {
  return flags.has("module") && negative?.phase !== "parse" && /^\s*(?:import|export)\b|\bimport\.meta\b/m.test(source);
}

async function runVariant(asker, file, variant) {
  const bare = await asker.ask({ path: file, variant, mode: "bare" });
  const told = [];
  for (const mode of MODES) {
    const verdict = await asker.ask({ path: file, variant, mode });
    if (verdict === "other") {
      totals.leftOut++;
      return;
    }
    if (verdict !== bare) told.push(`${mode} ${verdict}`);
  }
  totals.runs++;
  if (bare === "pass") totals.passed++;
  if (told.length === 0) totals.equal++;
  else if (listed.has(file)) totals.listed++;
  else console.log(`# ${file}: ${variant}: bare ${bare}; ${told.join("; ")}`);
}

async function work(asker, checkout, paths) {
  for (let file = paths.shift(); file !== undefined; file = paths.shift()) {
    const test = readTest(path.join(checkout, file));
    for (const variant of variantsOf(test)) {
      if (isLeftOut(test)) totals.leftOut++;
      else await runVariant(asker, file, variant);
    }
  }
  asker.stop();
}

async function main([scripts, part = ""]) {
  const checkout = process.env.RINGBACK_TEST262 ?? "";
  if (checkout === "") {
    console.log("1..0 # SKIP RINGBACK_TEST262 names no checkout of tc39/test262");
    return;
  }
  const started = Date.now();
  const paths = FOLDERS.flatMap((folder) => collect(checkout, folder, part)).sort();
  const askers = Array.from({ length: N_WORKERS }, () => new Asker(path.resolve(scripts), checkout));
  await Promise.all(askers.map((asker) => work(asker, checkout, paths)));

  const seconds = Math.round((Date.now() - started) / 1000);
  console.log(`# ${totals.leftOut} runs of modules left out; of ${totals.runs} others ${totals.equal} have the same `
    + `verdict each way, ${totals.listed} another for a listed reason, and ${totals.passed} pass by node alone; `
    + `${seconds} s`);
  console.log(`1..1\n${totals.equal + totals.listed === totals.runs && totals.runs > 0 ? "ok" : "not ok"} 1 verdicts`);
}

main(process.argv.slice(2));
