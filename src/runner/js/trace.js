/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors
 *
 * The runner's end of the trace: records (wire/record.h) are appended to an Int32Array and sent in bulk. A probe is one
 * call and two or three stores; all that is less frequent goes through record ().
 */
"use strict";

const numbers = require("./numbers.js");
const { Buffer } = require("buffer");
const vm = require("vm");
const channel = require("./channel.js");
const { bufferByteLength, bufferWrite, mapDelete, mapGet, mapSet, stringIndexOf, stringSlice } =
  require("./intrinsics.js");

const { RB_RECORD_N_WORDS, RB_RECORD_STRING, RB_RECORD_LIMIT, RB_RECORD_RESUME, RB_FRAME_RECORDS,
  RB_LIMIT_STATEMENTS } = numbers;
/* How many words a record has besides its first one, by its kind. */
const numberOfWords = new Int32Array(RB_RECORD_N_WORDS);
const CAPACITY = 1 << 16;
const LONGEST_RECORD = 8;
/* The header of the frame comes before the records. */
const FIRST = 2;
const MARGIN = CAPACITY - LONGEST_RECORD;
const MAX_KNOWN_STRING = 64;
const MAX_KNOWN_STRINGS = 4096;
const MOST_NUMERALS = 4096;
const MAX_PREVIEWS = 200000;
const SHOW_INTERVAL = 50;
const MOST_EAGER = 300;
const SHORTEST_STEP = 16;
const LONGEST_STEP = 1 << 14;
const MOST_AT_ONCE = 1 << 30;
const WARMING_ROUNDS = 5000;

const { now: realNow } = Date;
const { exit: exitProcess } = process;

const words = new Int32Array(CAPACITY + FIRST);
const bytes = Buffer.from(words.buffer);
/* Counters of probes are arrays of one number each, because V8 checks at each use of a variable whether it has been
 * initialized. V8 knows the address of an array with a buffer of its own. */
const newCell = () => new Int32Array(new ArrayBuffer(4));
const count = newCell();
/* Where a probe has to leave its fast path: at the end of the buffer, or at once if something has to be told first. */
const margin = newCell();
let stringNumber = 0;
const known = new Map();
let knownCount = 0;
/* The numbers of the texts of small integers, by value. */
const numerals = new Int32Array(MOST_NUMERALS);

const left = newCell();
let leftLater = 0;
let spent = 0;
let spentAtStart = 0;
let startedAt = 0;
let tasks = 0;
const activations = newCell();
let previews = 0;
let shownAt = 0;
let pacedAt = 0;
let step = SHORTEST_STEP;
let eager = MOST_EAGER;
let preview = () => "";
let tellPending = () => {};
let isPending = false;
/* Sees each record that no probe writes by itself, in a run that captures variables. */
let observer = null;

/* Generators that are suspended at a `yield`, with their sites; and functions that return when their `finally` is over,
 * with what they return. */
const yielded = new Map();
const returning = new Map();

/* Makes sure that enough stack is left for work that must not stop half-way: without enough stack, V8 throws its
 * RangeError here. The frame of this function is large, because it contains calls with very many arguments, which it
 * never makes. The calls also make the function too long to be optimized, which would shrink its frame. */
const makeRoom = Function("call", `if (call) { ${`call(${"0,".repeat(4096)});`.repeat(8)} }`);

/* Calls a function that a probe seldom calls. At first most records come from such calls, so V8 would inline the
 * function into functions of the program and deoptimize these later. This function is too long to be inlined. */
const seldom = vm.compileFunction(`if (never) { ${"never();".repeat(200)} } return call(word, activation);`,
  ["call", "word", "activation", "never"], { filename: __filename });

/* Where in the buffer to look at the time next. During the first statements of a program, that is at once. */
const nextMargin = () => (eager > 0 ? FIRST : count[0] + step < MARGIN ? count[0] + step : MARGIN);

/* Sends the records, if there are any, and behind them an empty frame of the kind `next`. The program goes on while the
 * host reads. */
