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
const { parseWithGaps } = require("./gaps.js");
const { findAbsent, findProcess, findRequired, faultNameOf } = require("./absent.js");
const { takeFrom } = require("./blocks.js");
const { commentsOf } = require("./comments.js");
const { parseInParts } = require("./parts.js");
const { callsOf } = require("./definitions.js");
const { pathsOf } = require("./paths.js");
const { charactersOf, placeOf } = require("./places.js");
const { withoutExports } = require("./imports.js");
const { scopesOf } = require("./scopes.js");
const { FILE, SETUP_FILE } = require("./source-text.js");
const { describeEarlyError, describeImport, describeSyntaxError } = require("./syntax-errors.js");
const { namesOfSetup, undeclaredIn } = require("./undeclared.js");
const numbers = require("../numbers.js");
const { isModule: isKnownModule } = require("../modules.js");

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

function parseOfArticle(source) {
  const read = (Parser) => {
    const whole = parseWithGaps(source, Parser);
    const text = withoutExports(whole.parsed.ast, whole.text);
    return text === whole.text ? whole : parseWithGaps(text, Parser);
  };
  try {
    return read(undefined);
  } catch (error) {
    return parseInParts(read, error);
  }
}

/* Parses a text, which may have gaps if it is from an article. Returns the syntax tree, or what is wrong. */
function parseOr(source, inSetup, mayHaveGaps = false) {
  try {
    const { parsed, text, parts = 1 } = mayHaveGaps ? parseOfArticle(source) : { parsed: parse(source), text: source };
    const imported = describeImport(parsed.ast, text, isKnownModule);
    return imported === null ? { parsed, text, parts } : { failed: failureIn(source, inSetup, imported) };
  } catch (error) {
    return { failed: failureIn(source, inSetup, describeSyntaxError(error.text ?? source, error)) };
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
    + "events, fs, path, timers and util");
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

const findMissing = (references) => findRequired(references, isKnownModule) ?? findProcess(references);

/* What a program cannot have. If it only defines, it needs nothing that its functions need. */
function findLacking(uses, references, isOfArticle, onlyDefines) {
  const evaluated = onlyDefines ? new Map([...uses].filter(([, { isAtTop }]) => isAtTop)) : uses;
  return findAbsent(evaluated, isOfArticle)
    ?? (isOfArticle ? findMissing(onlyDefines ? references.filter(({ scope }) => scope.owner.parent === null)
      : references) : null);
}

/* What an article's program says and leaves out: what its comments say; what it takes from the other blocks of the
 * article, what gets a stand-in, and what it cannot have. */
function findNames(source, ast, setupAst, { standIns = false, blocks = [] }) {
  const scopes = scopesOf(ast);
  const known = namesOfSetup(scopesOf(setupAst));
  const uses = undeclaredIn(scopes);
  for (const name of known) uses.delete(name);
  const taken = standIns ? takeFrom(blocks, uses, known) : { names: [], scripts: [] };
  const calls = standIns ? callsOf(ast, scopes) : [];
  const absent = findLacking(uses, scopes.references, standIns, calls.length > 0);
  const comments = standIns ? commentsOf(source, ast) : { texts: [], places: [] };
  const paths = standIns ? pathsOf(ast, [source, ...taken.scripts.map(({ text }) => text)]) : [];
  const undeclared = [...uses.values()].filter(({ name }) => faultNameOf(name, standIns) === null);
  return { absent, taken, calls, comments, paths, undeclared };
}

/* What the host learns of a compiled program, and what a run needs. */
function complete(source, built, { taken, calls, comments, paths, undeclared }) {
  const toCharacter = charactersOf(source);
  const isOffset = (index) => index % 4 === 1 || index % 4 === 2;
  return {
    ...built, ...NO_FAULT, toCharacter, taken: taken.names, calls, comments, paths, undeclared,
    sites: built.sites.map((value, index) => (isOffset(index) ? toCharacter(value) : value)),
    blockScripts: taken.scripts.map(({ text, line, column, names, uses }) => ({
      script: new vm.Script(text, { filename: SETUP_FILE, lineOffset: line - 1, columnOffset: column }),
      names: names.join(", "), uses,
    })),
  };
}

/* Compiles a program and the setup that runs before it. The result has a `fault`, with its `word` and `place`, or all
 * that a run needs. */
function compile(options) {
  const { source, setup, capture } = options;
  const before = parseOr(setup, 1);
  if (before.failed) return before.failed;
  const setupScript = compileOr(setup, 1, false, () => newSetupScript(setup));
  if (setupScript.failed) return setupScript.failed;
  const { parsed, text, parts, failed } = parseOr(source, 0, options.standIns);
  if (failed) return failed;
  const names = findNames(text, parsed.ast, before.parsed.ast, options);
  if (names.absent !== null) {
    const { fault, word, node: { start, end } } = names.absent;
    return failureIn(source, 0, { fault: numbers[`RB_FAULT_${fault}`], word, start, end });
  }
  const program = compileOr(source, 0, parsed.isModule, () => complete(source,
    build(text, parsed, capture !== undefined), names));
  return program.failed ?? { ...program.built, parts, setupScript: setupScript.built };
}

module.exports = { compile };
