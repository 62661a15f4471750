const later = (value) => Promise.resolve(value);
const log = (...words) => console.log(...words);
const closing = (values, name) => ({
  [Symbol.asyncIterator]() { let i = 0; return {
    next: async () => { log(name, "next", i); return { done: i >= values.length, value: values[i++] }; },
    return: async (value) => { log(name, "return"); return { done: true, value }; },
  }; },
});
(async () => {
  for await (const x of [later(1), 2, { then(resolve) { resolve("thenable"); } }]) log(x);
  for await (let { a = "default", ...rest } of [{ b: 1 }, later({ a: 2, c: 3 })]) log(a, rest);
  let o = {}; for await (o.x of closing([1, 2], "member"));
  log(o.x);
  for await (var [p, q = p] of closing([[1], [2, 3]], "var")) { if (q === 3) break; }
  log(p, q);
  try { for await (const x of closing([1], "throws")) throw new Error("body " + x); } catch (e) { log(e.message); }
  try { for await (const x of 5) log("never", x); } catch (e) { log(e instanceof TypeError); }
  log(await (async () => { for await (const x of closing([7, 8], "returns")) return x; })());
  labelled: for await (const x of closing(["a", "b"], "outer")) for await (const y of closing([1, 2], "inner")) { log(x, y); if (y === 2) continue labelled; if (x === "b") break labelled; }
  const fs = []; for await (const x of [1, 2, 3]) fs.push(() => x);
  log(fs.map((f) => f()).join());
  for await (const f of (function* () { yield async () => "called"; yield () => "plain"; })()) log(await f());
  const done = []; await Promise.all([1, 2].map(async (n) => { for await (const x of [n, n * 10]) done.push(x); }));
  log(done.join());
})();
