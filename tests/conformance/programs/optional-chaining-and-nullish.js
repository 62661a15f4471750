let calls = 0;
const side = (v) => (calls++, v);
const o = { a: { b() { return this.c; }, c: 5 }, n: null, f: null, zero: 0 };
console.log(o?.a?.b(), o.a?.["b"]?.(), o.n?.x.y.z, o.f?.(side(1)), o.x?.[side(2)], (o?.a).c, (o?.a.b)(), delete o?.n, calls);
console.log(o.zero ?? "never", o.none ?? "default", (null || undefined) ?? "both", o.zero?.toFixed?.(1));
o.none ??= side("assigned"); o.none ??= side("never"); o.zero ||= 7; o.zero &&= side(8); o.a.c ||= side("never");
console.log(o.none, o.zero, o.a.c, calls, 1?.5:2);
const f = null; f?.(side()), o?.q?.r.s.t(side());
(async () => console.log(o.a?.[await "c"], await o.missing?.[await side(1)], calls))();
