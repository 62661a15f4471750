/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors
 *
 * The runner's end of the trace: records are appended to an Int32Array that C reads, strings to a list beside it.
 * A probe is one call, two or three stores; everything rarer goes through record ().
 */
(function (native, wire, engine) {
  "use strict";

  const { kinds, limits } = wire;
  const CAPACITY = 1 << 16;
  const LONGEST_RECORD = 8;
  const MARGIN = CAPACITY - LONGEST_RECORD;
  const MAX_KNOWN_STRING = 64;
  const MAX_KNOWN_STRINGS = 4096;
  const SHOW_INTERVAL = 50;
  const ROOM = 4096;

  const bind = Function.prototype.call.bind.bind(Function.prototype.call);
  const mapGet = bind(Map.prototype.get);
  const mapSet = bind(Map.prototype.set);
  const indexOf = bind(String.prototype.indexOf);
  const slice = bind(String.prototype.slice);
  const isWellFormed = bind(String.prototype.isWellFormed);
  const toWellFormed = bind(String.prototype.toWellFormed);

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
  let leftAtFirst = 0;
  let startedAt = 0;
  let activations = 0;
  let previews = 0;
  let shownAt = 0;
  let preview = () => 0;
  let restore = (text) => text;
  let restoreMessage = () => {};

  /* Whether a task or a known microtask runs, and the function that is to leave for a microtask to end. */
  const COUNTED = 0, TOLD = 1;
  const queued = engine.queued ?? new Int32Array(2);
  const NOBODY = -1;
  let runs = false;
  let leaving = NOBODY;
  let promises = null;

  /* Makes sure that there is stack enough for all that is done here in one go: its frame is as large as a call needs
   * that it never makes. Where there is not, the engine's own RangeError comes now, and not in the middle of what
   * belongs together. */
  const makeRoom = Function("call", `if (call) call(${"0,".repeat(ROOM)})`);

  /* Hands the records to C. */
  function hand(over) {
    const used = count;
    const texts = strings;
    const textCount = stringCount;
    count = 0;
    strings = { __proto__: null };
    stringCount = 0;
    over(used, texts, textCount);
  }

  /* To keep them for the next message to the host. */
  function pack() {
    hand(native.pack);
  }

  /* To send them, if there are any; the program goes on while the host reads. */
  function flush() {
    if (count > 0 || stringCount > 0) hand(native.send);
  }

  /* Probes make room only where they need it. */
  function flushFromProbe() {
    makeRoom();
    flush();
  }

  /* What was printed is to be seen even if nothing ever comes after it; but not at the price of a message a line. */
  function show() {
    const now = realNow();
    if (now - shownAt < SHOW_INTERVAL) return;
    shownAt = now;
    flush();
  }

  /* What goes through UTF-8 and C strings whole: as in UTF-8 everywhere, half of a pair becomes U+FFFD; and a NUL,
   * where C would end the text, U+2400, the picture of one. */
  function presentable(text) {
    let whole = isWellFormed(text) ? text : toWellFormed(text);
    let shown = "";
    for (let at = indexOf(whole, "\0"); at >= 0; at = indexOf(whole, "\0")) {
      shown += slice(whole, 0, at) + "\u2400";
      whole = slice(whole, at + 1);
    }
    return shown + whole;
  }

  /* The number of a text; a short one keeps its number. */
  function string(shown) {
    const text = presentable(restore(shown));
    const isShort = text.length <= MAX_KNOWN_STRING;
    if (isShort) {
      const number = mapGet(known, text);
      if (number !== undefined) return number;
    }
    strings[stringCount++] = text;
    stringNumber++;
    if (isShort) keep(text, stringNumber);
    return stringNumber;
  }

  function keep(key, number) {
    if (knownCount >= MAX_KNOWN_STRINGS) return;
    mapSet(known, key, number);
    knownCount++;
  }

  /* The number of a number's text: programs return the same ones again and again. To a map 0 and -0 are the same. */
  function numeral(value) {
    if (value === 0) return string(preview(value));
    const number = mapGet(known, value);
    if (number !== undefined) return number;
    const made = string(preview(value));
    keep(value, made);
    return made;
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

  /* What the engine has queued since is told before the next statement. */
  function look() {
    if (left > 0 && queued[COUNTED] !== queued[TOLD]) promises.look();
  }

  function statement(word, activation) {
    if (--left < 0) endByLimit(limits.STATEMENTS, word);
    if (queued[COUNTED] !== queued[TOLD]) promises.look();
    if (count >= MARGIN) flushFromProbe();
    words[count++] = word;
    words[count++] = activation;
  }

  function enter(word) {
    const activation = activations + 1;
    if (!runs) startBy(promises.startThen, activation);
    if (count >= MARGIN) flushFromProbe();
    activations = activation;
    words[count++] = word;
    words[count++] = activation;
    return activation;
  }

  function exit(word, activation) {
    if (count >= MARGIN) flushFromProbe();
    words[count++] = word;
    words[count++] = activation;
    words[count++] = 0;
    if (activation === leaving) promises.end();
  }

  function exitWith(word, activation, value) {
    const text = previews > 0 ? shown(value) : 0;
    if (count >= MARGIN) flushFromProbe();
    words[count++] = word;
    words[count++] = activation;
    words[count++] = text;
    if (activation === leaving) promises.end();
    return value;
  }

  /* The text of a value, as long as values are shown at all; there may be too little stack left to make one. */
  function shown(value) {
    if (previews === 0) return 0;
    previews--;
    try {
      return typeof value === "number" ? numeral(value) : string(preview(value));
    } catch {
      return 0;
    }
  }

  /* Around what is yielded, and around what comes of it. */
  function passage(word, activation) {
    if (count >= MARGIN) flushFromProbe();
    words[count++] = word;
    words[count++] = activation;
  }

  function yieldValue(word, activation, value) {
    passage(word, activation);
    if (activation === leaving) promises.end();
    return value;
  }

  function goOnFromYield(word, activation, value) {
    if (!runs) startBy(promises.startStep, activation);
    passage(word, activation);
    return value;
  }

  /* Around what is awaited, around what comes of it, and where an exception that comes of it is caught. */
  function awaitValue(word, activation, value) {
    makeRoom();
    passage(word, activation);
    promises.suspend(word, activation, value);
    if (activation === leaving) promises.end();
    return value;
  }

  function goOnFromAwait(word, activation, value) {
    if (promises.goOn(activation)) leaving = activation;
    passage(word, activation);
    return value;
  }

  function goOnFromThrow(activation, error) {
    if (promises.goOn(activation)) leaving = activation;
    else if (!runs) startBy(promises.startStep, activation);
    restoreMessage(error);
  }

  /* A `finally` is still to come: to return is not to leave yet. */
  function returnLate(value) {
    leaving = NOBODY;
    return value;
  }

  /* Code without probes, say that of `eval`, is known to run by what it calls. */
  function called() {
    if (!runs) promises.startStep();
  }

  /* In the body of a `for await`, and after it. */
  function goOnInLoop(word, activation) {
    promises.goOnInLoop(word, activation, true);
    leaving = activation;
    passage(word, activation);
  }

  function goOnAfterLoop(word, activation) {
    if (!promises.goOnInLoop(word, activation, !runs)) return;
    leaving = activation;
    passage(word, activation);
  }

  function startBy(start, activation) {
    start();
    leaving = activation;
  }

  return {
    words, queued, makeRoom, presentable, record, called, string, shown, endByLimit, pack, show, flush, look,
    probes: {
      s: statement, l: statement, e: enter, x: exit, r: exitWith, y: yieldValue, z: goOnFromYield, v: awaitValue,
      w: goOnFromAwait, k: goOnFromThrow, n: returnLate, f: goOnInLoop,
      g: goOnAfterLoop,
    },
    /* Who knows the microtasks that code runs in. */
    tellPromises(listener) {
      promises = listener;
    },
    codeRuns(does) {
      runs = does;
      leaving = NOBODY;
    },
    /* How a text that quotes traced code is made to quote the original. */
    restoreBy(restorer, ofError) {
      restore = restorer;
      restoreMessage = ofError;
    },
    /* How many statements and rounds of loops there were. */
    statements: () => leftAtFirst - left,
    /* Engine time, in µs: a statement costs one. */
    now: () => startedAt + (leftAtStart - left),
    startTask(time) {
      startedAt = time;
      leftAtStart = left;
    },
    configure(maxStatements, maxPreviews, previewer) {
      left = maxStatements;
      leftAtStart = maxStatements;
      leftAtFirst = maxStatements;
      previews = maxPreviews;
      preview = previewer;
    },
  };
})
