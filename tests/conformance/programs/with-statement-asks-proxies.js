const asked = new Set();
const watch = (target) => new Proxy(target, { has(t, key) { asked.add(String(key)); return key in t; } });
const tell = (what) => { console.log(what, [...asked].sort().join(" ")); asked.clear(); };
with (watch({ a: 1 })) { a; if (a) a = 2; for (let i = 0; i < 2; i++) a += i; }
tell("statements");
const calls = [];
with (watch({ b: 3, calls })) { calls.push(b); (() => calls.push(b * 2))(); function later() { return b; } calls.push(later()); }
tell("functions " + calls);
function returns(o) { with (o) { return c; } }
console.log(returns(watch({ c: 4 })));
tell("return");
async function waits(o) { with (o) { const got = await d; try { await Promise.reject(got); } catch (e) { return e + d; } } }
waits(watch({ d: 5 })).then((value) => { console.log(value); tell("await"); });
function* gives(o) { with (o) { const back = yield e; yield back + e; } }
const it = gives(watch({ e: 6 }));
console.log(it.next().value, it.next(1).value);
tell("yield");
with (watch({ f: 7 })) { class C { m() { return f; } static { this.s = f; } x = f } var made = new C(); var text = String(made.m); var s = C.s; }
console.log(made.m(), made.x, s, text);
tell("class");
with (watch({ source: { p: 1 }, target: {}, key: "p" })) ({ [key]: target.q } = source);
tell("destructuring");
with (watch({})) setTimeout(function timer() { label: for (;;) { break label; } made = "from a timer"; }, 1);
tell("timer");
setTimeout(() => { console.log(made); tell("later"); }, 20);