function flush(next = 0) {
  if (count[0] === FIRST) {
    if (next !== 0) channel.sendEmpty(next);
    return;
  }
  const used = count[0];
  count[0] = FIRST;
  margin[0] = isPending ? 0 : nextMargin();
  channel.sendBytes(words, bytes, RB_FRAME_RECORDS, used * 4, next);
}

/* First tells what has happened since the last record and could not be told then. */
function settle() {
  if (isPending) {
    isPending = false;
    margin[0] = nextMargin();
    tellPending();
  }
  if (count[0] >= MARGIN) flush();
}

/* When the host ends a program that hangs or takes too much memory, it should have all records so far. So each of the
 * first statements is sent at once, and later a program that makes few records for its time sends them more often. */
function pace() {
  const now = realNow();
  step = now - pacedAt > 1 ? SHORTEST_STEP : step < LONGEST_STEP ? step * 2 : LONGEST_STEP;
  pacedAt = now;
  if (now - shownAt >= SHOW_INTERVAL) {
    shownAt = now;
    flush();
  }
  margin[0] = nextMargin();
}

function slow() {
  makeRoom();
  if (!isPending) pace();
  settle();
}

/* Makes the next probe or record first tell what is pending. */
function expect() {
  isPending = true;
  margin[0] = 0;
}

/* Sends what was printed, in case nothing comes after it. A message for each line would cost too much, so the messages
 * are at least SHOW_INTERVAL ms apart. */
function show() {
  const now = realNow();
  if (now - shownAt < SHOW_INTERVAL) return;
  shownAt = now;
  flush();
}

/* In C a text ends at a NUL, so U+2400, the symbol for NUL, takes its place. */
function presentable(text) {
  let whole = text;
  let shown = "";
  for (let at = stringIndexOf(whole, "\0"); at >= 0; at = stringIndexOf(whole, "\0")) {
    shown += stringSlice(whole, 0, at) + "\u2400";
    whole = stringSlice(whole, at + 1);
  }
  return shown + whole;
}

/* Sends a text that is longer than the buffer in a frame of its own. */
function sendLongString(text, length) {
  flush();
  const padded = (length + 3) & ~3;
  const own = Buffer.alloc((FIRST + 3) * 4 + padded);
  const head = new Int32Array(own.buffer, own.byteOffset, FIRST + 3);
  head[FIRST] = RB_RECORD_STRING;
  head[FIRST + 1] = stringNumber;
  head[FIRST + 2] = length;
  bufferWrite(own, text, (FIRST + 3) * 4, length, "utf8");
  channel.sendBytes(head, own, RB_FRAME_RECORDS, own.length);
}

function sendString(text) {
  const length = bufferByteLength(text);
  const padded = (length + 3) >> 2;
  stringNumber++;
  if (padded + LONGEST_RECORD > MARGIN - FIRST) {
    sendLongString(text, length);
    return;
  }
  if (count[0] + padded + LONGEST_RECORD > MARGIN) flush();
  words[count[0]] = RB_RECORD_STRING;
  words[count[0] + 1] = stringNumber;
  words[count[0] + 2] = length;
  if (padded > 0) {
    words[count[0] + 2 + padded] = 0;
    bufferWrite(bytes, text, (count[0] + 3) * 4, length, "utf8");
  }
  count[0] += 3 + padded;
}

function keep(key, number) {
  if (knownCount >= MAX_KNOWN_STRINGS) return;
  mapSet(known, key, number);
  knownCount++;
}

/* The number of a text. A short text keeps its number. */
function string(shown) {
  const text = presentable(shown);
  const isShort = text.length <= MAX_KNOWN_STRING;
  if (isShort) {
    const number = mapGet(known, text);
    if (number !== undefined) return number;
  }
  sendString(text);
  if (isShort) keep(text, stringNumber);
  return stringNumber;
}

/* The number of the text of a numeric value. It is kept, because programs return the same values again and again. A Map
 * cannot tell 0 from -0, so these are not kept. */
function numeral(value) {
  if (value > 0 && value < MOST_NUMERALS && (value | 0) === value) {
    return numerals[value] || (numerals[value] = string(preview(value)));
  }
  if (value === 0) return string(preview(value));
  const number = mapGet(known, value);
  if (number !== undefined) return number;
  const made = string(preview(value));
  keep(value, made);
  return made;
}

