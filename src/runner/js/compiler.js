/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors
 *
 * From a program's text to a script that the engine can run, or to what is wrong with it.
 */
"use strict";

const vm = require("vm");
const { instrument } = require("./instrument.js");
const { parse } = require("./parser.js");
const { undeclaredNames } = require("./names.js");
const { charactersOf, placeOf } = require("./places.js");
const scopesOf = require("./scopes.js");
const { FILE } = require("./source-text.js");
const { describeSyntaxError, findImport } = require("./syntax-errors.js");

const NOWHERE = [0, 0, 0, 0];

/* What the names of probes begin with: nothing that the program says. It is the same for the same program. */
function choosePrefix(source) {
  for (let number = 0; ; number++) {
    const prefix = `$rb${number}`;
    if (!source.includes(prefix)) return prefix;
  }
}

function syntaxFailure(source, error) {
  const { message, start, end } = describeSyntaxError(source, error);
  return { error: message, place: placeOf(source, start, end) };
}

/* A setup is no part of what the reader sees: where it is wrong is told in words. */
function setupFailure(setup, error) {
  const { message, start } = describeSyntaxError(setup, error);
  const [line, column] = placeOf(setup, start, start);
  return { error: `${message} (in the setup, line ${line}, column ${column})`, place: NOWHERE };
}

function parseOr(failure, source) {
  try {
    return { parsed: parse(source), failed: null };
  } catch (error) {
    if (error instanceof SyntaxError) return { parsed: null, failed: failure(source, error) };
    if (!(error instanceof RangeError)) throw error;
    return { parsed: null, failed: { error: "The program is nested too deeply.", place: [1, 1, 0, 1] } };
  }
}

function build(source, parsed, isCaptured) {
  const prefix = choosePrefix(source);
  const made = instrument(source, parsed, prefix, isCaptured ? scopesOf(parsed.ast) : null);
  /* Within a function a hashbang is none. */
  const code = made.code.replace(/^(\([^{]*\{)#!/, "$1//");
  const script = new vm.Script(code, { filename: FILE });
  return { ...made, code, script, prefix, source, isModule: parsed.isModule };
}

/* Compiles a program and the setup that runs before it. The result has an `error` with its `place`, or all that a run
 * needs. */
function compile({ source, setup, capture }) {
  const before = parseOr(setupFailure, setup);
  if (before.failed !== null) return before.failed;
  const { parsed, failed } = parseOr(syntaxFailure, source);
  if (failed !== null) return failed;
  const imported = findImport(parsed.ast);
  if (imported !== null) {
    return { error: imported.message, place: placeOf(source, imported.start, imported.end) };
  }

  try {
    const built = build(source, parsed, capture !== undefined);
    const toCharacter = charactersOf(source);
    const isOffset = (index) => index % 4 === 1 || index % 4 === 2;
    return {
      ...built, error: "", place: NOWHERE, toCharacter,
      sites: built.sites.map((value, index) => (isOffset(index) ? toCharacter(value) : value)),
      undeclared: undeclaredNames(parsed.ast, before.parsed.ast),
      setupScript: setup === "" ? null : new vm.Script(setup, { filename: "setup.js" }),
    };
  } catch (error) {
    if (error instanceof RangeError) return { error: "The program is nested too deeply.", place: [1, 1, 0, 1] };
    if (error instanceof SyntaxError) return syntaxFailure(source, error);
    throw error;
  }
}

module.exports = { compile };
