/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors
 *
 * Records what the variables hold, in a run that captures them. For each frame of the stack, the probes keep a function
 * that reads the variables, and call it when the next thing happens. So the values are those at the end of a statement,
 * after all its effects.
 *
 * A frame keeps the reader of its current statement. The stack is inferred from the probes, as the host does it.
 */
"use strict";

const numbers = require("./numbers.js");
const trace = require("./trace.js");
const values = require("./values.js");
const { mapDelete, mapGet, mapSet } = require("./intrinsics.js");

const { RB_RECORD_EXIT, RB_RECORD_MICROTASK_START, RB_RECORD_RESUME, RB_RECORD_SCRIPT_END, RB_RECORD_SUSPEND,
  RB_RECORD_TASK_END, RB_RECORD_VARIABLE, RB_VARIABLE_END, RB_VARIABLE_FRAME, RB_VARIABLE_OMITTED } = numbers;
const MOST_NODES = 400;
const MOST_NODES_OF_ONE = 100;
const MOST_TIMES = 16;
const MOST_IN_A_RUN = 60000;
const MOST_IN_SILENCE = 3000;

let probes = null;
let readers = [];
let from = 0;
let to = 0;
let top = null;
const suspended = new Map();

/* Whether something has happened since the variables were last read, and how often they were read since the last
 * statement. */
let isStale = false;
let times = 0;
let told = 0;
let lastSent = 0;

const newFrame = (activation, below) => ({ activation, below, read: null, reader: null, told: { __proto__: null } });

/* Makes the frame of an activation the top one: the frames above it have returned or were unwound. If the activation
 * has no frame on the stack, it resumes. */
function frameOf(activation) {
  let frame = top;
  while (frame !== null && frame.activation !== activation) frame = frame.below;
  if (frame === null) {
    frame = mapGet(suspended, activation) ?? newFrame(activation, top);
    mapDelete(suspended, activation);
    frame.below = top;
  }
  top = frame;
  return frame;
}

function pop(activation) {
  let frame = top;
  while (frame !== null && frame.activation !== activation) frame = frame.below;
  if (frame !== null) top = frame.below;
  return frame;
}

function tell(activation, name, value, scope, site = 0) {
  told++;
  trace.put(site * 256 + RB_RECORD_VARIABLE, activation, name, value, scope);
}

/* A variable has no value before its declaration has run. */
function read(get, most) {
  let value;
  try {
    value = get();
  } catch {
    return values.missing;
  }
  return values.treeOf(value, most);
}

/* A long text that does not change keeps its number. */
function numberOf(frame, key, text) {
  const told = frame.told[key];
  if (told !== undefined && told.text === text) return told.number;
  const number = trace.string(text);
  frame.told[key] = { __proto__: null, text, number };
  return number;
}

function tellFrame(frame, budget) {
  const { variables, omitted } = frame.reader;
  const gets = frame.read();
  const end = values.made() + budget - 1;
  let shown = 0;
  tell(frame.activation, 0, 0, RB_VARIABLE_FRAME);
  for (; shown < variables.length && values.made() < end; shown++) {
    const { name, scope, site, place } = variables[shown];
    const left = end - values.made();
    const text = read(gets[shown], left < MOST_NODES_OF_ONE ? left : MOST_NODES_OF_ONE);
    tell(frame.activation, trace.string(name), numberOf(frame, `${site} ${name}`, text), place * 256 + scope,
      site);
  }
  const rest = omitted + variables.length - shown;
  if (rest > 0) tell(frame.activation, 0, trace.string(`${rest}`), RB_VARIABLE_OMITTED);
  return end - values.made();
}

/* The host ends the run when it gets this. */
function tellEnd() {
  to = 0;
  tell(0, 0, 0, RB_VARIABLE_END);
  trace.flush();
}

function tellAll() {
  const ordinal = trace.statements();
  if (!isStale || ordinal < from || ordinal > to) return;
  const sum = told + values.made();
  if (sum > MOST_IN_A_RUN) {
    tellEnd();
    return;
  }
  /* Reading variables takes time, and the host ends a runner that stays silent. */
  if (sum - lastSent > MOST_IN_SILENCE) {
    lastSent = sum;
    trace.flush();
  }
  trace.makeRoom();
  isStale = false;
  times++;
  let budget = MOST_NODES;
  for (let frame = top; frame !== null && budget > 0; frame = frame.below) {
    if (frame.read !== null) budget = tellFrame(frame, budget);
  }
}

/* Limits the readings between two statements, because a program may call ten thousand functions there that have no
 * statement. */
function tellSome() {
  if (times < MOST_TIMES) tellAll();
}

/* The values are those after the frame's last statement. A frame that was just entered has no last statement, so the
 * reader of its first statement reads the values before that statement. */
function atStatement(activation, reader, index) {
  const frame = frameOf(activation);
  const isFirst = frame.read === null && reader !== undefined;
  if (isFirst) {
    frame.read = reader;
    frame.reader = readers[index];
  }
  trace.settle();
  tellAll();
  if (trace.statements() === to) tellEnd();
  times = 0;
  isStale = true;
  frame.read = reader ?? null;
  frame.reader = reader === undefined ? null : readers[index];
}

function statement(word, activation, reader, index) {
  atStatement(activation, reader, index);
  probes.s(word, activation);
}

function enter(word) {
  const activation = probes.e(word);
  top = newFrame(activation, top);
  isStale = true;
  return activation;
}

const leaving = (probe) => (word, activation, value, promise) => {
  tellSome();
  pop(activation);
  return probe(word, activation, value, promise);
};

/* The records after which the stack is empty. */
const isEnding = (kind) =>
  kind === RB_RECORD_SCRIPT_END || kind === RB_RECORD_TASK_END || kind === RB_RECORD_MICROTASK_START;

/* Sees all records that no probe writes by itself. */
const observer = {
  __proto__: null,
  before(kind, activation) {
    if (isEnding(kind)) tellAll();
    if (kind !== RB_RECORD_SUSPEND && kind !== RB_RECORD_EXIT) return;
    tellSome();
    const frame = pop(activation);
    if (frame !== null && kind === RB_RECORD_SUSPEND) mapSet(suspended, activation, frame);
  },
  after(kind, activation) {
    if (isEnding(kind)) top = null;
    else if (kind === RB_RECORD_RESUME) frameOf(activation);
    isStale = true;
  },
  /* Called before the program waits and when a task is over. */
  pause() {
    tellSome();
    isStale = true;
  },
};

/* Makes probes that record the variables from the first wanted statement to the last. */
function newProbes(plain, programReaders, [first, last]) {
  probes = plain;
  readers = programReaders;
  from = first;
  to = last;
  trace.observeBy(observer);
  return { ...plain, s: statement, e: enter, x: leaving(plain.x), r: leaving(plain.r), b: leaving(plain.b) };
}

module.exports = { newProbes };
