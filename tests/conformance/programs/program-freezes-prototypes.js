for (const o of [Object, Array, Function, Promise, Map, WeakMap, String, Error, RegExp]) { Object.freeze(o.prototype); Object.freeze(o); }
Object.freeze(globalThis.JSON); Object.freeze(Math);
const log = [];
setTimeout((x) => { log.push(x); queueMicrotask(() => log.push("microtask")); }, 10, "task");
setTimeout(() => console.log(log.join()), 30);
(async () => { await null; log.push("awaited"); for (const x of [1]) log.push(x); try { null.x; } catch (e) { log.push(e.name); } })();
