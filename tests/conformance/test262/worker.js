/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors
 *
 * worker.js RUNNER-SCRIPTS CHECKOUT: for each message { path, variant, mode } runs that test in a fresh realm, mode
 * being "bare", "traced" or "captured", and answers with its verdict: "pass", or "fail", when and by which error. A
 * test may crash it or hang; who asks is to watch.
 */
"use strict";

const path = require("path");
const { BareRealm, TracedRealm } = require("./realm.js");
const { readTest } = require("./test-file.js");

const [, , scripts, checkout] = process.argv;
const harness = path.join(checkout, "harness");
const COMPLETE = "Test262:AsyncTestComplete\n";
let current = null;

function verdictOf({ negative, flags }, { phase, error, printed }) {
  if (negative !== null) {
    const when = negative.phase === "resolution" ? "runtime" : negative.phase;
    return phase === when && error === negative.type ? "pass" : `fail ${phase} ${error}`;
  }
  if (phase !== "") return `fail ${phase} ${error}`;
  if (!flags.has("async") || printed === COMPLETE) return "pass";
  return `fail printed ${printed.split(/: /, 2).join(" ").slice(0, 100).trim()}`;
}

function answer(test, realm) {
  realm.end();
  current = null;
  process.send({ verdict: verdictOf(test, realm) });
}

/* Tests of modules are compared only if Ringback would run the program as a module. */
function isOtherKind(realm, { flags }) {
  return realm instanceof TracedRealm && flags.has("module") && !realm.isModule;
}

function runTest({ path: file, variant, mode }) {
  const test = readTest(path.join(checkout, file));
  if (variant === "strict") test.source = `"use strict";\n${test.source}`;
  const realm = mode === "bare" ? new BareRealm() : new TracedRealm(scripts, mode === "captured");
  current = realm;
  try {
    if (realm instanceof TracedRealm && !realm.prepare(test.source)) {
      answer(test, realm);
    } else if (isOtherKind(realm, test)) {
      realm.end();
      process.send({ verdict: "other" });
    } else {
      realm.addHarness(harness, test);
      realm.run(test, () => answer(test, realm));
    }
  } catch (error) {
    realm.fail("crash", String(error?.stack));
    answer(test, realm);
  }
}

process.on("uncaughtException", (error) => {
  if (current !== null) current.fail("crash", String(error?.stack));
});
process.on("unhandledRejection", () => {});
process.on("message", runTest);
