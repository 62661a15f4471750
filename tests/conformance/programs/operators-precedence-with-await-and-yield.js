(async () => {
  const p = (v) => Promise.resolve(v);
  const r = [(await p(2)) ** 0 === 1 ? 1 : 0, -(await p(3)), !await p(0), typeof await p(""), void await p(1) === undefined, await p(1) in [0, 1], await p([]) instanceof Array, (await p({ x: 4 })).x, await p(1) + +await p("2"), await p(5) > await p(4), await (await p(p))(6), await new Promise((f) => f(7)), ~await p(8), await p(9) | await p(16), delete (await p({ d: 1 })).d];
  let x = 1; x += await p(2); x **= await p(2);
  const o = { n: 1 }; o.n += await p(1); o[await p("m")] = await p(3); (await p(o)).n++;
  console.log(r.join(), x, o.n, o.m);
})();
function* g() { let x = 1; x += yield x; const o = { n: x }; o.n *= yield o.n; o[yield "k"] = yield "v"; return [x, o.n, o.key, !(yield), typeof (yield), (yield) || (yield)].join(); }
const it = g(); let r = it.next(); for (const v of [2, 3, "key", "value", 0, "s", 0, "last"]) r = it.next(v);
console.log(r.value, r.done);
