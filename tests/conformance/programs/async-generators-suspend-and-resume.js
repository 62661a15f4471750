async function* numbers() {
  console.log("starts");
  const a = yield 1;
  console.log("a", a);
  const b = yield await Promise.resolve(2);
  console.log("b", b);
  try { yield Promise.resolve(3); } catch (error) { console.log("caught", error); await null; yield 4; }
  for await (const x of [5, Promise.resolve(6)]) yield x;
  return 7;
}
const g = numbers();
Promise.all([g.next("lost"), g.next("to a"), g.next("to b"), g.throw("thrown"), g.next(), g.next(), g.next(), g.next()])
  .then((results) => console.log(results.map(({ value, done }) => value + ":" + done).join(" ")));
const h = numbers();
h.return("at once").then(({ value, done }) => console.log(value, done));
h.next().then(({ value, done }) => console.log(value, done));
const i = numbers();
i.throw("before the start").catch((reason) => console.log("rejected", reason));
const j = numbers();
j.next().then(() => j.return(Promise.resolve("a promise"))).then(({ value, done }) => console.log(value, done));
(async () => { const k = numbers(); for await (const n of k) { console.log("k", n); if (n === 2) break; } console.log(await k.next()); })();
const abandoned = numbers();
abandoned.next();
console.log("script is done");
