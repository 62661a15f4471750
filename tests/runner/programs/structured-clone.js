const c = structuredClone({ a: [1, new Map([[1, { b: 2 }]])], d: new Date(5) });
c.self = c;
console.log(c.a[1].get(1).b, c.d.getTime(), structuredClone(c).self.self.a.length);
try { structuredClone(() => 1) } catch (e) { console.log(e.name) }
