/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors
 *
 * The runner's end of the trace: records are appended to an Int32Array that C reads, strings to a list beside it.
 * A probe is one call, two or three stores; everything rarer goes through record ().
 */
(function (native, kinds, limits) {
  "use strict";

  const CAPACITY = 1 << 16;
  const LONGEST_RECORD = 8;
  const MARGIN = CAPACITY - LONGEST_RECORD;
  const MAX_KNOWN_STRING = 64;
  const MAX_KNOWN_STRINGS = 4096;
  const SHOW_INTERVAL = 50;

  const bind = Function.prototype.call.bind.bind(Function.prototype.call);
  const mapGet = bind(Map.prototype.get);
  const mapSet = bind(Map.prototype.set);

  const realNow = Date.now;

  const words = new Int32Array(CAPACITY);
  let count = 0;
  let strings = { __proto__: null };
  let stringCount = 0;
  let stringNumber = 0;
  const known = new Map();
  let knownCount = 0;

  let left = 0;
  let leftAtStart = 0;
  let startedAt = 0;
  let activations = 0;
  let previews = 0;
  let shownAt = 0;
  let preview = () => 0;
  let restore = (text) => text;

  /* Hands the records to C, which keeps them for the next message to the host. */
  function pack() {
    const used = count;
    const texts = strings;
    const textCount = stringCount;
    count = 0;
    strings = { __proto__: null };
    stringCount = 0;
    native.pack(used, texts, textCount);
  }

  function flush() {
    pack();
    native.send();
  }

  /* What was printed is to be seen even if nothing ever comes after it; but not at the price of a message a line. */
  function show() {
    const now = realNow();
    if (now - shownAt < SHOW_INTERVAL) return;
    shownAt = now;
    flush();
  }

  /* The number of a text; a short one keeps its number. */
  function string(shown) {
    const text = restore(shown);
    const isShort = text.length <= MAX_KNOWN_STRING;
    if (isShort) {
      const number = mapGet(known, text);
      if (number !== undefined) return number;
    }
    strings[stringCount++] = text;
    stringNumber++;
    if (isShort && knownCount < MAX_KNOWN_STRINGS) {
      mapSet(known, text, stringNumber);
      knownCount++;
    }
    return stringNumber;
  }

  function record(word, a = 0, b = 0, c = 0, d = 0, e = 0, length = 1) {
    if (count >= MARGIN) flush();
    words[count++] = word;
    words[count++] = a;
    if (length > 1) words[count++] = b;
    if (length > 2) words[count++] = c;
    if (length > 3) words[count++] = d;
    if (length > 4) words[count++] = e;
  }

  /* Where it is known which statement was too much, that is where the run ends. */
  function endByLimit(limit, word = 0) {
    record((word - (word & 255)) + kinds.LIMIT, limit, 0, 0, 0, 0, 3);
    flush();
    native.exit();
  }

  function statement(word, activation) {
    if (--left < 0) endByLimit(limits.STATEMENTS, word);
    if (count >= MARGIN) flush();
    words[count++] = word;
    words[count++] = activation;
  }

  function enter(word) {
    if (count >= MARGIN) flush();
    words[count++] = word;
    words[count++] = ++activations;
    return activations;
  }

  function exit(word, activation) {
    if (count >= MARGIN) flush();
    words[count++] = word;
    words[count++] = activation;
    words[count++] = 0;
  }

  function exitWith(word, activation, value) {
    const text = previews > 0 ? (previews--, string(preview(value))) : 0;
    if (count >= MARGIN) flush();
    words[count++] = word;
    words[count++] = activation;
    words[count++] = text;
    return value;
  }

  /* Around what is awaited or yielded, and around what comes of it. */
  function passage(word, activation, value) {
    if (count >= MARGIN) flush();
    words[count++] = word;
    words[count++] = activation;
    return value;
  }

  return {
    words, record, string, endByLimit, pack, show,
    probes: { s: statement, l: statement, e: enter, x: exit, r: exitWith, v: passage, w: passage },
    /* How a text that quotes traced code is made to quote the original. */
    restoreBy(restorer) {
      restore = restorer;
    },
    /* Engine time, in µs: a statement costs one. */
    now: () => startedAt + (leftAtStart - left),
    startTask(time) {
      startedAt = time;
      leftAtStart = left;
    },
    configure(maxStatements, maxPreviews, previewer) {
      left = maxStatements;
      leftAtStart = maxStatements;
      previews = maxPreviews;
      preview = previewer;
    },
  };
})
