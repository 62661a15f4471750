/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Ringback authors
 *
 * What a program finds in its realm beside the language: timers, the database, queueMicrotask, a clock that reads
 * engine time. The host decides when anything rings back; here it is only asked, and called.
 */
(function (native, trace, wire, tools, engine, proxies, makePromises) {
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
  const has = bind(WeakSet.prototype.has);
  const add = bind(WeakSet.prototype.add);
  const remove = bind(WeakSet.prototype.delete);
  const functionToString = bind(Function.prototype.toString);
  const slice = bind(String.prototype.slice);
  const includes = bind(String.prototype.includes);
  const { apply, construct, defineProperty } = Reflect;
  const { getOwnPropertyDescriptor, hasOwn, keys } = Object;
  const { parse, stringify } = JSON;
  const { trunc } = Math;
  const RealPromise = Promise;
  const RealDate = Date;
  const RealError = Error;
  const RealRangeError = RangeError;
  const RealTypeError = TypeError;
  const toNumber = Number;
  const global = globalThis;
  const evaluateScript = engine.evaluate ?? native.evaluate;

  let now = () => 0;
  let maxPending = Infinity;
  let blocking = false;

  /* Requests: lookups and timers that may ring back, by number. Of a lookup that rings nobody back nothing is kept;
   * when it is answered only the host knows, so the host counts those that are under way. */
  const requests = new Map();
  let requestCount = 0;
  let pending = 0;

  /* Callbacks: function objects that were handed over, numbered for life. */
  const callbacks = new WeakMap();
  let callbackCount = 0;

  /* Functions that a program finds here, and takes for the engine's. */
  const published = new WeakSet();

  function publish(object, name, value, enumerable) {
    if (typeof value === "function") add(published, value);
    defineProperty(object, name, { __proto__: null, value, writable: true, enumerable, configurable: true });
  }

  const hide = (object, name, value) => publish(object, name, value, false);
  const expose = (name, value) => publish(global, name, value, true);

  const toInteger = (value) => (typeof value === "number" ? value >>> 0 : 0);

  const siteOf = (callback) => tools.siteOf(functionToString(callback));

  /* An own data property's value: no getter or trap of the program's runs, nor does one that it gave
   * Object.prototype. */
  function ownValue(object, name) {
    if (has(proxies, object)) return undefined;
    const descriptor = getOwnPropertyDescriptor(object, name);
    return descriptor !== undefined && hasOwn(descriptor, "value") ? descriptor.value : undefined;
  }

  /* A program that catches an error reads its own text in it. */
  function restoreMessage(error) {
    if (typeof error !== "object" || error === null) return;
    const message = ownValue(error, "message");
    if (typeof message !== "string") return;
    trace.makeRoom();
    const restored = tools.restore(message);
    if (restored !== message) hide(error, "message", restored);
  }

  const isOfEngine = (name, callback) => name === "" && includes(functionToString(callback), "[native code]");

  /* What the engine itself hands to `then`, say for Promise.all, is nobody's callback; it has no name. */
  function callbackNumber(callback, mayBeOfEngine = false) {
    const known = weakGet(callbacks, callback);
    if (known !== undefined) return known;
    const name = ownValue(callback, "name");
    if (mayBeOfEngine && isOfEngine(name, callback)) return 0;
    weakSet(callbacks, callback, ++callbackCount);
    const text = typeof name === "string" && name !== "" ? trace.string(slice(name, 0, LONGEST_NAME)) : 0;
    trace.record(siteOf(callback) * 256 + kinds.CALLBACK, callbackCount, text, 0, 0, 0, 2);
    return callbackCount;
  }

  const text = (value) => (typeof value === "string" ? trace.presentable(value) : "");

  /* An error that nobody catches or handles, told without running any of the program's code. */
  function report(kind, error) {
    const isObject = typeof error === "object" && error !== null;
    const own = (name) => (isObject ? ownValue(error, name) : undefined);
    native.report(kind, text(tools.preview.ofThrown(error, LONGEST_MESSAGE)), text(own("sourceURL")),
      toInteger(own("line")), toInteger(own("column")), text(own("stack")));
  }

  /* Calls a callback; the event loop goes on, whatever it throws. */
  report.thrownBy = (callback) => {
    try {
      apply(callback, undefined, []);
    } catch (error) {
      report(kinds.UNCAUGHT, error);
    }
  };

  const promises = makePromises({ report, trace, wire, engine, proxies, ownValue, callbackNumber, restoreMessage });
  trace.tellPromises(promises);

  const entryOf = (callback, visible, args = null) =>
    ({ __proto__: null, callback, visible, arguments: args ?? [], isTimer: args !== null });

  function addRequest(entry) {
    trace.called();
    requestCount++;
    if (entry.callback === null) return requestCount;
    if (++pending > maxPending) trace.endByLimit(limits.PENDING);
    mapSet(requests, requestCount, entry);
    return requestCount;
  }

  function forget(request) {
    if (mapDelete(requests, request)) pending--;
  }

  function decode(outcome, text) {
    if (outcome === VALUE) return parse(text);
    return outcome === ERROR ? new RealError(text) : undefined;
  }

  function decodeAll(answer) {
    const values = { __proto__: null, length: answer.length };
    for (let i = 0; i < answer.length; i++) values[i] = decode(answer[i].outcome, answer[i].text);
    return values;
  }

  function startLookup(table, key, entry, flags) {
    const keyText = slice(stringify(key) ?? "", 0, LONGEST_KEY);
    const tableText = slice(table, 0, LONGEST_NAME);
    trace.makeRoom();
    const callback = entry.visible ? callbackNumber(entry.callback) : 0;
    const request = addRequest(entry);
    trace.record(kinds.LOOKUP_START, request, callback, trace.string(tableText), trace.string(keyText), flags, 5);
    return request;
  }

  function lookup(table, key, callback, flags = 0) {
    if (callback !== undefined && typeof callback !== "function") {
      throw new RealTypeError("The database can only ring back a function");
    }
    if (callback !== undefined) {
      startLookup(table, key, entryOf(callback, true), flags);
      return undefined;
    }
    if (!blocking) {
      startLookup(table, key, entryOf(null, false), flags);
      return undefined;
    }
    const entry = entryOf(null, false);
    const request = startLookup(table, key, entry, flags | lookupFlags.BLOCKING);
    trace.pack();
    const answer = native.awaitAnswer(request);
    trace.startTask(answer.now);
    const value = decode(answer.outcome, answer.text);
    if (answer.outcome === ERROR) throw value;
    return value;
  }

  function promiseLookup(table, key, flags = 0) {
    return new RealPromise((resolve, reject) => {
      const settle = (error, value) => (error === null ? resolve(value) : reject(error));
      startLookup(table, key, entryOf(settle, false),
        flags | lookupFlags.PROMISE | lookupFlags.ERROR_FIRST);
    });
  }

  function makeDatabase(tables) {
    const database = {};
    const promises = {};
    publish(database, "lookup", { lookup: (table, key, callback) => lookup(`${table}`, key, callback) }.lookup, true);
    publish(promises, "lookup", { lookup: (table, key) => promiseLookup(`${table}`, key) }.lookup, true);
    for (const [table, name] of tables) {
      const method = `get${name}ById`;
      publish(database, method, { [method]: (id, callback) => lookup(table, id, callback) }[method], true);
      publish(promises, method, { [method]: (id) => promiseLookup(table, id) }[method], true);
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
      startLookup(name, args.length > 1 ? args[0] : undefined, entryOf(callback, true),
        lookupFlags.STAND_IN | convention);
      return undefined;
    } }[name];
  }

  function delayOf(value) {
    const delay = trunc(toNumber(value));
    return delay >= 1 && delay <= LONGEST_DELAY ? delay : 1;
  }

  function setTimer(callback, delay, args, interval) {
    if (typeof callback !== "function") throw new RealTypeError("A timer can only call a function");
    const milliseconds = delayOf(delay);
    trace.makeRoom();
    const number = callbackNumber(callback);
    const request = addRequest(entryOf(callback, true, args));
    trace.record(kinds.TIMER_SET, request, number, milliseconds, interval ? 1 : 0, 0, 4);
    return request;
  }

  function clearTimer(request) {
    trace.makeRoom();
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
      if (typeof callback !== "function") throw new RealTypeError("queueMicrotask can only call a function");
      promises.runNow(callback);
    },
  };

  function installClock(epoch) {
    now = () => epoch + trunc(trace.now() / 1000);
    hide(RealDate, "now", { now: () => now() }.now);
    const EngineDate = new Proxy(RealDate, {
      __proto__: null,
      construct: (target, args, newTarget) => construct(target, args.length === 0 ? [now()] : args, newTarget),
      apply: () => `${new RealDate(now())}`,
    });
    /* It has no traps that run a program's code: it may be looked into. */
    remove(proxies, EngineDate);
    hide(RealDate.prototype, "constructor", EngineDate);
    hide(global, "Date", EngineDate);
    const performance = { timeOrigin: epoch };
    publish(performance, "now", { now: () => trace.now() / 1000 }.now, true);
    expose("performance", performance);
  }

  /* Without a date, a format takes the present, which is engine time. */
  function installDateFormat() {
    const { prototype } = Intl.DateTimeFormat;
    const getFormat = getOwnPropertyDescriptor(prototype, "format").get;
    const realFormatToParts = prototype.formatToParts;
    const formats = new WeakMap();
    const presentOr = (date) => (date === undefined ? now() : date);
    const newFormat = (real) => {
      const format = { "": (date) => apply(real, undefined, [presentOr(date)]) }[""];
      add(published, format);
      weakSet(formats, real, format);
      return format;
    };
    const descriptor = { __proto__: null, configurable: true, enumerable: false, set: undefined };
    descriptor.get = getOwnPropertyDescriptor({ get format() {
      const real = apply(getFormat, this, []);
      return weakGet(formats, real) ?? newFormat(real);
    } }, "format").get;
    add(published, descriptor.get);
    defineProperty(prototype, "format", descriptor);
    hide(prototype, "formatToParts", { formatToParts(date) {
      return apply(realFormatToParts, this, [presentOr(date)]);
    } }.formatToParts);
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
    add(published, Proxy);
    add(published, Proxy.revocable);
    hide(Function.prototype, "toString", { toString() {
      trace.makeRoom();
      const text = functionToString(this);
      if (has(published, this)) return `function ${ownValue(this, "name") ?? ""}() {\n    [native code]\n}`;
      return tools.originalOf(text) ?? text;
    } }.toString);
  }

  /* An error of the tools' realm would be a way into it. */
  function inTools(tool, items) {
    trace.makeRoom();
    try {
      tool(items);
    } catch (error) {
      if (!tools.isOwnError(error)) throw error;
      throw new (error.name === "RangeError" ? RealRangeError : RealTypeError)(error.message);
    }
  }

  /* The console itself is out of a program's reach; what it finds are functions of its own realm. */
  function installConsole() {
    const console = {};
    for (const name of keys(tools.console)) {
      const write = tools.console[name];
      publish(console, name, { [name](...items) { inTools(write, items); } }[name], true);
    }
    hide(global, "console", console);
  }

  function install(structuredClone) {
    for (const name of ["setTimeout", "setInterval", "clearTimeout", "clearInterval", "queueMicrotask"]) {
      expose(name, timers[name]);
    }
    expose("structuredClone", structuredClone);
    installConsole();
    promises.install(hide);
    installToString();
    installDateFormat();
  }

  function configure(options) {
    trace.restoreBy(tools.restore, restoreMessage);
    blocking = options.blocking;
    maxPending = options.maxPending;
    promises.configure(options.maxMicrotasks);
    installClock(RealDate.UTC(2025, 4, 18));
    installRandom(options.seed);
    expose("database", makeDatabase(options.tables));
    return options.standIns ? addStandIns(options.undeclared) : [];
  }

  /* A callback's turn: called with nothing but its arguments, its uncaught error reported, its request forgotten. */
  function invoke(request, now, answer, keep) {
    const entry = mapGet(requests, request);
    trace.startTask(now);
    promises.startTask();
    if (!keep) forget(request);
    const args = answer === null ? entry.arguments : decodeAll(answer);
    report.thrownBy(() => apply(entry.callback, undefined, args));
    promises.endTask();
    trace.record(kinds.TASK_END, request, entry.visible ? callbackNumber(entry.callback) : 0, 0, 0, 0, 2);
  }

  /* Called by the engine after a microtask checkpoint (HostPromiseRejectionTracker). */
  function unhandled(promise, reason) {
    promises.endCheckpoint();
    report(kinds.UNHANDLED, reason);
  }

  function evaluate() {
    promises.startTask();
    const scripts = native.scripts();
    if (scripts[0] !== "") report.thrownBy(() => evaluateScript(scripts[0], "setup"));
    report.thrownBy(() => evaluateScript(scripts[1], "program"));
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
