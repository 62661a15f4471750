/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors
 *
 * What a program finds in its realm beside the language: timers, the database, queueMicrotask, a clock that reads
 * engine time. The host decides when anything rings back; here it is only asked, and called.
 */
(function (native, trace, wire, preview, engine, proxies, makePromises) {
  "use strict";

  const { kinds, limits, lookupFlags } = wire;
  const UNDEFINED = 0, VALUE = 1, ERROR = 2;
  const LONGEST_DELAY = 2147483647;
  const LONGEST_NAME = 200;
  const LONGEST_KEY = 4000;
  const LONGEST_MESSAGE = 10000;
  const bind = Function.prototype.call.bind.bind(Function.prototype.call);
  const mapGet = bind(Map.prototype.get);
  const mapSet = bind(Map.prototype.set);
  const mapDelete = bind(Map.prototype.delete);
  const weakGet = bind(WeakMap.prototype.get);
  const weakSet = bind(WeakMap.prototype.set);
  const functionToString = bind(Function.prototype.toString);
  const slice = bind(String.prototype.slice);
  const includes = bind(String.prototype.includes);
  const indexOf = bind(String.prototype.indexOf);
  const replace = bind(String.prototype.replace);
  const map = bind(Array.prototype.map);
  const { apply, construct, defineProperty } = Reflect;
  const { getOwnPropertyDescriptor } = Object;
  const { parse, stringify } = JSON;
  const { trunc } = Math;
  const RealPromise = Promise;
  const RealDate = Date;
  const RealError = Error;
  const toNumber = Number;
  const global = globalThis;

  let program = { source: "", code: "", shifts: [], spans: [] };
  let prefix = "";
  let maxPending = Infinity;
  let blocking = false;
  let siteOfText = null;
  let originalOfText = null;

  /* Requests: lookups and timers that may ring back, by number. */
  const requests = new Map();
  let requestCount = 0;
  let pending = 0;

  /* Callbacks: function objects that were handed over, numbered for life. */
  const callbacks = new WeakMap();
  let callbackCount = 0;

  const hide = (object, name, value) =>
    defineProperty(object, name, { value, writable: true, enumerable: false, configurable: true });
  const expose = (name, value) =>
    defineProperty(global, name, { value, writable: true, enumerable: true, configurable: true });

  /* A function's traced text tells where it stands in the source. Made on first need: most programs never ask. */
  function readSpans() {
    siteOfText = new Map();
    originalOfText = new Map();
    const { source, code, spans } = program;
    for (let i = 0; i < spans.length; i += 5) {
      const text = slice(code, spans[i], spans[i + 1]);
      mapSet(originalOfText, text, slice(source, spans[i + 2], spans[i + 3]));
      if (spans[i + 4] >= 0) mapSet(siteOfText, text, spans[i + 4]);
    }
  }

  /* Where a place of the traced text is in the original. */
  function originalOffset(offset) {
    const { shifts } = program;
    let inserted = 0;
    for (let i = 0; i < shifts.length; i += 2) {
      const at = shifts[i] + inserted;
      if (offset < at) break;
      if (offset < at + shifts[i + 1]) return shifts[i];
      inserted += shifts[i + 1];
    }
    return offset - inserted;
  }

  function lineStart(text, line) {
    let start = 0;
    for (let i = 1; i < line; i++) start = indexOf(text, "\n", start) + 1;
    return start;
  }

  /* A stack names places of the traced text, and ends in the runner's own frames. */
  function restoreStack(text) {
    const ours = replace(text, /(?:\n[^\n]*@(?:\[native code\]|(?:prelude|promises)\.js:[\d:]+))+$/, "");
    return replace(ours, /\bprogram:(\d+):(\d+)/g, (whole, line, column) => {
      const offset = originalOffset(lineStart(program.code, line) + toNumber(column) - 1);
      return `program:${line}:${offset - lineStart(program.source, line) + 1}`;
    });
  }

  /* The engine quotes the code that an error comes from, as it runs it: what is shown is what was written. */
  function restore(shown) {
    const text = includes(shown, "@program:") ? restoreStack(shown) : shown;
    if (!includes(text, prefix)) return text;
    return replace(text, /\(evaluating '([^]*)'\)/g, (whole, quoted) => {
      const start = indexOf(program.code, quoted);
      if (start < 0) return whole;
      const original = slice(program.source, originalOffset(start), originalOffset(start + quoted.length));
      return `(evaluating '${original}')`;
    });
  }

  function siteOf(callback) {
    if (siteOfText === null) readSpans();
    return mapGet(siteOfText, functionToString(callback)) ?? 0;
  }

  const isOfEngine = (name, callback) => name === "" && includes(functionToString(callback), "[native code]");

  /* What the engine itself hands to `then`, say for Promise.all, is nobody's callback; it has no name. */
  function callbackNumber(callback, mayBeOfEngine = false) {
    const known = weakGet(callbacks, callback);
    if (known !== undefined) return known;
    const name = getOwnPropertyDescriptor(callback, "name")?.value;
    if (mayBeOfEngine && isOfEngine(name, callback)) return 0;
    weakSet(callbacks, callback, ++callbackCount);
    const text = typeof name === "string" && name !== "" ? trace.string(slice(name, 0, LONGEST_NAME)) : 0;
    trace.record(siteOf(callback) * 256 + kinds.CALLBACK, callbackCount, text, 0, 0, 0, 2);
    return callbackCount;
  }

  const promises = makePromises(native, trace, wire, engine, proxies, callbackNumber);
  trace.tellPromises(promises);

  function addRequest(entry) {
    if (++pending > maxPending) trace.endByLimit(limits.PENDING);
    mapSet(requests, ++requestCount, entry);
    return requestCount;
  }

  function forget(request) {
    if (mapDelete(requests, request)) pending--;
  }

  function decode(outcome, text) {
    if (outcome === VALUE) return parse(text);
    return outcome === ERROR ? new RealError(text) : undefined;
  }

  function startLookup(table, key, entry, flags) {
    const keyText = slice(stringify(key) ?? "", 0, LONGEST_KEY);
    const tableText = slice(table, 0, LONGEST_NAME);
    const callback = entry.visible ? callbackNumber(entry.callback) : 0;
    const request = addRequest(entry);
    trace.record(kinds.LOOKUP_START, request, callback, trace.string(tableText), trace.string(keyText), flags, 5);
    return request;
  }

  function lookup(table, key, callback, flags = 0) {
    if (callback !== undefined && typeof callback !== "function") {
      throw new TypeError("The database can only ring back a function");
    }
    if (callback !== undefined) {
      startLookup(table, key, { callback, visible: true, arguments: [] }, flags);
      return undefined;
    }
    if (!blocking) {
      startLookup(table, key, { callback: null, visible: false, arguments: [] }, flags);
      return undefined;
    }
    const entry = { callback: null, visible: false, arguments: [] };
    const request = startLookup(table, key, entry, flags | lookupFlags.BLOCKING);
    trace.pack();
    const answer = native.awaitAnswer(request);
    forget(request);
    trace.startTask(answer.now);
    const value = decode(answer.outcome, answer.text);
    if (answer.outcome === ERROR) throw value;
    return value;
  }

  function promiseLookup(table, key, flags = 0) {
    return new RealPromise((resolve, reject) => {
      const settle = (error, value) => (error === null ? resolve(value) : reject(error));
      startLookup(table, key, { callback: settle, visible: false, arguments: [] },
        flags | lookupFlags.PROMISE | lookupFlags.ERROR_FIRST);
    });
  }

  function makeDatabase(tables) {
    const database = { lookup: (table, key, callback) => lookup(`${table}`, key, callback) };
    const promises = { lookup: (table, key) => promiseLookup(`${table}`, key) };
    for (const [table, name] of tables) {
      const method = `get${name}ById`;
      database[method] = { [method]: (id, callback) => lookup(table, id, callback) }[method];
      promises[method] = { [method]: (id) => promiseLookup(table, id) }[method];
    }
    database.promises = promises;
    return database;
  }

  /* An undeclared name becomes a lookup if it is called, else 1 (an article's `id`). */
  function addStandIns(undeclared) {
    const made = [];
    for (const { name, called } of undeclared) {
      if (name in global || name === "arguments") continue;
      expose(name, called ? standIn(name) : 1);
      made.push(name);
    }
    return made;
  }

  function standIn(name) {
    return { [name](...args) {
      const callback = args.length > 0 ? args[args.length - 1] : undefined;
      if (typeof callback !== "function") return promiseLookup(name, args[0], lookupFlags.STAND_IN);
      const convention = callback.length >= 2 ? lookupFlags.ERROR_FIRST : lookupFlags.VALUE;
      startLookup(name, args.length > 1 ? args[0] : undefined, { callback, visible: true, arguments: [] },
        lookupFlags.STAND_IN | convention);
      return undefined;
    } }[name];
  }

  function delayOf(value) {
    const delay = trunc(toNumber(value));
    return delay >= 1 && delay <= LONGEST_DELAY ? delay : 1;
  }

  function setTimer(callback, delay, args, interval) {
    if (typeof callback !== "function") throw new TypeError("A timer can only call a function");
    const milliseconds = delayOf(delay);
    const number = callbackNumber(callback);
    const request = addRequest({ callback, visible: true, arguments: args, isTimer: true });
    trace.record(kinds.TIMER_SET, request, number, milliseconds, interval ? 1 : 0, 0, 4);
    return request;
  }

  function clearTimer(request) {
    if (!mapGet(requests, request)?.isTimer) return;
    forget(request);
    trace.record(kinds.TIMER_CLEAR, request);
  }

  const timers = {
    setTimeout: (callback, delay, ...args) => setTimer(callback, delay, args, false),
    setInterval: (callback, delay, ...args) => setTimer(callback, delay, args, true),
    clearTimeout: (request) => clearTimer(request),
    clearInterval: (request) => clearTimer(request),
    queueMicrotask(callback) {
      if (typeof callback !== "function") throw new TypeError("queueMicrotask can only call a function");
      promises.runNow(callback);
    },
  };

  function installClock(epoch) {
    const now = () => epoch + trunc(trace.now() / 1000);
    RealDate.now = { now }.now;
    const EngineDate = new Proxy(RealDate, {
      construct: (target, args, newTarget) => construct(target, args.length === 0 ? [now()] : args, newTarget),
      apply: () => `${new RealDate(now())}`,
    });
    hide(RealDate.prototype, "constructor", EngineDate);
    hide(global, "Date", EngineDate);
    expose("performance", { now: () => trace.now() / 1000, timeOrigin: epoch });
  }

  /* mulberry32: small, and the same numbers for the same seed everywhere. */
  function installRandom(seed) {
    let state = seed >>> 0;
    const { imul } = Math;
    hide(Math, "random", { random() {
      state = (state + 0x6d2b79f5) >>> 0;
      let t = imul(state ^ (state >>> 15), 1 | state);
      t = (t + imul(t ^ (t >>> 7), 61 | t)) ^ t;
      return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
    } }.random);
  }

  function installToString() {
    hide(Function.prototype, "toString", { toString() {
      const text = functionToString(this);
      if (originalOfText === null) readSpans();
      return mapGet(originalOfText, text) ?? text;
    } }.toString);
  }

  function install(console, structuredClone) {
    for (const name of ["setTimeout", "setInterval", "clearTimeout", "clearInterval", "queueMicrotask"]) {
      expose(name, timers[name]);
    }
    expose("structuredClone", structuredClone);
    hide(global, "console", console);
    promises.install();
    installToString();
  }

  function configure(options) {
    program = options.program;
    prefix = options.prefix;
    trace.restoreBy(restore);
    blocking = options.blocking;
    maxPending = options.maxPending;
    promises.configure(options.maxMicrotasks);
    installClock(RealDate.UTC(2025, 4, 18));
    installRandom(options.seed);
    expose("database", makeDatabase(options.tables));
    return options.standIns ? addStandIns(program.undeclared) : [];
  }

  /* A callback's turn: called with nothing but its arguments, its uncaught error reported, its request forgotten. */
  function invoke(request, now, answer, keep) {
    const entry = mapGet(requests, request);
    trace.startTask(now);
    promises.startTask();
    if (!keep) forget(request);
    const args = answer === null ? entry.arguments : map(answer, ({ outcome, text }) => decode(outcome, text));
    native.call(() => apply(entry.callback, undefined, args));
    promises.endTask();
    trace.record(kinds.TASK_END, request, entry.visible ? callbackNumber(entry.callback) : 0, 0, 0, 0, 2);
  }

  /* Called by the engine after a microtask checkpoint (HostPromiseRejectionTracker). */
  function unhandled(promise, reason) {
    const isError = reason instanceof RealError;
    const own = (name) => (isError ? getOwnPropertyDescriptor(reason, name)?.value : undefined);
    const isOfProgram = own("sourceURL") === "program";
    const text = preview(reason, 0, LONGEST_MESSAGE);
    promises.endCheckpoint();
    native.unhandled(text, isOfProgram ? own("line") : 0, isOfProgram ? own("column") : 0);
  }

  function evaluate() {
    promises.startTask();
    native.evaluate();
    promises.endTask();
    trace.record(kinds.SCRIPT_END, 0);
  }

  /* After the microtask checkpoint, which the engine performs when the call into it returns. */
  function finish() {
    promises.endCheckpoint();
    trace.pack();
  }

  return { install, configure, invoke, evaluate, finish, unhandled };
})
