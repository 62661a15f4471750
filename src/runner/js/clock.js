/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors
 *
 * The current time of a program is engine time. All ways in which JavaScript can ask for the current time are replaced
 * here.
 */
"use strict";

const trace = require("./trace.js");
const { define, publish } = require("./callbacks.js");
const { apply, construct, defineProperty, getOwnPropertyDescriptor, trunc, weakMapGet, weakMapSet } =
  require("./intrinsics.js");

/* Engine time starts on this day, which must be the same in every run. */
const EPOCH = Date.UTC(2025, 4, 18);
const RealDate = Date;

const now = () => EPOCH + trunc(trace.now() / 1000);

/* Date, as the language defines it (ECMAScript 21.4.2), except that without arguments it tells engine time. */
function newDate() {
  const SimulatedDate = { Date: function (...args) {
    if (new.target === undefined) return `${new RealDate(now())}`;
    return construct(RealDate, args.length === 0 ? [now()] : args, new.target);
  } }.Date;
  for (const name of ["parse", "UTC"]) define(SimulatedDate, name, RealDate[name], false);
  define(SimulatedDate, "now", { now: () => now() }.now, false);
  defineProperty(SimulatedDate, "length", { __proto__: null, value: 7, configurable: true });
  defineProperty(SimulatedDate, "prototype", { __proto__: null, value: RealDate.prototype, writable: false });
  return SimulatedDate;
}

function installDate(global) {
  const SimulatedDate = newDate();
  define(RealDate.prototype, "constructor", SimulatedDate, false);
  define(global, "Date", SimulatedDate, false);
}

function installPerformance(global) {
  const performance = {};
  define(performance, "timeOrigin", EPOCH, true);
  define(performance, "now", { now: () => trace.now() / 1000 }.now, true);
  define(global, "performance", performance, true);
}

/* Without a date, `format` uses the current time. */
function installDateFormat() {
  const { prototype } = Intl.DateTimeFormat;
  const getFormat = getOwnPropertyDescriptor(prototype, "format").get;
  const realFormatToParts = prototype.formatToParts;
  const formats = new WeakMap();
  const presentOr = (date) => (date === undefined ? now() : date);
  const newFormat = (real) => {
    const format = { "": (date) => apply(real, undefined, [presentOr(date)]) }[""];
    publish(format);
    weakMapSet(formats, real, format);
    return format;
  };
  const descriptor = { __proto__: null, configurable: true, enumerable: false, set: undefined };
  descriptor.get = getOwnPropertyDescriptor({ get format() {
    const real = apply(getFormat, this, []);
    return weakMapGet(formats, real) ?? newFormat(real);
  } }, "format").get;
  publish(descriptor.get);
  defineProperty(prototype, "format", descriptor);
  define(prototype, "formatToParts", { formatToParts(date) {
    return apply(realFormatToParts, this, [presentOr(date)]);
  } }.formatToParts, false);
}

/* mulberry32 is small, and gives the same numbers for the same seed everywhere. */
function installRandom(seed) {
  const { imul } = Math;
  let state = seed >>> 0;
  define(Math, "random", { random() {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = imul(state ^ (state >>> 15), 1 | state);
    t = (t + imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  } }.random, false);
}

function install(global, seed) {
  installDate(global);
  installPerformance(global);
  installDateFormat();
  installRandom(seed);
}

module.exports = { install };
