/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors
 *
 * Compiles a program's text to a script that V8 can run, or finds out what is wrong with it.
 */
"use strict";

const vm = require("vm");
const { RB_FAULT_NONE } = require("../numbers.js");
const { instrument } = require("./instrument.js");
const { parse } = require("./parser.js");
const { undeclaredNames } = require("./names.js");
const { charactersOf, placeOf } = require("./places.js");
const scopesOf = require("./scopes.js");
const { FILE, SETUP_FILE } = require("./source-text.js");
const { describeEarlyError, describeImport, describeSyntaxError } = require("./syntax-errors.js");

const RealError = Error;

/* Chooses the prefix of the probes' names, which does not occur in the program. The same program gets the same
 * prefix. */
function choosePrefix(source) {
  for (let number = 0; ; number++) {
    const prefix = `$rb${number}`;
    if (!source.includes(prefix)) return prefix;
  }
}

const NO_FAULT = { fault: RB_FAULT_NONE, word: "", inSetup: 0, place: [0, 0, 0, 0] };

const failureIn = (source, inSetup, { fault, word, start, end }) =>
  ({ fault, word, inSetup, place: placeOf(source, start, end) });

/* Parses a text. Returns the syntax tree, or what is wrong. */
function parseOr(source, inSetup) {
  try {
    const parsed = parse(source);
    const imported = describeImport(parsed.ast);
    return imported === null ? { parsed } : { failed: failureIn(source, inSetup, imported) };
  } catch (error) {
    return { failed: failureIn(source, inSetup, describeSyntaxError(source, error)) };
  }
}

/* Calls `build`, which compiles a text. V8 may refuse what the parser has accepted. */
function compileOr(source, inSetup, isModule, build) {
  try {
    return { built: build() };
  } catch (error) {
    return { failed: failureIn(source, inSetup, describeEarlyError(source, isModule, error)) };
  }
}

function refuseImport() {
  throw new RealError("`import` is not available: a program is one file; with `require` it has the modules assert, "
    + "events, path, timers and util");
}

function build(source, parsed, isCaptured) {
  const prefix = choosePrefix(source);
  const made = instrument(source, parsed, prefix, isCaptured ? scopesOf(parsed.ast) : null);
  /* A hashbang is only valid at the start of a script. Within a function it has to become a comment. */
  const code = made.code.replace(/^(\([^{]*\{)#!/, "$1//");
  const script = new vm.Script(code, { filename: FILE, importModuleDynamically: refuseImport });
  return { ...made, code, script, prefix, source, isModule: parsed.isModule };
}

const newSetupScript = (setup) => (setup === "" ? null : new vm.Script(setup, { filename: SETUP_FILE }));

/* What the host learns of a compiled program, and what a run needs. */
function complete(source, built, parsed, setupParsed) {
  const toCharacter = charactersOf(source);
  const isOffset = (index) => index % 4 === 1 || index % 4 === 2;
  return {
    ...built, ...NO_FAULT, toCharacter,
    sites: built.sites.map((value, index) => (isOffset(index) ? toCharacter(value) : value)),
    undeclared: undeclaredNames(parsed.ast, setupParsed.ast),
  };
}

/* Compiles a program and the setup that runs before it. The result has a `fault`, with its `word` and `place`, or all
 * that a run needs. */
function compile({ source, setup, capture }) {
  const before = parseOr(setup, 1);
  if (before.failed) return before.failed;
  const setupScript = compileOr(setup, 1, false, () => newSetupScript(setup));
  if (setupScript.failed) return setupScript.failed;
  const { parsed, failed } = parseOr(source, 0);
  if (failed) return failed;
  const program = compileOr(source, 0, parsed.isModule, () => complete(source,
    build(source, parsed, capture !== undefined), parsed, before.parsed));
  return program.failed ?? { ...program.built, setupScript: setupScript.built };
}

module.exports = { compile };
