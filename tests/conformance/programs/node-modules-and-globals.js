const EventEmitter = require("node:events"), util = require("util"), assert = require("node:assert"), path = require("path");
const emitter = new EventEmitter();
emitter.on("a", (...given) => console.log("first", ...given)).once("a", () => console.log("once")).prependListener("a", () => console.log("before"));
console.log(emitter.emit("a", 1, 2), emitter.emit("a"), emitter.emit("b"), emitter.listenerCount("a"));
EventEmitter.once(emitter, "c").then(([value]) => console.log("event as a promise", value)); emitter.emit("c", 5);
try { emitter.emit("error", new Error("nobody listens")); } catch (error) { console.log(error.message); }
console.log(util.format("%s is %d", "x", 4), util.inspect({ a: { b: { c: { d: 1 } } } }, { depth: 0 }), util.isDeepStrictEqual({ a: [1] }, { a: [1] }), util.types.isPromise(Promise.resolve()));
util.promisify((n, done) => setTimeout(() => done(null, n * 2), 5))(4).then((n) => console.log("promisified", n));
try { assert.strictEqual(1, 1); assert.deepEqual({ a: 1 }, { a: 1 }); assert(false, "said so"); } catch (error) { console.log(error.name, error.code, error.message); }
assert.rejects(Promise.reject(new Error("r"))).then(() => console.log("rejected, as it should"));
console.log(path.join("a", "..", "b", "c.txt"), path.basename("/x/y.js", ".js"), path.extname("a.b.c"), path.posix === path);
const url = new URL("https://example.org:8080/a/b?x=1&y=2#z"); console.log(url.host, url.pathname, url.searchParams.get("y"), [...new URLSearchParams("p=1&p=2")].join(";"));
console.log(new TextDecoder().decode(new TextEncoder().encode("ก")), btoa("abc"), atob("YWJj"), structuredClone({ a: new Date(0) }).a.getTime());
const target = new EventTarget(); target.addEventListener("ping", (event) => console.log(event.type, event instanceof Event, event.target === target), { once: true });
target.dispatchEvent(new Event("ping")); target.dispatchEvent(new Event("ping"));
const controller = new AbortController(); controller.signal.addEventListener("abort", () => console.log("aborted", controller.signal.reason)); controller.abort("why"); console.log(controller.signal.aborted);
console.log(typeof performance.now(), Date.now() === new Date().getTime(), typeof globalThis.require, typeof module, typeof exports, this === module.exports, require("events") === EventEmitter);
console.log(util.inspect(new Map([["k", 1]])), util.inspect("it's"), util.types.isProxy(new Proxy({}, {})));
