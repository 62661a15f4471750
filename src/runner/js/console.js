/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors
 *
 * The console: node's own. Each line becomes a record, strings are in double quotes, and its timers use engine time.
 */
"use strict";

const { Console } = require("console");
const { formatWithOptions } = require("util");
const numbers = require("./numbers.js");
const trace = require("./trace.js");
const { define } = require("./callbacks.js");
const { apply, bufferByteLength, stringPadEnd, stringSlice, stringSplit, stringStartsWith } =
  require("./intrinsics.js");

const { RB_RECORD_CONSOLE, RB_CONSOLE_LOG, RB_CONSOLE_INFO, RB_CONSOLE_WARN, RB_CONSOLE_ERROR, RB_LIMIT_CONSOLE } =
  numbers;
const LEVELS = { __proto__: null, info: RB_CONSOLE_INFO, warn: RB_CONSOLE_WARN, error: RB_CONSOLE_ERROR,
  trace: RB_CONSOLE_ERROR, assert: RB_CONSOLE_ERROR };
/* The methods that work in a terminal. The others of node need an inspector. */
const METHODS = ["log", "debug", "info", "warn", "error", "trace", "dir", "dirxml", "table", "assert", "clear", "count",
  "countReset", "group", "groupCollapsed", "groupEnd", "time", "timeLog", "timeEnd"];
const SECOND = 1000, MINUTE = 60 * SECOND, HOUR = 60 * MINUTE;

const { captureStackTrace } = Error;
const { toFixed } = Number.prototype;
const timers = { __proto__: null };
let bytesLeft = Infinity;
let level = RB_CONSOLE_LOG;
let isTable = false;
let isMuted = false;

/* node prints a string in single quotes, or in other quotes if these need no escape. Articles use double quotes. */
function requote(text) {
  const quote = text[0];
  if (quote !== "'" && quote !== "`") return text;
  const inner = stringSlice(text, 1, -1);
  let shown = '"';
  for (let i = 0; i < inner.length; i++) {
    if (inner[i] === "\\") {
      const escaped = inner[++i];
      shown += escaped === "'" || escaped === "`" ? escaped : `\\${escaped}`;
    } else {
      shown += inner[i] === '"' ? '\\"' : inner[i];
    }
  }
  return shown + '"';
}

const inspectOptions = { stylize: (text, style) => (style === "string" ? requote(`${text}`) : `${text}`) };

function write(text) {
  if (isMuted) return;
  const whole = text.length > 0 && text[text.length - 1] === "\n" ? stringSlice(text, 0, -1) : text;
  const line = trace.presentable(isTable && stringStartsWith(whole, "┌") ? alignCells(whole) : whole);
  bytesLeft -= bufferByteLength(line) + 1;
  if (bytesLeft < 0) trace.endByLimit(RB_LIMIT_CONSOLE);
  trace.record(RB_RECORD_CONSOLE, level, trace.string(line));
  trace.show();
}

/* Older versions of node center each cell of a table in its column, newer ones align it left. This aligns cells left
 * with all of them. A row is left alone if it has wide characters. */
function alignCells(table) {
  const lines = stringSplit(table, "\n");
  const rule = lines[0];
  let text = rule;
  for (let i = 1; i < lines.length; i++) {
    const line = lines[i];
    text += `\n${line[0] === "│" && line.length === rule.length ? alignRow(line, rule) : line}`;
  }
  return text;
}

function alignRow(line, rule) {
  let text = "";
  let from = 1;
  for (let at = 1; at < rule.length; at++) {
    if (rule[at] === "─") continue;
    let start = from;
    let end = at;
    while (start < end - 1 && line[start] === " ") start++;
    while (end > start && line[end - 1] === " ") end--;
    text += `│${stringPadEnd(` ${stringSlice(line, start, end)}`, at - from)}`;
    from = at + 1;
  }
  return `${text}│`;
}

const stream = { write, on() {}, once() {}, removeListener() {}, listenerCount: () => 0 };
const real = new Console({ stdout: stream, stderr: stream, ignoreErrors: false, inspectOptions });

const pad = (value) => (value < 10 ? `0${value}` : `${value}`);

/* Formats a duration in milliseconds as node does. */
function durationText(ms) {
  if (ms < SECOND) return `${+apply(toFixed, ms, [3])}ms`;
  if (ms < MINUTE) return `${apply(toFixed, ms / SECOND, [3])}s`;
  const hours = ms < HOUR ? 0 : (ms - (ms % HOUR)) / HOUR;
  const rest = ms % HOUR;
  const minutes = (rest - (rest % MINUTE)) / MINUTE;
  const seconds = apply(toFixed, (rest % MINUTE) / SECOND, [3]);
  const shownSeconds = seconds.length < 6 ? `0${seconds}` : seconds;
  return hours > 0 ? `${hours}:${pad(minutes)}:${shownSeconds} (h:mm:ss.mmm)` : `${minutes}:${shownSeconds} (m:ss.mmm)`;
}

const labelOf = (label) => (label === undefined ? "default" : `${label}`);

function warnOf(text) {
  level = RB_CONSOLE_WARN;
  real.warn(text);
}

/* Prints a warning that is not the program's. */
function warn(text) {
  const before = level;
  warnOf(text);
  level = before;
}

/* Calls a function that may print, and drops what it prints. */
function mute(callback, argument) {
  isMuted = true;
  try {
    return callback(argument);
  } finally {
    isMuted = false;
  }
}

/* The methods that are not node's: timers use engine time. */
const ownMethods = {
  __proto__: null,
  time(label) {
    const name = labelOf(label);
    if (name in timers) warnOf(`Warning: Label '${name}' already exists for console.time()`);
    else timers[name] = trace.now();
  },
  timeLog(label, ...data) {
    const name = labelOf(label);
    if (name in timers) apply(real.log, real, ["%s: %s", name, elapsed(name), ...data]);
    else warnOf(`Warning: No such label '${name}' for console.timeLog()`);
  },
  timeEnd(label) {
    const name = labelOf(label);
    if (name in timers) real.log("%s: %s", name, elapsed(name));
    else warnOf(`Warning: No such label '${name}' for console.timeEnd()`);
    delete timers[name];
  },
  /* node's own `trace` would show our functions. */
  trace(...items) {
    const message = items.length > 0 ? apply(formatWithOptions, null, [inspectOptions, ...items]) : "";
    const holder = { name: "Trace", message };
    captureStackTrace(holder);
    real.error(holder.stack);
  },
  /* There is no terminal to clear. */
  clear() {},
};

const elapsed = (name) => durationText((trace.now() - timers[name]) / 1000);

/* Installs the console that a program sees, with functions that look like built-in ones. */
function install(global) {
  const console = {};
  for (const name of METHODS) {
    const method = ownMethods[name] ?? real[name];
    const methodLevel = LEVELS[name] ?? RB_CONSOLE_LOG;
    define(console, name, { [name](...items) {
      trace.makeRoom();
      const before = level;
      level = methodLevel;
      isTable = name === "table";
      try {
        return apply(method, real, items);
      } finally {
        level = before;
        isTable = false;
      }
    } }[name], true);
  }
  define(global, "console", console, false);
}

module.exports = { install, inspectOptions, warn, mute, configure(maxBytes) { bytesLeft = maxBytes; } };