/* The number of a value's text; 0 once the run has shown as many values as it may, or if there is too little stack to
 * make the text. */
function shown(value) {
  if (previews === 0) return 0;
  previews--;
  try {
    return typeof value === "number" ? numeral(value) : string(preview(value));
  } catch {
    return 0;
  }
}

/* Most functions return small integers whose texts the host soon knows, so this makes no call for them. */
function textOf(value) {
  if (typeof value === "number" && value > 0 && value < MOST_NUMERALS && (value | 0) === value
    && numerals[value] !== 0) return numerals[value];
  return previews > 0 ? seldom(shown, value) : 0;
}

/* Appends a record before which nothing has to be told. Its kind says how many of the words are its own; the others are
 * overwritten by the next record. */
function put(word, a = 0, b = 0, c = 0, d = 0, e = 0) {
  if (count[0] >= MARGIN) flush();
  const at = count[0];
  count[0] = at + 1 + numberOfWords[word & 255];
  words[at] = word;
  words[at + 1] = a;
  words[at + 2] = b;
  words[at + 3] = c;
  words[at + 4] = d;
  words[at + 5] = e;
}

function record(word, a, b, c, d, e) {
  settle();
  if (observer !== null) observer.before(word & 255, a);
  put(word, a, b, c, d, e);
  if (observer !== null) observer.after(word & 255, a);
}

/* Called before the program waits and when a task is over; then a frame of the kind `next` says so. */
function pause(next = 0) {
  settle();
  if (observer !== null) observer.pause();
  flush(next);
}

/* The run ends at the place of `word`, if it is known which statement was too much. */
function endByLimit(limit, word = 0) {
  record((word - (word & 255)) + RB_RECORD_LIMIT, limit);
  flush();
  exitProcess(0);
}

/* The counter holds no more than 32 bits, so the allowance comes in portions. */
function refill(word) {
  if (leftLater <= 0) endByLimit(RB_LIMIT_STATEMENTS, word);
  left[0] = leftLater < MOST_AT_ONCE ? leftLater : MOST_AT_ONCE;
  leftLater -= left[0];
  spent += left[0];
  left[0]--;
}

function statement(word, activation) {
  if (--left[0] < 0) refill(word);
  if (count[0] >= margin[0] && seldom(slowStatement, word, activation)) return;
  const at = count[0];
  count[0] = at + 2;
  words[at] = word;
  words[at + 1] = activation;
}

function slowStatement(word, activation) {
  slow();
  if (eager === 0) return false;
  eager--;
  put(word, activation);
  flush();
  return true;
}

function enter(word) {
  if (count[0] >= margin[0]) seldom(slow);
  const activation = (activations[0] + 1) | 0;
  const at = count[0];
  activations[0] = activation;
  count[0] = at + 2;
  words[at] = word;
  words[at + 1] = activation;
  return activation;
}

/* One probe tells of a call and of the function's first statement. */
function enterAt(word, statementWord) {
  if (count[0] >= margin[0] || left[0] < 1) return enterAtSlowly(word, statementWord);
  left[0]--;
  const activation = (activations[0] + 1) | 0;
  const at = count[0];
  activations[0] = activation;
  count[0] = at + 4;
  words[at] = word;
  words[at + 1] = activation;
  words[at + 2] = statementWord;
  words[at + 3] = activation;
  return activation;
}

function enterAtSlowly(word, statementWord) {
  const activation = enter(word);
  statement(statementWord, activation);
  return activation;
}

function exit(word, activation) {
  if (count[0] >= margin[0]) seldom(slow);
  const at = count[0];
  count[0] = at + 3;
  words[at] = word;
  words[at + 1] = activation;
  words[at + 2] = 0;
}

function exitWith(word, activation, value) {
  const text = textOf(value);
  if (count[0] >= margin[0]) seldom(slow);
  const at = count[0];
  count[0] = at + 3;
  words[at] = word;
  words[at + 1] = activation;
  words[at + 2] = text;
  return value;
}

