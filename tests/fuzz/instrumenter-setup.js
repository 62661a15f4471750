/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors
 *
 * What grammar.c's programs call. It runs before them, untraced, by node alone as in a runner; all that it shows of a
 * value must be the same in both.
 */
var $g = 0;

/* Whether there is no fuel left. */
const $f = (() => {
  let left = 120;
  return () => left-- <= 0;
})();

/* A delay that is not the sum of other delays, and longer than any run of immediates, so that the order of due times
 * does not depend on how long statements take. */
const $d = (() => {
  let count = 0;
  return () => {
    if (count === 24) throw new RangeError("No more timers");
    return 2 ** (6 + ((count++ * 5) % 24));
  };
})();

/* The same for an interval. */
const $t = (() => {
  let count = 0;
  return () => {
    if (count === 24) throw new RangeError("No more intervals");
    return 2 ** 30 + 1009 * count++;
  };
})();

/* Returns true or false in an irregular order. */
const $b = (() => {
  let state = 1;
  return () => {
    state = (state * 37 + 11) % 101;
    return state % 2 === 0;
  };
})();

const $o = (value) => {
  if (value === globalThis) return { a: 1, b: [2] };
  return (typeof value === "object" && value !== null) || typeof value === "function" ? value : { a: value, b: 1 };
};

const $i = (value) => {
  if (Array.isArray(value) || typeof value === "string") return [...value].slice(0, 3);
  const isObject = typeof value === "object" && value !== null && value !== globalThis;
  return isObject && (Symbol.iterator in value || Symbol.asyncIterator in value) ? value : [value, 1];
};

const $n = (value) => (Array.isArray(value) ? value.length : typeof value === "function" ? value.name : value);

const $c = (value) => (typeof value === "function" ? value : () => value);

const $p = (value) => Promise.resolve(value);

const $s = (value, depth = 0) => {
  if (typeof value === "function") return `${value.name}/${value.length} ${Function.prototype.toString.call(value)}`;
  if (typeof value === "bigint") return `${value}n`;
  if (typeof value === "string") return value.slice(0, 30000);
  if (typeof value !== "object" || value === null) return String(value);
  if (value === globalThis) return "global";
  if (depth > 2) return "...";
  if (Array.isArray(value)) return `[${value.slice(0, 4).map((item) => $s(item, depth + 1)).join()}]`;
  if (value instanceof Error) return `${value.name}: ${value.message}`;
  const kind = Object.prototype.toString.call(value);
  return `${kind} ${Object.keys(value).slice(0, 5).map((key) => `${key}: ${$s(value[key], depth + 1)}`)}`;
};

const $ = (...values) => {
  let text = "";
  try {
    text = values.map((value) => $s(value)).join(" ");
  } catch (error) {
    text = `not shown: ${error?.name}`;
  }
  console.log(text.slice(0, 100000));
};
