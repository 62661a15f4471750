var o = { x: 1, f() { return this === o; }, [Symbol.unscopables]: { hidden: true }, hidden: 2 }, hidden = "outer";
with (o) console.log(x, f(), hidden)
with (o) { var x = 5; let y = x; console.log(o.x, y); }
with ({ a: 1 }) with ({ b: 2 }) if (a) console.log(a + b); else console.log("never")
with (o) var g = () => x;
o.x = 6;
console.log(g(), x === undefined);
for (const k of [1]) with ({ k: 2 }) console.log(k);
with (new Proxy({}, { has: (_, k) => k === "anything", get: (_, k) => (k === Symbol.unscopables ? undefined : "trapped") })) console.log(anything);
label: with (o) { break label; }
