const o = { m() { return 1 }, async *n() {} };
console.log(o.m.toString(), '|', o.n.toString());