/* Runs the probes so often that V8 has compiled them before a program comes. Their records are thrown away. */
function warmUp() {
  left[0] = MOST_AT_ONCE;
  margin[0] = MARGIN;
  for (let i = 0; i < WARMING_ROUNDS; i++) {
    count[0] = FIRST;
    const activation = enterAt(0, 0);
    statement(0, activation);
    exitWith(0, activation, i);
    exit(0, enter(0));
  }
  left[0] = 0;
  activations[0] = 0;
  count[0] = FIRST;
  margin[0] = FIRST;
}

warmUp();

/* A `finally` still comes before the function is left. `id` identifies the outermost `finally`. */
function returnLate(word, activation, value, id) {
  makeRoom();
  putLate(word, activation, shown(value), id);
  return value;
}

function returnNothingLate(word, activation, id) {
  putLate(word, activation, 0, id);
}

function putLate(word, activation, text, id) {
  const last = mapGet(returning, activation) ?? null;
  const outer = last !== null && last.id === id ? last.outer : last;
  mapSet(returning, activation, { __proto__: null, word, text, id, outer });
}

/* The outermost `finally` around a `return` is over. */
function leaveLate(activation, id) {
  const late = mapGet(returning, activation);
  if (late === undefined || late.id !== id) return;
  mapDelete(returning, activation);
  record(late.word, activation, late.text);
}

/* A jump or an exception takes the place of the returns since the `finally` around it. Without such a `finally`, it
 * takes the place of all returns. */
function stay(activation, id) {
  let late = mapGet(returning, activation) ?? null;
  if (late === null) return;
  while (late !== null && late.id !== id) late = late.outer;
  if (late === null) mapDelete(returning, activation);
  else mapSet(returning, activation, late);
}

function suspendAtYield(word, activation) {
  mapSet(yielded, activation, word);
  record(word, activation);
}

function yieldValue(word, activation, value) {
  makeRoom();
  suspendAtYield(word, activation);
  return value;
}

/* A generator goes on: at its `yield`, or in the `catch` or `finally` around it. */
function goOn(activation) {
  const word = mapGet(yielded, activation);
  if (word === undefined) return;
  mapDelete(yielded, activation);
  record((word - (word & 255)) + RB_RECORD_RESUME, activation);
}

function goOnFromYield(activation, value) {
  makeRoom();
  goOn(activation);
  return value;
}

/* In a `catch`. The exception that it caught takes the place of a return too. */
function caught(activation, id) {
  stay(activation, id);
  goOn(activation);
}

module.exports = {
  endByLimit, expect, flush, makeRoom, pause, presentable, put, record, settle, show, shown, string,
  probes: {
    s: statement, e: enter, m: enterAt, x: exit, r: exitWith, q: returnLate, n: returnNothingLate, u: leaveLate, t: stay,
    y: yieldValue, z: goOnFromYield, k: caught, c: goOn,
  },
  /* `tell` is called before the next record once expect () was called. */
  tellFirst(tell) {
    tellPending = tell;
  },
  observeBy(one) {
    observer = one;
  },
  /* How many statements and iterations of loops there were. */
  statements: () => spent - left[0] - tasks,
  /* Engine time in µs: a statement costs 1. */
  now: () => startedAt + (spent - left[0] - spentAtStart),
  startScript() {
    spentAtStart = spent - left[0];
  },
  /* A task counts as a statement, but takes no engine time. */
  startTask(time) {
    if (--left[0] < 0) refill(0);
    tasks++;
    startedAt = time;
    spentAtStart = spent - left[0];
  },
  /* Engine time has moved on while the program was blocked. */
  goOnAt(time) {
    startedAt = time;
    spentAtStart = spent - left[0];
  },
  configure(maxStatements, previewer) {
    left[0] = maxStatements < MOST_AT_ONCE ? maxStatements : MOST_AT_ONCE;
    leftLater = maxStatements - left[0];
    spent = left[0];
    previews = MAX_PREVIEWS;
    preview = previewer;
  },
};
