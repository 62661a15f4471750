console.log("before");
for (const key of ["value", "get", "set", "writable", "enumerable", "configurable", "next", "done", "then2"])
  Object.defineProperty(Object.prototype, key, { __proto__: null, configurable: true, get() { return undefined; }, set() { console.log("a setter ran: " + key); } });
setTimeout(() => console.log("task"), 10);
Promise.resolve("value").then((v) => console.log("then " + v));
(async () => { for await (const x of [1, 2]) console.log("x" + x); console.log(await "awaited"); })();
function f() { return [1, 2].map((x) => x).length; }
console.log(f());
