const log = (...words) => console.log(...words);
const thenable = (name, how) => ({ then(resolve, reject) { log(name, "then"); return how(resolve, reject); } });
const twice = thenable("twice", (resolve, reject) => { resolve(1); resolve(2); reject(3); throw 4; });
const throws = thenable("throws", () => { throw "thrown"; });
const after = thenable("after", (resolve) => { resolve("first"); throw "too late"; });
const nested = thenable("nested", (resolve) => resolve(thenable("inner", (again) => again("deep"))));
const slow = thenable("slow", (resolve) => { setTimeout(resolve, 10, "slow value"); });
const getter = { get then() { log("getter"); return (resolve) => resolve("got"); } };
const broken = { get then() { throw "broken getter"; } };
const notCallable = { then: 5 };
function callable() {} callable.then = (resolve) => resolve("a function's then");
(async () => {
  log(await twice); log(await throws.then(null, null).catch?.(1) === undefined);
})().catch((e) => log("caught", e));
(async () => {
  for (const t of [after, nested, getter, notCallable, callable, slow]) { const value = await t; log(typeof value === "object" ? "itself" : value); }
  for (const t of [throws, broken]) try { await t; } catch (e) { log("caught", e); }
  log(await Promise.resolve().then(() => nested), await Promise.resolve().finally(() => slow), await new Promise((resolve) => resolve(twice)));
  const thrown = await Promise.reject("kept").finally(() => nested).catch((e) => e);
  log(thrown, await (async () => callable)(), await Promise.race([slow, getter]));
  const r = async function* () { yield nested; return getter; };
  for await (const x of r()) log(typeof x === "object" ? "yielded itself" : x);
})();
queueMicrotask(() => log("between"));
