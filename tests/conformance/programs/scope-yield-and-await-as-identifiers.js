var yield = 1, await = 2;
console.log(yield + await, yield
* await);
function f(yield, await = yield) { return yield + await; }
var g = (await) => await * 2, h = yield => yield;
yield: for (;;) { await: for (;;) break yield; }
console.log(f(1), g(3), h(4), { yield, await }.yield);
function* gen() { function inner() { return yield; } var o = { yield: 1, await: 5 }; yield inner(); yield o.yield; yield await; }
async function later() { function inner() { return await; } return await inner() + (yield); }
console.log([...gen()].join());
later().then((v) => console.log(v));
class C { await() { return "await"; } static yield() { return "yield"; } }
console.log(new C().await() + C.yield());
